// Reads the head of an action: number, class, index, date, country, title.
import type { Day } from "@/lib/clock";
import {
  type Context,
  type Found,
  found,
  linesOf,
  sectionsNamed,
  sectionText,
  valueUnder,
} from "@/lib/importing/context";
import { countryNamed } from "@/lib/importing/fields/countries";
import { datesIn } from "@/lib/importing/fields/dates";
import {
  bareNumberIn,
  type ChainPlace,
  endsAction,
  indexIn,
  numbersIn,
  placeInChain,
  tellsOutcome,
  withoutFirstAction,
} from "@/lib/importing/fields/head";
import { remainderOf } from "@/lib/importing/fields/head-line";
import { joinLines } from "@/lib/importing/fields/paragraphs";
import { isBanner, titleParts } from "@/lib/importing/fields/title";
import { matchLabel } from "@/lib/importing/labels/match";
import { isDateLine } from "@/lib/importing/prologue";
import type { Line } from "@/lib/importing/reading/line";

/** Lines that repeat the head: printed at the top of a page or at the end. */
export const isHeadLine = (line: Line) => numbersIn(line.text).length > 0 && indexIn(line.text) !== null;

export function readNumber(context: Context): Found<string> | null {
  const labelled = valueUnder(context, "number");
  const number = labelled ? bareNumberIn(labelled.text) : null;
  if (labelled && number !== null) return found(number, [labelled.line]);
  const head = [...context.prologue.head, ...context.prologue.titleLines];
  for (const line of [...head, ...chainLines(context), ...context.lines.filter(isHeadLine), ...endLines(context)]) {
    const [first] = numbersIn(line.text);
    if (first) return found(first.number, [line], head.includes(line) ? "sure" : "likely");
  }
  const { titleLines } = context.prologue;
  const { number: inTitle } = titleParts(joinLines(titleLines, context.setting));
  return inTitle === null ? null : found(inTitle, titleLines);
}

const chainLines = (context: Context) => sectionsNamed(context, "chain").flatMap(linesOf);
const endLines = (context: Context) => sectionsNamed(context, "end").flatMap(linesOf).slice(0, 2);

export function readChain(context: Context, series: Found<string> | null): Found<ChainPlace> {
  const lines = [...context.prologue.head, ...context.prologue.bannerLines];
  const number = valueUnder(context, "number");
  const text = [...lines.map((line) => line.text), number?.text ?? ""].join(" \n ");
  const sentence = sectionsNamed(context, "chain")
    .map((section) => section.label?.label ?? "")
    .join(" ");
  const place = placeInChain(text, series !== null, sentence);
  const told = [...context.prologue.titleLines, ...context.prologue.paragraphs].map((one) => one.text);
  const ended = told.some(tellsOutcome) ? ("outcome" as const) : told.some(endsAction) ? ("stop" as const) : null;
  const kept = ended === null || place.class === "outcome" || (place.class === "stop" && ended === "stop");
  const from = found(kept ? place : { ...place, class: ended }, number ? [...lines, number.line] : lines);
  return from.lines.length === 0 && series !== null ? { ...from, lines: series.lines } : from;
}

export function readIndex(context: Context): Found<string> | null {
  const labelled = valueUnder(context, "index");
  const lines = [...(labelled ? [labelled.line] : []), ...context.prologue.head, ...context.lines.filter(isHeadLine)];
  for (const line of lines) {
    const index = indexIn(withoutFirstAction(line.text));
    if (index) return found(index.index.replace(/\s+/g, " "), [line]);
  }
  return null;
}

export function readIssued(context: Context): Found<Day> | null {
  const labelled = valueUnder(context, "issued");
  const { head, dateLine } = context.prologue;
  const lines = [labelled?.line, ...head, dateLine, ...context.lines.filter(isHeadLine), ...datesBesideLetter(context)];
  for (const line of lines) {
    const [date] = line ? datesIn(line.text).filter((one) => !isOfFirstAction(line.text, one.start)) : [];
    if (line && date) return found(date.day, [line], date.doubtful ? "doubtful" : "sure");
  }
  return null;
}

