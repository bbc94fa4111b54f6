// The head of an action: number, document index, class and place in the chain.

import { sentencesOf } from "@/lib/importing/fields/sentences";
import { fold } from "@/lib/importing/labels/fold";
import { anyOf, ordinalSources } from "@/lib/importing/labels/match";
import type { ImportClass } from "@/lib/importing/result";

const signs = anyOf((labels) => labels.numberSigns);
const digits = "(\\d{1,3}) ?[/.] ?(?:(?:19|20)(?=\\d\\d(?!\\d)))?(\\d{2})(?!\\d)";
const numbered = new RegExp(`(?<![a-zа-я/])${signs}[\\s-]?(?:n[or°º.]{0,2}\\s?)?[:#-]?\\s?(?:ua-?)?${digits}`, "gu");
const bare = new RegExp(`(?<![\\d/])${digits}(?![/.]\\d)`, "u");

export interface FoundNumber {
  /** `n/yy`, without leading zeros. */
  readonly number: string;
  readonly start: number;
  readonly end: number;
}

/** Every "UA 182.17", "AU: 047/24" in the text. */
export function numbersIn(text: string): FoundNumber[] {
  return [...fold(text).matchAll(numbered)].map((match) => ({
    number: normal(match[1], match[2]),
    start: match.index,
    end: match.index + match[0].length,
  }));
}

/** A number after its label, where the sign may be missing. */
export function bareNumberIn(text: string): string | null {
  const match = bare.exec(fold(text));
  return numbersIn(text)[0]?.number ?? (match ? normal(match[1], match[2]) : null);
}

const normal = (count: string | undefined, year: string | undefined) => `${Number(count)}/${year}`;

const indexForms = [
  /(?<![\p{L}/])RAN\s\d{1,3}\/\d{2}(?![\d/])/u,
  /(?<![\p{L}/])[A-Z]{3}\s?\d{2}\/\d{1,5}\/(?:19|20)?\d{2}(?:\/\p{L}{1,2})?(?![\d/])/u,
  /(?<![\p{L}/-])[A-Z]{3,6}-[A-Z]{2,4}-\d{2,4}-\d{4}/u,
  /(?<![\p{L}/])[A-Z]{3}\s\d{3}\s?\/\s?\d{4}\s?\/\s?OBS\s\d{2,3}(?:\.\d{1,2})?/u,
];

/** Without what stands in brackets behind a number: "UA 311/09 (MDE 13/011/2009, 17 November 2009)" says where and when it began. */
export function withoutFirstAction(text: string): string {
  const number = numbersIn(text)[0];
  const bracket = number ? /^\s*\([^()]*\)/u.exec(text.slice(number.end)) : null;
  if (!number || !bracket) return text;
  return text.slice(0, number.end) + " ".repeat(bracket[0].length) + text.slice(number.end + bracket[0].length);
}

/** A document index as printed; one inside a link is none. */
export function indexIn(text: string): { index: string; start: number; end: number } | null {
  const withoutLinks = text.replace(/(?:https?:\/\/|www\.)\S+/gu, (link) => " ".repeat(link.length));
  for (const form of indexForms) {
    const match = form.exec(withoutLinks);
    if (match) return { index: match[0], start: match.index, end: match.index + match[0].length };
  }
  return null;
}

/** A whole word; in Chinese, which has no spaces, any place in the line. */
const word = (source: string) =>
  new RegExp(`(?<!(?!\\p{Script=Han})[\\p{L}\\p{M}])${source}(?!(?!\\p{Script=Han})[\\p{L}\\p{M}])`, "u");
const updates = word(anyOf((labels) => labels.updates));
const stops = word(anyOf((labels) => labels.stops));
const outcomes = word(anyOf((labels) => labels.outcomes));

const wholeUpdate = new RegExp(`^${anyOf((labels) => labels.updates)}$`, "u");

/** "New information" alone on a line of the head. */
export const isUpdateWord = (text: string) => wholeUpdate.test(fold(text));

const ordinals = ordinalSources.map(word);

/** The ordinal word in the text, first = 1. */
export function ordinalIn(text: string): number | null {
  const folded = fold(text);
  const at = ordinals.findIndex((form) => form.test(folded));
  return at < 0 ? null : at + 1;
}

const outcomeFirst = new RegExp(`^${anyOf((labels) => labels.outcomes)}\\s*[.!:,]`, "u");
const thanks = word(`${anyOf((labels) => labels.thanks)}\\p{L}*`);

const promises = word(`${anyOf((labels) => labels.promises)}\\p{L}*`);

/** "Good news! Thank you to all who wrote.": the paragraph begins with it. */
export const tellsOutcome = (text: string) => outcomeFirst.test(fold(text));

/** "Many thanks to all who sent appeals. We will continue to monitor the case.": what a page says only to those who wrote. */
export function isClosingNote(text: string): boolean {
  const sentences = sentencesOf(text);
  const ends = (one: string) => endsAction(one) || givesThanks(one);
  const adds = (one: string) => promises.test(fold(one)) || (one.length < 20 && tellsOutcome(one));
  return text.length < 300 && sentences.some(ends) && sentences.every((one) => ends(one) || adds(one));
}

/** "No further action is requested" */
export const endsAction = (text: string) => stops.test(fold(text));

/** "Many thanks to all who sent appeals." */
const givesThanks = (text: string) => thanks.test(fold(text));

export interface ChainPlace {
  readonly class: ImportClass | null;
  readonly ordinal: number | null;
}

/** What the head says of the chain: "THIRD UA 60/16" is the third; "third update of UA 60/16" the fourth, after the first action. */
export function placeInChain(head: string, hasNumber: boolean, chainSentence: string): ChainPlace {
  const folded = fold(head);
  const told = ordinalIn(chainSentence);
  const isUpdate = updates.test(folded);
  const printed = ordinalIn(folded);
  const ordinal = told !== null ? told + 1 : isUpdate && printed !== null ? printed + 1 : printed;
  if (stops.test(folded)) return { class: "stop", ordinal };
  if (outcomes.test(folded)) return { class: "outcome", ordinal };
  if (isUpdate || (ordinal !== null && ordinal > 1)) return { class: "update", ordinal };
  if (ordinal === 1 || hasNumber) return { class: "first", ordinal: 1 };
  return { class: null, ordinal: null };
}
