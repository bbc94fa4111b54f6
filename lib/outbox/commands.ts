// What moves a message. Every change of state is one compare-and-set with its event beside it, and goes through moveMessages.
import { randomUUID } from "node:crypto";
import { and, eq, inArray, type SQL } from "drizzle-orm";
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
  return moveAndTake(tx, move, { id: tx.tables.messages.id });
}

/** The same, and answers these columns of what moved. */
export async function moveAndTake<C extends { id: Tx["tables"]["messages"]["id"] }>(
  tx: Tx,
  move: Move,
  columns: C,
): Promise<Pick<Claimed, Extract<keyof C, keyof Claimed>>[]> {
  const { from, to, where, set, values, ...cause } = move;
  if (!mayFollow(from, to)) throw new Error(`a message may not go from ${from} to ${to}`);
  const { messages } = tx.tables;
  const leaving = from === "sending" ? { phase: null, leaseOwner: null, leaseUntil: null } : {};
  const update = tx.update(messages).set({ ...leaving, since: cause.now, ...set, state: to } as Columns);
  const joined = values ? (update.from(values) as unknown as typeof update) : update;
  const moved = await joined.where(and(eq(messages.state, from), where)).returning(columns);
  await record(tx, moved as { id: MessageId }[], { from, to, ...cause });
  return moved as never;
}

/** An event for each; in portions, for databases limit the values of one statement. */
export async function record(
  tx: Tx,
  moved: readonly { id: MessageId }[],
  { from, to, cause, detail = null, now }: { from: MessageState | null; to: MessageState } & Cause,
): Promise<void> {
  for (let start = 0; start < moved.length; start += 500) {
    const events = moved.slice(start, start + 500).map(({ id }) => ({
      id: newId<EventId>(),
      messageId: id,
      at: now,
      fromState: from,
      toState: to,
      cause,
      detail: typeof detail === "object" && detail !== null ? (detail.get(id) ?? null) : detail,
    }));
    await tx.insert(tx.tables.messageEvents).values(events);
  }
}
