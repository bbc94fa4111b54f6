// A worker's hold on messages: barrier and settlement, for one or for many at once. Each is fenced by the lease's epoch, so
// a worker that lost its lease, however late it wakes, can change nothing and send nothing.
import { and, eq, type SQL } from "drizzle-orm";
import type { Database, Tx } from "@/db/database";
import { after } from "@/lib/clock";
import type { MessageId } from "@/lib/ids";
import { holdIfFailing } from "@/lib/inbound/health";
import {
  acceptMessages,
  type Cause,
  type Claimed,
  type Columns,
  moveMessages,
  record,
  rowsOfTexts,
  stillSaid,
} from "./commands";
import { isPaused, isRefusal, type PauseOn } from "./pace";
import { openPauses, tripBreakers } from "./pauses";
import { leaseFor, mayFollow } from "./states";

/** What a worker must still hold to do anything with a message it claimed. */
export type Lease = Pick<Claimed, "id" | "leaseEpoch" | "kind" | "actionId" | "targetId" | "toAddress" | "toDomain">;

/** The bytes that will have been sent once the barrier is passed. Kept for good: what goes out later is the same. */
export interface Frozen {
  /** Null: they are kept already. */
  readonly mime: string | null;
  readonly mimeSha256: string;
}

export interface Passing {
  readonly lease: Lease;
  readonly frozen: Frozen;
}

/**
 * O2, the dot barrier: commits that from now on nobody can know, and with it the bytes. Answers which passed; the last
 * byte of all others must not be sent. Of a row whose bytes are kept already, only those very bytes pass.
 */
export async function passAll(
  tx: Tx,
  passing: readonly Passing[],
  now: Date,
  pauses: readonly PauseOn[],
): Promise<Set<MessageId>> {
  const free = passing.filter(({ lease }) => !isPaused(lease, pauses));
  if (free.length === 0) return new Set();
  const at = tx.dialect.instant(now);
  const passed = (await tx.statement(
    `update messages set phase = 'dot', dot_at = ?, mime = coalesce(messages.mime, said.column3),
       mime_sha256 = coalesce(messages.mime_sha256, said.column4)
     from ${rowsOfTexts(4, free.length)}
     where ${stillSaid} and messages.phase = 'pre'
       and (messages.mime_sha256 is null or messages.mime_sha256 = said.column4)
       and (messages.not_after is null or messages.not_after > ?)
       and (messages.kind <> 'letter' or (${mayLeave})) returning id`,
    [
      at,
      ...free.flatMap(({ lease, frozen }) => [lease.id, String(lease.leaseEpoch), frozen.mime, frozen.mimeSha256]),
      at,
    ],
  )) as { id: MessageId }[];
  await record(tx, passed, { from: "sending", to: "sending", cause: "dot", now });
  return new Set(passed.map(({ id }) => id));
}

/**
 * Asks once more whether what passed the barrier is still ours, and answers what is. Its lease begins anew, so that whoever
 * was about to take it away must look again.
 */
export async function renewAll(tx: Tx, leases: readonly Claimed[], now: Date): Promise<Set<MessageId>> {
  const latest = Math.max(...leases.map(({ leaseUntil }) => leaseUntil?.getTime() ?? 0));
  const until = new Date(Math.max(after(now, leaseFor).getTime(), latest + 1));
  const renewed = (await tx.statement(
    `update messages set lease_until = ? from ${rowsOfTexts(2, leases.length)}
     where ${stillSaid} and messages.phase = 'dot' returning id`,
    [tx.dialect.instant(until), ...leases.flatMap(({ id, leaseEpoch }) => [id, String(leaseEpoch)])],
  )) as { id: MessageId }[];
  return new Set(renewed.map(({ id }) => id));
}

/** How an attempt ended, as it is written down. */
export interface Ending extends Cause {
  readonly lease: Lease;
  readonly state: "accepted" | "failed" | "held" | "unknown" | "queued" | "cancelled";
  readonly set: Columns;
  readonly detail?: string | null;
}

/** Answers which were settled, late or in time; of the others the lease was lost, and someone else has decided already. */
export async function settleAll(tx: Tx, endings: readonly Ending[]): Promise<Set<MessageId>> {
  const settled = new Set<MessageId>();
  const [plain, others] = [endings.filter(isPlain), endings.filter((ending) => !isPlain(ending))];
  if (plain.length > 0) for (const { id } of await settlePlain(tx, plain)) settled.add(id);
  for (const { lease, state: to, set, ...cause } of others) {
    const where = stillOurs(tx, lease);
    for (const { id } of await moveMessages(tx, { from: "sending", to, where, set, ...cause })) settled.add(id);
  }
  for (const { id } of await settleLate(tx, endings, settled)) settled.add(id);
  for (const [address, now] of refusedAddresses(endings, settled)) await holdIfFailing(tx, address, now);
  const refusals = others.filter(({ lease, cause }) => settled.has(lease.id) && isRefusal(cause));
  await tripBreakers(tx, new Map(refusals.map(({ lease, now }) => [lease.toDomain, now])));
  return settled;
}

