// A worker's hold on one message: claim, freeze, barrier, settle. Each is a short transaction fenced by the lease's epoch,
// so a worker that lost its lease, however late it wakes, can change nothing and send nothing.
import { and, eq, lte, type SQL, sql } from "drizzle-orm";
import type { Database, Tx } from "@/db/database";
import { after } from "@/lib/clock";
import type { MessageId } from "@/lib/ids";
import { type Cause, type Columns, moveMessages, record } from "./commands";
import { leaseFor } from "./message";

export type Claimed = Tx["tables"]["messages"]["$inferSelect"];

/** O1: takes the next due message, or null. People's mail before letters. A letter only while its action is live and its appeal confirmed. */
export async function claim(db: Database, { owner, now }: { owner: string; now: Date }): Promise<Claimed | null> {
  return db.transact(async (tx) => {
    const { messages } = tx.tables;
    for (const which of [sql`${messages.kind} <> 'letter'`, sql`${messages.kind} = 'letter' and ${mayLeave(tx)}`]) {
      const due = tx.dialect.forClaim(
        tx
          .select({ id: messages.id })
          .from(messages)
          .where(
            and(
              sql`${messages.state} = 'queued'`,
              which,
              lte(messages.notBefore, now),
              sql`(${messages.notAfter} is null or ${messages.notAfter} > ${sql.param(now, messages.notAfter)})`,
            ),
          )
          .orderBy(messages.notBefore)
          .limit(1),
      );
      const [row] = await tx
        .update(messages)
        .set({
          state: "sending",
          phase: "pre",
          attempts: sql`${messages.attempts} + 1`,
          leaseOwner: owner,
          leaseEpoch: sql`${messages.leaseEpoch} + 1`,
          leaseUntil: after(now, leaseFor),
          firstAttemptAt: sql`coalesce(${messages.firstAttemptAt}, ${sql.param(now, messages.firstAttemptAt)})`,
        })
        .where(and(eq(messages.id, due), eq(messages.state, "queued")))
        .returning();
      if (row) {
        await record(tx, [row], { from: "queued", to: "sending", cause: "claimed", detail: owner, now });
        return row;
      }
    }
    return null;
  });
}

/** What a worker must still hold to do anything with a message it claimed. */
export type Lease = Pick<Claimed, "id" | "leaseEpoch" | "kind">;

/** Keeps the bytes for good, unless they are there already or the lease is lost: then false, and the worker must let go. */
export async function freeze(
  db: Database,
  lease: Lease,
  { mime, mimeSha256 }: { mime: string; mimeSha256: string },
): Promise<boolean> {
  return db.transact(async (tx) => {
    const { messages } = tx.tables;
    const frozen = await tx
      .update(messages)
      .set({ mime, mimeSha256 })
      .where(and(stillOurs(tx, lease), sql`${messages.mime} is null`))
      .returning({ id: messages.id });
    return frozen.length === 1;
  });
}

/** O2, the dot barrier: commits that from now on nobody can know. False: the last byte must not be sent. */
export async function passBarrier(db: Database, lease: Lease, now: Date): Promise<boolean> {
  return db.transact(async (tx) => {
    const { messages } = tx.tables;
    const allowed = lease.kind === "letter" ? mayLeave(tx) : undefined;
    const passed = await tx
      .update(messages)
      .set({ phase: "dot", dotAt: now })
      .where(and(stillOurs(tx, lease), eq(messages.phase, "pre"), allowed))
      .returning({ id: messages.id });
    await record(tx, passed, { from: "sending", to: "sending", cause: "dot", now });
    return passed.length === 1;
  });
}

/** How an attempt ended, as it is written down. False: the lease was lost, and someone else has decided already. */
export async function settle(
  db: Database,
  lease: Lease,
  end: { state: "accepted" | "failed" | "held" | "unknown" | "queued" | "cancelled"; set: Columns } & Cause,
): Promise<boolean> {
  return db.transact(async (tx) => {
    const { state: to, set, ...cause } = end;
    const moved = await moveMessages(tx, { from: "sending", to, where: stillOurs(tx, lease), set, ...cause });
    return moved.length === 1;
  });
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

/** O13 for letters: the action is live, the appeal confirmed. Asked at the claim and again at the barrier. */
function mayLeave({ tables: { messages, actions, appeals } }: Tx): SQL {
  return sql`exists (select 1 from ${actions} where ${actions.id} = ${messages.actionId} and ${actions.state} = 'live')
    and exists (select 1 from ${appeals} where ${appeals.id} = ${messages.appealId} and ${appeals.state} = 'confirmed')`;
}
