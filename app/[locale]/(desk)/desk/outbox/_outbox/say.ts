// The words of the outbox: why a letter is where it is, and what a decision answered.
import { instantText } from "@/app/[locale]/(desk)/_desk/format";
import { one, oneOf, type Query } from "@/app/[locale]/(desk)/_desk/query";
import type { Locale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translator";
import { decisionProblems } from "@/lib/outbox/decision";
import type { DeskState } from "@/lib/outbox/desk-queries";

const reasons = [
  "policy",
  "sender_refused",
  "mailbox_full",
  "address_failing",
  "bad_address",
  "needs_smtputf8",
  "fault",
  "worker_lost",
  "cut_after_last_byte",
  "odd_reply",
  "not_reached",
  "relay_refused",
  "put_off",
  "fenced",
  "address_refused",
  "message_refused",
  "no_such_address",
  "other",
  "expired",
  "left_unclear",
  "journal",
] as const;

/** Why, in a few words; a code that is not known is shown as it is. */
export function reasonText(locale: Locale, reason: string | null, state: DeskState | string): string {
  const t = translator(locale, "desk");
  if (reason === null) return t(state === "queued" ? "outbox.reasons.turn" : "outbox.reasons.none");
  const known = reasons.find((each) => each === reason);
  return known ? t(`outbox.reasons.${known}`) : t("outbox.reasons.code", { code: reason });
}

const doneCodes = [
  ...(["released", "cancelled", "resent", "arrived", "trusted", "many_released", "many_cancelled"] as const),
  ...(["paused", "lifted", "resumed"] as const),
] as const;
const pauseProblems = [
  "paused_already",
  "bad_subject",
  "not_paused",
  "needs_resume",
  "not_reconciling",
  "not_compared",
] as const;
const problemCodes = [
  ...decisionProblems,
  ...pauseProblems,
  ...(["not_failing", "not_sure", "evidence_missing", "nothing_moved"] as const),
] as const;

/** What was just done or refused, as the address of the page says it. */
export function outcomeIn(locale: Locale, query: Query): { did: string | null; problem: string | null } {
  const t = translator(locale, "desk");
  const did = oneOf(query, "done", doneCodes);
  const problem = oneOf(query, "problem", problemCodes);
  const number = Number(one(query, "number")) || 0;
  return {
    did: did && t(`outbox.done.${did}`, { number }),
    problem: problem && t(`outbox.problems.${problem}`),
  };
}

export function timeText(locale: Locale, at: Date | null): string {
  return at === null ? "–" : instantText(locale, at);
}
