// Where in a document a value stands, and how far it can be trusted: found by the importer's own sources, else word for
// word. Pure.
import type { ActionContent } from "@/lib/actions/action";
import type { ImportWithSources } from "./import";
import { fold } from "./labels/fold";
import type { Line, PageSize, Region } from "./reading/line";
import type { ImportWarning, ImportWarningCode } from "./result";
import type { Source } from "./understand";

export interface ReadLine {
  readonly number: number;
  readonly text: string;
  readonly bullet: boolean;
  readonly gapBefore: boolean;
  /** Where on its page it stands, in points with one decimal; null where the format has no pages. */
  readonly region: Region | null;
}

/** What is kept of a document until somebody has looked at it. */
export interface ReadDocument {
  readonly lines: readonly ReadLine[];
  /** Empty where the format has no pages. */
  readonly pages: readonly PageSize[];
  readonly sources: readonly Source[];
  readonly warnings: readonly ImportWarning[];
  /** Ids of targets and copies in the document's order: a row is found again after others were removed. */
  readonly rows: { readonly targets: readonly string[]; readonly copies: readonly string[] };
}

export function readDocumentOf(read: ImportWithSources, content: ActionContent): ReadDocument {
  const { lines, sources, result } = read;
  const pages = read.pages.map(({ width, height }) => ({ width: points(width), height: points(height) }));
  return {
    lines: lines.map(({ number, text, bullet, gapBefore, region }) => ({
      ...{ number, text, bullet, gapBefore },
      region: region && regionOn(pages, region),
    })),
    pages,
    sources,
    warnings: result.warnings,
    rows: { targets: content.targets.map(({ id }) => id), copies: content.copies.map(({ id }) => id) },
  };
}

/** A file may claim any number: what lies outside of its page is cut, what lies nowhere has no place. */
function regionOn(pages: readonly PageSize[], { page, left, top, right, bottom }: Region): Line["region"] {
  const size = pages[page - 1];
  if (size === undefined || ![left, top, right, bottom].every(Number.isFinite)) return null;
  const across = (at: number) => Math.min(Math.max(points(at), 0), size.width);
  const down = (at: number) => Math.min(Math.max(points(at), 0), size.height);
  const region = { page, left: across(left), top: down(top), right: across(right), bottom: down(bottom) };
  return region.right > region.left && region.bottom > region.top ? region : null;
}

/** With one decimal; 0 for what is no length. */
function points(length: number): number {
  return Number.isFinite(length) ? Math.round(length * 10) / 10 : 0;
}

/** check: somebody must compare it with the document. likely: read by a rule that can be wrong. */
export type Doubt = "check" | "likely" | "sure";

/** `deadline_passed` depends on the day of the review: the importer cannot know it. */
export type ReviewWarning = ImportWarningCode | "deadline_passed";

/** lines: read there. text: worked out from the text as a whole. assumed: the document does not say. */
export type Origin = "lines" | "text" | "assumed";

export interface Place {
  /** Numbers of lines, ascending. */
  readonly lines: readonly number[];
  readonly doubt: Doubt;
  readonly origin: Origin;
  readonly warnings: readonly ReviewWarning[];
}

export const nowhere: Place = { lines: [], doubt: "sure", origin: "lines", warnings: [] };

/** Everything that the importer says about these paths of its result. */
export function placeAt({ sources }: ReadDocument, paths: readonly string[]): Place {
  const from = sources.filter(({ field }) => paths.some((path) => field === path || field.startsWith(`${path}.`)));
  const doubts = from.map(({ certainty }) => certainty);
  const doubt = doubts.includes("doubtful") ? "check" : doubts.includes("likely") ? "likely" : "sure";
  return { ...nowhere, lines: ascending(from.flatMap(({ lines }) => lines)), doubt };
}

/** Where no source is known, the lines that hold one of the values word for word. */
export function orHolding(
  place: Place | undefined,
  { lines }: ReadDocument,
  values: readonly string[],
  among: readonly number[] | null = null,
): Place {
  if (place !== undefined && place.lines.length > 0) return place;
  const wanted = values.map(squeeze).filter((value) => value !== "");
  const holding = lines.filter(({ number, text }) => {
    if (among !== null && !among.includes(number)) return false;
    const line = squeeze(text);
    return wanted.some((value) => line.includes(value));
  });
  return { ...(place ?? nowhere), lines: holding.map(({ number }) => number) };
}

/** With the lines below that the value goes on in: a source may name only the first. */
export function withRest(
  place: Place,
  { lines }: ReadDocument,
  values: readonly string[],
  among: readonly number[],
): Place {
  const whole = squeeze(values.join(" "));
  const rest = [...place.lines];
  for (const { number, text } of lines) {
    const goesOn = number - 1 === rest.at(-1) && among.includes(number) && squeeze(text) !== "";
    if (goesOn && whole.includes(squeeze(text))) rest.push(number);
  }
  return { ...place, lines: ascending(rest) };
}

function squeeze(text: string): string {
  return fold(text).replace(/[\s.,;:]+/g, "");
}

/** Every line from the first to the last of an address. */
export function blockOf(document: ReadDocument, path: string): readonly number[] {
  const own = document.sources.find(({ field }) => field === path)?.lines ?? placeAt(document, [path]).lines;
  if (own.length === 0) return [];
  const [first, last] = [Math.min(...own), Math.max(...own)];
  return document.lines.map(({ number }) => number).filter((number) => number >= first && number <= last);
}

export function ascending(numbers: readonly number[]): number[] {
  return [...new Set(numbers)].sort((one, other) => one - other);
}

/** Lines as the ranges they make: 6, 7, 8 and 23 are 6 to 8 and 23 to 23. */
export function rangesOf(lines: readonly number[]): readonly (readonly [first: number, last: number])[] {
  const ranges: [number, number][] = [];
  for (const line of ascending(lines)) {
    const open = ranges.at(-1);
    if (open !== undefined && open[1] === line - 1) open[1] = line;
    else ranges.push([line, line]);
  }
  return ranges;
}
