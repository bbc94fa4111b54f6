// The action sheet as a PDF by Typst: tagged, with language and title, the same bytes for the same sheet, and no more than
// two pages where smaller type can do that.
import { type Direction, directionOfLanguage, directionOfText, scriptOf } from "@/lib/letters/direction";
import { fontsFor } from "@/lib/letters/fonts";
import type { Paper } from "@/lib/letters/letter";
import { languageOf, type Piece } from "@/lib/letters/piece";
import { printedBytes } from "@/lib/letters/print";
import { forPrint } from "@/lib/sheets/print-text";
import type { ActionSheet, Fact, SheetBlock, SheetLine } from "@/lib/sheets/sheet";

/** How long may a sheet be, everything counted? About ten pages; what is longer is no sheet. */
export const sheetCharactersMax = 40_000;

/** Throws a RangeError on a sheet beyond the limit. */
export function sheetPiece(sheet: ActionSheet, paper: Paper): Piece {
  const length = sheetLength(sheet);
  if (length > sheetCharactersMax) throw new RangeError(`a sheet of ${length} characters`);
  const sizes = length > longSheet ? sizesOfType.slice(-1) : sizesOfType;
  const tries = sizes.map((size) => ({ inputs: { size: String(size) }, pagesMax }));
  return { file: "action-sheet.typ", data: printedSheet(sheet, paper), tries };
}

/** The file; throws where there is none. Pages print the piece instead, which says why. */
export async function sheetPdf(sheet: ActionSheet, paper: Paper): Promise<Uint8Array> {
  return printedBytes(sheetPiece(sheet, paper));
}

/** In characters, everything counted. */
export const sheetLength = (sheet: ActionSheet) => JSON.stringify(sheet.blocks).length;

/** Sizes of type in points: the first that makes two pages of it is taken, else the smallest. */
const sizesOfType = [10.5, 10, 9.5, 9, 8.5];
const pagesMax = 2;
/** How much text is surely more than two pages? Then only one size is tried. */
const longSheet = 16_000;

/** What action-sheet.typ reads. */
export function printedSheet(sheet: ActionSheet, paper: Paper): string {
  const spoken = spokenIn(sheet.language);
  const call = sheet.blocks.findIndex((block) => block.kind === "call" || block.kind === "title");
  const blocks = sheet.blocks.map((block, at) => ({ ...printedBlock(block, spoken.direction), ending: at > call }));
  return JSON.stringify({
    paper,
    fonts: fontsFor(sheet.language),
    title: sheet.title,
    foot: sheet.foot,
    ...spoken,
    blocks,
  });
}

function spokenIn(language: string) {
  return { ...languageOf(language), direction: directionOfLanguage(language), script: scriptOf(language) };
}

function printedBlock(block: SheetBlock, direction: Direction): object {
  switch (block.kind) {
    case "facts":
      return { ...block, facts: block.facts.map((fact) => printedLine(fact, direction)) };
    case "demands":
      return { ...block, items: block.items.map((item) => forPrint(item, direction)) };
    case "links":
      return { ...block, links: block.links.map((link) => printedLine(link, direction)) };
    case "addressees":
      return { ...block, blocks: block.blocks.map((lines) => lines.map((line) => printedLine(line, direction))) };
    case "letter":
      return printedLetter(block);
    default:
      return { ...block, text: forPrint(block.text, direction) };
  }
}

function printedLetter(letter: Extract<SheetBlock, { kind: "letter" }>): object {
  const spoken = spokenIn(letter.language);
  const print = (text: string) => forPrint(text, spoken.direction);
  return {
    ...letter,
    ...spoken,
    blocks: letter.blocks.map((each) =>
      each.kind === "paragraph" ? { ...each, text: print(each.text) } : { ...each, items: each.items.map(print) },
    ),
  };
}

interface PrintedLine extends Fact {
  readonly direction: Direction;
  /** A telephone number or an address runs from left to right, whatever stands around it. */
  readonly apart: boolean;
}

/** A line with a label runs as the sheet does; one without as its own text does. */
function printedLine(line: SheetLine, base: Direction): PrintedLine {
  if (typeof line === "string") return { label: "", value: line, direction: directionOfText(line, base), apart: false };
  return {
    ...line,
    direction: base,
    apart: base === "rtl" && !/[\p{L}\p{N}]/u.test(line.value.replace(/[\u0000-\u024f]/gu, "")),
  };
}
