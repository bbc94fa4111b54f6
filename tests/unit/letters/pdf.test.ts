import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bodyMax } from "@/lib/letters/clean";
import { fontFiles, missingGlyphs } from "@/lib/letters/fonts";
import { codePointsOf } from "@/lib/letters/glyph-coverage";
import type { Letter, Paper } from "@/lib/letters/letter";
import { lettersPerFileMax, toPdf } from "@/lib/letters/pdf";
import { toPlainText } from "@/lib/letters/plain-text";
import { type PrintedRun, readPrinted, squeezed } from "./printed-text";
import { aLetter, models, type SampleLanguage } from "./sample-letters";

const inch = 25.4;
/** What shows through the window however the folded sheet lies in the envelope, and what may show at most. */
const windows: Record<
  Paper,
  { left: number; right: number; top: number; bottom: number; leastTop: number; mostBottom: number }
> = {
  a4: { left: 20, right: 100, top: 57, bottom: 87, leastTop: 45, mostBottom: 95 },
  letter: {
    left: 22,
    right: 136,
    top: 2.1 * inch,
    bottom: 3.17 * inch,
    leastTop: 2.045 * inch,
    mostBottom: 3.625 * inch,
  },
};
const longest = {
  role: "Minister of Justice, Constitutional and Religious Affairs of the Republic",
  organization: "Ministry of Justice, Constitutional and Religious Affairs",
  postalAddress: ["Department of Correspondence, Room 44, Third Floor, East Wing", "4 Court Square", "Tolmar 20100"],
  country: "CN",
};
const arabicTarget = {
  role: "وزير العدل",
  name: "ألدرين فاسك",
  organization: "وزارة العدل",
  postalAddress: ["4 ساحة المحكمة"],
};
const longSender = { address: ["One", "Two", "Three", "Four", "Five", "Six"] };

const print = async (letters: readonly Letter[], paper: Paper = "a4") => readPrinted(await toPdf(letters, paper));
const everything = (letter: Letter) =>
  [...letter.sender, ...letter.recipient, letter.date, toPlainText(letter)].map(squeezed).join("");

describe("a printed letter", () => {
  it.each(["en", "zh", "kk"] as const)("holds every word, in order: %s", async (language) => {
    const letter = aLetter(language);
    const { text, pages, info } = await print([letter]);
    expect(text).toBe(everything(letter));
    expect(text).toContain("李文");
    expect([pages, info.Title, info.Language]).toEqual([1, letter.subject, letter.language]);
  });

  it.each([
    ["ar", "معالي", "الحسن"],
    ["he", "כבוד", "כהן"],
  ] as const)("runs from the right in %s", async (language, opening, name) => {
    const letter = aLetter(language, { name: `Rosa ${name}` });
    const { runs } = await print([letter]);
    const find = (word: string) => runs.filter((run) => run.text.includes(word));
    expect(find(opening)[0]?.left).toBeGreaterThan(150);
    expect(find(opening)[0]?.right).toBeCloseTo(190, 0);
    expect(find(name)).toHaveLength(2);
    for (const bullet of find("•")) expect(bullet.right).toBeCloseTo(190, 0);
    expect(find("•").length).toBeGreaterThan(1);
  });

  it("keeps the order of foreign lines in a right-to-left letter", async () => {
    const { runs } = await print([aLetter("ar", { address: ["1000 Brussels"], country: "BE" })]);
    expect(runs.some((run) => run.text === "1000 Brussels")).toBe(true);
  });

  it("has the same bytes each time and says that it is accessible", async () => {
    const letters = [aLetter("en"), aLetter("ar")];
    const [first, second] = await Promise.all([toPdf(letters, "a4"), toPdf(letters, "a4")]);
    expect(Buffer.compare(first, second)).toBe(0);
    const bytes = Buffer.from(first).toString("latin1");
    expect(bytes).toContain("pdfuaid:part");
    expect(bytes).toContain("/Lang (ar)");
  });

  it("begins each letter on a page of its own and counts its pages from one", async () => {
    const body = `${models.en.body}\n\n${models.en.body}\n\n${models.en.body}`;
    const { pages, runs } = await print([
      aLetter("en", { body }),
      aLetter("ar", { country: "EG", body: models.ar.body.repeat(4) }),
      aLetter("en"),
    ]);
    const footers = runs.filter((run) => run.base > 270).map((run) => run.text.trim());
    expect(pages).toBe(5);
    expect(footers.filter((text) => text.startsWith("Page"))).toEqual(["Page 1 of 2", "Page 2 of 2"]);
    expect(footers.filter((text) => /^\d+$/.test(text))).toHaveLength(4);
  });

  it("numbers pages with the digits of its language", async () => {
    const fa = { ...aLetter("ar", { body: models.ar.body.repeat(4) }), language: "fa" };
    const footers = (await print([fa])).runs.filter((run) => run.base > 270).map((run) => run.text.trim());
    expect(footers).toEqual(expect.arrayContaining(["۱", "۲"]));
  });

  it("is set smaller when that keeps it on one page, and never leaves the closing alone", async () => {
    const line = "A line of the letter that is typed.\n";
    const pagesOf = async (lines: number) => (await print([aLetter("en", { body: line.repeat(lines) })])).pages;
    expect(await pagesOf(26)).toBe(1);
    const { runs, pages } = await print([aLetter("en", { body: `${line.repeat(28)}\n${line.repeat(2)}` })]);
    expect(pages).toBe(2);
    expect(runs.find((run) => run.page === 2)?.text).toMatch(/^A line/);
  });
});

