// The small print at the foot of a sheet, and how many sheets a letter is.
import { describe, expect, it } from "vitest";
import { second } from "@/lib/clock";
import { composeLetter } from "@/lib/letters/compose";
import { qrDrawing, shortLink } from "@/lib/letters/foot";
import { footLabelsIn } from "@/lib/letters/foot-labels";
import { labelsIn } from "@/lib/letters/labels";
import type { Letter } from "@/lib/letters/letter";
import { pagesOfLongest } from "@/lib/letters/one-sheet";
import { letterPiece, toPdf } from "@/lib/letters/pdf";
import { readPrinted } from "./printed-text";
import { aLetter, aTarget, models, sampleDay, someContent, someFields } from "./sample-letters";

const languages = "en es fr de it pt nl ar zh zh-Hant ru fa he ja ko tr uk hi th el kk ug ur".split(" ");
const url = "https://letters.example.org/a/painter-at-risk";
const check = { version: 3, lastDay: "2027-05-15", url };

function aSheet(language: keyof typeof models, seriesNumber: string, country = "GB", given = check): Letter {
  const model = models[language];
  return composeLetter({
    content: someContent([model], { seriesNumber }),
    target: aTarget(),
    fields: someFields({ body: model.body, country }),
    language: model.language,
    date: sampleDay,
    copies: [],
    labels: labelsIn(model.language),
    check: given,
  });
}

describe("the foot's words", () => {
  it.each(languages)("are in %s, with each of their places once", (language) => {
    const { action, until, check: ask } = footLabelsIn(language);
    expect(action.match(/\{\w+\}/g)).toEqual(["{number}", "{version}"]);
    expect(until.match(/\{\w+\}/g)).toEqual(["{date}"]);
    expect(ask).not.toBe("");
    expect(language === "en" || action !== footLabelsIn("en").action).toBe(true);
  });

  it("are English for other languages and for what is no language", () => {
    for (const tag of ["sw", "", "not a tag", "constructor"]) expect(footLabelsIn(tag)).toBe(footLabelsIn("en"));
  });
});

