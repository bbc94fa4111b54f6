// The counted facts. Keys are never added into each other: each says what really happened, and no more.
import type { Day } from "@/lib/clock";
import type { TargetId } from "@/lib/ids";
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

/** What each kind of report counts as. */
export const reportedAs = {
  prepared: "prepared",
  sent: "says_sent",
  posted: "says_posted",
} as const satisfies Record<ReportKind, CountKey>;

/** On which way a file made here will travel. A mailto link is not counted: nobody knows whether it opened. */
export const channelOfFormat = {
  pdf: "post",
  docx: "post",
  eml: "own_mail",
  txt: "own_mail",
} as const satisfies Record<string, Channel>;

/** Where a supporter's country is not known: the code of CLDR for "unknown region". */
export const unknownCountry = "ZZ";

/** Something that happened `n` times, with all that it is counted by. */
export interface Fact {
  readonly key: CountKey;
  readonly n: number;
  readonly day: Day;
  readonly channel: Channel;
  /** Empty when not known. */
  readonly country: string;
}

/** The same by target: what concerned two targets counts for each of them, and once in all. */
export interface TargetFact {
  readonly key: CountKey;
  readonly n: number;
  readonly targetIds: readonly TargetId[];
}

/** Days that had something, oldest first; the channels letters travel by, always; countries by code; the listed targets, always. */
export function tally(
  facts: readonly Fact[],
  targetFacts: readonly TargetFact[],
  targets: readonly { id: TargetId; name: string }[],
): Omit<Participation, "slug" | "version"> {
  const days = Object.entries(countBy(facts, (fact) => [fact.day])).sort(byKey);
  const countries = Object.entries(countBy(facts, (fact) => [fact.country || unknownCountry])).sort(byKey);
  const perChannel = countBy(facts, (fact) => [fact.channel]);
  const perTarget = countBy(targetFacts, (fact) => fact.targetIds);
  return {
    counts: countBy(facts, () => ["all"]).all ?? noCounts,
    by_day: days.map(([day, counts]) => ({ day, ...counts })),
    by_channel: channels
      .filter((channel) => perChannel[channel] || letterChannels.includes(channel))
      .map((channel) => ({ channel, ...(perChannel[channel] ?? noCounts) })),
    by_country: countries.map(([country, counts]) => ({ country, ...counts })),
    by_target: targets.map(({ id, name }) => ({ target: id, name, ...(perTarget[id] ?? noCounts) })),
  };
}

const letterChannels: readonly Channel[] = ["email", "own_mail", "post"];

function countBy<F extends { key: CountKey; n: number }>(
  facts: readonly F[],
  groupsOf: (fact: F) => readonly string[],
): Record<string, Counts> {
  const counted = new Map<string, Counts>();
  for (const fact of facts) {
    for (const group of groupsOf(fact)) {
      const counts = counted.get(group) ?? { ...noCounts };
      counts[fact.key] += fact.n;
      counted.set(group, counts);
    }
  }
  return Object.fromEntries(counted);
}

function byKey([one]: [string, Counts], [other]: [string, Counts]): number {
  return one < other ? -1 : 1;
}
