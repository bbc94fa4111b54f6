// What moves a message. Every change of state is one compare-and-set with its event beside it, and goes through moveMessages.
import { randomUUID } from "node:crypto";
import { and, eq, getTableColumns, inArray, type SQL } from "drizzle-orm";
import type { Tx } from "@/db/database";
import { type ActionId, type AppealId, type EventId, type MessageId, newId } from "@/lib/ids";
import { domainOf, type NewMessage } from "./message";
import { type MessageState, mayFollow } from "./states";

export type Claimed = Tx["tables"]["messages"]["$inferSelect"];
type Settable = Tx["tables"]["messages"]["$inferInsert"];
export type Columns = { [C in keyof Settable]?: Settable[C] | SQL };

export interface Cause {
  readonly cause: string;
  /** For all, or for each its own. */
  readonly detail?: string | null | ReadonlyMap<MessageId, string | null>;
  readonly now: Date;
}

export interface Move extends Cause {
  readonly from: MessageState;
  readonly to: MessageState;
  readonly where: SQL;
  readonly set: Columns;
  /** Rows of values that `where` and `set` speak of, as `said`. */
  readonly values?: SQL;
}

/** False, and nothing is written, when a message with that key or that letter is there already. */
export async function enqueue(tx: Tx, message: NewMessage, now: Date): Promise<boolean> {
  const { id = newId<MessageId>(), messageIdDomain = "postbag.example", ...said } = message;
  const { messages } = tx.tables;
  const made = await tx
    .insert(messages)
    .values({
      ...said,
      id,
      toDomain: domainOf(said.toAddress),
      state: "queued",
      messageId: `<${randomUUID()}@${messageIdDomain}>`,
      attempts: 0,
      leaseEpoch: 0,
      createdAt: now,
      since: now,
    })
    .onConflictDoNothing()
    .returning({ id: messages.id });
  await record(tx, made, { from: null, to: "queued", cause: "enqueued", now });
  return made.length === 1;
}

/** Letters that have not begun to leave are not sent any more. Answers how many; those being sent are stopped at the barrier. */
export async function cancelLetters(
  tx: Tx,
  of: { actionId: ActionId } | { appealId: AppealId },
  { reason, now }: { reason: string; now: Date },
): Promise<number> {
  const { messages } = tx.tables;
  const which = "actionId" in of ? eq(messages.actionId, of.actionId) : eq(messages.appealId, of.appealId);
  const where = and(eq(messages.kind, "letter"), which)!;
  const cancel = (from: "queued" | "held") =>
    moveMessages(tx, { from, to: "cancelled", where, set: { reason, doneAt: now }, cause: reason, now });
  return (await cancel("queued")).length + (await cancel("held")).length;
}

/** The action's last day moved: its letters that have not been handed over may go until then, and no longer. */
export async function moveLastDay(tx: Tx, actionId: ActionId, notAfter: Date): Promise<void> {
  const { messages } = tx.tables;
  const waiting = inArray(messages.state, ["queued", "sending", "held"]);
  await tx
    .update(messages)
    .set({ notAfter })
    .where(and(eq(messages.actionId, actionId), eq(messages.kind, "letter"), waiting));
}

/** The one function that changes a state: from one state to one that may follow it, with its event. Answers what moved. */
export async function moveMessages(tx: Tx, move: Move): Promise<{ id: MessageId }[]> {
  const { from, to, where, set, values, ...cause } = move;
  if (!mayFollow(from, to)) throw new Error(`a message may not go from ${from} to ${to}`);
  const { messages } = tx.tables;
  const leaving = from === "sending" ? { phase: null, leaseOwner: null, leaseUntil: null } : {};
  const update = tx.update(messages).set({ ...leaving, since: cause.now, ...set, state: to } as Columns);
  const joined = values ? (update.from(values) as unknown as typeof update) : update;
  const moved = await joined.where(and(eq(messages.state, from), where)).returning({ id: messages.id });
  await record(tx, moved, { from, to, ...cause });
  return moved;
}

