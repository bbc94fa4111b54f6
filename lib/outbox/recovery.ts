// What puts right what stood still: rows of workers that are gone, and letters that wait for what cannot come.
import { and, eq, gte, inArray, isNull, lte, ne, or, type SQL, sql } from "drizzle-orm";
import type { Database, Tx } from "@/db/database";
import { after } from "@/lib/clock";
import type { MessageId } from "@/lib/ids";
import { type Claimed, moveMessages } from "./commands";
import { readAcknowledged } from "./epoch";
import { readProof } from "./journal";
import { stillOurs } from "./lease";
import { unclearEndsAllowed } from "./message";
import { type MessageState, type Waiting, waiting } from "./states";

export interface Recovering {
  readonly isGone: (owner: string) => Promise<boolean>;
  readonly now: Date;
  /** Where the send journal is: what is not in it was not sent. */
  readonly journal?: { readonly folder: string; readonly secret: string };
}

/** O8: rows of workers that are gone. Before the barrier they are queued again; behind it a letter is unknown, for good. */
export async function recover(db: Database, { isGone, now, journal }: Recovering): Promise<number> {
  const left = await listSending(db);
  const gone = new Map<string, boolean>();
  for (const { leaseOwner } of left) {
    const owner = leaseOwner ?? "";
    if (!gone.has(owner)) gone.set(owner, await isGone(owner));
  }
  const lost = left.filter(
    (row) => gone.get(row.leaseOwner ?? "") || (row.leaseUntil !== null && row.leaseUntil < now),
  );
  // Whose lease ran out may live, and be about to write its line: of those the journal's silence proves nothing.
  const dead = lost.filter((row) => gone.get(row.leaseOwner ?? ""));
  const unsent = journal ? await listUnsent(db, dead, journal) : new Set<MessageId>();
  const moved = await Promise.all(lost.map((row) => recoverOne(db, row, { now, unsent })));
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

/** Behind the barrier by the database, but the journal of the worker that is gone never heard of it. */
async function listUnsent(
  db: Database,
  rows: readonly SendingRow[],
  journal: { folder: string; secret: string },
): Promise<Set<MessageId>> {
  const acknowledged = await readAcknowledged(db.read);
  const unsent = new Set<MessageId>();
  for (const name of new Set(rows.flatMap(({ phase, leaseOwner }) => (phase === "dot" ? (leaseOwner ?? []) : [])))) {
    const isUnsent = await readProof({ ...journal, name }, acknowledged.get(name) ?? 0);
    for (const { id, leaseOwner } of rows) if (leaseOwner === name && isUnsent?.(id)) unsent.add(id);
  }
  return unsent;
}

function recoverOne(
  db: Database,
  row: SendingRow,
  { now, unsent }: { now: Date; unsent: ReadonlySet<MessageId> },
): Promise<boolean> {
  const mayRepeat =
    row.phase !== "dot" || unsent.has(row.id) || (row.kind !== "letter" && row.attempts < unclearEndsAllowed);
  return db.transact(async (tx) => {
    // A lease that was renewed since we looked belongs to a worker that lives.
    const { phase, leaseUntil } = tx.tables.messages;
    const seen = row.leaseUntil === null ? isNull(leaseUntil) : eq(leaseUntil, row.leaseUntil);
    const where = and(stillOurs(tx, row), eq(phase, row.phase ?? "pre"), seen)!;
    const end = mayRepeat
      ? { to: "queued" as const, set: { notBefore: now, reason: "worker_lost" } }
      : { to: "unknown" as const, set: { doneAt: now, reason: "worker_lost" } };
    const moved = await moveMessages(tx, { from: "sending", ...end, where, cause: "worker_lost", now });
    return moved.length === 1;
  });
}

/** Ends what waits for what cannot come: the action stopped, the appeal taken back, the time over that `waiting` allows. */
export async function settleStranded(db: Database, now: Date): Promise<number> {
  return db.transact(async (tx) => {
    let count = 0;
    for (const { state, which, to, reason } of [
      ...strandedNow(tx, now),
      ...waiting.flatMap((rule) => overdue(tx, rule, now)),
    ]) {
      // Rows that someone else is moving are left to them: two that lock many rows must not wait for each other.
      const { messages } = tx.tables;
      const free = tx
        .select({ id: messages.id })
        .from(messages)
        .where(and(eq(messages.state, state), which));
      const where = inArray(messages.id, tx.dialect.forClaim(free));
      const set = state === "unknown" ? { reason } : { reason, doneAt: now };
      count += (await moveMessages(tx, { from: state, to, where, set, cause: reason, now })).length;
    }
    return count;
  });
}

interface Stranded {
  readonly state: MessageState;
  readonly which: SQL;
  readonly to: MessageState;
  readonly reason: string;
}

function strandedNow({ tables: { messages, actions, appeals } }: Tx, now: Date): Stranded[] {
  const action = sql`select ${actions.state} from ${actions} where ${actions.id} = ${messages.actionId}`;
  const appeal = sql`select ${appeals.state} from ${appeals} where ${appeals.id} = ${messages.appealId}`;
  const letter = eq(messages.kind, "letter");
  // What endOfTrying says, in SQL.
  const full = and(lte(messages.notAfter, now), eq(messages.reason, "mailbox_full"), gte(messages.smtpCode, 500))!;
  const isOver = and(letter, sql`(${action}) in ('stopped', 'closed')`)!;
  const isTaken = and(letter, sql`(${appeal}) not in ('confirmed', 'held')`)!;
  return [
    { state: "queued", which: full, to: "failed", reason: "mailbox_full" },
    { state: "queued", which: lte(messages.notAfter, now), to: "cancelled", reason: "expired" },
    { state: "queued", which: isOver, to: "cancelled", reason: "action_over" },
    { state: "queued", which: isTaken, to: "cancelled", reason: "appeal_over" },
  ];
}

/** What stood still for longer than the table of states allows. Workers' rows are `recover`'s. */
function overdue(
  { tables: { messages } }: Tx,
  { state, owner, limit, lastDay, next, reason }: Waiting,
  now: Date,
): Stranded[] {
  if (owner === "worker") return [];
  const since = sql`coalesce(${messages.since}, ${messages.createdAt})`;
  const tooLong = sql`${since} <= ${sql.param(after(now, -limit), messages.since)}`;
  const open = or(isNull(messages.reason), ne(messages.reason, reason));
  const rule = { state, to: next, reason };
  if (lastDay === "instead") return [{ ...rule, which: and(isNull(messages.notAfter), tooLong)! }];
  const tooLate = { ...rule, reason: "expired", which: lte(messages.notAfter, now) };
  return [...(lastDay === "also" ? [tooLate] : []), { ...rule, which: and(tooLong, open)! }];
}
