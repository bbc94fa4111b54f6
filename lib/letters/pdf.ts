// Letters as a PDF by Typst: tagged, with language and title, the same bytes for the same letters. Text is measured before it goes
// to a press, so that no letter is long enough to keep one busy.

import { breakLongWords } from "@/lib/letters/clean";
import { type Direction, directionOfLanguage, directionOfText, scriptOf } from "@/lib/letters/direction";
import { fontsFor, fontsInForms } from "@/lib/letters/fonts";
import { qrDrawing, type SheetFoot } from "@/lib/letters/foot";
import { foreignHan } from "@/lib/letters/han-forms";
import { type Letter, type Paper, type Print, textsOf } from "@/lib/letters/letter";
import { widestOf } from "@/lib/letters/line-widths";
import { languageOf, type Piece } from "@/lib/letters/piece";
import { printedBytes } from "@/lib/letters/print";

/** How long may one letter be, everything counted? Twice the longest body, for what stands around it. */
export const letterCharactersMax = 20_000;
/** How many letters may one file hold? One for each target and copy of an action, and some more. */
export const lettersPerFileMax = 60;

/** How many letters of many go to a press together? More share their fonts, and need more memory. */
export const lettersPerChunk = 50;

/** Each letter begins a new page. Throws a RangeError on more than the limits; a composed letter is within them. */
export function letterPiece(letters: readonly Letter[], paper: Paper, how: Print = {}): Piece {
  const longest = Math.max(0, ...letters.map(printedLength));
  if (letters.length === 0 || letters.length > lettersPerFileMax || longest > letterCharactersMax) {
    throw new RangeError(`${letters.length} letters, the longest of ${longest} characters, make no file`);
  }
  // `careful` is what letters of more than a page need, and costs as much again: only where one page each does not do.
  const careful = { inputs: { careful: "yes" } };
  const quick = { inputs: { careful: "no" }, pagesMax: letters.length };
  const tries = longest > pageCharactersMax ? [careful] : [quick, careful];
  const data = JSON.stringify(sheetOf(letters, paper, how));
  return { file: "letter.typ", data, tries, standard: how.standard ?? "ua" };
}

/** Any number of letters in pieces of some, for `printMany`. */
export async function* letterPieces(
  letters: AsyncIterable<Letter> | Iterable<Letter>,
  paper: Paper,
  how: Print = {},
): AsyncGenerator<Piece> {
  let chunk: Letter[] = [];
  for await (const letter of letters) {
    chunk.push(letter);
    if (chunk.length < lettersPerChunk) continue;
    yield letterPiece(chunk, paper, how);
    chunk = [];
  }
  if (chunk.length > 0) yield letterPiece(chunk, paper, how);
}

/** The file; throws where there is none. Pages print the piece instead, which says why. */
export async function toPdf(letters: readonly Letter[], paper: Paper, how: Print = {}): Promise<Uint8Array> {
  return printedBytes(letterPiece(letters, paper, how));
}

/** How much there is to print, in UTF-16 units: what `letterCharactersMax` is compared with. */
export function printedLength(letter: Letter): number {
  return textsOf(letter).join("").length;
}

/** How much text is surely more than a page? Then nothing is tried to spare the second one. */
const pageCharactersMax = 5_000;
/** And how much is surely more than both sides of a sheet? */
const sheetCharactersMax = 9_000;
/** How many blocks may a letter have? Each costs time; what is beyond, which no letter is, becomes one long block. */
const blocksMax = 120;

/** What letter.typ reads. */
function sheetOf(letters: readonly Letter[], paper: Paper, { folds = true, standard = "ua" }: Print) {
  const first = letters[0];
  const title = first === undefined ? "" : first.subject || first.salutation || first.date;
  // A file that is kept says when it was made: the letter's day, and so the same each time.
  const day = standard === "a" ? (first?.day ?? null) : null;
  return { paper, title, day, folds, letters: letters.map(printedLetter) };
}

function printedLetter(letter: Letter) {
  const base = directionOfLanguage(letter.language);
  const line = (text: string) => ({
    text: breakLongWords(text),
    direction: directionOfText(text, base),
    widest: widestOf(text),
  });
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
    mayFit: printedLength(letter) <= sheetCharactersMax,
    blocks: printedBlocks(letter.blocks),
    closing: breakLongWords(letter.closing),
    signature: breakLongWords(letter.signature),
    copies: letter.copies.map(breakLongWords),
    copyTo: letter.labels.copyTo,
    page: letter.labels.page,
    foot: letter.foot === undefined ? null : printedFoot(letter.foot, base),
  };
}

function printedFoot({ text, ask, url }: SheetFoot, base: Direction) {
  // Where the letter's language has no words for it, it is in English, from left to right.
  return {
    text,
    direction: directionOfText(text, base),
    ask,
    link: url.replace(/^https:\/\//, ""),
    drawing: qrDrawing(url),
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

const digits = new Map<string, string[]>();

/** The ten digits as the letter's language writes them. */
function digitsOf(language: string): string[] {
  const known = digits.get(language) ?? writtenDigits(language);
  digits.set(language, known);
  return known;
}

function writtenDigits(language: string): string[] {
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
