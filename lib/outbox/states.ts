// The life of a message as data: which states there are, what may follow each, and, for every state that is not an end,
// who has to move it, how long that may take, and what it becomes when nobody did.
import { day, hour, type Milliseconds, minute } from "@/lib/clock";

/** To `failed` only by a server's lasting no; what ends unsent for any other reason, its last day too, is `cancelled`. */
export const messageTransitions = {
  // Straight to an end only by the send journal, after a restore: the database forgot what had happened already.
  queued: ["sending", "held", "cancelled", "failed", "accepted", "unknown"],
  sending: ["accepted", "failed", "unknown", "queued", "held", "cancelled"],
  accepted: ["bounced"],
  failed: [],
  // To itself: nobody decided, and the question is closed.
  unknown: ["accepted", "bounced", "queued", "cancelled", "failed", "unknown"],
  held: ["queued", "cancelled", "failed", "accepted", "unknown"],
  cancelled: [],
  bounced: [],
} as const satisfies Record<string, readonly string[]>;

export type MessageState = keyof typeof messageTransitions;
export const messageStates = Object.keys(messageTransitions) as [MessageState, ...MessageState[]];

/** Within `sending`: before the dot barrier the row was provably not delivered, behind it nobody can know. */
export const messagePhases = ["pre", "dot"] as const;
export type MessagePhase = (typeof messagePhases)[number];

/**
 * How long does a claim last? Longer than everything a mail server may take, four minutes up to the last byte and ten for its
 * answer, and the same for the message that had the connection before, with time left to write it down.
 */
export const leaseFor: Milliseconds = 30 * minute;

/** How long is a mail tried before we give up? */
export const tryFor: Milliseconds = 72 * hour;

/** How long when the mailbox is full? Its owner may empty it. */
export const tryFullFor: Milliseconds = 7 * day;

/** An end may still be corrected by what comes later: a return, a journal. Nobody has to wait for it. */
export const ends = ["accepted", "failed", "cancelled", "bounced"] as const satisfies readonly MessageState[];

export interface Waiting {
  readonly state: MessageState;
  readonly phase: MessagePhase | null;
  /** Who moves it: the clock, a living worker, or a person at the outbox desk. */
  readonly owner: "timer" | "worker" | "person";
  /** How long it may stay there. */
  readonly limit: Milliseconds;
  /** A last day (`notAfter`): is it the limit in place of the other, a second one, or of no matter? */
  readonly lastDay: "instead" | "also" | "no_matter";
  readonly next: MessageState;
  /** Written on the row that was moved because its time was over. */
  readonly reason: string;
}

/** Every state that is not an end. Mail to our own people is queued again from `dot`, for a second copy does no harm. */
export const waiting: readonly Waiting[] = [
  {
    ...{ state: "queued", phase: null, owner: "timer", limit: tryFullFor, lastDay: "instead" },
    ...{ next: "cancelled", reason: "expired" },
  },
  {
    ...{ state: "sending", phase: "pre", owner: "worker", limit: leaseFor, lastDay: "no_matter" },
    ...{ next: "queued", reason: "worker_lost" },
  },
  {
    ...{ state: "sending", phase: "dot", owner: "worker", limit: leaseFor, lastDay: "no_matter" },
    ...{ next: "unknown", reason: "worker_lost" },
  },
  {
    ...{ state: "held", phase: null, owner: "person", limit: 14 * day, lastDay: "also" },
    ...{ next: "cancelled", reason: "not_decided" },
  },
  {
    ...{ state: "unknown", phase: null, owner: "person", limit: 30 * day, lastDay: "no_matter" },
    ...{ next: "unknown", reason: "left_unclear" },
  },
];

/** True where the one may follow the other. */
export function mayFollow(from: MessageState, to: MessageState): boolean {
  return (messageTransitions[from] as readonly MessageState[]).includes(to);
}
