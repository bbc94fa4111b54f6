// Makes the one plain letter of which every rendering is a view: what the organizer published, what the supporter wrote.
// Everything typed passes the gate of clean.ts here, and nowhere else.
import { type ActionContent, letterIn } from "@/lib/actions/action";
import type { Signature } from "@/lib/appeals/appeal";
import { dayOf } from "@/lib/clock";
import { splitBody } from "@/lib/letters/body";
import { addressLinesMax, cleanLine } from "@/lib/letters/clean";
import { type CheckFacts, footOf } from "@/lib/letters/foot";
import type { Letter, LetterLabels } from "@/lib/letters/letter";
import { countryName, recipientLines } from "@/lib/letters/postal-address";
import { salutationFor } from "@/lib/letters/salutation";
import { type Target, titleOf, toOneLine } from "@/lib/targets/target";

/** Where answers on paper go: to the supporter, to the group the action names, or nowhere. */
export const returnChoices = ["own", "group", "none"] as const;
export type ReturnChoice = (typeof returnChoices)[number];

/** What the supporter gave at the writing desk. */
export interface LetterFields {
  readonly name: string;
  readonly signAs: Signature;
  /** The supporter's postal address, a line each; may be empty. */
  readonly address: readonly string[];
  /** Left out: to the supporter's own, where one was given. */
  readonly returnTo?: ReturnChoice;
  readonly subject: string;
  readonly body: string;
  /** The town or region that stands beside initials; may be empty. */
  readonly place?: string;
  /** ISO 3166-1 alpha-2 of the supporter; empty when not given. */
  readonly country: string;
}

export interface LetterFacts {
  readonly content: ActionContent;
  /** Who this letter is addressed to: a target, or a copy that gets one of its own. */
  readonly target: Target;
  readonly fields: LetterFields;
  /** BCP 47, as chosen; the letter is in that of the model letter found for it. */
  readonly language: string;
  /** Its UTC day is printed. */
  readonly date: Date;
  /** All who get this letter or are named in it for information; the addressee among them is left out. */
  readonly copies: readonly Target[];
  readonly labels: LetterLabels;
  /** What a sheet of it can be checked by; left out for what is not published or shall not say where it is from. */
  readonly check?: CheckFacts | undefined;
}

export function composeLetter(facts: LetterFacts): Letter {
  const { content, target, fields } = facts;
  const model = letterIn(content, facts.language);
  const language = model?.language ?? facts.language;
  const sayIn = (spoken: string) => ({
    day: (day: Date) => letterDate(day, spoken, fields.country),
    number: (number: number) => new Intl.NumberFormat(regional(spoken, fields.country)).format(number),
  });
  const number = cleanLine(content.seriesNumber);
  return {
    language,
    sender: senderLines(content, fields, target.country, language),
    date: letterDate(facts.date, language, fields.country),
    day: dayOf(facts.date),
    recipient: recipientLines(target, fields.country, language),
    subject: cleanLine(fields.subject),
    salutation: salutationFor(target.salutation, model?.salutation ?? "", language),
    blocks: splitBody(fields.body),
    closing: cleanLine(model?.closing ?? ""),
    signature: signatureOf(fields, language),
    copies: facts.copies.filter((copy) => copy.id !== target.id).map((copy) => cleanLine(titleOf(copy))),
    labels: facts.labels,
    ...(facts.check === undefined ? {} : { foot: footOf(facts.check, number, language, sayIn) }),
  };
}

/** The day as people of that language and country write it, in the Gregorian calendar: "22 November 2026". */
export function letterDate(date: Date, language: string, country: string): string {
  const format = { dateStyle: "long", timeZone: "UTC", calendar: "gregory" } as const;
  return new Intl.DateTimeFormat([regional(language, country), "en-GB"], format).format(date);
}

/** First letters of a name's parts: "María José Silva" is "M. J. S."; scripts without capitals take no stop. */
export function initialsOf(name: string): string {
  const parts = cleanLine(name)
    .split(" ")
    .filter((part) => /\p{L}/u.test(part));
  const letters = parts.map(
    (part) => Array.from(graphemes.segment(part), (found) => found.segment).find(isLetter) ?? "",
  );
  return letters
    .map((letter) => (/\p{Lu}|\p{Ll}|\p{Lt}/u.test(letter) ? `${letter.toUpperCase()}.` : letter))
    .join(" ");
}

const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" });

function isLetter(text: string): boolean {
  return /\p{L}/u.test(text);
}

function signatureOf(fields: LetterFields, language: string): string {
  if (fields.signAs === "hand") return "";
  if (fields.signAs === "full") return cleanLine(fields.name);
  const place = cleanLine(fields.place ?? "");
  return toOneLine([initialsOf(fields.name), place, countryName(fields.country, language) ?? ""]);
}

/**
 * The name only where it is signed in full; without an address, the country tells where the letter comes from. A group's
 * address stands as the organizer wrote it, its country too.
 */
function senderLines(
  { returnAddress }: ActionContent,
  { returnTo = "own", ...fields }: LetterFields,
  targetCountry: string,
  language: string,
): string[] {
  const choices: Record<ReturnChoice, readonly string[]> = { own: fields.address, group: returnAddress, none: [] };
  const address = choices[returnTo].map(cleanLine).filter((line) => line !== "");
  const name = fields.signAs === "full" ? cleanLine(fields.name) : "";
  if (returnTo === "group" && address.length > 0) {
    const last = addressLinesMax - 1;
    return [name, ...address.slice(0, last), toOneLine(address.slice(last))].filter((line) => line !== "");
  }
  const country = countryName(fields.country, language) ?? "";
  const said = address.some((line) => line.toLowerCase().includes(country.toLowerCase()));
  if (address.length === 0) return name === "" || country === "" ? [] : [name, country];
  const abroad = country !== "" && !said && fields.country !== targetCountry;
  return [name, ...address, abroad ? country : ""].filter((line) => line !== "");
}

/** "en" and DE is "en-DE": the language says the words, the country their order. Bare English is British. */
function regional(language: string, country: string): string {
  try {
    const locale = new Intl.Locale(language);
    if (locale.region !== undefined) return locale.toString();
    if (/^[A-Z]{2}$/.test(country)) return new Intl.Locale(language, { region: country }).toString();
    return locale.language === "en" ? "en-GB" : locale.toString();
  } catch {
    return "en-GB";
  }
}
