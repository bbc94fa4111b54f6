// Reads what is asked and how: demands, the model letter, languages, the deadline.
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
import { datesIn } from "@/lib/importing/fields/dates";
import {
  type Demand,
  requestsIn,
  takeList,
  unsignedList,
  withDrawnItems,
  withLostSigns,
} from "@/lib/importing/fields/demands";
import { languagesIn, offersOwnLanguage } from "@/lib/importing/fields/languages";
import { letterParts } from "@/lib/importing/fields/letter";
import { type Paragraph, paragraphsOf } from "@/lib/importing/fields/paragraphs";
import { fold } from "@/lib/importing/labels/fold";
import { allLabels, split } from "@/lib/importing/labels/match";
import type { Line } from "@/lib/importing/reading/line";
import type { ImportedLetter } from "@/lib/importing/result";
import type { Section } from "@/lib/importing/sections";

export interface Asking {
  readonly letter: Found<ImportedLetter> | null;
  /** Where its parts stand: `salutation`, `paragraphs.0`, `closing`. */
  readonly letterParts: readonly { part: string; found: Found<string> }[];
  readonly demands: readonly Found<string>[];
}

export function readAsking(context: Context): Asking {
  const lines = sectionsNamed(context, "model_letter").flatMap((section) => section.lines);
  const parts = letterParts(lines);
  const { demands: listed, signed } = sectionDemands(context);
  if (!parts) return { letter: null, letterParts: [], demands: toFound(listed, signed ? "sure" : "likely") };
  const { demands: inLetter, rest } = takeList(withLostSigns(parts.body), context.setting);
  const paragraphs = paragraphsOf(rest, context.setting);
  const letter: ImportedLetter = {
    salutation: parts.salutation,
    paragraphs: paragraphs.map((paragraph) => paragraph.text),
    closing: parts.closing,
  };
  return {
    letter: found(letter, lines, parts.closing ? "sure" : "likely"),
    letterParts: [
      { part: "salutation", found: found(parts.salutation, lines.slice(0, 1)) },
      ...paragraphs.map((one, at) => ({ part: `paragraphs.${at}`, found: found(one.text, one.lines) })),
      ...(parts.closing === null ? [] : [{ part: "closing", found: found(parts.closing, lines.slice(-1)) }]),
    ],
    demands: demandsOf(inLetter, signed ? listed : [], paragraphs),
  };
}

/** The list in the letter, else the list before it, else the sentences of the letter that ask. */
function demandsOf(
  inLetter: readonly Demand[],
  listed: readonly Demand[],
  paragraphs: readonly Paragraph[],
): Found<string>[] {
  if (inLetter.length > 0) return toFound(inLetter, "sure");
  if (listed.length > 0) return toFound(listed, "sure");
  return toFound(requestsIn(paragraphs), "likely");
}

const toFound = (demands: readonly Demand[], certainty: "sure" | "likely") =>
  demands.map((demand) => found(demand.text, demand.lines, certainty));

/** The first list of a section of demands; one without signs may be prose. */
function sectionDemands(context: Context): { demands: Demand[]; signed: boolean } {
  for (const section of sectionsNamed(context, "demands")) {
    const { demands } = takeList(withDrawnItems(section.labelLine, section.lines, context.setting), context.setting);
    if (demands.length > 0) return { demands, signed: true };
    const unsigned = unsignedList(section.lines, context.setting);
    if (unsigned.length > 0) return { demands: unsigned, signed: false };
  }
  return { demands: [], signed: false };
}

export interface Languages {
  readonly languages: Found<string[]> | null;
  /** Null where the writer's own language is not offered. */
  readonly ownLanguage: Found<true> | null;
}

const writeIn = new RegExp(
  `(?<![\\p{L}])(?:${allLabels
    .flatMap((labels) => split(labels.writeIn))
    .map(fold)
    .join("|")})(?![a-z])\\s*`,
  "u",
);

/** What stands after "write in", to the end of the sentence or where it says to whom. */
function listAfter(text: string): string | null {
  const start = writeIn.exec(fold(text));
  if (!start) return null;
  return (
    text
      .slice(start.index + start[0].length)
      .split(/[:.;：。]|\s(?:an|to|a|à|al|aan|naar|para|urging|calling|asking)(?=[\s:]|$)/u)[0] ?? null
  );
}

export function readLanguages(context: Context): Languages {
  const labelled = sectionsNamed(context, "languages");
  const asking = sectionsNamed(context, "demands");
  const all = [...labelled, ...asking, ...sectionsNamed(context, "own_language", "act", "deadline", "targets")];
  const offer = all.find((section) => offersOwnLanguage(askingText(context, section)));
  const ownLanguage = offer === undefined ? null : found<true>(true, offeringLines(offer));
  const value = valueUnder(context, "languages");
  if (value && /^(?:n\/?a|not applicable|none|no aplica|ninguno|sans objet|keine|nessuna|-+)\.?$/iu.test(value.text))
    return { languages: null, ownLanguage };
  if (value) return { languages: found(languagesIn(value.text), [value.line]), ownLanguage };
  for (const section of all.filter((one) => one.name !== "act")) {
    const text = askingText(context, section);
    const languages = languagesIn(listAfter(text) ?? "");
    if (languages.some(isKnown)) return { languages: found(languages, linesOf(section).slice(0, 1)), ownLanguage };
  }
  return { languages: null, ownLanguage };
}

/** The lines that offer it alone; the whole section where the offer runs over a line's end. */
function offeringLines(section: Section): Line[] {
  const lines = linesOf(section);
  const alone = lines.filter((line) => offersOwnLanguage(line.text));
  return alone.length > 0 ? alone : lines;
}

/** "Write to the authorities in Verdania" names no language. */
const isKnown = (language: string) => /^[a-z]{2,3}$/.test(language);

/** A section without the items of its list. */
function askingText(context: Context, section: Section): string {
  const lines = section.name === "demands" ? section.lines.filter((line) => !line.bullet) : section.lines;
  return sectionText(context, { ...section, lines });
}

/** Every date a deadline's place in the document gives; the first is the deadline. */
export function readDeadlines(context: Context): Found<Day>[] {
  const places = [
    ...sectionsNamed(context, "deadline"),
    ...sectionsNamed(context, "targets", "demands", "act", "office"),
  ];
  return places.flatMap((section) => {
    const text = ["deadline", "office"].includes(section.name)
      ? sectionText(context, section)
      : (section.label?.label ?? "");
    return datesIn(text)
      .slice(0, 1)
      .map((date) => found(date.day, datedLines(context, section), date.doubtful ? "doubtful" : "sure"));
  });
}

/** The line with the date; a label that the page broke stands on two. */
function datedLines(context: Context, section: Section): Line[] {
  const { label, labelLine } = section;
  const lines = linesOf(section).slice(0, 2);
  const dated = lines.find((line) => datesIn(line.text).length > 0);
  if (labelLine === null || datesIn(label?.label ?? "").length === 0) return dated ? [dated] : lines;
  const below = context.lines.find(({ number }) => number === labelLine.number + 1);
  return dated === labelLine || below === undefined ? [labelLine] : [labelLine, below];
}
