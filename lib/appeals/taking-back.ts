// Taking an appeal back, inside the transaction of whoever decided it: its supporter, or the send journal after a restore.
import { and, eq, inArray, isNull } from "drizzle-orm";
import type { Tx } from "@/db/database";
import { after } from "@/lib/clock";
import type { AppealId } from "@/lib/ids";
import { cancelLetters } from "@/lib/outbox/commands";
import { emptyAppeal, scrubEnded } from "@/lib/retention/commands";
import { suppressedFor } from "./appeal";
import { stopMailsTo } from "./mails";
import type { AppealPage, AppealRow } from "./queries";

/** "It wasn't me": nothing stands in the way of that, so it is always true. */
export async function reject(tx: Tx, { id: appealId, supporterHash }: AppealRow, now: Date): Promise<true> {
  const { appeals, suppressions } = tx.tables;
  const until = after(now, suppressedFor);
  await tx
    .insert(suppressions)
    .values({ supporterHash, until })
    .onConflictDoUpdate({ target: suppressions.supporterHash, set: { until } });
  await tx
    .update(appeals)
    .set({ state: "rejected", endedAt: now })
    .where(and(eq(appeals.id, appealId), eq(appeals.state, "pending_confirmation")));
  // Someone else pressed the button: what has not gone yet stays here, and what has gone stays as a number.
  await withdrawConfirmed(tx, appealId, now);
  await cancelLetters(tx, { appealId }, { reason: "rejected", now });
  await stopMailsTo(tx, { supporterHash }, now);
  await emptyAppeal(tx, appealId);
  return true;
}

/** False when nothing is left to take back. */
export async function withdraw(tx: Tx, appealId: AppealId, now: Date): Promise<boolean> {
  const { appeals } = tx.tables;
  await tx
    .update(appeals)
    .set({ state: "withdrawn", endedAt: now })
    .where(and(eq(appeals.id, appealId), eq(appeals.state, "pending_confirmation")));
  const mayTake = await hasWaitingLetter(tx, appealId);
  const taken = mayTake && (await withdrawConfirmed(tx, appealId, now));
  const [row] = await tx.select({ state: appeals.state }).from(appeals).where(eq(appeals.id, appealId));
  if (!taken && (row?.state === "confirmed" || row?.state === "held")) return false;
  await cancelLetters(tx, { appealId }, { reason: "withdrawn", now });
  await stopMailsTo(tx, { appealId }, now);
  await scrubEnded(tx, appealId);
  return true;
}

/** False when the one who asks filled in the form, and somebody else confirmed it. */
export async function erase(tx: Tx, appealId: AppealId, access: AppealPage["access"], now: Date): Promise<boolean> {
  const { appeals } = tx.tables;
  const holders = access === "typed" ? isNull(appeals.confirmedAt) : undefined;
  const erased = await tx
    .update(appeals)
    .set({ state: "erased", endedAt: now })
    .where(and(eq(appeals.id, appealId), holders))
    .returning({ id: appeals.id });
  if (erased.length === 0) return false;
  await cancelLetters(tx, { appealId }, { reason: "erased", now });
  await stopMailsTo(tx, { appealId }, now);
  await scrubEnded(tx, appealId);
  return true;
}

/** Ends a confirmed appeal. False when it was none. */
async function withdrawConfirmed(tx: Tx, appealId: AppealId, now: Date): Promise<boolean> {
  const { appeals } = tx.tables;
  const moved = await tx
    .update(appeals)
    .set({ state: "withdrawn", endedAt: now })
    .where(and(eq(appeals.id, appealId), inArray(appeals.state, ["confirmed", "held"])))
    .returning({ id: appeals.id });
  return moved.length > 0;
}

/** One that has not been handed over; what is being sent right now stops at the barrier. */
async function hasWaitingLetter(tx: Tx, appealId: AppealId): Promise<boolean> {
  const { messages } = tx.tables;
  const waiting = await tx
    .select({ id: messages.id })
    .from(messages)
    .where(
      and(
        eq(messages.appealId, appealId),
        eq(messages.kind, "letter"),
        inArray(messages.state, ["queued", "held", "sending"]),
      ),
    );
  return waiting.length > 0;
}
