// What fault tests count: how often each letter arrived, and what the outbox says of it. With it chance that can be
// repeated, and patience that ends.
import { eq, inArray } from "drizzle-orm";
import type { Database } from "@/db/database";
import type { SinkBehaviour, SmtpSink } from "@/tests/support/smtp-sink";

/** About a fifth of all connections fail, in the ways of real servers. */
export const faultMix: readonly [upTo: number, behaviour: SinkBehaviour][] = [
  [0.02, "close_connect"],
  [0.04, "close_mail"],
  [0.06, "close_data"],
  [0.09, "450_greylist"],
  [0.13, "451_after_dot"],
  [0.16, "drop_after_dot_undelivered"],
  [0.2, "drop_after_dot_delivered"],
  [0.22, "hang_after_dot_delivered"],
];

export async function tally({ read }: Database, { taken }: Pick<SmtpSink, "taken">) {
  const { messages, appeals } = read.tables;
  const letters = await read.select().from(messages).where(eq(messages.kind, "letter"));
  const counts = new Map<string, number>();
  for (const { messageId } of taken) counts.set(messageId, (counts.get(messageId) ?? 0) + 1);
  const arrived = letters.filter(({ messageId }) => counts.has(messageId));
  const confirmed = await read
    .select({ id: appeals.id })
    .from(appeals)
    .where(inArray(appeals.state, ["confirmed"]));
  const known = new Set(confirmed.map(({ id }) => id));
  const unknown = letters.filter(({ state }) => state === "unknown");
  return {
    letters: letters.length,
    accepted: letters.filter(({ state }) => state === "accepted").length,
    unknown: unknown.length,
    unknownArrived: unknown.filter(({ messageId }) => counts.has(messageId)).length,
    twice: arrived.filter(({ messageId }) => (counts.get(messageId) ?? 0) > 1).length,
    lostInSilence: letters.filter(({ state, messageId }) => state === "accepted" && !counts.has(messageId)).length,
    unfinished: letters.filter(({ state }) => !["accepted", "unknown"].includes(state)).length,
    notConfirmed: arrived.filter(({ appealId }) => appealId === null || !known.has(appealId)).length,
  };
}

/** Mulberry32: the same numbers for the same seed. */
export function randomFrom(start: number): () => number {
  let state = start;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

export async function until(happened: () => boolean | Promise<boolean>): Promise<void> {
  for (let tries = 0; !(await happened()); tries++) {
    if (tries > 20_000) throw new Error("it never happened");
    await pause(2);
  }
}
