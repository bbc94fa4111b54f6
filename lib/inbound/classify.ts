// What a mail that came in means for the letter it belongs to: it did not arrive, it will be tried on, a machine answered, or
// a person did. Pure: who it is about is decided by the address it came to, never by what it says.
import { automaticSubjects } from "@/lib/inbound/automatic-subjects";
import type { FailureReason, Finding } from "@/lib/inbound/finding";
import * as phrases from "@/lib/inbound/phrases";
import type { ReceivedMail } from "@/lib/inbound/received";
import { enhancedCode, type RecipientReport } from "@/lib/inbound/report";

export function classify(mail: ReceivedMail): Finding {
  const reported = ofReports(mail.reports);
  if (reported !== null) return reported;
  const type = mail.headers.get("content-type") ?? "";
  if (/report-type\s*=\s*"?disposition-notification/i.test(type)) return { kind: "automatic" };
  if (/report-type\s*=\s*"?feedback-report/i.test(type)) return { kind: "unclear" };
  if (isFromMailSystem(mail)) return ofWords(mail);
  return isAutomatic(mail) ? { kind: "automatic" } : { kind: "answer" };
}

/** The worst of what is said: one of our mails has one address, but a list behind it may report several. */
function ofReports(reports: readonly RecipientReport[]): Finding | null {
  const failed = reports.find((one) => one.action === "failed");
  if (failed) return { kind: "failed", status: failed.status, reason: reasonOf(failed.status, failed.diagnostic) };
  const delayed = reports.find((one) => one.action === "delayed");
  if (delayed) return { kind: "delayed", status: delayed.status };
  return reports.length > 0 ? { kind: "delivered" } : null;
}

/** RFC 3463: the second number says what it is about; words decide where the number says little. */
function reasonOf(status: string | null, words: string): FailureReason {
  const text = fold(words);
  if (status !== null) {
    if (/^\d\.2\.2$/.test(status)) return "mailbox_full";
    if (/^\d\.(?:1\.(?:1|2|3|6|10)|2\.1)$/.test(status)) return "no_such_address";
    if (/^4\.|^5\.4\.7$/.test(status)) return holds(text, phrases.mailboxFull) ? "mailbox_full" : "expired";
  }
  if (holds(text, phrases.mailboxFull)) return "mailbox_full";
  if (holds(text, phrases.noSuchAddress)) return "no_such_address";
  return status?.startsWith("5.7.") || holds(text, phrases.refusedByPolicy) ? "policy" : "other";
}

/** No person writes under these names. */
const daemonNames =
  /^(?:mailer[-_.]?daemon|mail[-_.]?delivery|maildelivery|mdaemon|microsoftexchange[\da-f]+)(?:[+@-]|$)/;
/** Under these a server writes, and now and then a person. */
const officeNames = /^(?:postmaster|mailadmin|mailsystem|mailsrv|bounces?)(?:[+@-]|$)/;

/** Written by a mail server: by its name, by an empty return path, or by a header of its own kind. */
function isFromMailSystem({ headers, from, subject, text }: ReceivedMail): boolean {
  if (headers.has("x-failed-recipients") || daemonNames.test(from)) return true;
  const failing = [...phrases.notDelivered, ...phrases.stillTried];
  const says = holds(fold(subject), failing);
  if (officeNames.test(from)) return says || holds(fold(text.slice(0, wordsAtStart)), failing) || hasReply(text);
  if (headers.get("return-path")?.trim() !== "<>" && from !== "") return says && hasReply(text);
  return says || (hasReply(text) && holds(fold(text.slice(0, wordsAtStart)), failing));
}

/** How much of a text tells what it is, in characters: below it stands the mail it quotes. */
const wordsAtStart = 3_000;

/** A server's own words are in it: a reply code or an enhanced one. */
const hasReply = (text: string) =>
  enhancedCode(text.slice(0, wordsAtStart)) !== null || /(?<!\d)[45][05]\d[ -]/.test(text.slice(0, wordsAtStart));

function ofWords({ subject, text, headers }: ReceivedMail): Finding {
  const said = withoutQuote(text);
  const words = fold(`${subject}\n${said}`);
  const status = enhancedCode(said);
  const goesOn = holds(words, phrases.stillTried) && !/given up|giving up|no longer|permanent/.test(words);
  if (goesOn && status?.startsWith("5") !== true) return { kind: "delayed", status };
  const failed =
    holds(words, phrases.notDelivered) ||
    headers.has("x-failed-recipients") ||
    status?.startsWith("5") === true ||
    holds(words, phrases.noSuchAddress);
  return failed ? { kind: "failed", status, reason: reasonOf(status, words) } : { kind: "unclear" };
}

/** Ends where the returned mail begins: what a letter says about policy is not why it came back. */
function withoutQuote(text: string): string {
  const start = text.search(
    /^(?:-{2,}.*(?:original|copy of|returned message|below this line|forwarded|headers).*|received: .*|return-path: .*|>.*)$/im,
  );
  return text.slice(0, start < 40 ? wordsAtStart : Math.min(start, wordsAtStart));
}

/** RFC 3834, and what systems use that do not know it. */
function isAutomatic({ headers, subject, from }: ReceivedMail): boolean {
  const submitted = (headers.get("auto-submitted") ?? "no").toLowerCase();
  if (!submitted.startsWith("no")) return true;
  const own = [
    "x-autoreply",
    "x-autorespond",
    "x-autoresponder",
    "x-auto-reply-from",
    "x-mail-autoreply",
    "x-vacation",
  ];
  if (own.some((name) => headers.has(name))) return true;
  if (/auto[-_ ]?reply|^(?:bulk|junk|list)$/i.test(headers.get("precedence") ?? "")) return true;
  if (/^(?:no-?reply|do-?not-?reply|donotreply|auto-?reply|autoresponder)/.test(from)) return true;
  if (headers.has("x-auto-response-suppress") && !headers.has("in-reply-to")) return true;
  const plain = fold(subject);
  const bare = plain.replace(replyMark, "");
  if (bare === plain) return holds(plain, automaticSubjects);
  return automaticSubjects.some((word) => bare === word || bare.startsWith(`${word}:`));
}

/** A person's answer begins so, and its subject is then the letter's own. */
const replyMark = /^(?:(?:re|aw|sv|antw|rv|res|رد|回复|答复)\s*[:：]\s*)+/;

const holds = (folded: string, words: readonly string[]) => words.some((word) => folded.includes(word));

/** Small letters without accents, plain apostrophes, one space for any white space. */
function fold(text: string): string {
  const bare = text.normalize("NFD").replace(/(?<=\p{Script=Latin})\p{M}+/gu, "");
  return bare
    .normalize("NFC")
    .toLowerCase()
    .replace(/[’‘`´]/g, "'")
    .replace(/ı/g, "i")
    .replace(/\s+/g, " ");
}
