// How letters look, in every script and on both papers: against pictures that a person has looked at.
// After a change that is meant: POSTBAG_GOLDEN=write npx vitest run --config tests/vitest.config.ts --project unit golden
// and look at each picture that git names. They are in tests/unit/letters/golden.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { missingGlyphs, projectRoot } from "@/lib/letters/fonts";
import { papers } from "@/lib/letters/letter";
import { toPdf } from "@/lib/letters/pdf";
import { fromPng, shareThatDiffers, toPng } from "@/tests/support/gray-png";
import { letterOfScript, scriptLetters } from "@/tests/support/letters-of-scripts";
import { drawnPages } from "@/tests/support/pdf-pages";

const writing = process.env.POSTBAG_GOLDEN === "write";
const folder = join(projectRoot(), "tests/unit/letters/golden");
const dotsPerInch = 60;
/** About ten dots: the shortest word is more. The file and the program that draws it are the same on every machine. */
const mayDiffer = 0.00003;
const pictureMax = 15_000;

const cases = Object.keys(scriptLetters).flatMap((language) => papers.map((paper) => ({ language, paper })));

describe("a letter looks as it did when somebody looked at it", () => {
  it.each(cases)("$language on $paper", async ({ language, paper }) => {
    const letter = letterOfScript(language);
    expect(missingGlyphs(letter)).toEqual([]);
    const pages = await drawnPages(await toPdf([letter], paper), dotsPerInch);
    expect(pages).toHaveLength(1);
    const drawn = toPng(pages[0]!);
    const file = join(folder, `${language}-${paper}.png`);
    if (writing) keep(file, drawn);
    expect(drawn.length).toBeLessThan(pictureMax);
    expect(shareThatDiffers(fromPng(readFileSync(file)), fromPng(drawn))).toBeLessThan(mayDiffer);
  });

  it("and a word more or less is seen", async () => {
    const one = await drawnPages(await toPdf([letterOfScript("th", { body: "นี้" })], "a4"), dotsPerInch);
    const other = await drawnPages(await toPdf([letterOfScript("th", { body: "นี้ นี้" })], "a4"), dotsPerInch);
    expect(shareThatDiffers(one[0]!, other[0]!)).toBeGreaterThan(mayDiffer);
  });
});

function keep(file: string, picture: Uint8Array): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, picture);
}
