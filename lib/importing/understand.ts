// Lines to an import result: every field from its own section, and for every value the lines it came from.
import { readAddressing } from "@/lib/importing/addressing";
import { readAsking, readDeadlines, readLanguages } from "@/lib/importing/asking";
import { type Certainty, type Context, contextOf, type Found, valueUnder } from "@/lib/importing/context";
import { doubtsAbout } from "@/lib/importing/doubts";
import { linksIn } from "@/lib/importing/fields/links";
import type { FoundTarget } from "@/lib/importing/fields/targets";
import { chainText, readChain, readHeadline, readIndex, readIssued, readNumber } from "@/lib/importing/head";
import { type Verdict, verdictOn } from "@/lib/importing/kind";
import type { Line } from "@/lib/importing/reading/line";
import { emptyResult, type ImportResult } from "@/lib/importing/result";
import { readPersons, readStory } from "@/lib/importing/story";

/** Where a value came from. `field` is its path in the result: `deadline`, `targets.0.postal_address.1`. */
export interface Source {
  readonly field: string;
  /** Numbers of lines as they were read, from 1. */
  readonly lines: readonly number[];
  readonly certainty: Certainty;
}

export interface Understood {
  readonly verdict: Verdict;
  readonly result: ImportResult;
  readonly sources: readonly Source[];
}

export function understand(lines: readonly Line[], guessedEncoding: boolean): Understood {
  const context = contextOf(lines);
  const sources: Source[] = [];
  const from = <T>(field: string, value: Found<T> | null): T | null => {
    if (value) sources.push({ field, lines: value.lines, certainty: value.certainty });
    return value ? value.value : null;
  };
  const list = <T>(field: string, values: readonly Found<T>[]): T[] =>
    values.map((value, at) => {
      from(`${field}.${at}`, value);
      return value.value;
    });
  const result = { ...emptyResult("urgent_action"), ...readHead(context, from), ...readText(context, from, list) };
  const addressing = readAddressing(context);
  result.targets = blocks("targets", addressing.targets, sources);
  result.copies = blocks("copies", addressing.copies, sources);
  result.embassy_copies_requested = addressing.embassyCopies;
  const verdict = verdictOn(context, result);
  if (verdict !== "one_action") return { verdict, result: emptyResult("not_an_urgent_action"), sources: [] };
  result.warnings = doubtsAbout(result, { deadlines: readDeadlines(context), addressing, guessedEncoding });
  return { verdict, result, sources };
}

type From = <T>(field: string, value: Found<T> | null) => T | null;
type List = <T>(field: string, values: readonly Found<T>[]) => T[];

function readHead(context: Context, from: From): Partial<ImportResult> {
  const number = readNumber(context);
  const place = readChain(context, number !== null);
  const { title, country } = readHeadline(context);
  return {
    series_number: from("series_number", number),
    class: from("class", place.value.class === null ? null : place)?.class ?? null,
    ordinal: place.value.ordinal,
    index: from("index", readIndex(context)),
    issued_on: from("issued_on", readIssued(context)),
    title: from("title", title),
    country: from("country", country),
  };
}

function readText(context: Context, from: From, list: List): Partial<ImportResult> {
  const { letter, demands } = readAsking(context);
  const { summary, additional } = readStory(context);
  const { languages, ownLanguage } = readLanguages(context);
  const [deadline = null] = readDeadlines(context);
  return {
    letter: from("letter", letter),
    demands: list("demands", demands),
    summary: from("summary", summary),
    additional_information: list("additional_information", additional),
    persons: list("persons", readPersons(context)),
    languages: from("languages", languages) ?? [],
    own_language_ok: ownLanguage,
    deadline: from("deadline", deadline),
    links: [...new Set(context.lines.flatMap((line) => [...linksIn(line.text), ...line.links]))],
    previous: readPrevious(context),
  };
}

function readPrevious(context: Context): string | null {
  const labelled = valueUnder(context, "previous");
  return linksIn(labelled?.text ?? "")[0] ?? linksIn(chainText(context))[0] ?? null;
}

function blocks(field: string, found: readonly FoundTarget[], sources: Source[]) {
  found.forEach((one, at) => {
    const certainty = one.target.role === null && one.target.name === null ? "likely" : "sure";
    sources.push({ field: `${field}.${at}`, lines: [one.from, one.to], certainty });
    for (const { part, number } of one.placed)
      sources.push({ field: `${field}.${at}.${part}`, lines: [number], certainty });
  });
  return found.map((one) => one.target);
}
