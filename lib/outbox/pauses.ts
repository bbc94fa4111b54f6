// The kill switch: what keeps mail from leaving, set by a person, by a breaker, or by a restore. A pause changes no row:
// nothing is claimed and nothing passes the barrier while it is in force (docs/decisions/016-pace.md).
import { and, desc, eq, gt, gte, inArray, isNull, lte, or, type SQL, sql } from "drizzle-orm";
import type { Database, Reader, Tx } from "@/db/database";
import { after } from "@/lib/clock";
import { newId, type PauseId } from "@/lib/ids";
import { done, type Result, refused } from "@/lib/result";
import { domainOf } from "./message";
import { breakerLooksBack, type PauseCause, type PauseOn, type PauseScope, refusalCauses, restUntil } from "./pace";

export interface Pause {
  readonly id: PauseId;
  readonly scope: PauseScope;
  readonly subject: string;
  readonly cause: PauseCause;
  /** An organizer's id, "operator" or "worker". */
  readonly by: string;
  readonly at: Date;
  readonly until: Date | null;
  readonly detail: string | null;
}

type NewPause = Omit<Pause, "id" | "detail" | "until"> & { until?: Date | null; detail?: string | null };

/** `bad_subject`: all needs none, the others one; a domain stands without an @. */
export async function pauseSending(
  db: Database,
  pause: { scope: PauseScope; subject: string; by: string; now: Date; until?: Date },
): Promise<Result<{ id: PauseId }, "paused_already" | "bad_subject">> {
  const { scope, by, now, until = null } = pause;
  const subject = scope === "domain" ? domainOf(`@${pause.subject.trim()}`) : pause.subject;
  if ((scope === "all") !== (subject === "")) return refused("bad_subject");
  const id = await db.transact((tx) => insertPause(tx, { scope, subject, cause: "person", by, at: now, until }));
  return id === null ? refused("paused_already") : done({ id });
}

/** Ends a pause at once. After a restore only `resumeSending` does. */
export async function liftPause(
  db: Database,
  { id, by, now }: { id: PauseId; by: string; now: Date },
): Promise<Result<{ id: PauseId }, "not_paused" | "needs_resume">> {
  return db.transact(async (tx) => {
    const { pauses } = tx.tables;
    const [pause] = await tx
      .select({ cause: pauses.cause })
      .from(pauses)
      .where(and(eq(pauses.id, id), inForce(tx, now)));
    if (!pause) return refused("not_paused");
    if (pause.cause === "reconcile") return refused("needs_resume");
    await tx
      .update(pauses)
      .set({ liftedAt: now, liftedBy: by })
      .where(and(eq(pauses.id, id), isNull(pauses.liftedAt)));
    return done({ id });
  });
}

/** What is in force now, the oldest first. */
export async function listPauses(reader: Reader, now: Date): Promise<Pause[]> {
  const { pauses } = reader.tables;
  const { id, scope, subject, cause, by, at, until, detail } = pauses;
  return reader
    .select({ id, scope, subject, cause, by, at, until, detail })
    .from(pauses)
    .where(inForce(reader, now))
    .orderBy(pauses.at, pauses.id);
}

/** The same for the rules, inside the transaction that asks. */
export async function openPauses(tx: Tx, now: Date): Promise<PauseOn[]> {
  const inForceNow = "lifted_at is null and (until is null or until > ?)";
  const rows = await tx.statement(`select scope, subject, cause from pauses where ${inForceNow}`, [
    tx.dialect.instant(now),
  ]);
  return rows as unknown as PauseOn[];
}

/** Null when there is one like it. What has run out makes room. */
export async function insertPause(tx: Tx, pause: NewPause): Promise<PauseId | null> {
  const { pauses } = tx.tables;
  const same = and(
    ...[eq(pauses.scope, pause.scope), eq(pauses.subject, pause.subject), eq(pauses.cause, pause.cause)],
    ...[isNull(pauses.liftedAt), lte(pauses.until, pause.at)],
  );
  await tx
    .update(pauses)
    .set({ liftedAt: pauses.until, liftedBy: "timer" } as never)
    .where(same);
  const made = await tx
    .insert(pauses)
    .values({ id: newId<PauseId>(), until: null, detail: null, ...pause })
    .onConflictDoNothing()
    .returning({ id: pauses.id });
  return made[0]?.id ?? null;
}

/** After refusals for what we are: the domains that refused too often rest for a while. */
export async function tripBreakers(tx: Tx, refusedBy: ReadonlyMap<string, Date>): Promise<void> {
  for (const [domain, now] of refusedBy) {
    const { pauses } = tx.tables;
    const [last] = await tx
      .select({ at: pauses.at, until: pauses.until })
      .from(pauses)
      .where(and(eq(pauses.scope, "domain"), eq(pauses.subject, domain), eq(pauses.cause, "breaker")))
      .orderBy(desc(pauses.at))
      .limit(1);
    const rest = last?.until ? { at: last.at, until: last.until } : null;
    if (rest !== null && rest.until > now) continue;
    const until = restUntil(await countRefusals(tx, domain, rest, now), rest, now);
    if (until === null) continue;
    await insertPause(tx, { scope: "domain", subject: domain, cause: "breaker", by: "worker", at: now, until });
  }
}

/** Within the last minutes, and since the domain last rested. */
async function countRefusals(tx: Tx, domain: string, rest: { until: Date } | null, now: Date): Promise<number> {
  const { messages, messageEvents } = tx.tables;
  const earliest = after(now, -breakerLooksBack);
  const since = rest !== null && rest.until > earliest ? rest.until : earliest;
  const [row] = await tx
    .select({ n: sql<number>`cast(count(*) as integer)` })
    .from(messageEvents)
    .innerJoin(messages, eq(messages.id, messageEvents.messageId))
    .where(
      and(
        inArray(messageEvents.cause, [...refusalCauses]),
        gte(messageEvents.at, since),
        eq(messages.toDomain, domain),
      ),
    );
  return row?.n ?? 0;
}

function inForce({ tables: { pauses } }: Reader, now: Date): SQL {
  return and(isNull(pauses.liftedAt), or(isNull(pauses.until), gt(pauses.until, now)))!;
}
