// The shape of an action's content in JSON columns, and the editor's form: its flat field names and the way from them
// to content and back. Reading the form never refuses: a draft may hold anything, readyToPublish judges it.
import { z } from "zod";
import { signatures } from "@/lib/appeals/appeal";
import { type Day, isDay } from "@/lib/clock";
import { newId, type TargetId } from "@/lib/ids";
import { datesIn } from "@/lib/importing/fields/dates";
import { cleanLine, cleanText } from "@/lib/letters/clean";
import { linesOf, targetFromRow, targetSchema } from "@/lib/targets/schema";
import { blankTarget } from "@/lib/targets/target";
import { type ActionContent, actionClasses, blankLetter, type ModelLetter, type Person } from "./action";

const texts = z.array(z.string()).readonly();
const targets = z.array(targetSchema).readonly();

/** What `actions.draft` and `versions.content` hold. */
export const contentSchema: z.ZodType<ActionContent> = z.object({
  class: z.enum(actionClasses),
  seriesNumber: z.string(),
  ordinal: z.number().int().nullable(),
  index: z.string(),
  issuedOn: z.string().nullable(),
  country: z.string(),
  language: z.string(),
  title: z.string(),
  summary: z.string(),
  persons: z.array(z.object({ name: z.string(), pronouns: z.string() })).readonly(),
  demands: texts,
  background: z.string(),
  letters: z
    .array(
      z.object({
        language: z.string(),
        subject: z.string(),
        salutation: z.string(),
        body: z.string(),
        closing: z.string(),
      }),
    )
    .readonly(),
  targets,
  copies: targets,
  embassyCopies: z.boolean(),
  languages: texts,
  ownLanguageOk: z.boolean(),
  deadlineOn: z.string().nullable(),
  links: texts,
  previous: z.string(),
  safety: z.string(),
  avoid: texts,
  // Versions from before these two were asked for say nothing of them.
  signAs: z.enum(signatures).default("full"),
  returnAddress: texts.default([]),
  consent: z.string(),
});

/**
 * The single fields of the editor's form. Text fields that are absent keep what was there; the two boxes
 * (`own_language_ok`, `embassy_copies`, ticked by every value that is not empty) are unticked when absent.
 * A day may be typed as people write it; one that cannot be read keeps what was there (see unreadDays).
 * demands, links, avoid, return_address and persons ("Name (pronouns)") are one per line, languages are parted by commas.
 * Rows are `letters.N.{language,subject,salutation,body,closing}`, `targets.N.{see targetFields}` and `copies.N.{same}`;
 * the rows of the form replace those of the draft, and a form without any row of a kind leaves that kind alone.
 * Two buttons save as well: `add` = target | copy | letter, and `remove` = `targets.N` | `copies.N` | `letters.N`.
 */
export const draftFields = [
  "title",
  "summary",
  "country",
  "language",
  "series_number",
  "ordinal",
  "class",
  "index",
  "issued_on",
  "deadline_on",
  "background",
  "demands",
  "languages",
  "links",
  "previous",
  "safety",
  "avoid",
  "sign_as",
  "return_address",
  "consent",
  "persons",
] as const;
export type DraftField = (typeof draftFields)[number];
export const letterFields = ["language", "subject", "salutation", "body", "closing"] as const;
export type LetterField = (typeof letterFields)[number];

/** The single fields as the editor shows them; the rows are shown from content.letters and rowFromTarget. */
export function formFromContent(content: ActionContent): Record<DraftField, string> {
  return {
    title: content.title,
    summary: content.summary,
    country: content.country,
    language: content.language,
    series_number: content.seriesNumber,
    ordinal: content.ordinal === null ? "" : String(content.ordinal),
    class: content.class,
    index: content.index,
    issued_on: content.issuedOn ?? "",
    deadline_on: content.deadlineOn ?? "",
    background: content.background,
    demands: content.demands.join("\n"),
    languages: content.languages.join(", "),
    links: content.links.join("\n"),
    previous: content.previous,
    safety: content.safety,
    avoid: content.avoid.join("\n"),
    sign_as: content.signAs,
    return_address: content.returnAddress.join("\n"),
    consent: content.consent,
    persons: content.persons.map(({ name, pronouns }) => (pronouns ? `${name} (${pronouns})` : name)).join("\n"),
  };
}

export const dayFields = ["issued_on", "deadline_on"] as const satisfies readonly DraftField[];
export type DayField = (typeof dayFields)[number];

/** What was typed where a day belongs and cannot be read as one, to be shown again beside its field. */
export function unreadDays(fields: FormData): Partial<Record<DayField, string>> {
  const typed = dayFields.map((name) => [name, cleanLine(textOf(fields, name) ?? "")] as const);
  return Object.fromEntries(typed.filter(([, text]) => text !== "" && dayIn(text) === null));
}

