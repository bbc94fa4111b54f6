// What stands on a sheet and what does not, and how its text is cut for print.
import { describe, expect, it } from "vitest";
import { directionOfLanguage } from "@/lib/letters/direction";
import { sheetCharactersMax, sheetPdf } from "@/lib/sheets/pdf";
import { sheetLines } from "@/lib/sheets/plain-text";
import { forPrint } from "@/lib/sheets/print-text";
import { actionSheet, type SheetFacts } from "@/lib/sheets/sheet";
import { aContent, aTarget } from "../../support/an-action";
import { readPrinted } from "../letters/printed-text";

const address = "letters.example.org/en/actions/teacher";
const sheetOf = (content: SheetFacts["content"], over: SheetFacts["over"] = null) =>
  actionSheet({ content, address, version: 2, over });
const textOf = (...facts: Parameters<typeof sheetOf>) => sheetLines(sheetOf(...facts)).join("\n");

describe("a sheet", () => {
  it("leaves out what is not said", () => {
    const text = textOf(aContent({ country: "", persons: [], languages: [], issuedOn: null }));
    for (const label of ["Country", "Date:", "Name and pronoun", "Preferred languages", "Links", "Copies to"])
      expect(text).not.toContain(label);
  });

  it("prints demands once: in the letter where it lists them, else before it", () => {
    expect(textOf(aContent())).not.toContain("Requested actions");
    const letters = aContent().letters.map((letter) => ({ ...letter, body: "I am writing about Lena Marsh." }));
    expect(textOf(aContent({ letters }))).toContain("Requested actions\n\n• Release Lena Marsh\n• Let her teach again");
  });

  it("takes the letter in the action's own language", () => {
    const [english] = aContent().letters;
    const letters = [{ ...english!, language: "es", salutation: "Estimado Ministro:" }, english!];
    expect(textOf(aContent({ letters }))).not.toContain("Estimado");
  });

  it("names a target's country once", () => {
    const country = (text: string) => text.split("\n").filter((line) => /^France$/i.test(line)).length;
    const at = (...postalAddress: string[]) =>
      textOf(aContent({ targets: [aTarget({ postalAddress, country: "FR" })] }));
    expect(country(at("1 rue du Port", "75001 Paris"))).toBe(1);
    expect(country(at("1 rue du Port", "75001 Paris", "FRANCE"))).toBe(1);
    expect(country(at("1 rue du Port", "75001 Paris, France"))).toBe(0);
  });

  it("prints a link once", () => {
    const background = "See https://pen.example/x for more.";
    const text = textOf(aContent({ background, links: ["https://pen.example/x", "https://pen.example/y"] }));
    expect(text.match(/pen\.example\/x/g)).toHaveLength(1);
    expect(text).toContain("Links\n\nhttps://pen.example/y");
  });

  it("says first that an action is over, and asks for no letters", () => {
    const over = { how: "stopped", on: "2026-06-01", reason: "She is free." } as const;
    const text = textOf(aContent(), over);
    expect(text.indexOf("stopped on 1 June 2026. Please send no more letters. She is free.")).toBeLessThan(
      text.indexOf("Teacher held"),
    );
    for (const gone of ["Please take action until", "Take action", "Court Street", "Dear Minister"])
      expect(text).not.toContain(gone);
    expect(text).toContain("• Let her teach again");
  });

  it("tells what writing may mean, and keeps the consent to itself", () => {
    const text = textOf(aContent({ safety: "They see your name.", avoid: ["Her school."] }));
    expect(text).toContain("Before you write: They see your name. Please do not mention: Her school.");
    expect(text).not.toContain("Her sister");
  });

  it.each(["en", "ar", "zh"])("is set in %s on either paper, with the same bytes each time", async (language) => {
    const sheet = sheetOf(aContent({ language }));
    const [one, other] = [await sheetPdf(sheet, "a4"), await sheetPdf(sheet, "a4")];
    expect(Buffer.from(one).equals(Buffer.from(other))).toBe(true);
    expect(Buffer.from(one).toString("latin1")).toContain("pdfuaid");
    expect((await readPrinted(await sheetPdf(sheet, "letter"))).pages).toBeLessThanOrEqual(2);
    expect(directionOfLanguage(language)).toBe(language === "ar" ? "rtl" : "ltr");
  });

  it("takes two pages where smaller type can do that", async () => {
    const background = Array.from({ length: 18 }, () => "The march was announced in advance. ".repeat(8)).join("\n\n");
    expect((await readPrinted(await sheetPdf(sheetOf(aContent({ background })), "a4"))).pages).toBe(2);
  });

  it("refuses what is no sheet any more", async () => {
    const background = "long ".repeat(sheetCharactersMax / 4);
    await expect(sheetPdf(sheetOf(aContent({ background })), "a4")).rejects.toThrow(RangeError);
  });
});

describe("text for print", () => {
  const kept = (text: string, direction: "ltr" | "rtl" = "ltr") =>
    forPrint(text, direction).flatMap((piece) => (piece.kept ? [piece.text] : []));

  it.each([
    ["a self-taught nurse", ["self-taught"]],
    ["he was held (at 18:30) again", ["18:30)"]],
    ["她于2023年5月4日被捕", ["于2023年5月4日"]],
    ["see https://pen.example/a-b/c for it", ["https://pen.example/a-b/c"]],
    ["nothing to keep, really.", []],
  ])("keeps together what would be joined wrongly: %s", (text, pieces) => {
    expect(kept(text).map((piece) => piece.replace(/^\(/, ""))).toEqual(pieces);
  });

  it("says the same words", () => {
    const text = "She – a self-taught nurse – wrote “No.” at 18:30 (twice).";
    expect(
      forPrint(text, "ltr")
        .map((piece) => piece.text)
        .join("")
        .replaceAll("\u00a0", " "),
    ).toBe(text);
  });

  it("keeps only links in right-to-left text", () => {
    expect(kept("كتبت she/her في https://pen.example/x أمس", "rtl")).toEqual(["https://pen.example/x"]);
  });
});
