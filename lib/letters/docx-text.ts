// Paragraphs and runs of a Word file: each run says its direction, its four fonts and its three languages.
import type { Paragraph as DocxParagraph, TextRun as DocxRun, IParagraphOptions } from "docx";
import { runsByDirection } from "@/lib/letters/bidi-runs";
import { type Direction, directionOfLanguage, scriptOf } from "@/lib/letters/direction";
import type { Letter } from "@/lib/letters/letter";

export type Docx = typeof import("docx");

/** In half points. */
export const textSize = 22;

export interface TextSetting {
  readonly docx: Docx;
  readonly letter: Letter;
  readonly base: Direction;
  /** In half points. */
  readonly size: number;
}

/** The side at which the letter's lines begin. The library takes sides as they are seen; the file counts them by direction. */
export function startOf(letter: Letter): "left" | "right" {
  return directionOfLanguage(letter.language) === "rtl" ? "right" : "left";
}

/** Line ends in the text are line ends. */
export function paragraph(setting: TextSetting, text: string, options: IParagraphOptions = {}): DocxParagraph {
  return directed(setting, { ...options, children: runsOf(setting, text) });
}

export function directed({ docx, base }: Pick<TextSetting, "docx" | "base">, options: IParagraphOptions) {
  return new docx.Paragraph({ ...options, ...(base === "rtl" ? { bidirectional: true } : {}) });
}

/** Which fonts and languages hold, by script: Word chooses between them character by character. */
export function fontsAndLanguages(tag: string) {
  const script = scriptOf(tag);
  const eastAsian = script in eastAsianFonts;
  const complex = script in complexFonts;
  return {
    font: {
      ascii: latinFont,
      hAnsi: latinFont,
      cs: complexFonts[script] ?? "Arial",
      eastAsia: eastAsianFonts[script] ?? "SimSun",
      ...(eastAsian ? { hint: "eastAsia" } : {}),
    },
    language: {
      value: eastAsian || complex ? "en-GB" : tag,
      eastAsia: eastAsian ? tag : "zh-CN",
      bidirectional: complex ? tag : "ar-SA",
    },
  };
}

/** A run as its letter's language and `direction` want it, but without content. */
export function runLook({ letter, size }: TextSetting, direction: Direction) {
  const look = { ...fontsAndLanguages(letter.language), size, sizeComplexScript: size };
  return direction === "rtl" ? { ...look, rightToLeft: true } : look;
}

/** Faces that come with Word or LibreOffice; each program takes its own where one is not there. */
const latinFont = "Times New Roman";
const complexFonts: Readonly<Record<string, string>> = {
  Arab: "Arial",
  Hebr: "Arial",
  Deva: "Mangal",
  Thai: "Tahoma",
  Beng: "Nirmala UI",
  Taml: "Nirmala UI",
  Telu: "Nirmala UI",
  Gujr: "Nirmala UI",
  Guru: "Nirmala UI",
  Knda: "Nirmala UI",
  Mlym: "Nirmala UI",
  Sinh: "Nirmala UI",
  Khmr: "Leelawadee UI",
  Laoo: "Leelawadee UI",
  Mymr: "Myanmar Text",
};
const eastAsianFonts: Readonly<Record<string, string>> = {
  Hans: "SimSun",
  Hant: "PMingLiU",
  Jpan: "MS Mincho",
  Kore: "Batang",
};

function runsOf(setting: TextSetting, text: string): DocxRun[] {
  return text.split("\n").flatMap((line, at) => {
    const runs = runsByDirection(line, setting.base);
    // An empty line has no run of its own that could carry its line break.
    const shown = runs.length === 0 && at > 0 ? [{ text: "", direction: setting.base }] : runs;
    return shown.map((run, first) => {
      const lineBreak = at > 0 && first === 0 ? { break: 1 } : {};
      return new setting.docx.TextRun({ ...lineBreak, ...runLook(setting, run.direction), text: run.text });
    });
  });
}
