// The upper part of a letter as a Word file: sender, and the address where a window envelope shows it. A table without
// lines, left to right in every letter, for the window is on the left of the envelope; frames are mirrored by some programs.
import type { Paragraph as DocxParagraph, Table as DocxTable } from "docx";
import { directionOfLanguage, directionOfText } from "@/lib/letters/direction";
import { type Docx, paragraph, startOf } from "@/lib/letters/docx-text";
import type { Letter, Paper } from "@/lib/letters/letter";

/** Of the PDF's geometry, in twips (1/20 pt). The sender ends where the window begins. */
export const sheets = {
  a4: {
    size: { width: 11906, height: 16838 },
    margin: { top: 964, right: 1134, bottom: 1134, left: 1417, header: 400, footer: 567 },
    textWidth: 9355,
    sender: { width: 3855, height: 2590 },
    window: { width: 4195, height: 1332, side: "top" },
    belowWindow: 669,
  },
  letter: {
    size: { width: 12240, height: 15840 },
    margin: { top: 864, right: 1440, bottom: 1296, left: 1440, header: 400, footer: 576 },
    textWidth: 9360,
    sender: { width: 3744, height: 2304 },
    window: { width: 5400, height: 1339, side: "bottom" },
    belowWindow: 850,
  },
} as const satisfies Record<Paper, object>;

export type Sheet = (typeof sheets)[Paper];

export function addressTable(docx: Docx, letter: Letter, sheet: Sheet): DocxTable {
  const { sender, window, textWidth } = sheet;
  const side = startOf(letter);
  const first = directionOfText(letter.recipient[0] ?? "", "ltr") === "rtl" ? "right" : "left";
  const from = addressBlock(docx, letter, letter.sender, side, sender);
  const to = addressBlock(docx, letter, letter.recipient, first, window);
  const right = textWidth - window.width;
  const none = { style: docx.BorderStyle.NONE, size: 0, color: "auto" };
  const cell = (width: number, children: DocxParagraph[], given: object = {}) =>
    new docx.TableCell({ width: { size: width, type: docx.WidthType.DXA }, children, ...given });
  const row = (height: number, left: DocxParagraph[], rest: DocxParagraph[]) =>
    new docx.TableRow({
      cantSplit: true,
      // No less, for the window; but more before anything is cut off.
      height: { value: height, rule: docx.HeightRule.ATLEAST },
      children: [
        cell(window.width, left, { verticalAlign: window.side }),
        cell(right, rest, { margins: { top: 0, bottom: 0, left: right - sender.width, right: 0 } }),
      ],
    });
  return new docx.Table({
    layout: docx.TableLayoutType.FIXED,
    visuallyRightToLeft: false,
    width: { size: textWidth, type: docx.WidthType.DXA },
    indent: { size: 0, type: docx.WidthType.DXA },
    margins: { top: 0, bottom: 0, left: 0, right: 0 },
    columnWidths: [window.width, right],
    borders: { top: none, bottom: none, left: none, right: none, insideHorizontal: none, insideVertical: none },
    // Only for layout: no row or column of it is a heading.
    tableLook: {
      firstRow: false,
      lastRow: false,
      firstColumn: false,
      lastColumn: false,
      noHBand: true,
      noVBand: true,
    },
    rows: [row(sender.height, [empty(docx)], from), row(window.height, to, [empty(docx)])],
  });
}

function empty(docx: Docx): DocxParagraph {
  return new docx.Paragraph({ spacing: { after: 0, line: 240, lineRule: docx.LineRuleType.EXACT } });
}

interface Room {
  readonly width: number;
  readonly height: number;
}

/** Lines of their own direction each, all at one side, in the largest type at which they fill no more than the room. */
function addressBlock(docx: Docx, letter: Letter, lines: readonly string[], side: "left" | "right", room: Room) {
  if (lines.length === 0) return [empty(docx)];
  const size = sizes.find((one) => heightOf(lines, one, room.width) <= room.height) ?? smallest;
  const spacing = { after: 0, line: lineHeight(size), lineRule: docx.LineRuleType.EXACT };
  return lines.map((line) => {
    const base = directionOfText(line, directionOfLanguage(letter.language));
    return paragraph({ docx, letter, base, size }, line, { spacing, alignment: side });
  });
}

/** In half points. */
const smallest = 14;
const sizes = [20, 19, 18, 17, 16, 15, smallest];

/** In twips. */
function lineHeight(size: number): number {
  return Math.floor(size * 11.5);
}

/** As far as one can know without the fonts of the program that will show it; rather too much than too little. */
function heightOf(lines: readonly string[], size: number, width: number): number {
  const em = size * 10;
  const shown = lines.map((line) => {
    const length = Array.from(line).reduce((sum, character) => sum + widthOf(character), 0);
    return Math.max(1, Math.ceil((length * em) / width));
  });
  return shown.reduce((sum, count) => sum + count, 0) * lineHeight(size);
}

/** In em. */
function widthOf(character: string): number {
  if (/\p{M}/u.test(character)) return 0;
  if (
    /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u3000-\u303f\uff00-\uff60]/u.test(character)
  )
    return 1;
  return /\p{Lu}/u.test(character) ? 0.75 : 0.52;
}
