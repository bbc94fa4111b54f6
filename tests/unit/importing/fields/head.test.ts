import { describe, expect, it } from "vitest";
import { indexIn, isClosingNote, numbersIn, placeInChain, withoutFirstAction } from "@/lib/importing/fields/head";
import { titleParts } from "@/lib/importing/fields/title";

it.each([
  ["UA: 047/24", "47/24"],
  ["This is Urgent Action 182.17", "182/17"],
  ["THIRD UA 60/16", "60/16"],
  ["ua #136/01", "136/01"],
  ["ua313/01", "313/01"],
  ["EXTRA 12/99", "12/99"],
  ["Primera AU 047/24", "47/24"],
  ["AU : 47/24", "47/24"],
])("%s has a number", (text, number) => {
  expect(numbersIn(text)[0]?.number).toBe(number);
});

it.each(["ASA 17/6612/2023", "15/12/2014", "Nicaragua 12 houses"])("%s has no number of an action", (text) => {
  expect(numbersIn(text)).toEqual([]);
});

it.each([
  ["Index: ASA 17/6612/2023 Norland", "ASA 17/6612/2023"],
  ["Índice AI: AMR 34/36/97/s", "AMR 34/36/97/s"],
  ["AHRC-UAC-904-2022", "AHRC-UAC-904-2022"],
  ["EGY 005 / 1117 / OBS 114.1", "EGY 005 / 1117 / OBS 114.1"],
])("%s has an index", (text, index) => {
  expect(indexIn(text)?.index).toBe(index);
});

it("an index inside a link is none", () => {
  expect(indexIn("see https://www.example.org/ASA17/6612/2023/en")).toBeNull();
});

describe("the place in the chain", () => {
  it.each([
    ["UA: 12/14", true, "", "first", 1],
    ["THIRD UA 60/16", true, "", "update", 3],
    ["Segunda AU: 107/23", true, "", "update", 2],
    ["Further information on UA: 321/14", true, "This is the second update", "update", 3],
    ["Further information on UA: 321/14", true, "", "update", null],
    ["Urgent Action Update", false, "", "update", null],
    ["STOP ACTION UA 5/07", true, "", "stop", null],
    ["", false, "", null, null],
  ])("of %s", (head, hasNumber, sentence, kind, ordinal) => {
    expect(placeInChain(head, hasNumber, sentence)).toEqual({ class: kind, ordinal });
  });
});

it.each([
  ["Honduras: Armed attack against a union", "Armed attack against a union", "Honduras"],
  ["Urgent Action Update: Beekeepers at Risk (Verdania: UA 182.17)", "Beekeepers at Risk", "Verdania"],
  ["Beekeepers at Risk (Verdania 47.24)", "Beekeepers at Risk", "Verdania"],
  ["VERDANIE : il faut la libérer", "il faut la libérer", "VERDANIE"],
  ["URGENT ACTION: POET HELD", "POET HELD", null],
  ["He said it again: there was no trial", "He said it again: there was no trial", null],
])("%s is a headline", (printed, title, country) => {
  expect(titleParts(printed)).toMatchObject({ title, country });
});

it.each([
  ["POET HELD (Sarhad 47.24)", "47/24"],
  ["Beekeepers at Risk (Verdania: UA 182.17)", "182/17"],
  ["Poet held in Sarhad", null],
])("%s has the number %s", (printed, number) => {
  expect(titleParts(printed).number).toBe(number);
});

it.each([
  ["UA-Nr: UA-201/2014", "201/14"],
  ["UA: 7/2011", "7/11"],
  ["UA 275/01 Fear for Safety", "275/01"],
])("%s is number %s", (printed, number) => {
  expect(numbersIn(printed)[0]?.number).toBe(number);
});

it.each([
  ["Третья АСП: 41/22", "41/22"],
  ["Акция срочной помощи 41/22", "41/22"],
])("%s has a number in Russian", (text, number) => {
  expect(numbersIn(text)[0]?.number).toBe(number);
});

it("what stands in brackets behind a number is of the first action", () => {
  const text = "Further information on UA 288/95 (AAA 25/31/95, 8 December 1995) - Fear of torture";
  expect(indexIn(withoutFirstAction(text))).toBeNull();
  expect(withoutFirstAction("UA 288/95 Index: AAA 25/31/95")).toContain("AAA 25/31/95");
});

it.each([
  "GOOD NEWS! Thank you to all those who took action.",
  "No further action is requested from the UA network. Many thanks to all who sent appeals.",
  "Gracias a todas las personas que enviaron llamamientos. No se requieren más acciones por parte de la Red.",
  "Un grand merci à toutes les personnes qui ont écrit.",
  "Many thanks to all who sent appeals. We will continue to monitor the case.",
  "Vielen Dank an alle, die geschrieben haben. Wir werden den Fall weiter beobachten.",
  "No se requieren más acciones. Seguiremos pendientes del caso.",
  "Vielen Dank allen, die geschrieben haben.",
])("%s only thanks those who wrote", (text) => {
  expect(isClosingNote(text)).toBe(true);
});

it.each([
  "Good news: Mira Tolle was released on 4 May.",
  "The court will hear him in May. We will continue to monitor the case.",
  "She thanked all those who had written on her behalf.",
])("%s tells something, too", (text) => {
  expect(isClosingNote(text)).toBe(false);
});

it("a country's name before a full stop is no part of the headline", () => {
  expect(titleParts("FRANCE. UN POÈTE LIBÉRÉ")).toMatchObject({ country: "FRANCE", title: "UN POÈTE LIBÉRÉ" });
  expect(titleParts("UN POÈTE. LIBÉRÉ").country).toBeNull();
});

it.each([
  ["Union leader held (Nicaragua: UA 71.21)", "Nicaragua"],
  ["Union leader held (Nicaragua 71.21)", "Nicaragua"],
  ["Fishers evicted (Antigua and Barbuda – UA 9/23)", "Antigua and Barbuda"],
  ["Dirigente detenida (Nicaragua: AU 71/21)", "Nicaragua"],
])("%s keeps the end of its country's name", (text, country) => {
  expect(titleParts(text).country).toBe(country);
});

it("a country's name before a dash is no part of the headline, other words are", () => {
  expect(titleParts("ALERT: Uganda - Preacher held")).toMatchObject({ country: "Uganda", title: "Preacher held" });
  expect(titleParts("Perú – Dirigente absuelto")).toMatchObject({ country: "Perú", title: "Dirigente absuelto" });
  expect(titleParts("Prisoner of conscience – Fear of torture").country).toBeNull();
});
