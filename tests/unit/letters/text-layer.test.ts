// The text under the letters: what is copied, searched and read aloud. In every script nearly all of it, and files stay small.
import { describe, expect, it } from "vitest";
import { toPdf } from "@/lib/letters/pdf";
import { letterOfScript, scriptLetters } from "@/tests/support/letters-of-scripts";
import { copiedPages } from "@/tests/support/pdf-pages";
import { popplerText } from "@/tests/support/poppler";
import { shareFound } from "@/tests/support/text-layer";

const languages = Object.keys(scriptLetters);
const kilobyte = 1024;
/** Their characters are as large as whole words; the letter with names in all scripts has twelve fonts. */
const mayBeLarger = (language: string) => /^(zh|ja|ko|en-x-names)$|^zh-/.test(language);

describe("what is copied out of a letter", () => {
  it.each(languages)("in %s is what stands in it", async (language) => {
    const letter = letterOfScript(language);
    const file = await toPdf([letter], "a4");
    // Poppler is not on every machine; the other reader is.
    for (const copied of [(await copiedPages(file)).join("\n"), popplerText(file)]) {
      if (copied === null) continue;
      const { characters, words } = shareFound(letter, copied);
      expect(characters).toBeGreaterThanOrEqual(0.99);
      expect(words).toBeGreaterThanOrEqual(0.9);
    }
  });

  it("is not found when it is not there", () => {
    const letter = letterOfScript("en");
    expect(shareFound(letter, "Dear Minister").words).toBeLessThan(0.1);
    expect(shareFound(letter, "")).toEqual({ characters: 0, words: 0 });
  });
});

describe("a letter's file", () => {
  it.each(languages)("in %s is small", async (language) => {
    const most = mayBeLarger(language) ? 120 : 40;
    for (const paper of ["a4", "letter"] as const) {
      expect((await toPdf([letterOfScript(language)], paper)).length).toBeLessThanOrEqual(most * kilobyte);
    }
  });
});
