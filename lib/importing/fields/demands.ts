// Demands: the items of a list; where there is none, the sentences of the letter that ask.
import { endsSentence, joinLines, paragraphsOf, type Setting } from "@/lib/importing/fields/paragraphs";
import { sentencesOf } from "@/lib/importing/fields/sentences";
import { fold } from "@/lib/importing/labels/fold";
import { anyOf } from "@/lib/importing/labels/match";
import type { Line } from "@/lib/importing/reading/line";

export interface Demand {
  readonly text: string;
  readonly lines: readonly Line[];
}

export interface SplitList {
  readonly demands: Demand[];
  /** The lines that are not part of the list. */
  readonly rest: Line[];
}

/** A list in a letter whose signs are lost: after a line that ends with a colon, items in small letters that end with a semicolon. */
export function withLostSigns(lines: readonly Line[]): Line[] {
  if (lines.some((line) => line.bullet)) return [...lines];
  const start = lines.findIndex((line) => /[:：]$/u.test(line.text)) + 1;
  if (start > 0 && indentedAfter(lines, start) > 0) return withLetterItems(lines, start);
  const items = lines.slice(start);
  const begins = (at: number) => at === 0 || /[;；؛](?: (?:and|y|et|e|und|en|и|و))?$/u.test(items[at - 1]?.text ?? "");
  const count = items.filter((_, at) => begins(at)).length;
  if (start === 0 || count < 2) return [...lines];
  const last = items.findIndex(
    (line, at) => at >= items.findLastIndex((_, one) => begins(one)) && /[.。!]$/u.test(line.text),
  );
  const end = last < 0 ? items.length : last + 1;
  return lines.map((line, at) =>
    at >= start && at < start + end && begins(at - start) ? { ...line, bullet: true } : line,
  );
}

/** In points: what is drawn further to the right than its lead-in is a list, though its signs were drawn as pictures. */
const indent = 8;

/** How many lines after the lead-in are drawn further to the right than it. */
function indentedAfter(lines: readonly Line[], start: number): number {
  const left = lines[start - 1]?.region?.left;
  if (left === undefined) return 0;
  const end = lines.slice(start).findIndex(({ region }) => region === null || region.left < left + indent);
  return end < 0 ? lines.length - start : end;
}

/** The lines under a lead-in, as items where they are drawn further to the right than it and have no signs. */
export function withDrawnItems(leadIn: Line | null, lines: readonly Line[], setting: Setting): readonly Line[] {
  if (leadIn === null || lines.some((line) => line.bullet)) return lines;
  const both = [leadIn, ...lines];
  if (indentedAfter(both, 1) < 2) return lines;
  const isShort = ({ text }: Line) => text.length < setting.width * 0.8;
  const items = withIndentedItems(both, 1, isShort).slice(1);
  return items.filter((line) => line.bullet).length > 1 ? items : lines;
}

function withLetterItems(lines: readonly Line[], start: number): Line[] {
  const right = Math.max(...lines.map(({ region }) => region?.right ?? 0));
  return withIndentedItems(lines, start, (line) => (line.region?.right ?? right) < right * 0.85);
}

/** An item begins in a capital, after the end of a sentence or a line that falls short of the others. */
function withIndentedItems(lines: readonly Line[], start: number, isShort: (line: Line) => boolean): Line[] {
  const end = start + indentedAfter(lines, start);
  return lines.map((line, at) => {
    const above = lines[at - 1];
    if (at < start || at >= end || above === undefined) return line;
    const own = /^\P{Ll}/u.test(line.text) && (endsSentence(above.text) || isShort(above));
    return at === start || own || /[;；؛]$/u.test(above.text) ? { ...line, bullet: true } : line;
  });
}

/** Numbers and letters that count the items of a list. */
const counter = /^(?:\(?(?:\d{1,2}|[ivx]{1,4}|[a-h])[.)]|\([a-h\d]\))\s+/iu;

