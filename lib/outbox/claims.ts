// O1: taking the next due messages, in one transaction. Mail to people first; letters only while their action is live and
// their appeal confirmed, and, unless pace is off, in their target's and their domain's turn.
import { and, eq, getTableColumns, inArray, isNull, lte, notInArray, or, type SQL, sql } from "drizzle-orm";
import type { Database, Tx } from "@/db/database";
import { after } from "@/lib/clock";
import type { MessageId, TargetId } from "@/lib/ids";
import { type Claimed, moveAndTake } from "./commands";
import { mayLeave } from "./lease";
import { domainAtOnce, domainGap, gapAfter, isOpen, nextHour, type PauseOn, paceFor, type Queue } from "./pace";
import { readPaces } from "./paces";
import { openPauses } from "./pauses";
import { leaseFor } from "./states";

export interface Claiming {
  /** Names the process in leases. */
  readonly owner: string;
  readonly now: Date;
  /** How many at most. */
  readonly room: number;
  /** Null: no pace, everything that is due may go at once. */
  readonly pace: { readonly random: () => number } | null;
}

/** What is taken is ours until the lease runs out. Empty: nothing is due, or nothing may leave now. */
export async function claimSome(tx: Tx, claiming: Claiming): Promise<Claimed[]> {
  const pauses = await openPauses(tx, claiming.now);
  if (pauses.some(({ cause }) => cause === "reconcile")) return [];
  const allPaused = pauses.some(({ scope }) => scope === "all");
  const people = await take(tx, claiming, await listPeoplesMail(tx, claiming, { pauses, allPaused }));
  const room = claiming.room - people.length;
  if (allPaused || room <= 0) return people;
  const free = letterIsFree(tx, pauses);
  const due = claiming.pace
    ? await listInTurn(tx, { ...claiming, room, pace: claiming.pace }, free)
    : await listDue(tx, { ...claiming, room }, and(eq(tx.tables.messages.kind, "letter"), free, mayLeave(tx))!);
  return [...people, ...(await take(tx, claiming, due))];
}

/** One message without regard to pace, or null. */
export async function claim(db: Database, { owner, now }: { owner: string; now: Date }): Promise<Claimed | null> {
  return (await db.transact((tx) => claimSome(tx, { owner, now, room: 1, pace: null })))[0] ?? null;
}

async function take(tx: Tx, { owner, now }: Claiming, ids: readonly MessageId[]): Promise<Claimed[]> {
  if (ids.length === 0) return [];
  const { messages } = tx.tables;
  const set = {
    phase: "pre" as const,
    attempts: sql`${messages.attempts} + 1`,
    leaseOwner: owner,
    leaseEpoch: sql`${messages.leaseEpoch} + 1`,
    leaseUntil: after(now, leaseFor),
    firstAttemptAt: sql`coalesce(${messages.firstAttemptAt}, ${sql.param(now, messages.firstAttemptAt)})`,
  };
  const where = inArray(messages.id, [...ids]);
  const move = { from: "queued", to: "sending", where, set, cause: "claimed", detail: owner, now } as const;
  return moveAndTake(tx, move, getTableColumns(messages));
}

function listPeoplesMail(
  tx: Tx,
  claiming: Claiming,
  { pauses, allPaused }: { pauses: readonly PauseOn[]; allPaused: boolean },
): Promise<MessageId[]> {
  const { messages } = tx.tables;
  const resting = subjectsOf(pauses, "domain");
  const signIn = eq(messages.kind, "sign_in");
  const free = allPaused
    ? signIn
    : resting.length === 0
      ? undefined
      : or(signIn, notInArray(messages.toDomain, resting));
  // Said literally, so that the partial index for people's mail is used.
  return listDue(tx, claiming, and(sql`${messages.kind} <> 'letter'`, free)!);
}

/** Locked until the end of the transaction where others could take them, too. */
async function listDue(tx: Tx, { now, room }: { now: Date; room: number }, which: SQL): Promise<MessageId[]> {
  const { messages } = tx.tables;
  const rows = await tx.dialect.forClaim(
    tx
      .select({ id: messages.id })
      .from(messages)
      .where(and(isDue(tx, now), which))
      .orderBy(messages.notBefore)
      .limit(room),
  );
  return rows.map(({ id }) => id);
}

function isDue({ tables: { messages } }: Tx, now: Date): SQL {
  const inTime = sql`(${messages.notAfter} is null or ${messages.notAfter} > ${sql.param(now, messages.notAfter)})`;
  return and(sql`${messages.state} = 'queued'`, lte(messages.notBefore, now), inTime)!;
}

function subjectsOf(pauses: readonly PauseOn[], wanted: PauseOn["scope"]): string[] {
  return pauses.filter(({ scope }) => scope === wanted).map(({ subject }) => subject);
}

