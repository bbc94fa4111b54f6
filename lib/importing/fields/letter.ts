// The model letter: where it begins and ends, and its parts.
import { isOffice } from "@/lib/importing/fields/address-words";
import { fold } from "@/lib/importing/labels/fold";
import { allLabels, anyOf, split } from "@/lib/importing/labels/match";
import type { Line } from "@/lib/importing/reading/line";
import type { MarkedLine } from "@/lib/importing/sections";

const greeting = new RegExp(`^${anyOf((labels) => labels.greetings)}`, "u");
const secondGreeting = new RegExp(
  `^(?:${allLabels
    .flatMap((labels) => split(labels.secondGreetings))
    .map(fold)
    .join("|")})`,
  "u",
);
const readerGreeting = new RegExp(`^${anyOf((labels) => labels.readerGreetings)}`, "u");
const closing = new RegExp(`^${anyOf((labels) => labels.closings)}(?:[^.]{0,3}$|,? ?\\[.{0,60}$|, ?_+$)`, "u");

/** "Dear Minister," alone on its line. */
export function isSalutation(text: string): boolean {
  const folded = fold(text);
  if (folded.length > 140 || !greeting.test(folded) || readerGreeting.test(folded)) return false;
  return endsAddressing(folded) || (folded.split(/\s+/).length <= 9 && !/[.?;@\d]$/.test(folded));
}

const endsAddressing = (text: string) => /[,:،！!，]$/u.test(text);

const highTitle =
  /ex[cz]+el+en|eccellenz|excmo|majest|maest|highness|hoheit|alte[zs]|altesse|hono?u?rable|senor[ií]a|senhoria|превосходительств|величеств|высочеств|معالي|سعادة|فخامه|فخامة|جلاله|جلالة|سمو|阁下|閣下/u;

/** "Dear Minister,", "Your Excellency,": a letter to an office or to one who holds a high title, not to anybody. */
export const greetsAuthority = (text: string) => isOffice(text) || highTitle.test(fold(text));

/** "Dear friends,": a page that speaks to its readers. */
export const isReaderGreeting = (text: string) => text.length < 80 && readerGreeting.test(fold(text));

/** "Yours sincerely," alone on its line, a place for a name allowed. */
export function isClosing(text: string): boolean {
  const folded = fold(text);
  return folded.length <= 160 && closing.test(folded);
}

/** A sign-off longer than a line. */
const isBrokenClosing = (line: Line | undefined, below: Line | undefined) =>
  line !== undefined &&
  below !== undefined &&
  !below.gapBefore &&
  line.text.length > 45 &&
  below.text.length < 60 &&
  isClosing(`${line.text} ${below.text}`);

export interface Span {
  readonly start: number;
  readonly end: number;
}

/** From the salutation to the sign-off, or after a label of a letter to the next label where no sign-off is printed. */
export function letterSpan(marked: readonly MarkedLine[]): Span | null {
  for (let end = 0; end < marked.length; end++) {
    const broken = isBrokenClosing(marked[end]?.line, marked[end + 1]?.line);
    if (!broken && !isClosing(marked[end]?.line.text ?? "")) continue;
    const start = salutationBefore(marked, end);
    const twoLines = broken || isClosing(marked[end + 1]?.line.text ?? "");
    if (start !== null && holdsText(marked.slice(start + 1, end))) return { start, end: twoLines ? end + 1 : end };
  }
  const label = marked.findIndex((one) => one.label?.section === "letter" || one.label?.section === "act");
  const start = marked.findIndex((one, at) => at > label && opensLetter(one.line, marked[at + 1]?.line));
  if (label < 0 || start < 0 || start - label > 60) return null;
  const next = marked.findIndex(
    (one, at) => at > start && one.label?.strong === true && one.label.section !== "person",
  );
  return { start, end: (next < 0 ? marked.length : next) - 1 };
}

/** Without a sign-off "Madame Leïla Jaziri" may be a line of an address: a letter's salutation ends with a sign, or a text follows it. */
function opensLetter(line: Line, below: Line | undefined): boolean {
  if (!isSalutation(line.text)) return false;
  return endsAddressing(fold(line.text)) || (below !== undefined && below.text.length > 60);
}

/** A table of salutations and sign-offs holds no letter. */
const holdsText = (body: readonly MarkedLine[]) =>
  body.some(({ line }) => line.text.length > 25 || line.bullet || /[.!?。]$/u.test(line.text));

const longestLetter = 160;

function salutationBefore(marked: readonly MarkedLine[], end: number): number | null {
  for (let at = end - 1; at >= Math.max(0, end - longestLetter); at--) {
    const one = marked[at];
    if (one?.label?.strong && (one.label.section === "background" || one.label.section === "demands")) return null;
    if (one && isSalutation(one.line.text)) return isSecond(one.line, marked[at - 1]?.line) ? at - 1 : at;
  }
  return null;
}

/** "Sir, / greetings and respect,": the addressee on one line, the greeting on the next. */
function isSecond(line: Line, above: Line | undefined): boolean {
  return above !== undefined && secondGreeting.test(fold(line.text)) && isSalutation(above.text);
}

export interface LetterParts {
  readonly salutation: string;
  readonly body: Line[];
  readonly closing: string | null;
}

export function letterParts(lines: readonly Line[]): LetterParts | null {
  const [first, second] = lines;
  if (!first) return null;
  const opening = second && isSecond(second, first) ? [first, second] : [first];
  const closing: Line[] = [];
  if (isBrokenClosing(lines.at(-2), lines.at(-1))) closing.push(...lines.slice(-2));
  while (
    lines.length - closing.length > opening.length &&
    isClosing(lines[lines.length - closing.length - 1]?.text ?? "")
  ) {
    closing.unshift(lines[lines.length - closing.length - 1] as Line);
  }
  return {
    salutation: opening.map((line) => line.text).join(" "),
    body: lines.slice(opening.length, lines.length - closing.length),
    closing: closing.length === 0 ? null : closing.map(closingText).join(" "),
  };
}

/** Without the place for the writer's name. */
function closingText(line: Line): string {
  return line.text.replace(/\s*[[(_].*$/u, "").trim();
}
