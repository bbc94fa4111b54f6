// Letters as a Word file: nothing is anchored to the page, for that is mirrored in right-to-left letters by some programs.
// A table of two rows with exact heights brings the address to the window; the same letters give the same bytes.
import type { Paragraph as DocxParagraph, TextRun as DocxRun, Table as DocxTable, FileChild } from "docx";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import {
  type Direction,
  directionOfLanguage,
  directionOfText,
  runsByDirection,
  scriptOf,
} from "@/lib/letters/direction";
import type { Letter, Paper } from "@/lib/letters/letter";

/** Each letter begins a section, and so a page, of its own. */
export async function toDocx(letters: readonly Letter[], paper: Paper): Promise<Uint8Array> {
  const docx = await import("docx");
  const sheet = sheets[paper];
  const document = new docx.Document({
    title: letters[0]?.subject ?? "",
    creator: "",
    lastModifiedBy: "",
    numbering: { config: [bullets(docx)] },
    styles: { default: { document: { run: { size: 22 } } } },
    sections: letters.map((letter) => ({
      properties: { page: { size: sheet.size, margin: sheet.margin, pageNumbers: { start: 1 } } },
      footers: { default: new docx.Footer({ children: [pageNumber(docx, letter)] }) },
      children: contentOf(docx, letter, sheet),
    })),
  });
  return withFixedTime(new Uint8Array(await docx.Packer.toArrayBuffer(document)));
}

type Docx = typeof import("docx");
type Sheet = (typeof sheets)[Paper];

/** In twips, 1/20 pt: where the sender ends, how high the address row is, how wide the text. The PDF's geometry. */
const sheets = {
  a4: {
    size: { width: 11906, height: 16838 },
    margin: { top: 964, right: 1134, bottom: 1134, left: 1417, header: 400, footer: 567 },
    senderHeight: 2590,
    addressHeight: 2000,
    textWidth: 9355,
    senderWidth: 3855,
  },
  letter: {
    size: { width: 12240, height: 15840 },
    margin: { top: 864, right: 1440, bottom: 1296, left: 1440, header: 400, footer: 576 },
    senderHeight: 2304,
    addressHeight: 2189,
    textWidth: 9360,
    senderWidth: 3744,
  },
} as const satisfies Record<Paper, object>;

/** Faces that come with Word or LibreOffice; each program takes its own where one is not there. */
const latinFont = "Times New Roman";
const complexFonts: Readonly<Record<string, string>> = { Arab: "Arial", Hebr: "Arial", Deva: "Mangal", Thai: "Tahoma" };
const eastAsianFonts: Readonly<Record<string, string>> = { Hant: "PMingLiU", Jpan: "MS Mincho", Kore: "Batang" };

function contentOf(docx: Docx, letter: Letter, sheet: Sheet): FileChild[] {
  const one = (text: string, options: object = {}) =>
    paragraph(docx, letter, text, { spacing: { after: 160 }, ...options });
  const demand = { numbering: { reference: "demands", level: 0 }, spacing: { after: 60 } };
  const body = letter.blocks.flatMap((block) =>
    block.kind === "paragraph" ? [one(block.text)] : block.items.map((item) => one(item, demand)),
  );
  const copies = letter.copies.length === 0 ? [] : [letter.labels.copyTo, ...letter.copies];
  return [
    addressTable(docx, letter, sheet),
    one(letter.date, { alignment: docx.AlignmentType.END, spacing: { after: 300 } }),
    one(letter.salutation),
    ...body,
    one(letter.closing, { keepNext: true, spacing: { before: 160, after: 740 } }),
    one(letter.signature === "" ? lineToSignOn : letter.signature),
    ...copies.map((line, at) => paragraph(docx, letter, line, { spacing: { before: at === 0 ? 240 : 0 } }, 19)),
  ];
}

const lineToSignOn = "_".repeat(32);

/** The base direction is the letter's. `size` is in half points. */
function paragraph(docx: Docx, letter: Letter, text: string, options: object, size = 22): DocxParagraph {
  const base = directionOfLanguage(letter.language);
  return new docx.Paragraph({
    alignment: docx.AlignmentType.START,
    ...options,
    bidirectional: base === "rtl",
    children: runsOf(docx, letter, text, base, size),
  });
}

function runsOf(docx: Docx, letter: Letter, text: string, base: Direction, size: number): DocxRun[] {
  return text.split("\n").flatMap((line, at) =>
    runsByDirection(line, base).map((run, first) => {
      const lineBreak = at > 0 && first === 0 ? { break: 1 } : {};
      return new docx.TextRun({
        ...lineBreak,
        ...printable(letter.language),
        text: run.text,
        size,
        sizeComplexScript: size,
        rightToLeft: run.direction === "rtl",
      });
    }),
  );
}