describe("the window of the envelope", () => {
  const cases = (["a4", "letter"] as const).flatMap((paper) =>
    (["en", "ar", "zh", "he"] as const).flatMap((language) => [
      { paper, language, kind: "of an ordinary address", target: { country: "CN" } },
      { paper, language, kind: "of a six-line address", target: longest },
      { paper, language, kind: "of an Arabic address", target: arabicTarget },
    ]),
  );

  it.each(cases)("$paper, $language: shows all $kind and nothing else", async ({ paper, language, target }) => {
    const view = windows[paper];
    const letter = aLetter(language as SampleLanguage, longSender, target);
    const { runs } = await print([letter], paper);
    const inView = runs.filter(
      (run) => run.left < view.right && run.base > view.leastTop && capTop(run) < view.mostBottom,
    );
    expect(sortedLetters(inView.map((run) => run.text))).toBe(sortedLetters(letter.recipient));
    for (const run of inView) {
      expect(run.left).toBeGreaterThanOrEqual(view.left);
      expect(run.right).toBeLessThanOrEqual(view.right);
      expect(capTop(run)).toBeGreaterThanOrEqual(view.top);
      expect(run.base + 0.8).toBeLessThanOrEqual(view.bottom);
    }
  });
});

describe("hostile text", () => {
  const code =
    '#panic() #read("/etc/passwd") *b* $x$ = H <l> // @ref --- "q" <b>hi</b> `raw` \\u{41} https://example.org';

  it("prints code as the words it is", async () => {
    const letter = aLetter("en", { body: `${code}\n\n• ${code}`, name: code }, { name: code });
    expect((await print([letter])).text).toBe(everything(letter));
  });

  it.each([
    ["a word without end", "W".repeat(bodyMax)],
    ["an Arabic word without end", "ب".repeat(bodyMax)],
    ["thousands of lines", "a\n".repeat(bodyMax / 2)],
    ["thousands of paragraphs", "a\n\n".repeat(bodyMax / 3)],
    ["thousands of demands", "• a\n".repeat(bodyMax / 4)],
    ["marks upon marks", `e${"\u0301".repeat(5000)}`],
    ["lone surrogates and controls", "a\ud800\u0000\u202eb"],
  ])("gives a letter for %s", async (_what, body) => {
    const letter = aLetter("en", { body });
    const { runs, text } = await print([letter]);
    expect(text).toContain("Yourssincerely,");
    for (const run of runs) expect(run.right).toBeLessThan(205);
  });

  it("is refused past the limits before the compiler sees it", async () => {
    const letter = aLetter("en");
    await expect(toPdf([{ ...letter, closing: "x".repeat(100_000) }], "a4")).rejects.toThrow(RangeError);
    await expect(
      toPdf(
        Array.from({ length: lettersPerFileMax + 1 }, () => letter),
        "a4",
      ),
    ).rejects.toThrow(RangeError);
    await expect(toPdf([], "a4")).rejects.toThrow(RangeError);
  });

  it("comes out as it went in, whatever letters it has", async () => {
    const alphabet = [..."abcxyzÄéñßŁőžАбвЯқүІαβΩ0123456789.,:!?()“”’#$*_<>@\\[]{}/%&—李文信中国古丽、。"];
    const word = fc.string({ unit: fc.constantFrom(...alphabet), minLength: 1, maxLength: 30 });
    const bodies = fc.sample(fc.array(word, { minLength: 1, maxLength: 40 }), { numRuns: 40, seed: 7 });
    const letters = bodies.map((words) => aLetter("en", { body: words.join(" ") }));
    expect((await print(letters)).text).toBe(letters.map(everything).join(""));
  });
});

describe("missingGlyphs", () => {
  it("finds none in the letters of the scripts we print", () => {
    for (const language of Object.keys(models)) expect(missingGlyphs(aLetter(language as SampleLanguage))).toEqual([]);
  });

  it("names each character that would be an empty box, once", () => {
    const letter = aLetter("en", { body: "😀 ක 😀 हि ས 한 a\u200bb\u00a0c" }, { name: "ഠ" });
    expect(missingGlyphs(letter).sort()).toEqual(["ක", "ഠ", "😀"].sort());
  });

  it("agrees with the compiler, which refuses the accessible form for them", async () => {
    const accessible = async (body: string) =>
      Buffer.from(await toPdf([aLetter("en", { body })], "a4"))
        .toString("latin1")
        .includes("pdfuaid");
    expect([await accessible("李 ‑ ₸ \u200d ﷺ"), await accessible("😀")]).toEqual([true, false]);
  });

  it("holds for bold as for regular", () => {
    const files = fontFiles();
    const half = files.length / 2;
    for (let at = 0; at < half; at++) expect(codePointsOf(files[at]!)).toEqual(codePointsOf(files[at + half]!));
  });
});

function capTop(run: PrintedRun): number {
  return run.base - 2.5;
}

function sortedLetters(texts: readonly string[]): string {
  return [...squeezed(texts.join("")).replace(/\p{M}/gu, "")].sort().join("");
}
