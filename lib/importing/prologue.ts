// What stands before the first label: head lines, the banner, the title, the summary, and in some layouts the story.

import { type CaseHead, readCaseHead } from "@/lib/importing/fields/case-lines";
import { countryNamed } from "@/lib/importing/fields/countries";
import { datesIn } from "@/lib/importing/fields/dates";
import { indexIn, isUpdateWord, numbersIn, withoutFirstAction } from "@/lib/importing/fields/head";
import { remainderOf } from "@/lib/importing/fields/head-line";
import { endsSentence, joinLines, type Paragraph, paragraphsOf, type Setting } from "@/lib/importing/fields/paragraphs";
import { afterBanner, isBanner, isCountryShaped, titleParts } from "@/lib/importing/fields/title";
import { isCapitals } from "@/lib/importing/labels/match";
import type { Line } from "@/lib/importing/reading/line";

export interface Prologue {
  readonly head: readonly Line[];
  readonly bannerLines: readonly Line[];
  readonly dateLine: Line | null;
  readonly titleLines: readonly Line[];
  /** The concern of a head of the 1990s ("UA 5/07 Fear of torture"), which is its title. */
  readonly concern: { text: string; line: Line } | null;
  readonly caseHead: CaseHead | null;
  /** The country alone on a line, beside the date. */
  readonly countryLine: Line | null;
  readonly paragraphs: readonly Paragraph[];
}

export function readPrologue(lines: readonly Line[], setting: Setting): Prologue {
  const head: Line[] = [];
  const bannerLines: Line[] = [];
  const rest: Line[] = [];
  let dateLine: Line | null = null;
  for (const line of joinHead(joinBanner(lines))) {
    const kind = kindOf(line, rest.length);
    if (kind === "head") head.push(line);
    else if (kind === "date") dateLine ??= line;
    else if (kind === "text") rest.push(line);
    else if (kind !== "banner") rest.push({ ...line, text: kind.rest });
    if (kind === "banner" || kind === "date" || typeof kind === "object") bannerLines.push(line);
  }
  rest.splice(0, headlineAt(rest));
  const concern = concernOf(head);
  const ofCase = readCaseHead(concern ? rest : rest.slice(1));
  const old = ofCase !== null && (concern !== null || isOldHead(head)) ? ofCase : null;
  const titleLines = concern ? [] : rest.slice(0, old ? 1 : titleLength(rest, setting));
  const below = rest[titleLines.length];
  const isCountry = below && !old && ((dateLine && isCountryLine(below, dateLine)) || isCountryInCapitals(below));
  const countryLine = below && isCountry ? below : null;
  const story = rest.slice(titleLines.length + (old?.length ?? 0) + (countryLine ? 1 : 0));
  return {
    head,
    bannerLines,
    dateLine,
    titleLines,
    concern,
    caseHead: old,
    countryLine,
    paragraphs: paragraphsOf(story, setting),
  };
}

/** Where the headline stands: "View this mail in your browser" and the name of a group may stand above it. */
function headlineAt(lines: readonly Line[]): number {
  const [first] = lines;
  if (!first) return 0;
  const at = lines.slice(0, furnitureLines + 1).findIndex((line) => isHeadlineOfCountry(line, first));
  const above = lines.slice(0, Math.max(at, 0));
  return above.every((line) => line.text.length < 70 && !endsSentence(line.text)) ? above.length : 0;
}

const furnitureLines = 4;

/** "VERDANIA: POET HELD", "Poet held (Verdania: UA 34.23)", set off from the first line. */
function isHeadlineOfCountry(line: Line, first: Line): boolean {
  const { country, number } = titleParts(line.text);
  const larger = Number(line.style ?? 0) > Number(first.style ?? 0);
  if (country === null) return false;
  const setOff = larger || (!isCapitals(first.text) && isCapitals(line.text)) || line === first;
  return (number !== null && !isCapitals(first.text)) || (countryNamed(country) !== null && setOff);
}

function isCountryLine(line: Line, dateLine: Line): boolean {
  return (
    Math.abs(line.number - dateLine.number) === 1 &&
    line.text.length < 45 &&
    (isCountryShaped(line.text) || countryNamed(line.text) !== null)
  );
}

/** "ASERBAIDSCHAN" alone under the headline. */
const isCountryInCapitals = ({ text }: Line) => isCapitals(text) && countryNamed(text) !== null;

/** What a head line with a number and no index says besides them. */
function concernOf(head: readonly Line[]): { text: string; line: Line } | null {
  for (const line of head) {
    const text = concernIn(line);
    if (text !== null && countryNamed(text) === null) return { text, line };
  }
  return null;
}

function concernIn(line: Line): string | null {
  const own = withoutFirstAction(line.text);
  const text = numbersIn(own).length > 0 && !indexIn(own) ? remainderOf(own) : "";
  return /\p{L}{3,}/u.test(text) ? text : null;
}

/** A number without a title of its own: the year of the index has two digits, or there is no index. */
const isOldHead = (head: readonly Line[]) =>
  head.some((line) => numbersIn(line.text).length > 0 && line.text.length < 40);

