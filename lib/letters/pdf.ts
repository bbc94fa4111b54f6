// Letters as a PDF by Typst: tagged, with language and title, the same bytes for the same letters.
// The compiler is native code that cannot be interrupted: text is measured before it, and one file is made at a time.

import { breakLongWords } from "@/lib/letters/clean";
import { directionOfLanguage, directionOfText, scriptOf } from "@/lib/letters/direction";
import { fontsFor, fontsInForms } from "@/lib/letters/fonts";
import { foreignHan } from "@/lib/letters/han-forms";
import { type Letter, type Paper, textsOf } from "@/lib/letters/letter";
import { exportPdf, inTurn, languageOf, typeset } from "@/lib/letters/typst";

/** How long may one letter be, everything counted? Twice the longest body, for what stands around it. */
export const letterCharactersMax = 20_000;
/** How many letters may one file hold? One for each target and copy of an action, and some more. */
export const lettersPerFileMax = 60;

/** Each letter begins a new page. Throws a RangeError on more than the limits; a composed letter is within them. */
export function toPdf(letters: readonly Letter[], paper: Paper): Promise<Uint8Array> {
  const sheet = JSON.stringify(sheetOf(letters, paper));
  const longest = Math.max(0, ...letters.map(printedLength));
  if (letters.length === 0 || letters.length > lettersPerFileMax || longest > letterCharactersMax) {
    return Promise.reject(
      new RangeError(`${letters.length} letters, the longest of ${longest} characters, make no file`),
    );
  }
  // How many pages there are if each letter takes one; null where that cannot be.
  const pages = longest > pageCharactersMax ? null : letters.length;
  return inTurn(pages === null, (typst) => {
    const quick = pages === null ? null : typeset(typst, "letter.typ", { data: sheet, careful: "no" });
    const onePageEach = quick !== null && quick.numOfPages === pages;
    // `careful` is what letters of more than a page need, and costs as much again.
    return exportPdf(typst, onePageEach ? quick : typeset(typst, "letter.typ", { data: sheet, careful: "yes" }));
  });
}

/** How much there is to print, in UTF-16 units: what `letterCharactersMax` is compared with. */
export function printedLength(letter: Letter): number {
  return textsOf(letter).join("").length;
}

/** How much text is surely more than a page? Then nothing is tried to spare the second one. */
const pageCharactersMax = 5_000;
/** How many blocks may a letter have? Each costs time; what is beyond, which no letter is, becomes one long block. */
const blocksMax = 120;

/** What letter.typ reads. */
function sheetOf(letters: readonly Letter[], paper: Paper) {
  const first = letters[0];
  const title = first === undefined ? "" : first.subject || first.salutation || first.date;
  return { paper, title, letters: letters.map(printedLetter) };
}

function printedLetter(letter: Letter) {
  const base = directionOfLanguage(letter.language);
  const line = (text: string) => ({ text: breakLongWords(text), direction: directionOfText(text, base) });
  return {
    ...languageOf(letter.language),
    direction: base,
    script: scriptOf(letter.language),
    fonts: fontsFor(letter.language),
    han: foreignHan(textsOf(letter), letter.language).map(({ text, region }) => ({
      text,
      fonts: fontsInForms(region),
    })),
    digits: digitsOf(letter.language),
    sender: letter.sender.map(line),
    recipient: letter.recipient.map(line),
    date: letter.date,
    salutation: breakLongWords(letter.salutation),
    mayFit: printedLength(letter) <= pageCharactersMax,
    blocks: printedBlocks(letter.blocks),
    closing: breakLongWords(letter.closing),
    signature: breakLongWords(letter.signature),
    copies: letter.copies.map(breakLongWords),
    copyTo: letter.labels.copyTo,
    page: letter.labels.page,
  };
}

function printedBlocks(blocks: Letter["blocks"]): Letter["blocks"] {
  const pieces = blocks.flatMap((block) =>
    block.kind === "demands" ? block.items.map((item) => `• ${item}`) : [block.text],
  );
  if (pieces.length > blocksMax) return [{ kind: "paragraph", text: pieces.map(breakLongWords).join("\n") }];
  return blocks.map((block) =>
    block.kind === "paragraph"
      ? { ...block, text: breakLongWords(block.text) }
      : { ...block, items: block.items.map(breakLongWords) },
  );
}

/** The ten digits as the letter's language writes them. */
function digitsOf(language: string): string[] {
  const format = new Intl.NumberFormat([validTag(language), "en"], { useGrouping: false });
  return Array.from({ length: 10 }, (_, digit) => format.format(digit));
}

function validTag(language: string): string {
  try {
    return Intl.getCanonicalLocales(language)[0] ?? "en";
  } catch {
    return "en";
  }
}