/** Word asks by script which of the four fonts and three languages holds. */
function printable(language: string) {
  const script = scriptOf(language);
  const east = script in eastAsianFonts || script === "Hans";
  const complex = complexFonts[script] ?? "Arial";
  return {
    font: { ascii: latinFont, hAnsi: latinFont, cs: complex, eastAsia: eastAsianFonts[script] ?? "SimSun" },
    language: {
      value: east ? "en-GB" : language,
      eastAsia: east ? language : "zh-CN",
      bidirectional: directionOfLanguage(language) === "rtl" ? language : "ar-SA",
    },
  };
}

/** Left to right in every letter: the window is on the left of the envelope. */
function addressTable(docx: Docx, letter: Letter, sheet: Sheet): DocxTable {
  const left = sheet.textWidth - sheet.senderWidth;
  const senderSide = directionOfLanguage(letter.language) === "rtl" ? "right" : "left";
  const sender = addressBlock(docx, letter, letter.sender, senderSide, sheet.senderHeight);
  const recipient = addressBlock(docx, letter, letter.recipient, "left", windowHeight);
  const none = { style: docx.BorderStyle.NONE, size: 0, color: "auto" };
  const row = (height: number, ...cells: DocxParagraph[][]) =>
    new docx.TableRow({
      cantSplit: true,
      height: { value: height, rule: docx.HeightRule.EXACT },
      children: cells.map((children, at) => {
        const width = { size: at === 0 ? left : sheet.senderWidth, type: docx.WidthType.DXA };
        return new docx.TableCell({ width, margins: { top: 0, bottom: 0, left: 0, right: 0 }, children });
      }),
    });
  return new docx.Table({
    layout: docx.TableLayoutType.FIXED,
    visuallyRightToLeft: false,
    width: { size: sheet.textWidth, type: docx.WidthType.DXA },
    columnWidths: [left, sheet.senderWidth],
    borders: { top: none, bottom: none, left: none, right: none, insideHorizontal: none, insideVertical: none },
    rows: [
      row(sheet.senderHeight, [new docx.Paragraph({})], sender),
      row(sheet.addressHeight, recipient, [new docx.Paragraph({})]),
    ],
  });
}

/** What shows of the address row, in twips. */
const windowHeight = 1380;

/** Lines of their own direction each, all at one side, so high that they fill no more than the room (twips). */
function addressBlock(docx: Docx, letter: Letter, lines: readonly string[], side: "left" | "right", room: number) {
  const height = Math.floor(Math.min(260, room / Math.max(lines.length, 1)));
  const spacing = { after: 0, line: height, lineRule: docx.LineRuleType.EXACT };
  const shown = lines.length === 0 ? [""] : lines;
  return shown.map((line) => {
    const base = directionOfText(line, directionOfLanguage(letter.language));
    // START is the left of a left-to-right line and the right of a right-to-left one.
    const begins = (side === "left") === (base === "ltr");
    return new docx.Paragraph({
      spacing,
      bidirectional: base === "rtl",
      alignment: begins ? docx.AlignmentType.START : docx.AlignmentType.END,
      children: runsOf(docx, letter, line, base, height < 240 ? 18 : 20),
    });
  });
}

function bullets(docx: Docx) {
  const style = { paragraph: { indent: { start: 284, hanging: 284 } } };
  const level = { level: 0, format: docx.LevelFormat.BULLET, text: "•", alignment: docx.AlignmentType.START, style };
  return { reference: "demands", levels: [level] };
}

/** "Page 1 of 2", counted by the program that shows it, within this letter. */
function pageNumber(docx: Docx, letter: Letter): DocxParagraph {
  const parts = letter.labels.page.split(/(\{pages?\})/);
  const numbers: Readonly<Record<string, string>> = {
    "{page}": docx.PageNumber.CURRENT,
    "{pages}": docx.PageNumber.TOTAL_PAGES_IN_SECTION,
  };
  const rightToLeft = directionOfLanguage(letter.language) === "rtl";
  const children = parts.map((part) => numbers[part] ?? part).filter((part) => part !== "");
  return new docx.Paragraph({
    alignment: docx.AlignmentType.CENTER,
    bidirectional: rightToLeft,
    children: [new docx.TextRun({ ...printable(letter.language), children, size: 17, rightToLeft })],
  });
}

/** The library writes the time into the file and its archive; neither says anything about the letter. */
function withFixedTime(file: Uint8Array): Uint8Array {
  const parts = Object.entries(unzipSync(file)).map(([name, bytes]) => {
    if (name !== "docProps/core.xml") return [name, bytes] as const;
    return [
      name,
      strToU8(strFromU8(bytes).replace(/(<dcterms:(?:created|modified)[^>]*>)[^<]*/g, `$1${noTime}`)),
    ] as const;
  });
  return zipSync(Object.fromEntries(parts), { mtime: new Date(1980, 0, 1), level: 6 });
}

const noTime = "1980-01-01T00:00:00Z";
