// An appeal: one supporter's text for one action. Its states, and the limits it is held to.
import { type ActionState, isOpen } from "@/lib/actions/action";
import { type Day, day, type Milliseconds } from "@/lib/clock";

export const appealTransitions = {
  pending_confirmation: ["confirmed", "expired", "rejected", "withdrawn", "held", "erased"],
  confirmed: ["withdrawn", "held", "erased"],
  held: ["confirmed", "withdrawn", "erased"],
  expired: ["erased"],
  rejected: ["erased"],
  withdrawn: ["erased"],
  erased: [],
} as const satisfies Record<string, readonly string[]>;

export type AppealState = keyof typeof appealTransitions;
export const appealStates = Object.keys(appealTransitions) as [AppealState, ...AppealState[]];

export const replyChoices = ["alias", "none", "direct"] as const;
export type ReplyChoice = (typeof replyChoices)[number];

/** With the name, with its first letters and the country, or on paper by hand. */
export const signatures = ["full", "initials", "hand"] as const;
export type Signature = (typeof signatures)[number];

/** How long may an appeal wait for its confirmation? */
export const confirmWithin: Milliseconds = 7 * day;

/** How many confirmation mails may one address get in a day, over all actions? More would make us a nuisance. */
export const confirmMailsPerDay = 3;

/** How long is an address left alone after its owner said "it wasn't me"? */
export const suppressedFor: Milliseconds = 90 * day;

/** How many links may a supporter add to the model letter? Spam filters throw away what has more. */
export const ownLinksMax = 2;

/** Links of the body that the model letter does not have. */
export function countOwnLinks(body: string, model: string): number {
  const given = new Set(linksIn(model));
  return linksIn(body).filter((link) => !given.has(link)).length;
}

/** Which wording of the consent people agree to now; changes with the words beside the box. */
export const consentWording = "1";

/** What the button of a confirmation link would do, and why not. */
export type Standing = "waiting" | "confirmed" | "not_open" | "expired" | "rejected" | "withdrawn" | "erased";

export function standingOf(
  appeal: { state: AppealState; expiresAt: Date },
  action: { state: ActionState; deadlineOn: Day | null },
  now: Date,
): Standing {
  if (appeal.state === "held") return "confirmed";
  if (appeal.state !== "pending_confirmation") return appeal.state;
  if (now >= appeal.expiresAt) return "expired";
  return isOpen(action, now) ? "waiting" : "not_open";
}

function linksIn(text: string): string[] {
  return text.match(/(?:https?:\/\/|www\.)[^\s<>"]+/gi) ?? [];
}
