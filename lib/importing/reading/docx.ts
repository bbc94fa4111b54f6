// Word (.docx) to lines: paragraphs, list items, cells and text boxes in their order. Nothing outside the file is opened;
// what the file would inflate to is known before it is inflated.
import { unzipSync } from "fflate";
import { Parser } from "htmlparser2";
import { indexIn, numbersIn } from "@/lib/importing/fields/head";
import { type RawLine, type Reading, readLimits } from "@/lib/importing/reading/line";

const inflatedAtMost = 30 * 1024 * 1024;
const entriesAtMost = 2_000;
const wanted = /^word\/(?:document|(?:header|footer)\d{0,2})\.xml$/;

export function readDocx(bytes: Uint8Array): Reading {
  let entries = 0;
  let inflated = 0;
  let tooMuch = false;
  try {
    const files = unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        entries++;
        if (!wanted.test(name)) return false;
        inflated += originalSize;
        tooMuch ||= inflated > inflatedAtMost || entries > entriesAtMost;
        return !tooMuch;
      },
    });
    if (tooMuch) return { ok: false, problem: "too_long" };
    return linesOfFiles(files);
  } catch {
    return { ok: false, problem: "damaged_file" };
  }
}

function linesOfFiles(files: Record<string, Uint8Array>): Reading {
  const body = files["word/document.xml"];
  if (!body) return { ok: false, problem: "damaged_file" };
  const heads = Object.keys(files).filter((name) => name.includes("header"));
  const text = (file: Uint8Array | undefined) => new TextDecoder().decode(file ?? new Uint8Array());
  const head = heads.flatMap((name) => linesOfXml(text(files[name])).filter((line) => line.text.trim() !== ""));
  const feet = Object.keys(files).filter((name) => name.includes("footer"));
  const foot = feet.flatMap((name) => linesOfXml(text(files[name])).flatMap(headAtFoot));
  const lines = [...unique([...head, ...foot]), ...linesOfXml(text(body))];
  const characters = lines.reduce((sum, line) => sum + line.text.length, 0);
  if (characters > readLimits.characters) return { ok: false, problem: "too_long" };
  return characters === 0 ? { ok: false, problem: "no_text" } : { ok: true, lines };
}

/** A foot is furniture, unless it holds the head line: then it stands where heads stand, without the page's number. */
function headAtFoot(line: RawLine): RawLine[] {
  if (numbersIn(line.text).length === 0 || indexIn(line.text) === null) return [];
  return [{ ...line, text: line.text.replace(/(?<=\d{4}[^\d]{0,3})\s+\d{1,2}\s*$/u, "") }];
}

/** The first page's head and the other pages' head often say the same. */
function unique(lines: readonly RawLine[]): RawLine[] {
  return lines.filter((line, at) => lines.findIndex((other) => other.text === line.text) === at);
}

interface Paragraph {
  lines: string[];
  bullet: boolean;
  /** Twentieths of a point above and below. */
  before: number;
  after: number;
  size: string;
}

/** Space between paragraphs that shows as a gap: a quarter of a line. */
const visibleGap = 80;

class DocumentReader {
  readonly lines: RawLine[] = [];
  private readonly open: Paragraph[] = [];
  private skipped = 0;
  private inText = false;
  private after = 0;
  private newCell = false;
  private afterBlock = false;

  start(name: string, attributes: Record<string, string>): void {
    if (this.skipped > 0 || skips.has(name)) this.skipped++;
    else if (name === "w:p") this.open.push({ lines: [""], bullet: false, before: 0, after: 0, size: "" });
    else if (name === "w:tc") this.newCell = true;
    else this.inParagraph(name, attributes);
  }

  end(name: string): void {
    if (this.skipped > 0) this.skipped--;
    else if (name === "w:t") this.inText = false;
    else if (name === "w:p") this.close();
  }

  text(text: string): void {
    if (this.inText && this.skipped === 0) this.append(text);
  }

  private inParagraph(name: string, attributes: Record<string, string>): void {
    const paragraph = this.open.at(-1);
    if (!paragraph) return;
    if (name === "w:t") this.inText = true;
    else if (name === "w:tab") this.append(" ");
    else if (name === "w:noBreakHyphen") this.append("-");
    else if (name === "w:br" || name === "w:cr") paragraph.lines.push("");
    else if (name === "w:numPr") paragraph.bullet = true;
    else if (name === "w:numId" && attributes["w:val"] === "0") paragraph.bullet = false;
    else if (name === "w:spacing" && attributes["w:before"] !== undefined)
      paragraph.before = Number(attributes["w:before"]) || 0;
    else if (name === "w:sz") paragraph.size ||= attributes["w:val"] ?? "";
    if (name === "w:spacing" && attributes["w:after"] !== undefined)
      paragraph.after = Number(attributes["w:after"]) || 0;
  }

  private append(text: string): void {
    const paragraph = this.open.at(-1);
    if (paragraph) paragraph.lines[paragraph.lines.length - 1] += text;
  }

  private close(): void {
    const paragraph = this.open.pop();
    if (!paragraph) return;
    const block = paragraph.lines.filter((text) => text.trim() !== "").length > 1;
    const gapBefore = this.newCell || block || this.afterBlock || this.after + paragraph.before >= visibleGap;
    const style = paragraph.size === "" ? {} : { style: String(Number(paragraph.size) / 2) };
    paragraph.lines.forEach((text, at) => {
      this.lines.push({ text, gapBefore: gapBefore && at === 0, bullet: paragraph.bullet && at === 0, ...style });
    });
    this.newCell = false;
    this.after = paragraph.after;
    this.afterBlock = block;
  }
}

/** Deleted text, the second drawing of a text box for old programs, and field codes. */
const skips = new Set(["w:del", "mc:Fallback", "w:instrText", "w:moveFrom"]);

function linesOfXml(xml: string): RawLine[] {
  const reader = new DocumentReader();
  const parser = new Parser(
    {
      onopentag: (name, attributes) => reader.start(name, attributes),
      onclosetag: (name) => reader.end(name),
      ontext: (text) => reader.text(text),
    },
    { xmlMode: true, decodeEntities: true },
  );
  parser.end(xml);
  return withGaps(reader.lines);
}

/** Longer lines nobody wrapped by hand. */
const widestWrap = 130;

/** Where paragraphs are whole, a sentence's end at the end of one ends it, though no space may show it. */
function withGaps(lines: readonly RawLine[]): RawLine[] {
  if (!lines.some((line) => line.text.length > widestWrap)) return [...lines];
  return lines.map((line, at) => {
    const above = lines[at - 1]?.text ?? "";
    return { ...line, gapBefore: line.gapBefore || (above.length > 60 && /[.!?。؟]["'”’»)]*\s*$/u.test(above)) };
  });
}
