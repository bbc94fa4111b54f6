// What puts right what stood still: rows of workers that are gone, and letters that wait for what cannot come.
import { and, eq, gte, inArray, isNull, lte, ne, or, type SQL, sql } from "drizzle-orm";
import type { Database, Tx } from "@/db/database";
import { after, hour } from "@/lib/clock";
import type { ActionId, MessageId } from "@/lib/ids";
import { type Claimed, moveMessages } from "./commands";
import { atDesk } from "./desk-queries";
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

/**
 * Ends what waits for what cannot come: the action stopped, the appeal taken back, the time over that `waiting` allows. It
 * asks what ended and then for its letters, never each letter for what became of it.
 */
export async function settleStranded(db: Database, now: Date): Promise<number> {
  return db.transact(async (tx) => {
    await bringBack(tx, now);
    const stranded = [...strandedByTime(tx, now), ...waiting.flatMap((rule) => overdue(tx, rule, now))];
    for (const action of await listActionsInQueue(tx)) stranded.push(...(await strandedOf(tx, action)));
    let count = 0;
    for (const { state, which, to, reason } of stranded) {
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

/** No mail is put off so far: what is due in a time to come that far was written by a clock that was wrong. */
const farthestDue = 8 * hour;

async function bringBack(tx: Tx, now: Date): Promise<void> {
  const [at, farthest] = [tx.dialect.instant(now), tx.dialect.instant(after(now, farthestDue))];
  // Said as the indexes over what is due say it.
  for (const kinds of ["= 'letter'", "in ('sign_in', 'confirm')", "not in ('letter', 'sign_in', 'confirm')"]) {
    await tx.statement(
      `update messages set not_before = ? where state = 'queued' and kind ${kinds} and not_before > ?`,
      [at, farthest],
    );
  }
}

interface QueuedAction {
  readonly id: ActionId;
  readonly isOver: boolean;
}

/** The actions of which letters wait, each one step in the desk's index. */
async function listActionsInQueue(tx: Tx): Promise<QueuedAction[]> {
  const queued = `kind = 'letter' and state = 'queued' and state in ('queued', 'held', 'unknown', 'failed', 'bounced')`;
  const rows = await tx.statement(
    `with recursive found(id) as (
       select min(action_id) from messages where ${queued}
       union all
       select (select min(action_id) from messages where ${queued} and action_id > found.id) from found
       where found.id is not null
     )
     select actions.id as id, actions.state in ('stopped', 'closed') as is_over from found
     join actions on actions.id = found.id`,
    [],
  );
  return rows.map(({ id, is_over }) => ({ id: id as ActionId, isOver: Boolean(is_over) }));
}

/** Letters of an action that is over, or of its appeals that were taken back. */
async function strandedOf(tx: Tx, { id, isOver }: QueuedAction): Promise<Stranded[]> {
  const { messages, appeals } = tx.tables;
  const letter = eq(messages.kind, "letter");
  const from = { state: "queued", to: "cancelled" } as const;
  if (isOver) return [{ ...from, which: and(letter, eq(messages.actionId, id), atDesk(tx))!, reason: "action_over" }];
  const ended = await tx
    .select({ id: messages.id })
    .from(appeals)
    .innerJoin(messages, eq(messages.appealId, appeals.id))
    .where(
      and(
        eq(appeals.actionId, id),
        inArray(appeals.state, ["withdrawn", "rejected", "erased"]),
        ...[letter, eq(messages.state, "queued")],
      ),
    );
  if (ended.length === 0) return [];
  const ids = ended.slice(0, endedAtOnce).map((row) => row.id);
  return [{ ...from, which: inArray(messages.id, ids), reason: "appeal_over" }];
}

/** Databases limit the values of one statement; the rest is there the next time. */
const endedAtOnce = 500;

interface Stranded {
  readonly state: MessageState;
  readonly which: SQL;
  readonly to: MessageState;
  readonly reason: string;
}

function strandedByTime({ tables: { messages } }: Tx, now: Date): Stranded[] {
  const late = lte(messages.notAfter, now);
  // What endOfTrying says, in SQL.
  const full = and(late, eq(messages.reason, "mailbox_full"), gte(messages.smtpCode, 500))!;
  return [
    { state: "queued", which: full, to: "failed", reason: "mailbox_full" },
    { state: "queued", which: late, to: "cancelled", reason: "expired" },
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
