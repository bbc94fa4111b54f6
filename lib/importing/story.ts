// Reads what happened and to whom: summary, additional information, persons.
import { type Context, type Found, found, sectionsNamed } from "@/lib/importing/context";
import { isClosingNote } from "@/lib/importing/fields/head";
import { isReaderGreeting } from "@/lib/importing/fields/letter";
import { type Paragraph, paragraphsOf } from "@/lib/importing/fields/paragraphs";
import { gendersIn, markedPersons, personsIn } from "@/lib/importing/fields/persons";
import { isHeadLine } from "@/lib/importing/head";
import { fold } from "@/lib/importing/labels/fold";
import { matchLabel } from "@/lib/importing/labels/match";
import type { Line } from "@/lib/importing/reading/line";
import type { ImportedPerson } from "@/lib/importing/result";

export interface Story {
  readonly summary: Found<string> | null;
  readonly additional: readonly Found<string>[];
}

export function readStory(context: Context): Story {
  const lead = [...context.prologue.paragraphs, ...paragraphsIn(context, "story")].filter(
    (one) => !isReaderGreeting(one.text) && !isLinkOnly(one.text) && !isClosingNote(one.text),
  );
  const labelled = paragraphsIn(context, "summary");
  const hasBody = keepsStoryBeforeDemands(context);
  const summary = labelled.length > 0 ? labelled : hasBody ? lead.slice(0, 1) : lead;
  const body = labelled.length > 0 ? lead : hasBody ? lead.slice(1) : [];
  const rest = [...body, ...paragraphsIn(context, "narrative", "background")];
  return {
    summary:
      summary.length === 0
        ? null
        : found(
            summary.map((one) => one.text).join(" "),
            summary.flatMap((one) => one.lines),
            labelled.length > 0 ? "sure" : "likely",
          ),
    additional: rest.map((one) => found(one.text, one.lines)),
  };
}

/** In the layouts without a model letter the story stands between summary and demands. */
function keepsStoryBeforeDemands(context: Context): boolean {
  return sectionsNamed(context, "act", "model_letter", "narrative").length === 0;
}

function paragraphsIn(context: Context, ...names: ("summary" | "narrative" | "background" | "story")[]): Paragraph[] {
  const lines = sectionsNamed(context, ...names).flatMap((section) => section.lines);
  return paragraphsOf(
    lines.filter((line) => !isFurniture(context, line)),
    context.setting,
  ).filter((one) => !isLinkOnly(one.text) && !isClosingNote(one.text));
}

/** A head, a banner or the title printed again. */
export function isFurniture(context: Context, line: Line): boolean {
  const title = context.prologue.titleLines.map((one) => fold(one.text));
  return (
    isHeadLine(line) ||
    title.includes(fold(line.text)) ||
    context.prologue.bannerLines.some((one) => fold(one.text) === fold(line.text))
  );
}

const isLinkOnly = (text: string) => /^(?:https?:\/\/|www\.)\S+$/u.test(text);

export function readPersons(context: Context): Found<ImportedPerson>[] {
  const named = namedPersons(context);
  const story = [
    ...context.prologue.paragraphs.flatMap((one) => one.lines),
    ...sectionsNamed(context, "background", "summary").flatMap((one) => one.lines),
  ];
  const marked = [...context.prologue.head, ...story].flatMap((line) =>
    markedPersons(line.text).map((person) => found(person, [line], "likely")),
  );
  const { caseHead } = context.prologue;
  if (caseHead) return firstOfEach([...caseHead.persons.map(({ person, line }) => found(person, [line])), ...named]);
  if (named.length === 0) return firstOfEach(marked);
  return named.map((one) => {
    const same = marked.find((other) => other.value.name === one.value.name);
    return same ? { ...one, value: { ...one.value, marker: one.value.marker ?? same.value.marker } } : one;
  });
}

function firstOfEach(persons: readonly Found<ImportedPerson>[]): Found<ImportedPerson>[] {
  return persons.filter((one, at) => persons.findIndex((other) => other.value.name === one.value.name) === at);
}

function namedPersons(context: Context): Found<ImportedPerson>[] {
  const genders = sectionsNamed(context, "gender").map((section) => section.lines[0]?.text ?? "");
  const inLetter = sectionsNamed(context, "model_letter")
    .flatMap((section) => section.lines)
    .flatMap((line) => {
      const label = matchLabel(line.text);
      return label?.section === "person" ? [{ ...line, text: label.rest }] : [];
    });
  const lines = [...sectionsNamed(context, "person").flatMap((section) => wholeNames(section.lines)), ...inLetter];
  const persons = lines.flatMap((line) => personsIn(line.text).map((person) => ({ person, line })));
  const markers =
    genders.length === 1 ? gendersIn(genders[0] ?? "", persons.length) : genders.map((text) => gendersIn(text, 1)[0]);
  return persons.map(({ person, line }, at) =>
    found({ ...person, marker: person.marker ?? markers[at] ?? null }, [line]),
  );
}

/** A name whose pronouns the width of the page brought to the next line. */
function wholeNames(lines: readonly Line[]): Line[] {
  const whole: Line[] = [];
  for (const line of lines) {
    const above = whole.at(-1);
    const both = above && !line.bullet && (/^[(（]/u.test(line.text) || /[,،、&]$/u.test(above.text));
    if (both) whole[whole.length - 1] = { ...above, text: `${above.text} ${line.text}` };
    else whole.push(line);
  }
  return whole;
}
