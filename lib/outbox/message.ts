// A message: one row of the outbox, a mail we must send. Its kinds, how long to wait between attempts, and what may be
// written on it. Rules O1–O13 are in docs/decisions/003-outbox.md.
import { createHash } from "node:crypto";
import { domainToASCII } from "node:url";
import { after, hour, type Milliseconds, minute, second } from "@/lib/clock";
import type { ActionId, AppealId, MessageId, OutreachId, TargetId } from "@/lib/ids";
import { tryFor, tryFullFor } from "./states";

export {
  leaseFor,
  type MessagePhase,
  type MessageState,
  messagePhases,
  messageStates,
  messageTransitions,
} from "./states";

/** A letter goes to a target and is handed over at most once. The others go to people of ours, at least once. */
export const messageKinds = [
  "letter",
  "confirm",
  "already_sent",
  "receipt",
  "could_not_verify",
  "refused",
  "returned",
  "cancelled",
  "answer",
  "sign_in",
] as const;
export type MessageKind = (typeof messageKinds)[number];

/** What a caller says of a mail it wants sent. */
export interface NewMessage {
  readonly id?: MessageId;
  readonly kind: MessageKind;
  readonly appealId?: AppealId;
  readonly outreachId?: OutreachId;
  readonly actionId?: ActionId;
  readonly targetId?: TargetId;
  readonly round?: number;
  readonly supporterHash?: string;
  /** A second message with the same key is not made. */
  readonly onceKey: string;
  readonly toName: string;
  readonly toAddress: string;
  /** Of a letter: the supporter's name; " via Postbag" is added. Of other mail: the name as it stands in From. */
  readonly fromName: string;
  readonly replyTo?: string;
  readonly subject: string;
  readonly text: string;
  readonly html?: string;
  readonly notBefore: Date;
  /** Nothing goes out after this. */
  readonly notAfter?: Date;
  /** Right-hand side of the Message-ID: the domain of our own From address. */
  readonly messageIdDomain?: string;
}

/** The place of what belongs behind everything else. */
const lastPlace = 0xfff;

/**
 * The id of a message of which there can be one only: made again after a restore it is the same, so that the send journal
 * knows it, and mail that comes back for it finds it. A UUID of version 7 like others: it sorts with what it belongs to,
 * by its place (0 to 4095).
 */
export function idOfOnly(of: AppealId | MessageId, what: string, place = lastPlace): MessageId {
  const hash = createHash("sha256").update(`${of}/${what}`).digest();
  hash[0] = (hash[0]! & 0x3f) | 0x80;
  const [random, time] = [hash.toString("hex"), of.slice(0, 13)];
  const order = `7${place.toString(16).padStart(3, "0")}`;
  return [time, order, random.slice(0, 4), random.slice(4, 16)].join("-") as MessageId;
}

/** How often may mail to our own people be sent again after an unclear end? A second copy does them no harm, a tenth does. */
export const unclearEndsAllowed = 3;

const waits: readonly Milliseconds[] = [
  5 * minute, // greylisting lets a second attempt through after five to fifteen minutes
  15 * minute,
  30 * minute,
  hour,
  2 * hour,
  4 * hour,
];
const fullWait: Milliseconds = 2 * hour;
const unlimitedWait = { least: second, most: 5 * second };

/** How long to wait after that many attempts, give or take a fifth. `random` is in [0, 1). */
export function backoffAfter(
  attempts: number,
  random: number,
  how: { full?: boolean; unlimited?: boolean } = {},
): Milliseconds {
  if (how.unlimited) {
    return Math.round(unlimitedWait.least + random * (unlimitedWait.most - unlimitedWait.least));
  }
  const step = waits[Math.min(Math.max(attempts, 1), waits.length) - 1]!;
  const spread = Math.round((how.full ? Math.max(step, fullWait) : step) * (0.8 + 0.4 * random));
  return how.full ? Math.max(spread, fullWait) : spread;
}

/** Ends of an attempt at which nobody on the addressee's side said anything: our own server was not there, or a pause was. */
const oursToMend: readonly string[] = ["not_reached", "relay_refused", "fenced"];

export function isOursToMend(reason: string): boolean {
  return oursToMend.includes(reason);
}

