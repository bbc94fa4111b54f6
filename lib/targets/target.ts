// A target: an office-holder to write to. A copy is the same shape: someone who gets the letter for information.
import { z } from "zod";
import type { TargetId } from "@/lib/ids";

export interface Target {
  readonly id: TargetId;
  /** The office held: "Minister of Justice". */
  readonly role: string;
  /** The person, with honorifics. */
  readonly name: string;
  /** A ministry or another body. */
  readonly organization: string;
  /** Top to bottom, without role, name, organization and country. */
  readonly postalAddress: readonly string[];
  /** ISO 3166-1 alpha-2; empty when not known. */
  readonly country: string;
  /** The first one is written to; the others are kept for when it fails. */
  readonly emails: readonly string[];
  readonly faxes: readonly string[];
  readonly phones: readonly string[];
  readonly social: readonly string[];
  readonly web: readonly string[];
  /** As it opens a letter: "Dear Minister,". Empty: the model letter's own salutation. */
  readonly salutation: string;
  /** What is known of these addresses: "checked 3 March by phone". */
  readonly checked: string;
}

export function emailOf(target: Target): string | null {
  return target.emails[0] ?? null;
}

const emailAddress = z.email().max(254);

/** An address we could write to; ASCII only, so that no look-alike of an `@` or a letter is mistaken for one. */
export function isEmailAddress(text: string): boolean {
  return emailAddress.safeParse(text).success;
}

export function hasPostalAddress(target: Target): boolean {
  return target.postalAddress.length > 0;
}

/** One line that tells this target from the others: name, role or body, whichever the document gave. */
export function titleOf(target: Target): string {
  return toOneLine([target.name, target.role, target.organization]);
}

/** Lines as one, for lists and envelopes that are written by hand: the comma is that of the script. */
export function toOneLine(lines: readonly string[]): string {
  return lines
    .filter((line) => line !== "")
    .reduce((left, right) => (left === "" ? right : joinLines(left, right)), "");
}

/** The comma is that of the script the right one begins with. */
export function joinLines(left: string, right: string): string {
  let end = left.length;
  while (/[\s,;،\uff0c\uff1b]/u.test(left.charAt(end - 1))) end -= 1;
  const start = left.slice(0, end);
  const next = right.match(/\p{L}/u)?.[0] ?? "";
  if (/\p{Script=Arabic}/u.test(next)) return `${start}، ${right}`;
  return /\p{Script=Han}/u.test(next) && /\p{Script=Han}$/u.test(start)
    ? `${start}\uff0c${right}`
    : `${start}, ${right}`;
}

/** An empty target, for a new row in the editor and for the importer to fill. */
export function blankTarget(id: TargetId): Target {
  return {
    id,
    role: "",
    name: "",
    organization: "",
    postalAddress: [],
    country: "",
    emails: [],
    faxes: [],
    phones: [],
    social: [],
    web: [],
    salutation: "",
    checked: "",
  };
}