describe("the foot", () => {
  it.each([
    ["en", "12/26", "GB", "Urgent action 12/26, version 3 · Please do not send after 15 May 2027."],
    ["en", "", "GB", "Urgent action, version 3 · Please do not send after 15 May 2027."],
    ["kk", "", "KZ", "Шұғыл әрекет, 3-нұсқа · Соңғы күні: 2027 ж. 15 мамыр. Одан кейін жібермеңіз."],
    ["zh", "", "DE", "紧急行动，第3版 · 请勿在2027年5月15日之后寄出。"],
    ["ar", "12/26", "EG", "نداء عاجل 12/26، النسخة ٣ · يُرجى عدم الإرسال بعد ١٥ مايو ٢٠٢٧."],
  ] as const)("says what the sheet is of and until when it goes: %s", (language, number, country, expected) => {
    expect(aSheet(language, number, country).foot?.text).toBe(expected);
  });

  it("is in English, from left to right, under a letter whose language has no words for it", () => {
    const foot = { text: "Urgent action 12/26.", ask: "See", url };
    const printed = (language: string, text: string) =>
      JSON.parse(letterPiece([{ ...aLetter("ar"), language, foot: { ...foot, text } }], "a4").data).letters[0].foot;
    expect(printed("ps", foot.text).direction).toBe("ltr");
    expect(printed("ar", "نداء عاجل 12/26.").direction).toBe("rtl");
  });

  it("leaves out a last day that there is not", () => {
    const given = { ...check, lastDay: null };
    const { content, ...facts } = { content: someContent([models.en]), fields: someFields(), target: aTarget() };
    const rest = { date: sampleDay, copies: [], labels: labelsIn("en"), language: "en", check: given };
    expect(composeLetter({ content, ...facts, ...rest }).foot?.text).toBe("Urgent action, version 3");
  });

  it("is on every page and holds nothing of the writer", async () => {
    const letter = aSheet("en", "12/26");
    const long = { ...letter, blocks: [...letter.blocks, ...letter.blocks, ...letter.blocks] };
    const { runs, pages } = await readPrinted(await toPdf([long], "a4"));
    expect(pages).toBe(2);
    for (const page of [1, 2]) {
      const foot = runs.filter((run) => run.page === page && run.base > 277).map(({ text }) => text);
      expect(foot.join(" ")).toContain("letters.example.org/a/painter-at-risk");
      expect(foot.join(" ")).toContain(`Page ${page} of 2`);
      expect(foot.join(" ")).not.toMatch(/Rosa|Mill Lane|https/);
    }
  });

  it.each(["en", "ar", "zh"] as const)("has a link that can be copied, however long: %s", async (language) => {
    const long = `${url}-${Array.from({ length: 14 }, (_, at) => `word${at}`).join("-")}`;
    const { text, runs } = await readPrinted(await toPdf([aSheet(language, "", "GB", { ...check, url: long })], "a4"));
    expect(runs.map((run) => run.text).join("")).not.toContain("\u200b");
    const extracted = text.slice(text.indexOf("letters.example.org"));
    expect(extracted.startsWith(long.replace("https://", ""))).toBe(true);
  });

  it("is not there where it was asked to be left out", async () => {
    const { runs } = await readPrinted(await toPdf([aLetter("en")], "a4"));
    expect(runs.filter((run) => run.base > 277)).toEqual([]);
  });

  it("leads by a link that names the action and nothing else", () => {
    expect(shortLink("https://letters.example.org", "li-wen")).toBe("https://letters.example.org/a/li-wen");
    expect(shortLink("https://letters.example.org", "a b/c")).toBe("https://letters.example.org/a/a%20b%2Fc");
  });

  it("has the corners of a QR code, and one path that stays within its box", () => {
    const drawing = qrDrawing(url);
    const size = Number(drawing.match(/viewBox="0 0 (\d+) /)?.[1]);
    expect((size - 21) % 4).toBe(0);
    const runs = [...drawing.matchAll(/M(\d+) (\d+)h(\d+)v1h-(\d+)z/g)].map((run) => run.slice(1).map(Number));
    for (const [x = 0, , width = 0, back] of runs) expect([x + width <= size, width]).toEqual([true, back]);
    for (const [x, y] of [
      [0, 0],
      [size - 7, 0],
      [0, size - 7],
    ]) {
      expect(runs).toContainEqual([x, y, 7, 7]);
    }
  });
});

describe("a file to keep", () => {
  it("is PDF/A with the letter's day, and the same bytes each time", async () => {
    const make = () => toPdf([aSheet("en", "12/26")], "a4", { standard: "a" });
    const [first, second] = await Promise.all([make(), make()]);
    const text = Buffer.from(first).toString("latin1");
    expect(text).toContain("<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>");
    expect(text).toContain("2026-11-22T00:00:00Z");
    expect(Buffer.compare(first, second)).toBe(0);
  });

  it("is not what is made otherwise: that names no time", async () => {
    const text = Buffer.from(await toPdf([aSheet("en", "12/26")], "a4")).toString("latin1");
    expect(text).toContain("pdfuaid:part");
    expect(text).not.toMatch(/pdfaid|CreationDate|2026-11-22T/);
  });
});

describe("the number of pages", () => {
  const pagesOf = (count: number, paper: "a4" | "letter") =>
    pagesOfLongest(
      [aLetter("en"), aLetter("en", { body: "A line of the letter that is typed.\n".repeat(count) })],
      paper,
      15 * second,
    );

  it("is not waited for longer than a page may take", async () => {
    expect(await pagesOfLongest([aLetter("en")], "a4", 0)).toBeNull();
  });

  it("is that of the longest letter", async () => {
    expect(await pagesOfLongest([], "a4")).toBeNull();
    expect(await pagesOf(5, "a4")).toBe(1);
    expect(await pagesOf(60, "a4")).toBe(2);
    expect(await pagesOf(120, "a4")).toBe(3);
  });

  it("is two where smaller type can bring it onto both sides of one sheet", async () => {
    const found = await Promise.all(Array.from({ length: 14 }, (_, at) => pagesOf(68 + at, "a4")));
    expect(found[0]).toBe(2);
    expect(found).toEqual([...found].sort());
    expect(found.filter((pages) => pages === 2).length).toBeGreaterThan(4);
  });
});
