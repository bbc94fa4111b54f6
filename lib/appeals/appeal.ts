// An appeal: one supporter's text for one action. Its states, and the limits it is held to.
import { day, type Milliseconds } from "@/lib/clock";

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

export const signatures = ["full", "initials", "hand"] as const;
export type Signature = (typeof signatures)[number];

/** How long may an appeal wait for its confirmation? */
export const confirmWithin: Milliseconds = 7 * day;

/** How many confirmation mails may one address get in a day, over all actions? More would make us a nuisance. */
export const confirmMailsPerDay = 3;

/** How long is an address left alone after its owner said "it wasn't me"? */
export const suppressedFor: Milliseconds = 90 * day;
