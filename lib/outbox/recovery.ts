// What puts right what stood still: rows of workers that are gone, and letters that wait for what cannot come.
import { and, eq, gte, inArray, lte, type SQL, sql } from "drizzle-orm";
import type { Database } from "@/db/database";
import { moveMessages } from "./commands";
import { type Claimed, stillOurs } from "./lease";
import { unclearEndsAllowed } from "./message";

/** O8: rows of workers that are gone. Before the barrier they are queued again; behind it a letter is unknown, for good. */
export async function recover(
  db: Database,
  { isGone, now }: { isGone: (owner: string) => Promise<boolean>; now: Date },
): Promise<number> {
  const left = await listSending(db);
  const gone = new Map<string, boolean>();
  for (const { leaseOwner } of left) {
    const owner = leaseOwner ?? "";
    if (!gone.has(owner)) gone.set(owner, await isGone(owner));
  }
  const lost = left.filter(
    (row) => gone.get(row.leaseOwner ?? "") || (row.leaseUntil !== null && row.leaseUntil < now),
  );
  const moved = await Promise.all(lost.map((row) => recoverOne(db, row, now)));
  return moved.filter(Boolean).length;
}

type SendingRow = Pick<Claimed, "id" | "kind" | "phase" | "attempts" | "leaseOwner" | "leaseEpoch" | "leaseUntil">;

function listSending({ read }: Database): Promise<SendingRow[]> {
  const { id, kind, phase, attempts, leaseOwner, leaseEpoch, leaseUntil, state } = read.tables.messages;
  return read
    .select({ id, kind, phase, attempts, leaseOwner, leaseEpoch, leaseUntil })
    .from(read.tables.messages)
    .where(eq(state, "sending"));
}

function recoverOne(db: Database, row: SendingRow, now: Date): Promise<boolean> {
  const mayRepeat = row.phase !== "dot" || (row.kind !== "letter" && row.attempts < unclearEndsAllowed);
  return db.transact(async (tx) => {
    const where = and(stillOurs(tx, row), eq(tx.tables.messages.phase, row.phase ?? "pre"))!;
    const end = mayRepeat
      ? { to: "queued" as const, set: { notBefore: now, reason: "worker_lost" } }
      : { to: "unknown" as const, set: { doneAt: now, reason: "worker_lost" } };
    const moved = await moveMessages(tx, { from: "sending", ...end, where, cause: "worker_lost", now });
    return moved.length === 1;
  });
}

/** Ends what waits for what cannot come: its last day is over, the action stopped, the appeal taken back. */
export async function settleStranded(db: Database, now: Date): Promise<number> {
  return db.transact(async (tx) => {
    const { messages, actions, appeals } = tx.tables;
    const action = sql`select ${actions.state} from ${actions} where ${actions.id} = ${messages.actionId}`;
    const appeal = sql`select ${appeals.state} from ${appeals} where ${appeals.id} = ${messages.appealId}`;
    const letter = eq(messages.kind, "letter");
    const over = lte(messages.notAfter, now);
    // The first line is what endOfTrying says, in SQL.
    const stranded: readonly [SQL, "failed" | "cancelled", string][] = [
      [and(over, eq(messages.reason, "mailbox_full"), gte(messages.smtpCode, 500))!, "failed", "mailbox_full"],
      [over, "cancelled", "expired"],
      [and(letter, sql`(${action}) in ('stopped', 'closed')`)!, "cancelled", "action_over"],
      [and(letter, sql`(${appeal}) not in ('confirmed', 'held')`)!, "cancelled", "appeal_over"],
    ];
    let count = 0;
    for (const [which, to, reason] of stranded) {
      // Rows that someone else is moving are left to them: two that lock many rows must not wait for each other.
      const free = tx
        .select({ id: messages.id })
        .from(messages)
        .where(and(eq(messages.state, "queued"), which));
      const where = inArray(messages.id, tx.dialect.forClaim(free));
      const set = { reason, doneAt: now };
      count += (await moveMessages(tx, { from: "queued", to, where, set, cause: reason, now })).length;
    }
    return count;
  });
}
