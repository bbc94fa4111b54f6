// A web page to lines: blocks and breaks begin lines, list items are bullets, navigation and scripts are left out. Nothing
// the page refers to is opened.
import { Parser } from "htmlparser2";
import { decodeText } from "@/lib/importing/reading/decode";
import { type RawLine, type Reading, readLimits } from "@/lib/importing/reading/line";
import { isFurniture, isHidden, isMain, isOfSite, withoutMenus, wordsIn } from "@/lib/importing/reading/page-parts";

export function readHtml(bytes: Uint8Array): Reading {
  return readHtmlText(decodeHtml(bytes));
}

export function readHtmlText(html: string): Reading {
  const lines = wordsOfPage(html);
  const characters = lengthOf(lines);
  if (characters > readLimits.characters) return { ok: false, problem: "too_long" };
  return lines.every((line) => line.text.trim() === "") ? { ok: false, problem: "no_text" } : { ok: true, lines };
}

/** The page without what surrounds its text, as far as that leaves the text there. */
function wordsOfPage(html: string): RawLine[] {
  const whole = linesIn(html, "page");
  const narrower = (["main", "named"] as const).map((scope) => linesIn(html, scope));
  const enough = Math.min(plenty, lengthOf(whole) * 0.4);
  return narrower.find((lines) => lengthOf(lines) >= enough) ?? whole;
}

/** In characters: so much is a text, however much stands around it. */
const plenty = 600;

const lengthOf = (lines: readonly RawLine[]) => lines.reduce((sum, line) => sum + line.text.length, 0);

function linesIn(html: string, scope: Scope): RawLine[] {
  const reader = new PageReader(scope);
  const parser = new Parser(
    {
      onopentag: (name, attributes) => reader.start(name, attributes),
      onclosetag: (name) => reader.end(name),
      ontext: (text) => reader.text(text),
    },
    { decodeEntities: true, lowerCaseTags: true },
  );
  parser.end(html);
  return reader.finish();
}

/** A page may name its encoding in its first lines; else as any text. */
function decodeHtml(bytes: Uint8Array): string {
  const start = Buffer.from(bytes.subarray(0, 2048)).toString("latin1");
  const named = /charset\s*=\s*["']?\s*([\w-]{3,20})/i.exec(start)?.[1];
  const decoded = decodeText(bytes);
  if (named === undefined || !decoded.guessed) return decoded.text;
  try {
    return new TextDecoder(named).decode(bytes);
  } catch {
    return decoded.text;
  }
}

const left = new Set([
  "script",
  "style",
  "head",
  "nav",
  "footer",
  "aside",
  "form",
  "button",
  "svg",
  "noscript",
  "iframe",
  "select",
  "template",
  "object",
  "audio",
  "video",
]);
const paragraphs = new Set([
  "p",
  "h1",
  "h2",
  "h3",
  "h4",
  "h5",
  "h6",
  "ul",
  "ol",
  "table",
  "blockquote",
  "section",
  "article",
  "address",
  "dl",
  "hr",
  "pre",
  "figure",
]);
const blocks = new Set([
  "div",
  "li",
  "tr",
  "td",
  "th",
  "dt",
  "dd",
  "br",
  "main",
  "header",
  "center",
  "caption",
  "figcaption",
  "tbody",
]);
const sizes: Record<string, string> = { h1: "24", h2: "20", h3: "16" };
const voids = new Set([
  "br",
  "hr",
  "img",
  "input",
  "meta",
  "link",
  "wbr",
  "source",
  "area",
  "base",
  "col",
  "embed",
  "param",
  "track",
]);

/** All of the page; the page without elements that are named as menus, notices and the like; of that the main part. */
type Scope = "page" | "named" | "main";

class PageReader {
  private readonly lines: RawLine[] = [];
  private current: RawLine = { text: "", gapBefore: true };
  private leftOut = 0;
  private style = "";
  private preformatted = 0;
  private inMain = 0;
  private inLink = 0;
  /** How much of each line are words of links. */
  private readonly linked = new Map<RawLine, number>();

  constructor(private readonly scope: Scope) {}

  start(name: string, attributes: Record<string, string>): void {
    const out = left.has(name) || isHidden(attributes) || (this.scope !== "page" && isFurniture(name, attributes));
    if (this.leftOut > 0 || out) {
      if (!voids.has(name)) this.leftOut++;
      return;
    }
    if (this.inMain > 0 ? !voids.has(name) : isMain(name, attributes)) this.inMain++;
    if (name === "br") this.breakLine();
    else if (paragraphs.has(name)) this.begin(true);
    else if (blocks.has(name)) this.begin(false);
    if (name === "li") this.current.bullet = true;
    if (name === "pre") this.preformatted++;
    this.style = sizes[name] ?? this.style;
    if (name === "a") this.link(attributes.href);
    if (name === "a" && isOfSite(attributes.href)) this.inLink++;
  }

  end(name: string): void {
    if (this.leftOut > 0) {
      if (!voids.has(name)) this.leftOut--;
      return;
    }
    if (this.inMain > 0 && !voids.has(name)) this.inMain--;
    if (name === "pre") this.preformatted--;
    if (name === "a") this.inLink = 0;
    if (sizes[name] !== undefined) this.style = "";
    if (name !== "br" && (paragraphs.has(name) || blocks.has(name)))
      this.begin(paragraphs.has(name) && name !== "ul" && name !== "ol");
  }

  text(text: string): void {
    if (this.leftOut > 0 || (this.scope === "main" && this.inMain === 0)) return;
    if (this.inLink > 0) this.linked.set(this.current, (this.linked.get(this.current) ?? 0) + wordsIn(text));
    if (this.preformatted === 0) this.current.text += text.replace(/\s+/g, " ");
    else {
      const [first = "", ...rest] = text.split(/\r?\n/);
      this.current.text += first;
      for (const line of rest) {
        this.breakLine();
        this.current.text += line;
      }
    }
    if (this.style !== "") this.current.style = this.style;
  }

  finish(): RawLine[] {
    this.begin(false);
    return this.scope === "page" ? this.lines : withoutMenus(this.lines, this.linked);
  }

  private link(href: string | undefined): void {
    if (href !== undefined && /^https?:\/\//i.test(href) && !/share|intent\/tweet|login|mailto/i.test(href)) {
      this.current.links = [...(this.current.links ?? []), href.trim()];
    }
  }

  /** A break keeps an empty line: two of them are a gap. */
  private breakLine(): void {
    this.lines.push(this.current);
    this.current = { text: "", gapBefore: false };
  }

  private begin(gap: boolean): void {
    if (this.current.text.trim() === "") this.current.gapBefore ||= gap;
    else {
      this.lines.push(this.current);
      this.current = { text: "", gapBefore: gap };
    }
  }
}
