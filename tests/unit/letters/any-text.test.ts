// Any text in, the same text out: ten thousand letters of every script, composed, printed, and copied out of the file again.
import { describe, expect, it } from "vitest";
import { toPdf } from "@/lib/letters/pdf";
import { toPlainText } from "@/lib/letters/plain-text";
import { type Generated, generatedLetters } from "@/tests/support/generated-letters";
import { signsOfPages } from "@/tests/support/pdf-signs";

const count = Number(process.env.POSTBAG_TEST_LETTERS ?? 10_000);
/** Stands in the name of the tests; any other may be tried. */
const seed = Number(process.env.POSTBAG_TEST_SEED ?? 4);
const perFile = 60;
const parts = 4;

/** Where the signs of a line stand in another order than they are read, or one is said twice. */
const reordered = /[\p{Script=Devanagari}\p{Script=Thai}]/u;
const rightToLeft = /[\p{Script=Arabic}\p{Script=Hebrew}]/u;

describe(`${count} letters of seed ${seed}`, () => {
  it.each(Array.from({ length: parts }, (_, part) => part))(
    "come out of the PDF as they went in, part %i",
    async (part) => {
      const letters = [...generatedLetters(seed + part, count / parts)];
      // Two presses print while what they made last is read.
      const printed: Promise<Batch>[] = [];
      for (let at = 0; at < letters.length; at += perFile) {
        printed.push(print(letters.slice(at, at + perFile), at));
        if (printed.length === 3) compare(await printed.shift()!);
      }
      for (const batch of printed) compare(await batch);
    },
    300_000,
  );
});

interface Batch {
  readonly letters: readonly Generated[];
  readonly from: number;
  readonly file: Uint8Array;
}

async function print(letters: readonly Generated[], from: number): Promise<Batch> {
  const paper = from % (2 * perFile) === 0 ? "a4" : "letter";
  const sheets = letters.map(({ letter }) => letter);
  return { letters, from, file: await toPdf(sheets, paper) };
}

function compare({ letters, from, file }: Batch): void {
  const pages = signsOfPages(file);
  expect(pages).toHaveLength(letters.length);
  for (const [at, { typed, letter }] of letters.entries()) {
    const name = `letter ${from + at}`;
    const body = letter.blocks.flatMap((block) => (block.kind === "paragraph" ? [block.text] : block.items));
    expect(seen(body.join("")), name).toBe(seen(typed.replaceAll("• ", "")));
    const head = [...letter.sender, ...letter.recipient, letter.date].join("");
    const written = seen(head + toPlainText(letter));
    const copied = seen(pages[at] ?? "");
    if (reordered.test(written)) expect(lost(sorted(written), sorted(copied)), name).toBe("");
    else if (rightToLeft.test(written)) expect(sorted(copied), name).toBe(sorted(written));
    else expect(copied, name).toBe(written);
  }
}

/** What a reader sees of a text: compatible forms are one, and what draws nothing is nothing. */
function seen(text: string): string {
  return text.normalize("NFKD").replace(/[\s\p{Default_Ignorable_Code_Point}\p{Cc}\p{Cs}]/gu, "");
}

const sorted = (text: string) => [...text].sort().join("");

function lost(written: string, copied: string): string {
  const left = [...copied];
  return [...written]
    .filter((one) => {
      const at = left.indexOf(one);
      if (at >= 0) left.splice(at, 1);
      return at < 0;
    })
    .join("");
}