/** "URGENT / ACTION - …" and "Acción / Urgente": a banner broken over two lines. */
function joinBanner(lines: readonly Line[]): Line[] {
  const [first, second, ...rest] = lines;
  if (!first || !second || first.text.split(" ").length > 1 || isBanner(first.text)) return [...lines];
  const text = `${first.text} ${second.text}`;
  return afterBanner(text) === null || afterBanner(second.text) !== null ? [...lines] : [{ ...first, text }, ...rest];
}

const headLines = 8;

/** A head line broken over two: together they say a number, an index or a date that neither says alone. */
function joinHead(lines: readonly Line[]): Line[] {
  const joined: Line[] = [];
  for (const line of lines) {
    const above = joined.at(-1);
    const both = above ? `${above.text} ${line.text}` : "";
    const goesOn =
      above && joined.length <= headLines && !line.gapBefore && above.text.length > 40 && line.text.length < 90;
    const isHead = above && (numbersIn(above.text).length > 0 || indexIn(both) !== null) && !endsSentence(above.text);
    if (above && joined.length <= headLines && !line.gapBefore && isOpenHead(above, line))
      joined[joined.length - 1] = { ...above, text: both };
    else if (goesOn && goesOnConcern(above, line)) joined[joined.length - 1] = { ...above, text: both };
    else if (goesOn && isHead && tells(both) > tells(above.text) + tells(line.text))
      joined[joined.length - 1] = { ...above, text: both };
    else joined.push(line);
  }
  return joined;
}

/** "Further information on UA 12/03 issued 14 January 2003 and re-issued", "UA 12/03 (14 January 2003) –": the line says that more comes. */
function isOpenHead(above: Line, line: Line): boolean {
  if (numbersIn(above.text).length === 0 || above.text.length > 160 || line.text.length > 90) return false;
  const [bracket] = /\([^)]*$/u.exec(above.text) ?? [];
  const open = /(?:(?<!\p{L})(?:and|re-?issued|issued|on|y|et|und|del?|sobre|emitida)|[,–—/-])$/iu.test(above.text);
  return (
    open ||
    (bracket !== undefined && line.text.includes(")") && tells(line.text) > 0) ||
    line.bullet ||
    /^[–—-]\s/u.test(line.text)
  );
}

/** "Further information on UA 288/95 (date) - Prisoner of" goes on in the next line, which is no head and no case. */
function goesOnConcern(above: Line, line: Line): boolean {
  const open = above.text.length > 60 && !endsSentence(above.text) && concernIn(above) !== null;
  return (
    open && line.text.length < 60 && tells(line.text) === 0 && readCaseHead([line]) === null && !isBanner(line.text)
  );
}

const tells = (text: string) => numbersIn(text).length + datesIn(text).length + (indexIn(text) ? 1 : 0);

type Kind = "head" | "date" | "banner" | "text" | { rest: string };

function kindOf(line: Line, textsBefore: number): Kind {
  const number = numbersIn(line.text)[0];
  const index = indexIn(line.text);
  const inBrackets = number !== undefined && /\([^)]*$/u.test(line.text.slice(0, number.start));
  if (
    (number && number.start < 60 && !inBrackets && !endsSentence(line.text) && textsBefore < 2) ||
    (index && line.text.length < 160)
  )
    return "head";
  if (textsBefore === 0 && (isBanner(line.text) || isUpdateWord(line.text))) return "banner";
  const rest = afterBanner(line.text);
  if (rest !== null) return afterBannerKind(rest);
  return isDateLine(line.text) ? "date" : "text";
}

function afterBannerKind(rest: string): Kind {
  if (rest.replace(/[^\p{L}\d]/gu, "") === "") return "banner";
  return datesIn(rest).length > 0 && rest.length < 60 ? "date" : { rest };
}

/** A date alone on its line, a place or an organisation's name before it allowed. */
export function isDateLine(text: string): boolean {
  const [date] = datesIn(text);
  const sentence = /[.!?]$/.test(text) && date !== undefined && date.start > 3;
  return date !== undefined && !sentence && text.length - (date.end - date.start) < 30 && date.end >= text.length - 2;
}

/** How many lines the title takes: lines in capitals, lines of one size, or a first paragraph that is no sentence. */
function titleLength(lines: readonly Line[], setting: Setting): number {
  const [first] = lines;
  if (!first) return 0;
  let length = 1;
  for (; length < Math.min(lines.length, 5); length++) {
    const line = lines[length];
    const slash = lines[length - 1]?.text.endsWith("/") === true;
    if (!line || (line.gapBefore && !slash) || !sameTitle(first, line, lines[length - 1], setting)) break;
  }
  return length;
}

function sameTitle(first: Line, line: Line, above: Line | undefined, setting: Setting): boolean {
  if (above?.text.endsWith("/") || /[(（][^)）]*$/u.test(above?.text ?? "")) return true;
  if (isCapitals(first.text)) return isCapitals(line.text);
  if (first.style !== null && line.style !== null) return first.style === line.style && Number(first.style) > 12;
  const open = above !== undefined && !endsSentence(above.text) && above.text.length > 35;
  return setting.wraps && open && /^\p{Ll}/u.test(line.text);
}

export const titleText = (lines: readonly Line[], setting: Setting) => joinLines(lines, setting);
