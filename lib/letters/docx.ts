// Letters as a Word file, as the PDF shows them but for the reader to change. The same letters give the same bytes.
import type { Paragraph as DocxParagraph, FileChild, IParagraphOptions } from "docx";
import { directionOfLanguage, directionOfText } from "@/lib/letters/direction";
import { addressTable, type Sheet, sheets } from "@/lib/letters/docx-address";
import { finishedDocx } from "@/lib/letters/docx-parts";
import { type Docx, directed, fontsAndLanguages, paragraph, runLook, startOf, textSize } from "@/lib/letters/docx-text";
import type { Letter, Paper } from "@/lib/letters/letter";
import { docxFile, type Piece } from "@/lib/letters/piece";

export interface DocxData {
  readonly letters: readonly Letter[];
  readonly paper: Paper;
}

/** For a press: thousands of runs, which a hostile letter may have, take seconds in which a page would answer nobody. */
export function docxPiece(letters: readonly Letter[], paper: Paper): Piece {
  return { file: docxFile, data: JSON.stringify({ letters, paper } satisfies DocxData), tries: [] };
}

/** Each letter begins a section, and so a page, of its own. */
export async function toDocx(letters: readonly Letter[], paper: Paper): Promise<Uint8Array> {
  const docx = await import("docx");
  const sheet = sheets[paper];
  const language = letters[0]?.language ?? "en";
  const document = new docx.Document({
    title: letters[0]?.subject ?? "",
    creator: "",
    lastModifiedBy: "",
    numbering: { config: [bullets(docx)] },
    styles: { default: { document: { run: { ...fontsAndLanguages(language), size: textSize } } } },
    sections: letters.map((letter) => ({
      properties: { page: { size: sheet.size, margin: sheet.margin, pageNumbers: { start: 1 } } },
      footers: { default: footer(docx, letter, letters.length === 1) },
      children: contentOf(docx, letter, sheet),
    })),
  });
  return finishedDocx(new Uint8Array(await docx.Packer.toArrayBuffer(document)), language);
}

function contentOf(docx: Docx, letter: Letter, sheet: Sheet): FileChild[] {
  const setting = { docx, letter, base: directionOfLanguage(letter.language), size: textSize };
  const one = (text: string, options: IParagraphOptions = {}) =>
    paragraph(setting, text, { spacing: { after: 160 }, ...options });
  // A name or an office may be written in another direction than the letter, and stands at its side all the same.
  const named = (text: string, size: number, spacing: IParagraphOptions["spacing"] & {}) =>
    paragraph({ ...setting, size, base: directionOfText(text, setting.base) }, text, {
      spacing,
      alignment: startOf(letter),
    });
  const end = startOf(letter) === "right" ? "left" : "right";
  const demand = { numbering: { reference: "demands", level: 0 }, spacing: { after: 60 } };
  const body = letter.blocks.flatMap((block) =>
    block.kind === "paragraph" ? [one(block.text)] : block.items.map((item) => one(item, demand)),
  );
  const copies = letter.copies.length === 0 ? [] : [letter.labels.copyTo, ...letter.copies];
  return [
    addressTable(docx, letter, sheet),
    one(letter.date, { alignment: end, spacing: { before: sheet.belowWindow, after: 300 } }),
    one(letter.salutation),
    ...body,
    one(letter.closing, { keepNext: true, spacing: { before: 160, after: 740 } }),
    letter.signature === "" ? lineToSignOn(docx, letter) : named(letter.signature, textSize, { after: 160 }),
    ...copies.map((line, at) => named(line, 19, { before: at === 0 ? 240 : 0 })),
  ];
}

/** 70 mm, drawn by a tab: there is no text in it. */
function lineToSignOn(docx: Docx, letter: Letter): DocxParagraph {
  const base = directionOfLanguage(letter.language);
  const tab = { type: docx.TabStopType.LEFT, position: 3969, leader: docx.LeaderType.UNDERSCORE };
  return directed({ docx, base }, { tabStops: [tab], children: [new docx.TextRun({ children: [new docx.Tab()] })] });
}

function bullets(docx: Docx) {
  const style = { paragraph: { indent: { left: 284, hanging: 284 } } };
  return { reference: "demands", levels: [{ level: 0, format: docx.LevelFormat.BULLET, text: "•", style }] };
}

/** What a sheet that is found can be checked by, in small print, and below it the page's number. */
function footer(docx: Docx, letter: Letter, alone: boolean) {
  const { foot } = letter;
  const lines = foot === undefined ? [] : [foot.text, `${foot.ask} ${foot.url.replace(/^https:\/\//, "")}`];
  const small = lines.map((line) => {
    const base = directionOfText(line, directionOfLanguage(letter.language));
    return paragraph({ docx, letter, base, size: footSize }, line, { alignment: startOf(letter) });
  });
  return new docx.Footer({ children: [...small, pageNumber(docx, letter, alone)] });
}

/** In half points. */
const footSize = 15;

/**
 * Counted by the program that shows it: "Page 1 of 2" in a file of one letter. Of several, the number alone, for not all
 * programs can count the pages of one of them.
 */
function pageNumber(docx: Docx, letter: Letter, alone: boolean): DocxParagraph {
  const base = directionOfText(letter.labels.page, directionOfLanguage(letter.language));
  const numbers: Readonly<Record<string, string>> = {
    "{page}": docx.PageNumber.CURRENT,
    "{pages}": docx.PageNumber.TOTAL_PAGES,
  };
  const parts = alone ? letter.labels.page.split(/(\{pages?\})/).filter((part) => part !== "") : ["{page}"];
  const children = parts.map((part) => numbers[part] ?? part);
  const look = runLook({ docx, letter, base, size: 17 }, base);
  return directed({ docx, base }, { alignment: "center", children: [new docx.TextRun({ ...look, children })] });
}