/** Letters whose server said at once that there is no such address count like those that came back. */
function refusedAddresses(endings: readonly Ending[], settled: ReadonlySet<MessageId>): Map<string, Date> {
  const refused = endings.filter(
    ({ lease, state, cause }) =>
      lease.kind === "letter" && state === "failed" && cause === "address_refused" && settled.has(lease.id),
  );
  return new Map(refused.map(({ lease, now }) => [lease.toAddress.toLowerCase(), now]));
}

/**
 * Of what was given up as unclear meanwhile, and claimed by nobody since: what its server said, or that the last byte never
 * left, is known all the same.
 */
async function settleLate(tx: Tx, endings: readonly Ending[], settled: ReadonlySet<MessageId>) {
  const late: { id: MessageId }[] = [];
  const { id, leaseEpoch, reason } = tx.tables.messages;
  for (const { lease, state: to, set, ...cause } of endings) {
    if (settled.has(lease.id) || to === "unknown" || !mayFollow("unknown", to)) continue;
    const where = and(eq(id, lease.id), eq(leaseEpoch, lease.leaseEpoch), eq(reason, "worker_lost"))!;
    late.push(...(await moveMessages(tx, { from: "unknown", to, where, set: { doneAt: null, ...set }, ...cause })));
  }
  return late;
}

/** An acceptance like most: nothing more than the server's answer is written. */
function isPlain({ state, cause, set }: Ending): boolean {
  return state === "accepted" && cause === "accepted" && !("text" in set);
}

/** Many acceptances in one statement. */
function settlePlain(tx: Tx, endings: readonly Ending[]): Promise<{ id: MessageId }[]> {
  const acceptances = endings.map(({ lease, set, detail = null }) => ({
    lease,
    smtpCode: typeof set.smtpCode === "number" ? set.smtpCode : null,
    enhancedCode: typeof set.enhancedCode === "string" ? set.enhancedCode : null,
    relayId: typeof set.relayId === "string" ? set.relayId : null,
    detail,
  }));
  return acceptMessages(tx, acceptances, endings[0]!.now);
}

/** O2 for one message. False: the last byte must not be sent. */
export async function passBarrier(db: Database, lease: Lease, frozen: Frozen, now: Date): Promise<boolean> {
  return db.transact(async (tx) => (await passAll(tx, [{ lease, frozen }], now, await openPauses(tx, now))).size === 1);
}

/** The end of one attempt. False: the lease was lost. */
export async function settle(db: Database, lease: Lease, ending: Omit<Ending, "lease">): Promise<boolean> {
  return db.transact(async (tx) => (await settleAll(tx, [{ lease, ...ending }])).size === 1);
}

/** A fault of ours: before the barrier the row waits for a person, behind it nobody knows. It is not tried for ever. */
export async function park(db: Database, lease: Lease, now: Date): Promise<void> {
  await db.transact(async (tx) => {
    const { phase } = tx.tables.messages;
    const at = (where: "pre" | "dot") => and(stillOurs(tx, lease), eq(phase, where))!;
    const fault = { from: "sending", cause: "fault", now } as const;
    await moveMessages(tx, { ...fault, to: "held", where: at("pre"), set: { reason: "fault" } });
    await moveMessages(tx, { ...fault, to: "unknown", where: at("dot"), set: { reason: "fault", doneAt: now } });
  });
}

/** True of the row while it is being sent under that lease. */
export function stillOurs(
  { tables: { messages } }: Tx,
  { id, leaseEpoch }: { id: MessageId; leaseEpoch: number },
): SQL {
  return and(eq(messages.id, id), eq(messages.state, "sending"), eq(messages.leaseEpoch, leaseEpoch))!;
}

/**
 * For letters: the action is live, the appeal confirmed. Asked at the claim and again at the barrier. Said as one truth
 * each: PostgreSQL would make joins of `exists`, and thinks a comparison with a subquery seldom true; either way it sorts all
 * that waits for the first few.
 */
export const mayLeave = `(select state = 'live' from actions where actions.id = messages.action_id)
  and (select state = 'confirmed' from appeals where appeals.id = messages.appeal_id)`;
