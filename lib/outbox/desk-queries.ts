// What the outbox desk shows. Counts and lists are answered from one index (messages_desk), however many letters wait; a list
// goes on after its last row. No text of a letter and nothing of its writer is read here.
import { and, asc, count, eq, inArray, min, type SQL, sql } from "drizzle-orm";
import type { Reader } from "@/db/database";
import { contentSchema } from "@/lib/actions/schema";
import type { ActionId, MessageId, TargetId } from "@/lib/ids";
import { type MessageKind, type MessageState, messageKinds } from "./message";

/** What the desk looks at: what waits, what nobody knows, what went wrong. */
export const deskStates = ["unknown", "held", "queued", "failed", "bounced"] as const satisfies readonly MessageState[];
export type DeskState = (typeof deskStates)[number];

/** Letters that stand alike: one target's address, one state, one reason. */
export interface Group {
  readonly state: DeskState;
  readonly actionId: ActionId;
  readonly targetId: TargetId;
  readonly toAddress: string;
  readonly reason: string | null;
  readonly letters: number;
  readonly oldest: Date;
}

/** Every letter that is not done well, in groups. */
export async function listGroups(reader: Reader): Promise<Group[]> {
  const { messages } = reader.tables;
  const { state, actionId, targetId, toAddress, reason } = messages;
  const rows = await reader
    .select({ state, actionId, targetId, toAddress, reason, letters: count(), oldest: min(messages.createdAt) })
    .from(messages)
    .where(and(eq(messages.kind, "letter"), atDesk(reader)))
    .groupBy(state, actionId, targetId, toAddress, reason);
  return rows as Group[];
}

export interface OtherMail {
  readonly kind: MessageKind;
  readonly state: DeskState;
  readonly reason: string | null;
  readonly mails: number;
  readonly oldest: Date;
}

const otherKinds = messageKinds.filter((kind) => kind !== "letter");

/** Mail to our own people, as numbers only. What ended well or badly is not listed: its person was told, or asks again. */
export async function countOtherMail(reader: Reader): Promise<OtherMail[]> {
  const { messages } = reader.tables;
  const { kind, state, reason } = messages;
  const rows = await reader
    .select({ kind, state, reason, mails: count(), oldest: min(messages.createdAt) })
    .from(messages)
    .where(and(inArray(kind, otherKinds), inArray(state, ["queued", "held", "unknown"]), atDesk(reader)))
    .groupBy(kind, state, reason);
  return rows as OtherMail[];
}

/** How many are being sent at this moment. */
export async function countSending(reader: Reader): Promise<number> {
  const { messages } = reader.tables;
  const [row] = await reader.select({ n: count() }).from(messages).where(eq(messages.state, "sending"));
  return row?.n ?? 0;
}

/** Which letters a list is of. */
export interface LetterFilter {
  readonly state: DeskState;
  readonly actionId?: ActionId | null;
  readonly targetId?: TargetId | null;
  readonly reason?: string | null;
  /** Any of these addresses. */
  readonly addresses?: readonly string[] | null;
}

/** Where a list goes on: after this letter. */
export interface Place {
  readonly actionId: string;
  readonly targetId: string;
  readonly toAddress: string;
  readonly id: string;
}

export type ListedLetter = Awaited<ReturnType<typeof listLetters>>["letters"][number];

/** One page, by action, target and address, the oldest letter first. `next` is null on the last page. */
export async function listLetters(
  reader: Reader,
  filter: LetterFilter,
  { after = null, limit = 50 }: { after?: Place | null; limit?: number } = {},
) {
  const { messages } = reader.tables;
  const order = [messages.actionId, messages.targetId, messages.toAddress, messages.id] as const;
  // The ids from the index first, and then these rows alone: a row carries a whole letter.
  const page = reader
    .select({ id: messages.id })
    .from(messages)
    .where(and(chosen(reader, filter), after === null ? undefined : following(reader, after)))
    .orderBy(...order.map((column) => asc(column)))
    .limit(limit + 1);
  const { id, state, actionId, targetId, toName, toAddress, reason, attempts, notBefore, notAfter } = messages;
  const { createdAt, doneAt, smtpCode, enhancedCode } = messages;
  const columns = { id, state, actionId, targetId, toName, toAddress, reason, attempts, notBefore, notAfter };
  const rows = await reader
    .select({ ...columns, createdAt, doneAt, smtpCode, enhancedCode })
    .from(messages)
    .where(inArray(messages.id, page))
    .orderBy(...order.map((column) => asc(column)));
  const letters = rows.slice(0, limit);
  const last = letters.at(-1);
  const goesOn = rows.length > limit && last !== undefined;
  const next = goesOn
    ? { actionId: last.actionId ?? "", targetId: last.targetId ?? "", toAddress: last.toAddress, id: last.id }
    : null;
  return { letters, next };
}