/** A letter's own date stands between the addresses and the salutation, in Chinese letters under the sign-off. */
function datesBesideLetter(context: Context): Line[] {
  const lines = sectionsNamed(context, "model_letter")[0]?.lines ?? [];
  const [first, last] = [lines[0], lines.at(-1)];
  if (!first || !last) return [];
  const dates = context.lines.filter((line) => isDateLine(line.text) && matchLabel(line.text) === null);
  const after = dates.filter((line) => line.number > last.number && line.number <= last.number + 3);
  return [...dates.filter((line) => line.number < first.number), ...after];
}

/** "UA 311/09 (17 November 2009)", "EXTRA 12/99 issued 2 February": when the first action was issued. */
function isOfFirstAction(text: string, start: number): boolean {
  return numbersIn(text).some(
    (one) =>
      one.end <= start && (inFirstBrackets.test(text.slice(one.end, start)) || listsIssues(text.slice(one.end, start))),
  );
}

/** "(4 March 2002) and follow-ups (21 March 2002; 9 April": nothing but such brackets and their words. */
const inFirstBrackets =
  /^(?:\s*\([^()]*\)\s*(?:,|and|&)?\s*(?:its )?(?:follow[ -]?ups?|updates?|further information)?)?\s*\([^()]*$/iu;

/** "issued 14 January 2003, re-issued 20 February 2003 and": after the word stand only dates. */
function listsIssues(text: string): boolean {
  const [, dates] = /^.{0,160}(?<!\p{L})(?:re-?)?issued(.*)$/iu.exec(text) ?? [];
  if (dates === undefined) return false;
  const rest = datesIn(dates).reduceRight((left, one) => left.slice(0, one.start) + left.slice(one.end), dates);
  return /^(?:[\s,;&(]|on|and|again)*$/iu.test(rest);
}

export interface Headline {
  readonly title: Found<string> | null;
  readonly country: Found<string> | null;
}

export function readHeadline(context: Context): Headline {
  const { concern, caseHead } = context.prologue;
  const caseCountry = caseHead ? found(caseHead.country, caseLinesOf(context)) : null;
  if (concern)
    return {
      title: found(concern.text, [concern.line]),
      country: caseCountry ?? labelledCountry(context) ?? aloneOnLine(context),
    };
  const labelled = valueUnder(context, "title");
  const lines = labelled ? [labelled.line] : context.prologue.titleLines;
  const printed = labelled ? labelled.text : joinLines(lines, context.setting);
  const parts = titleParts(printed);
  const country =
    caseCountry ??
    labelledCountry(context) ??
    headCountry(context) ??
    (parts.country === null ? null : found(parts.country, lines));
  if (parts.title === "") return { title: null, country };
  return { title: found(parts.title, lines, labelled ? "sure" : "likely"), country };
}

/** "SENEGAL" under the concern, with nobody named beside it. */
function aloneOnLine({ prologue: { countryLine } }: Context): Found<string> | null {
  return countryLine ? found(countryLine.text, [countryLine]) : null;
}

const caseLinesOf = (context: Context) => context.prologue.caseHead?.persons.map((one) => one.line).slice(0, 1) ?? [];

function labelledCountry(context: Context): Found<string> | null {
  const value = valueUnder(context, "country");
  return value && value.text.length < 60 ? found(value.text.replace(/[.,;]$/, ""), [value.line]) : null;
}

/** The word that is left of a head line with number, index and date taken out. */
function headCountry(context: Context): Found<string> | null {
  const alone = aloneOnLine(context);
  if (alone) return alone;
  for (const line of [...context.prologue.head, ...context.lines.filter(isHeadLine)]) {
    const remainder = remainderOf(line.text);
    const rest = indexIn(line.text) || countryNamed(remainder) !== null ? remainder : "";
    if (/^[^\p{Ll}\P{L}][\p{L}\p{M}\s/'’.-]{1,50}$/u.test(rest) && !isBanner(rest)) return found(rest, [line]);
  }
  return null;
}

export const chainText = (context: Context) =>
  sectionsNamed(context, "chain")
    .map((section) => sectionText(context, section))
    .join(" ");