/** One attempt: when it was due, when it began, and when the mail is tried again. */
export interface Attempt {
  readonly firstAttemptAt: Date | null;
  readonly notBefore: Date;
  readonly claimedAt: Date;
  readonly next: Date;
  readonly reason: string;
}

/**
 * Since when has the addressee's side put this mail off? Moved on by what is not its doing: the time for which a mail that
 * was due had to wait for us, in a pause, for its turn, without a worker; and what passes until the next attempt after one
 * that came no further than our own server.
 */
export function triedSince({ firstAttemptAt, notBefore, claimedAt, next, reason }: Attempt): Date {
  const began = firstAttemptAt ?? claimedAt;
  const waited = began < claimedAt ? Math.max(0, claimedAt.getTime() - notBefore.getTime()) : 0;
  const lost = isOursToMend(reason) ? next.getTime() - claimedAt.getTime() : 0;
  return after(began, waited + lost);
}

/** The instant after which a mail that keeps being put off is given up. */
export function giveUpAt(message: { triedSince: Date; notAfter: Date | null }, full = false): Date {
  const tried = after(message.triedSince, full ? tryFullFor : tryFor);
  return message.notAfter !== null && message.notAfter < tried ? message.notAfter : tried;
}

/** What is given up ended unsent, and nobody refused it; unless the last answer was a lasting no: a mailbox that stayed full. */
export function endOfTrying(last: { reason: string; smtpCode: number | null }): {
  readonly state: "failed" | "cancelled";
  readonly reason: string;
} {
  const isRefused = last.reason === "mailbox_full" && last.smtpCode !== null && last.smtpCode >= 500;
  return isRefused ? { state: "failed", reason: last.reason } : { state: "cancelled", reason: "expired" };
}

/** Why an address cannot be written to by us, or null. Only a single plain address passes: no list, comment, quote, control or encoded word. */
export function addressProblem(address: string): "bad_address" | "needs_smtputf8" | null {
  const parts = address.normalize("NFKC").split("@");
  const [local = "", domain = ""] = address.split("@");
  if (parts.length !== 2 || local === "" || domain === "" || address.length > 254) return "bad_address";
  if (/[\p{C}\p{Z}"(),:;<>[\]\\]/u.test(address) || /^\.|\.\.|\.$|=\?/.test(local)) return "bad_address";
  // The function reads a host of a URL: it stops at a slash and decodes what is written with percent signs.
  if (/[%/?#]/.test(domain) || !/^[\w-]+(?:\.[\w-]+)*$/.test(domainToASCII(domain.normalize("NFC"))))
    return "bad_address";
  if (/[^\u0021-\u007e]/.test(local)) return "needs_smtputf8";
  return null;
}

/** The domain of an address as the pace and the pauses know it: its ASCII form, in lower case; empty where there is none. */
export function domainOf(address: string): string {
  const domain = address.slice(address.lastIndexOf("@") + 1);
  return address.includes("@") ? domainToASCII(domain.normalize("NFC")) : "";
}

/** Longest display name and subject that we put into a header, in characters. */
export const longestName = 100;
export const longestSubject = 150;

/** A text as it may stand in a header: one line, no controls, nothing that turns the reading direction around or is code for either. */
export function cleanHeader(text: string, longest: number): string {
  const plain = text
    .toWellFormed()
    .normalize("NFC")
    .replace(/[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g, "")
    .replace(/[\p{Cc}\u2028\u2029]+/gu, " ")
    .replace(/ {2,}/g, " ")
    // What looks like an encoded word (RFC 2047) would be decoded by who reads it.
    .replace(/=\?(?=[^?\s]*\?[bq]\?)/gi, "= ?")
    .trim();
  const characters = [...plain];
  return characters.length > longest
    ? `${characters
        .slice(0, longest - 1)
        .join("")
        .trimEnd()}…`
    : plain;
}

/** A body as it may go out: lines end in LF, no controls but tabs. */
export function cleanBody(text: string): string {
  return text
    .toWellFormed()
    .replace(/\r\n?|[\u0085\u2028\u2029]/g, "\n")
    .replace(/[^\P{Cc}\n\t]/gu, "");
}