export async function countLetters(reader: Reader, filter: LetterFilter): Promise<number> {
  const [row] = await reader.select({ n: count() }).from(reader.tables.messages).where(chosen(reader, filter));
  return row?.n ?? 0;
}

/** How many letters of an action wait for each of its targets. */
export async function countWaiting(reader: Reader, actionId: ActionId): Promise<Map<TargetId, number>> {
  const { messages } = reader.tables;
  const rows = await reader
    .select({ targetId: messages.targetId, n: count() })
    .from(messages)
    .where(chosen(reader, { state: "queued", actionId }))
    .groupBy(messages.targetId);
  return new Map(rows.map(({ targetId, n }) => [targetId as TargetId, n]));
}

/** One letter as the desk shows it; null for what is no letter. */
export async function findLetter(reader: Reader, letterId: MessageId) {
  const { messages } = reader.tables;
  const { id, state, phase, actionId, targetId, toName, toAddress, reason, attempts, notBefore, notAfter } = messages;
  const { createdAt, firstAttemptAt, dotAt, doneAt, smtpCode, enhancedCode, relayId, messageId } = messages;
  const [row] = await reader
    .select({
      ...{ id, state, phase, actionId, targetId, toName, toAddress, reason, attempts, notBefore, notAfter },
      ...{ createdAt, firstAttemptAt, dotAt, doneAt, smtpCode, enhancedCode, relayId, messageId },
    })
    .from(messages)
    .where(and(eq(messages.id, letterId), eq(messages.kind, "letter")));
  return row ?? null;
}

/** Addresses from which too many letters came back, the newest first. */
export async function listFailingAddresses(reader: Reader): Promise<{ address: string; since: Date }[]> {
  const { addressHealth } = reader.tables;
  const { address, since } = addressHealth;
  const rows = await reader.select({ address, since }).from(addressHealth).where(eq(addressHealth.state, "failing"));
  return rows.sort((one, other) => other.since.getTime() - one.since.getTime());
}

export interface NamedAction {
  readonly title: string;
  /** BCP 47, of the title. */
  readonly language: string;
  /** Title and name of each target and copy, as the newest version has them. */
  readonly targets: ReadonlyMap<TargetId, { readonly role: string; readonly name: string }>;
}

/** The names behind the ids. */
export async function nameActions(reader: Reader, ids: readonly ActionId[]): Promise<Map<ActionId, NamedAction>> {
  const { actions, versions } = reader.tables;
  if (ids.length === 0) return new Map();
  const rows = await reader
    .select({ id: actions.id, content: versions.content })
    .from(actions)
    .innerJoin(versions, and(eq(versions.actionId, actions.id), eq(versions.number, actions.liveVersion)))
    .where(inArray(actions.id, [...ids]));
  return new Map(
    rows.map(({ id, content }) => {
      const { title, language, targets, copies } = contentSchema.parse(content);
      const named = [...targets, ...copies].map((one) => [one.id, { role: one.role, name: one.name }] as const);
      return [id, { title, language, targets: new Map(named) }];
    }),
  );
}

/** As the index says it, so that both databases use it. */
export function atDesk({ tables: { messages } }: Reader): SQL {
  return sql`${messages.state} in ('queued', 'held', 'unknown', 'failed', 'bounced')`;
}

function chosen(reader: Reader, { state, actionId, targetId, reason, addresses }: LetterFilter): SQL {
  const { messages } = reader.tables;
  return and(
    eq(messages.kind, "letter"),
    eq(messages.state, state),
    atDesk(reader),
    actionId ? eq(messages.actionId, actionId) : undefined,
    targetId ? eq(messages.targetId, targetId) : undefined,
    reason ? eq(messages.reason, reason) : undefined,
    addresses ? inArray(messages.toAddress, [...addresses]) : undefined,
  )!;
}

function following({ tables: { messages } }: Reader, { actionId, targetId, toAddress, id }: Place): SQL {
  const { actionId: a, targetId: t, toAddress: to } = messages;
  return sql`(${a}, ${t}, ${to}, ${messages.id}) > (${actionId}, ${targetId}, ${toAddress}, ${id})`;
}
