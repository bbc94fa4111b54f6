// Lines to paragraphs: wrapped lines joined, words that a hyphen broke made whole.
import { isReaderGreeting } from "@/lib/importing/fields/letter";
import { brokenWord } from "@/lib/importing/reading/clean";
import type { Line } from "@/lib/importing/reading/line";

export interface Paragraph {
  readonly text: string;
  readonly lines: readonly Line[];
  readonly bullet: boolean;
}

/** How the document sets its lines: whether it wraps them, how wide, and which hyphenated words it writes whole. */
export interface Setting {
  readonly wraps: boolean;
  readonly width: number;
  readonly gaps: boolean;
  readonly words: ReadonlySet<string>;
}

/** Longer lines are paragraphs of their own: nobody wraps that wide. */
const widestWrap = 160;

export function settingOf(lines: readonly Line[]): Setting {
  const wrapped = lines.filter((line, at) => isWrapped(line, lines[at + 1]));
  const widths = lines.map((line) => line.text.length).filter((length) => length <= widestWrap);
  widths.sort((one, other) => one - other);
  const gaps = lines.filter((line) => line.gapBefore).length;
  const whole = lines.filter((line) => line.text.length > widestWrap);
  const often = lettersOf(wrapped) > lettersOf(whole) && (wrapped.length >= 2 || wrapped.length > lines.length / 10);
  return {
    wraps: often || lines.some((line) => line.region !== null),
    width: widths[Math.floor(widths.length * 0.95)] ?? widestWrap,
    gaps: gaps > 3 && gaps > lines.length / 25,
    words: new Set(lines.flatMap((line) => line.text.toLowerCase().match(/\p{L}+(?:-\p{L}+)*/gu) ?? [])),
  };
}

/** Where most of the text stands in whole paragraphs, a line that looks broken is only a short one. */
const lettersOf = (lines: readonly Line[]) => lines.reduce((sum, line) => sum + line.text.length, 0);

/** A line that breaks off in a sentence which goes on below in small letters, or in a script that has none. */
function isWrapped(line: Line, below: Line | undefined): boolean {
  if (!below || below.gapBefore || endsSentence(line.text)) return false;
  if (cjk.test(line.text.slice(-1)))
    return line.text.length > 8 && cjk.test(below.text.slice(0, 1)) && endsSentence(below.text);
  return isLong(line) && (/^[\p{Ll}]/u.test(below.text) || isFullLine(line, below) || isUnfinished(line, below));
}

/** Mostly small words and no end of a sentence: what comes next, a name or a number, belongs to it. */
function isUnfinished({ text }: Line, below: Line): boolean {
  const words = text.match(/(?<!\S)[\p{L}][^\s]*/gu) ?? [];
  const small = words.filter((word) => /^\p{Ll}/u.test(word)).length;
  return text.length > 45 && small >= 5 && small > words.length * 0.6 && !below.bullet && !/[@|]/.test(text);
}

/** As long as a page is wide, in a sentence: the next line goes on whatever it begins with. */
const isFullLine = (line: Line, below: Line) => line.text.length > 75 && !below.bullet && !/[@|]/.test(line.text);

const isLong = (line: Line) => line.text.length > 35 && line.text.length <= widestWrap;

