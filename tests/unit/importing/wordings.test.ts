// How organisations word the same parts of an action: who is asked for what, where to write to, in which languages, until when.
import { describe, expect, it } from "vitest";
import { datesIn } from "@/lib/importing/fields/dates";
import { languagesIn } from "@/lib/importing/fields/languages";
import { markerOf } from "@/lib/importing/fields/persons";
import { targetsIn } from "@/lib/importing/fields/targets";
import { matchLabel } from "@/lib/importing/labels/match";
import { numberLines } from "@/lib/importing/reading/clean";
import { linesOf } from "@/lib/importing/reading/text";

describe("labels in sentences", () => {
  it.each([
    ["The Coast Network urges the authorities of Verdania to:", "demands"],
    ["La Red Costera insta a las autoridades de Verdania a:", "demands"],
    ["Le Réseau du littoral exhorte les autorités de Verdanie à :", "demands"],
    ["La Rete costiera sollecita le autorità di Verdania a:", "demands"],
    ["A Rede do Litoral insta as autoridades da Verdânia a:", "demands"],
    ["Das Küstennetz fordert die Behörden von Verdanien auf:", "demands"],
    ["Сеть побережья призывает власти Вердании:", "demands"],
    ["Please write to the authorities and ask them to:", null],
    ["Please write before 3 May 2021 in English to:", "targets"],
    ["Escriba antes del 3 de mayo de 2021 en español a:", "targets"],
    ["Écrivez avant le 3 mai 2021, en français, à :", "targets"],
    ["Scrivete entro il 3 maggio 2021, in inglese, a:", "targets"],
    ["Por favor envie o seu apelo até 3 de maio de 2021 a:", "targets"],
    ["Schrijf voor 3 mei 2021 een beleefde brief in het Frans aan:", "targets"],
    ["Schreiben Sie in gutem Französisch oder auf Deutsch an:", "targets"],
    ["Senden Sie bitte eine Kopie Ihres Schreibens an:", "copies"],
    ["Stuur een kopie naar:", "copies"],
    ["Pode escrever em português ou inglês.", "languages"],
    ["Puede escribir en su propio idioma.", "own_language"],
    ["Bitte werden Sie so schnell wie möglich aktiv, spätestens bis: 7. August 2024", "deadline"],
    ["Spätestens bis: 7. August 2024", "deadline"],
    ["Wat kun je doen?", "act"],
    ["請在以下日期前盡快採取行動：2020年11月6日", "deadline"],
    ["建議使用語言：寮文、英文", "languages"],
    ["姓名及人稱代名詞：林海（她）", "person"],
  ])("%s opens %s", (text, section) => {
    const found = matchLabel(text)?.section ?? null;
    if (section === null) expect(found).not.toBe("targets");
    else expect(found).toBe(section);
  });
});

it.each([
  ["таджикском, русском или английском", ["tg", "ru", "en"]],
  ["寮文、英文。", ["lo", "en"]],
])("%s are languages", (text, languages) => {
  expect(languagesIn(text)).toEqual(languages);
});

it("a month of two letters is one", () => {
  expect(datesIn("19 آب 2021").map((one) => one.day)).toEqual(["2021-08-19"]);
});

it.each([
  ["ж", "f"],
  ["м", "m"],
  ["Frau", "f"],
])("%s marks a person", (text, marker) => {
  expect(markerOf(text)).toBe(marker);
});

it.each([
  [
    "Президент Республики Вердания\nИван Песчаный\nпр. Новый, 8",
    { role: "Президент Республики Вердания", name: "Иван Песчаный" },
  ],
  ["公安部部長\n維萊．蓬薩將軍\n公安部\n新路1號", { name: "維萊．蓬薩將軍", organization: "公安部" }],
  [
    "Commissioner Jon Ard\nRoyal Verdania Constabulary\nPO Box 85",
    { role: "Commissioner", name: "Jon Ard", organization: "Royal Verdania Constabulary" },
  ],
])("%j is told apart by its words", (text, expected) => {
  expect(targetsIn(numberLines(linesOf(text)))[0]?.target).toMatchObject(expected);
});

it.each([
  ["Please copy it or write your own before 6 October 2015:", "deadline"],
  ["Please sign and post the letter by 6 October 2015:", "deadline"],
  ["Here is the letter I sent.", "letter"],
  ["The full action is at", "end"],
  ["You can read the full appeal here:", "end"],
  ["e per conoscenza a:", "copies"],
  ["Pour copie à :", "copies"],
  ["Met kopie aan:", "copies"],
])("%s opens %s", (text, section) => {
  expect(matchLabel(text)?.section).toBe(section);
});