/** Takes a list with signs out of lines; wrapped lines of an item are joined. */
export function takeList(lines: readonly Line[], setting: Setting): SplitList {
  const signed = withCounters(lines);
  if (!signed.some((line) => line.bullet)) return { demands: [], rest: [...lines] };
  const demands: Demand[] = [];
  const rest: Line[] = [];
  for (const paragraph of paragraphsOf(joinItems(signed), setting)) {
    if (paragraph.bullet) demands.push({ text: paragraph.text, lines: paragraph.lines });
    else rest.push(...paragraph.lines);
  }
  return { demands: demands.flatMap(parted), rest };
}

/** Counted items are bullets where at least two follow each other. */
function withCounters(lines: readonly Line[]): Line[] {
  if (lines.some((line) => line.bullet)) return [...lines];
  const counted = lines.filter((line) => counter.test(line.text));
  if (counted.length < 2) return [...lines];
  return lines.map((line) =>
    counter.test(line.text) ? { ...line, text: line.text.replace(counter, ""), bullet: true } : line,
  );
}

/** An item goes on over a gap when its line has not ended: as at the end of a page. */
function joinItems(lines: readonly Line[]): Line[] {
  return lines.map((line, at) => {
    const above = lines[at - 1];
    const goesOn =
      above !== undefined && line.gapBefore && !line.bullet && !endsSentence(above.text) && /^\p{Ll}/u.test(line.text);
    return goesOn ? { ...line, gapBefore: false } : line;
  });
}

/** Several items in one: the signs stand inside the line where the document lost its line breaks. */
function parted(demand: Demand): Demand[] {
  return demand.text
    .split(/\s*[•◼■▪●\uF0B7\uF06E\uF0A7]\s*/u)
    .filter((text) => text !== "")
    .map((text) => ({ ...demand, text }));
}

/** Items of a list whose signs are lost: each ends with a semicolon or a full stop. */
export function unsignedList(lines: readonly Line[], setting: Setting): Demand[] {
  const items: Line[][] = [];
  const ends = endsWithCommas(lines) ? /,(?: \p{L}{1,3})?$|\.$/u : /[;.؛。；]["'”’)]?$/u;
  for (const line of lines) {
    const item = items.at(-1);
    const above = item?.at(-1);
    const own = !setting.wraps && /^\p{Lu}/u.test(line.text);
    if (item && above && !own && !ends.test(above.text) && !(line.gapBefore && endsSentence(above.text)))
      item.push(line);
    else items.push([line]);
  }
  return items
    .map((item) => ({ text: joinLines(item, setting), lines: item }))
    .filter(
      ({ text }, at) =>
        /\p{L}/u.test(text) && !/^(?:https?:|www\.)\S+$/iu.test(text) && !(at === 0 && /[:：]$/.test(text)),
    );
}

/** Every line but the last ends with a comma, or with "and" behind it. */
const endsWithCommas = (lines: readonly Line[]) =>
  lines.length > 1 &&
  lines.slice(0, -1).every((line) => /,(?: (?:and|und|y|et|e|en|и))?$/u.test(line.text)) &&
  /\.$/u.test(lines.at(-1)?.text ?? "");

const request = new RegExp(
  anyOf((labels) => labels.requests),
  "u",
);

export function requestsIn(paragraphs: readonly { text: string; lines: readonly Line[] }[]): Demand[] {
  return paragraphs
    .filter((one, at) => at > 0 || !isSubject(one.text))
    .flatMap(({ text, lines }) =>
      sentencesOf(text)
        .filter((sentence) => request.test(fold(sentence)) && !/[:：]$/u.test(sentence))
        .map((sentence) => ({ text: sentence, lines })),
    );
}

/** "VERDANIA: Please release Mira Tolle" over the first paragraph of a letter says what the letter is about. */
const isSubject = (text: string) => text.length < 140 && !endsSentence(text) && /^\p{Lu}{3,}[\p{Lu}\s]*:/u.test(text);
