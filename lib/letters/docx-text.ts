// Paragraphs and runs of a Word file: each run says its direction, its four fonts and its three languages.
import type { Paragraph as DocxParagraph, TextRun as DocxRun, IParagraphOptions } from "docx";
import { runsByDirection } from "@/lib/letters/bidi-runs";
import { type Direction, directionOfLanguage, scriptOf } from "@/lib/letters/direction";
import { foreignHan, type HanRegion } from "@/lib/letters/han-forms";
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

/** A run as its letter's language and `direction` want it, but without content; `region` says whose Han forms, if not the letter's. */
export function runLook({ letter, size }: TextSetting, direction: Direction, region?: HanRegion) {
  const own = fontsAndLanguages(letter.language);
  const { font, language } = region === undefined ? own : inForms(own, region);
  const look = { font, language, size, sizeComplexScript: size };
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

const regions: Readonly<Record<HanRegion, { script: string; language: string }>> = {
  SC: { script: "Hans", language: "zh-CN" },
  TC: { script: "Hant", language: "zh-TW" },
  JP: { script: "Jpan", language: "ja-JP" },
  KR: { script: "Kore", language: "ko-KR" },
};

function inForms({ font, language }: ReturnType<typeof fontsAndLanguages>, region: HanRegion) {
  const { script, language: eastAsia } = regions[region];
  return { font: { ...font, eastAsia: eastAsianFonts[script] ?? font.eastAsia }, language: { ...language, eastAsia } };
}

interface HanPart {
  readonly text: string;
  readonly region?: HanRegion;
}

/** The text in parts: names and addresses that want other Han forms than the letter's, and what is between them. */
function inHanForms(text: string, line: string, language: string): HanPart[] {
  const foreign = foreignHan([line], language);
  if (foreign.length === 0) return [{ text }];
  const regionOf = new Map(foreign.map(({ text: run, region }) => [run, region]));
  const parts = text.split(new RegExp(`(${[...regionOf.keys()].join("|")})`, "u"));
  return parts
    .filter((part) => part !== "")
    .map((part) => {
      const region = regionOf.get(part);
      return region === undefined ? { text: part } : { text: part, region };
    });
}

function runsOf(setting: TextSetting, text: string): DocxRun[] {
  return text.split("\n").flatMap((line, at) => {
    const runs = runsByDirection(line, setting.base);
    // An empty line has no run of its own that could carry its line break.
    const shown = runs.length === 0 && at > 0 ? [{ text: "", direction: setting.base }] : runs;
    const parts = shown.flatMap(({ text: run, direction }) =>
      inHanForms(run, line, setting.letter.language).map((part) => ({ ...part, direction })),
    );
    return parts.map((part, first) => {
      const lineBreak = at > 0 && first === 0 ? { break: 1 } : {};
      return new setting.docx.TextRun({
        ...lineBreak,
        ...runLook(setting, part.direction, part.region),
        text: part.text,
      });
    });
  });
}