/** `moveMessages` for the claim (O1), from `queued` to `sending`, many in one prepared statement. Answers them whole. */
export async function claimMessages(
  tx: Tx,
  ids: readonly MessageId[],
  { owner, until, now }: { owner: string; until: Date; now: Date },
): Promise<Claimed[]> {
  if (ids.length === 0) return [];
  const columns = Object.entries(getTableColumns(tx.tables.messages));
  const at = tx.dialect.instant(now);
  const rows = await tx.statement(
    `update messages set state = 'sending', phase = 'pre', since = ?, attempts = attempts + 1, lease_owner = ?,
       lease_epoch = lease_epoch + 1, lease_until = ?, first_attempt_at = coalesce(first_attempt_at, ?)
     from ${rowsOfTexts(1, ids.length)} where messages.id = said.column1 and messages.state = 'queued'
     returning ${columns.map(([, { name }]) => name).join(", ")}`,
    [at, owner, tx.dialect.instant(until), at, ...ids],
  );
  const claimed = rows.map((row) => {
    const values = columns.map(([key, { name, dataType }]) => {
      const value = row[name];
      return [key, dataType === "date" && typeof value === "number" ? new Date(value) : value];
    });
    return Object.fromEntries(values) as Claimed;
  });
  await record(tx, claimed, { from: "queued", to: "sending", cause: "claimed", detail: owner, now });
  return claimed;
}

/** What a server answered when it took a message. */
export interface Acceptance {
  readonly lease: { readonly id: MessageId; readonly leaseEpoch: number };
  readonly smtpCode: number | null;
  readonly enhancedCode: string | null;
  readonly relayId: string | null;
  readonly detail: string | null;
}

/** `moveMessages` for what most letters come to, from `sending` to `accepted`, many in one prepared statement. */
export async function acceptMessages(tx: Tx, taken: readonly Acceptance[], now: Date): Promise<{ id: MessageId }[]> {
  const at = tx.dialect.instant(now);
  const moved = (await tx.statement(
    `update messages set state = 'accepted', phase = null, lease_owner = null, lease_until = null, reason = null,
       since = ?, done_at = ?, smtp_code = cast(said.column3 as integer), enhanced_code = said.column4,
       relay_id = said.column5
     from ${rowsOfTexts(5, taken.length)} where ${stillSaid} returning id`,
    [
      ...[at, at],
      ...taken.flatMap(({ lease, smtpCode, enhancedCode, relayId }) => [
        ...[lease.id, String(lease.leaseEpoch), smtpCode === null ? null : String(smtpCode), enhancedCode, relayId],
      ]),
    ],
  )) as { id: MessageId }[];
  const detail = new Map(taken.map((each) => [each.lease.id, each.detail]));
  await record(tx, moved, { from: "sending", to: "accepted", cause: "accepted", detail, now });
  return moved;
}

/** Rows of values as a table `said`, whose columns both databases name column1, column2 and so on. All are texts. */
export function rowsOfTexts(columns: number, rows: number): string {
  const row = `(${Array(columns).fill("cast(? as text)").join(", ")})`;
  return `(values ${Array(rows).fill(row).join(", ")}) as said`;
}

/** True of rows that are being sent under the lease whose id and epoch stand first in `said`. */
export const stillSaid =
  "messages.id = said.column1 and messages.state = 'sending' and messages.lease_epoch = cast(said.column2 as integer)";

/** An event for each; in portions, for databases limit the values of one statement. */
export async function record(
  tx: Tx,
  moved: readonly { id: MessageId }[],
  { from, to, cause, detail = null, now }: { from: MessageState | null; to: MessageState } & Cause,
): Promise<void> {
  const at = tx.dialect.instant(now);
  for (let start = 0; start < moved.length; start += 500) {
    const portion = moved.slice(start, start + 500);
    await tx.statement(
      `insert into message_events (id, message_id, at, from_state, to_state, cause, detail)
       values ${Array(portion.length).fill("(?, ?, ?, ?, ?, ?, ?)").join(", ")}`,
      portion.flatMap(({ id }) => {
        const own = typeof detail === "object" && detail !== null ? (detail.get(id) ?? null) : detail;
        return [newId<EventId>(), id, at, from, to, cause, own];
      }),
    );
  }
}