const cjk = /[\u2E80-\u9FFF\uF900-\uFAFF\uFF00-\uFFEF]/u;
const sentenceEnd = /[.!?:;。！？：；؟…]["'”’»)\]]*$/u;
export const endsSentence = (text: string) => sentenceEnd.test(text);

export function paragraphsOf(lines: readonly Line[], setting: Setting): Paragraph[] {
  const paragraphs: Line[][] = [];
  for (const line of lines) {
    const paragraph = paragraphs.at(-1);
    const above = paragraph?.at(-1);
    if (paragraph && above && goesOn(above, line, setting)) paragraph.push(line);
    else paragraphs.push([line]);
  }
  return paragraphs.map((paragraph) => ({
    text: joinLines(paragraph, setting),
    lines: paragraph,
    bullet: paragraph[0]?.bullet ?? false,
  }));
}

/** A long line in small letters at its end: what follows is no label, so it goes on. */
const endsMidway = ({ text }: Line, below: Line) =>
  text.length > 60 && /[\p{Ll},]$/u.test(text) && !/^[^:]{2,45}:\s/u.test(below.text);

/** "Name of victim: Mr Ivo Sand, a beekeeper of Larn": a line that says what it holds ends with itself where nothing wraps. */
const naming = /^\p{Lu}[^:.,]{2,45}:\s\S/u;
const bothNamed = (above: Line, below: Line) =>
  naming.test(above.text) && naming.test(below.text) && above.text.length < 75 && !above.bullet;
const isNamed = (above: Line, below: Line) => /^[^:]{2,45}:\s\S/u.test(above.text) && /^\p{Lu}/u.test(below.text);

/** Whether the second line goes on with the first one's paragraph. */
function goesOn(above: Line, line: Line, setting: Setting): boolean {
  if (line.bullet) return false;
  if (above.text.endsWith(brokenWord)) return true;
  if (/[,:!]$/.test(above.text) && isReaderGreeting(above.text)) return false;
  if (bothNamed(above, line)) return false;
  if (/^(?:https?:\/\/|www\.)\S+$/u.test(line.text) && /[.;!?]$/.test(above.text)) return false;
  const small = /^[\p{Ll}\d(,]/u.test(line.text);
  if (above.text.length > widestWrap && above.region === null) return false;
  if (line.gapBefore) return isLong(above) && !endsSentence(above.text) && /^\p{Ll}/u.test(line.text);
  const brokenDate = /\s\d{1,2}$/.test(above.text) && /^\p{L}{3,10} (?:19|20)\d{2}/u.test(line.text);
  const open = !isNamed(above, line) && (isUnfinished(above, line) || endsMidway(above, line));
  if (!endsSentence(above.text)) return setting.wraps || small || brokenDate || open;
  if (!setting.wraps) return false;
  return setting.gaps || isFull(above, line, setting);
}

/** The next word would not have fitted: the line ends where the width ends, not where the paragraph does. */
function isFull(above: Line, line: Line, setting: Setting): boolean {
  const word = /^\S+/u.exec(line.text)?.[0].length ?? 0;
  return above.text.length + 1 + word > setting.width * 0.97;
}

/** Beginnings that keep their hyphen: `self-` and the like. */
const keepsHyphen =
  /(?:^|[^\p{L}])(?:ill|self|non|anti|co|well|long|so|ex|pro|re|semi|pre|post|mid|cross|high|low|short|full|half|all|state|gender|multi|inter)-$/iu;

export function joinLines(lines: readonly Line[], setting: Setting): string {
  let joined = "";
  for (const { text } of lines) joined = joined === "" ? text : joinTwo(joined, text, setting);
  return joined.replaceAll(brokenWord, "");
}

function joinTwo(above: string, below: string, setting: Setting): string {
  if (above.endsWith(brokenWord)) return above.slice(0, -1) + below;
  if (cjk.test(above.slice(-1)) && cjk.test(below.slice(0, 1))) return above + below;
  if (/\p{L}[-\u2010\u2011]$/u.test(above) && /^\p{Ll}/u.test(below)) return joinHyphen(above, below, setting);
  if (/https?:\/\/\S*[/=_-]$/.test(above) && /^[\w%./-]+\/?(?:\s|$)/.test(below) && setting.wraps) return above + below;
  return `${above} ${below}`;
}

function joinHyphen(printed: string, below: string, setting: Setting): string {
  const above = `${printed.slice(0, -1)}-`;
  const first = /[\p{L}-]+-$/u.exec(above)?.[0].toLowerCase() ?? "";
  const second = /^\p{L}+(?:-\p{L}+)*/u.exec(below)?.[0].toLowerCase() ?? "";
  const whole = setting.words.has(first.slice(0, -1) + second);
  const hyphenated = setting.words.has(first + second) || keepsHyphen.test(above);
  return hyphenated && !whole ? above + below : above.slice(0, -1) + below;
}
