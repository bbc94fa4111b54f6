// The counted facts. Keys are never added into each other: each says what really happened, and no more.
import type { MessageState } from "@/lib/outbox/message";

export const countKeys = [
  "confirmed",
  "handed_over",
  "could_not_verify",
  "refused",
  "returned",
  "queued",
  "held",
  "cancelled",
  "prepared",
  "says_sent",
  "says_posted",
] as const;
export type CountKey = (typeof countKeys)[number];
export type Counts = Record<CountKey, number>;

export const noCounts: Counts = Object.freeze(Object.fromEntries(countKeys.map((key) => [key, 0])) as Counts);

/** What a letter's message counts as; a row being sent counts as queued. */
export const countedAs = {
  queued: "queued",
  sending: "queued",
  accepted: "handed_over",
  unknown: "could_not_verify",
  failed: "refused",
  bounced: "returned",
  held: "held",
  cancelled: "cancelled",
} as const satisfies Record<MessageState, CountKey>;

export interface Participation {
  readonly slug: string;
  /** Number of the newest published version; null while nothing is published. */
  readonly version: number | null;
  readonly counts: Counts;
  readonly by_day: readonly (Counts & { day: string })[];
  readonly by_channel: readonly (Counts & { channel: string })[];
  readonly by_country: readonly (Counts & { country: string })[];
  readonly by_target: readonly (Counts & { target: string; name: string })[];
}

/** Ways to act. Phone, fax and social are listed with the targets; letters travel by the first three. */
export const channels = ["email", "own_mail", "post", "phone", "fax", "social"] as const;
export type Channel = (typeof channels)[number];

/** What people did themselves, as far as we know of it. */
export const reportKinds = ["prepared", "sent", "posted"] as const;
export type ReportKind = (typeof reportKinds)[number];