function letterIsFree({ tables: { messages } }: Tx, pauses: readonly PauseOn[]): SQL | undefined {
  const not = (
    column: typeof messages.toDomain | typeof messages.actionId | typeof messages.targetId,
    scope: PauseOn["scope"],
  ) => {
    const subjects = subjectsOf(pauses, scope);
    return subjects.length === 0 ? undefined : sql`${column} not in ${subjects}`;
  };
  return and(not(messages.toDomain, "domain"), not(messages.actionId, "action"), not(messages.targetId, "target"));
}

/** At most one letter per target: the first that waits, if it is the target's turn, its hour, and its domain's turn. */
async function listInTurn(
  tx: Tx,
  { now, room, pace }: Claiming & { pace: { random: () => number } },
  free: SQL | undefined,
): Promise<MessageId[]> {
  const { messages } = tx.tables;
  const choices = await readPaces(tx);
  const taken: MessageId[] = [];
  const busy = new Set<string>();
  for (const { targetId, ...queue } of await listQueues(tx, now, free)) {
    if (taken.length >= room) break;
    const [first] = await tx.dialect.forClaim(
      tx
        .select({ id: messages.id, actionId: messages.actionId, toDomain: messages.toDomain })
        .from(messages)
        .where(and(isDue(tx, now), eq(messages.kind, "letter"), eq(messages.targetId, targetId), free, mayLeave(tx)))
        .orderBy(messages.notBefore)
        .limit(1),
    );
    if (!first || busy.has(first.toDomain)) continue;
    const choice = paceFor(choices, { actionId: first.actionId, targetId });
    if (!isOpen(choice, queue, now)) {
      await takeTurn(tx, `target/${targetId}`, now, nextHour(now));
      continue;
    }
    // One letter to a domain at a time: whether this one is taken or not, the next has to wait.
    busy.add(first.toDomain);
    if (!(await domainIsFree(tx, first.toDomain, now))) continue;
    const gap = gapAfter(choice, queue, now, pace.random());
    if (!(await takeTurn(tx, `target/${targetId}`, now, after(now, gap)))) continue;
    // Taken last: a domain's turn that no letter uses would only cost three seconds.
    if (await takeTurn(tx, `domain/${first.toDomain}`, now, after(now, domainGap))) taken.push(first.id);
    else await giveBackTurn(tx, `target/${targetId}`, now);
  }
  return taken;
}

/** How much waits for each target whose turn it is; who waits longest first. */
async function listQueues(tx: Tx, now: Date, free: SQL | undefined): Promise<(Queue & { targetId: TargetId })[]> {
  const { messages, turns } = tx.tables;
  const first = sql<number>`min(${messages.notBefore})`;
  const rows = await tx
    .select({
      targetId: messages.targetId,
      waiting: sql<number>`cast(count(*) as integer)`,
      lastDay: sql<Date | null>`min(${messages.notAfter})`.mapWith(messages.notAfter),
    })
    .from(messages)
    .leftJoin(turns, eq(turns.key, sql`'target/' || ${messages.targetId}`))
    .where(
      and(
        sql`${messages.state} = 'queued' and ${messages.kind} = 'letter'`,
        lte(messages.notBefore, now),
        or(isNull(turns.nextAt), lte(turns.nextAt, now)),
        free,
      ),
    )
    .groupBy(messages.targetId)
    .orderBy(first)
    .limit(500);
  return rows.flatMap(({ targetId, ...queue }) => (targetId === null ? [] : [{ targetId, ...queue }]));
}

/** True when it was free: now it is not before `nextAt`. Two workers cannot both have it. */
async function takeTurn(tx: Tx, key: string, now: Date, nextAt: Date): Promise<boolean> {
  const { turns } = tx.tables;
  const taken = await tx
    .insert(turns)
    .values({ key, nextAt })
    .onConflictDoUpdate({ target: turns.key, set: { nextAt }, setWhere: lte(turns.nextAt, now) })
    .returning({ key: turns.key });
  return taken.length === 1;
}

async function giveBackTurn(tx: Tx, key: string, now: Date): Promise<void> {
  const { turns } = tx.tables;
  await tx.update(turns).set({ nextAt: now }).where(eq(turns.key, key));
}

async function domainIsFree(tx: Tx, domain: string, now: Date): Promise<boolean> {
  const { messages, turns } = tx.tables;
  const [turn] = await tx
    .select({ nextAt: turns.nextAt })
    .from(turns)
    .where(eq(turns.key, `domain/${domain}`));
  if (turn && turn.nextAt > now) return false;
  const sending = await tx
    .select({ id: messages.id })
    .from(messages)
    .where(and(eq(messages.state, "sending"), eq(messages.kind, "letter"), eq(messages.toDomain, domain)))
    .limit(domainAtOnce);
  return sending.length < domainAtOnce;
}