/** What was typed, as content; `before` is the draft the form was made from. */
export function contentFromForm(fields: FormData, before: ActionContent): ActionContent {
  const shown = formFromContent(before);
  const typed = (name: DraftField) => textOf(fields, name) ?? shown[name];
  return rowsFrom(fields, {
    ...before,
    ...factsFrom((name) => cleanLine(typed(name)), before),
    summary: cleanText(typed("summary")),
    persons: linesOf(typed("persons")).map(personFrom),
    demands: linesOf(typed("demands")).map((demand) => demand.replace(/^[•*-]\s*/, "")),
    background: cleanText(typed("background")),
    embassyCopies: isTicked(fields, "embassy_copies"),
    ownLanguageOk: isTicked(fields, "own_language_ok"),
    links: linesOf(typed("links")),
    safety: cleanText(typed("safety")),
    avoid: linesOf(typed("avoid")),
    signAs: signatures.find((one) => one === typed("sign_as")) ?? before.signAs,
    returnAddress: linesOf(typed("return_address")),
    consent: cleanText(typed("consent")),
  });
}

/** What stands on one line each. */
function factsFrom(line: (name: DraftField) => string, before: ActionContent) {
  const ordinal = line("ordinal");
  return {
    class: actionClasses.find((one) => one === line("class")) ?? before.class,
    seriesNumber: line("series_number"),
    ordinal: /^[1-9]\d{0,3}$/.test(ordinal) ? Number(ordinal) : null,
    index: line("index"),
    issuedOn: dayFrom(line("issued_on"), before.issuedOn),
    country: line("country"),
    language: line("language") || before.language,
    title: line("title"),
    languages: line("languages")
      .split(/[,،、]/)
      .map(cleanLine)
      .filter(Boolean),
    deadlineOn: dayFrom(line("deadline_on"), before.deadlineOn),
    previous: line("previous"),
  };
}

/** Letters, targets and copies as the rows of the form have them, after the button that was pressed. */
function rowsFrom(fields: FormData, content: ActionContent): ActionContent {
  const taken = new Set<TargetId>();
  const targetOf = (row: string) => {
    const target = targetFromRow((field) => textOf(fields, `${row}.${field}`) ?? "", taken);
    taken.add(target.id);
    return target;
  };
  const letterOf = (row: string) => letterFromRow((field) => textOf(fields, `${row}.${field}`) ?? "");
  const add = textOf(fields, "add");
  const targets = listFrom(fields, "targets", targetOf, content.targets);
  const copies = listFrom(fields, "copies", targetOf, content.copies);
  const letters = listFrom(fields, "letters", letterOf, content.letters);
  return {
    ...content,
    targets: add === "target" ? [...targets, blankTarget(newId<TargetId>())] : targets,
    copies: add === "copy" ? [...copies, blankTarget(newId<TargetId>())] : copies,
    letters: add === "letter" ? [...letters, blankLetter(letters.length === 0 ? content.language : "")] : letters,
  };
}

function listFrom<T>(fields: FormData, list: string, read: (row: string) => T, before: readonly T[]): readonly T[] {
  const shape = new RegExp(`^${list}\\.(\\d{1,4})\\.`);
  const numbers = new Set([...fields.keys()].flatMap((name) => shape.exec(name)?.[1] ?? []));
  if (numbers.size === 0) return before;
  const removed = textOf(fields, "remove");
  return [...numbers]
    .sort((one, other) => Number(one) - Number(other))
    .map((number) => `${list}.${number}`)
    .filter((row) => row !== removed)
    .map(read);
}

function letterFromRow(row: (field: LetterField) => string): ModelLetter {
  return {
    language: cleanLine(row("language")),
    subject: cleanLine(row("subject")),
    salutation: cleanLine(row("salutation")),
    body: cleanText(row("body")),
    closing: cleanText(row("closing")),
  };
}

/** "Maro Tel (she/her)": brackets at the end are pronouns where they hold a slash or one word in small letters. */
function personFrom(line: string): Person {
  const [, name, pronouns] = /^(.+?)\s*[(（](\p{L}+(?:\s*\/\s*\p{L}+)+|\p{Ll}+)[)）]$/u.exec(line) ?? [];
  return { name: name ?? line, pronouns: pronouns ?? "" };
}

/** The last value of that name, so that a hidden field before a box can stand for "not ticked". */
function textOf(fields: FormData, name: string): string | null {
  const value = fields.getAll(name).at(-1);
  return typeof value === "string" ? value : null;
}

function isTicked(fields: FormData, name: string): boolean {
  return (textOf(fields, name) ?? "") !== "";
}

/** What cannot be read leaves the day as it was: it comes back to its writer by unreadDays. */
function dayFrom(typed: string, before: Day | null): Day | null {
  return typed === "" ? null : (dayIn(typed) ?? before);
}

/** "15 May 2027", "15/05/2027", "2027-05-15"; null for what is no day, or could be two: "3/4/2027". */
function dayIn(typed: string): Day | null {
  const isOurForm: boolean = isDay(typed);
  if (isOurForm) return typed;
  const [found, second] = datesIn(typed);
  const isAll = found?.start === 0 && found.end === typed.length;
  return isAll && second === undefined && !found.doubtful ? found.day : null;
}
