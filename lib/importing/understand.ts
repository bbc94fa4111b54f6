// Lines to an import result: every field from its own section, and for every value the lines it came from.
import { readAddressing } from "@/lib/importing/addressing";
import { readAsking, readDeadlines, readLanguages } from "@/lib/importing/asking";
import { type Context, contextOf, type Found, found, sectionsNamed, valueUnder } from "@/lib/importing/context";
import { doubtsAbout } from "@/lib/importing/doubts";
import { linksIn } from "@/lib/importing/fields/links";
import { chainText, readChain, readHeadline, readIndex, readIssued, readNumber } from "@/lib/importing/head";
import { type Verdict, verdictOn } from "@/lib/importing/kind";
import type { Line } from "@/lib/importing/reading/line";
import { emptyResult, type ImportResult } from "@/lib/importing/result";
import { type Source, sourcesOfBlocks } from "@/lib/importing/sources";
import { readPersons, readStory } from "@/lib/importing/story";

export type { Source };

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
  result.targets = addressing.targets.map((one) => one.target);
  result.copies = addressing.copies.map((one) => one.target);
  sources.push(...sourcesOfBlocks("targets", addressing.targets), ...sourcesOfBlocks("copies", addressing.copies));
  result.embassy_copies_requested = from("embassy_copies_requested", addressing.embassyCopies) ?? false;
  const verdict = verdictOn(context, result);
  if (verdict !== "one_action") return { verdict, result: emptyResult("not_an_urgent_action"), sources: [] };
  result.warnings = doubtsAbout(result, { deadlines: readDeadlines(context), addressing, guessedEncoding });
  return { verdict, result, sources };
}

type From = <T>(field: string, value: Found<T> | null) => T | null;
type List = <T>(field: string, values: readonly Found<T>[]) => T[];

function readHead(context: Context, from: From): Partial<ImportResult> {
  const number = readNumber(context);
  const place = readChain(context, number);
  const { title, country } = readHeadline(context);
  return {
    series_number: from("series_number", number),
    class: from("class", place.value.class === null ? null : place)?.class ?? null,
    ordinal: from("ordinal", place.value.ordinal === null ? null : place)?.ordinal ?? null,
    index: from("index", readIndex(context)),
    issued_on: from("issued_on", readIssued(context)),
    title: from("title", title),
    country: from("country", country),
  };
}

function readText(context: Context, from: From, list: List): Partial<ImportResult> {
  const { letter, letterParts, demands } = readAsking(context);
  for (const { part, found: value } of letterParts) from(`letter.${part}`, value);
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
    own_language_ok: from("own_language_ok", ownLanguage) ?? false,
    deadline: from("deadline", deadline),
    links: list("links", readLinks(context)),
    previous: from("previous", readPrevious(context)),
  };
}

/** Every link with the line it stands on, each once. */
function readLinks(context: Context): Found<string>[] {
  const links = context.lines.flatMap((line) =>
    [...linksIn(line.text), ...line.links].map((link) => found(link, [line])),
  );
  return links.filter((one, at) => links.findIndex((other) => other.value === one.value) === at);
}

function readPrevious(context: Context): Found<string> | null {
  const labelled = valueUnder(context, "previous");
  const [link] = linksIn(labelled?.text ?? "");
  if (labelled && link !== undefined) {
    const holding = context.lines.find(({ number, text }) => number >= labelled.line.number && text.includes(link));
    return found(link, [holding ?? labelled.line]);
  }
  const [told] = linksIn(chainText(context));
  const lines = sectionsNamed(context, "chain").flatMap((section) => section.lines);
  return told === undefined
    ? null
    : found(
        told,
        lines.filter((line) => linksIn(line.text).includes(told)),
      );
}
