// O1: taking the next due messages, in one transaction. Mail to people first; letters only while their action is live and
// their appeal confirmed, and, unless pace is off, in their target's and their domain's turn.
import { and, eq, lte } from "drizzle-orm";
import type { Database, Tx, Value } from "@/db/database";
import { after } from "@/lib/clock";
import type { MessageId, TargetId } from "@/lib/ids";
import { type Claimed, claimMessages } from "./commands";
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
export async function claimSome(tx: Tx, claiming: Claiming, pauses: readonly PauseOn[]): Promise<Claimed[]> {
  if (pauses.some(({ cause }) => cause === "reconcile")) return [];
  const allPaused = pauses.some(({ scope }) => scope === "all");
  const people = listPeoplesMail(tx, claiming, { pauses, allPaused });
  const due = allPaused ? [] : listLetters(tx, claiming, { people, free: letterIsFree(pauses) });
  const ids = (await Promise.all([people, due])).flat();
  return take(tx, claiming, ids.slice(0, claiming.room));
}

/** Without pace both are asked at once; with it a turn is taken only for a letter that has room beside people's mail. */
async function listLetters(
  tx: Tx,
  { now, room, pace, ...rest }: Claiming,
  { people, free }: { people: Promise<MessageId[]>; free: Where },
): Promise<MessageId[]> {
  if (!pace) return listDue(tx, { now, room }, letters(free));
  const left = room - (await people).length;
  return left > 0 ? listInTurn(tx, { ...rest, now, room: left, pace }, free) : [];
}

/** One message without regard to pace, or null. */
export async function claim(db: Database, { owner, now }: { owner: string; now: Date }): Promise<Claimed | null> {
  const claiming = { owner, now, room: 1, pace: null };
  return db.transact(async (tx) => (await claimSome(tx, claiming, await openPauses(tx, now)))[0] ?? null);
}

function take(tx: Tx, { owner, now }: Claiming, ids: readonly MessageId[]): Promise<Claimed[]> {
  return claimMessages(tx, ids, { owner, until: after(now, leaseFor), now });
}

function listPeoplesMail(
  tx: Tx,
  claiming: Claiming,
  { pauses, allPaused }: { pauses: readonly PauseOn[]; allPaused: boolean },
): Promise<MessageId[]> {
  const resting = notIn("to_domain", pauses, "domain");
  const free = allPaused ? "kind = 'sign_in'" : resting.text === "" ? "" : `(kind = 'sign_in' or ${resting.text})`;
  // Said literally, so that the partial index for people's mail is used.
  const text = ["kind <> 'letter'", free].filter(Boolean).join(" and ");
  return listDue(tx, claiming, { text, values: allPaused ? [] : resting.values });
}

/** A condition on messages, as text and its values. */
interface Where {
  readonly text: string;
  readonly values: readonly Value[];
}

/** Locked until the end of the transaction where others could take them, too. */
async function listDue(tx: Tx, { now, room }: { now: Date; room: number }, which: Where): Promise<MessageId[]> {
  const at = tx.dialect.instant(now);
  const rows = await tx.statement(
    `select id from messages where state = 'queued' and not_before <= ? and (not_after is null or not_after > ?)
     and ${which.text} order by not_before limit ?${tx.dialect.lockForClaim}`,
    [at, at, ...which.values, room],
  );
  return rows.map(({ id }) => id as MessageId);
}

function letters(...more: readonly Where[]): Where {
  const all = more.filter(({ text }) => text !== "");
  return {
    text: ["kind = 'letter'", ...all.map(({ text }) => text), mayLeave].join(" and "),
    values: all.flatMap(({ values }) => values),
  };
}

function letterIsFree(pauses: readonly PauseOn[]): Where {
  const all = [
    ...[notIn("to_domain", pauses, "domain"), notIn("action_id", pauses, "action")],
    notIn("target_id", pauses, "target"),
  ].filter(({ text }) => text !== "");
  return { text: all.map(({ text }) => text).join(" and "), values: all.flatMap(({ values }) => values) };
}

function notIn(column: string, pauses: readonly PauseOn[], scope: PauseOn["scope"]): Where {
  const values = pauses.filter((pause) => pause.scope === scope).map(({ subject }) => subject);
  if (values.length === 0) return { text: "", values };
  return { text: `${column} not in (${values.map(() => "?").join(", ")})`, values };
}

/** At most one letter per target: the first that waits, if it is the target's turn, its hour, and its domain's turn. */
async function listInTurn(
  tx: Tx,
  { now, room, pace }: Claiming & { pace: { random: () => number } },
  free: Where,
): Promise<MessageId[]> {
  const choices = await readPaces(tx);
  const taken: MessageId[] = [];
  const busy = new Set<string>();
  for (const { targetId, ...queue } of await listQueues(tx, now, free)) {
    if (taken.length >= room) break;
    const [id] = await listDue(tx, { now, room: 1 }, letters(free, { text: "target_id = ?", values: [targetId] }));
    const first = id && (await readAim(tx, id));
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
    if (await takeTurn(tx, `domain/${first.toDomain}`, now, after(now, domainGap))) taken.push(id);
    else await giveBackTurn(tx, `target/${targetId}`, now);
  }
  return taken;
}

async function readAim(tx: Tx, id: MessageId) {
  const { actionId, toDomain, id: key } = tx.tables.messages;
  const [row] = await tx.select({ actionId, toDomain }).from(tx.tables.messages).where(eq(key, id));
  return row;
}

/** How much waits for each target whose turn it is; who waits longest first. */
async function listQueues(tx: Tx, now: Date, free: Where): Promise<(Queue & { targetId: TargetId })[]> {
  const at = tx.dialect.instant(now);
  const rows = await tx.statement(
    `select target_id, cast(count(*) as integer) as waiting, min(not_after) as last_day from messages
     left join turns on turns.key = 'target/' || messages.target_id
     where state = 'queued' and kind = 'letter' and not_before <= ? and (turns.next_at is null or turns.next_at <= ?)
     ${free.text === "" ? "" : `and ${free.text}`} group by target_id order by min(not_before) limit 500`,
    [at, at, ...free.values],
  );
  return rows.map((row) => ({
    targetId: row.target_id as TargetId,
    waiting: row.waiting as number,
    lastDay: row.last_day === null ? null : new Date(row.last_day as number | Date),
  }));
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
