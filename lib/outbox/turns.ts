// Which letters may leave now at their pace: domain by domain, the one whose turn is longest ago first, and in each the letter
// that has waited longest of those whose address and target have their turn. What it costs does not grow with the letters
// that wait, and each domain comes in turn, however many there are (docs/decisions/016-pace.md).
import { and, eq, gt, lte, or, type SQL } from "drizzle-orm";
import type { Tx } from "@/db/database";
import { after, hour, type Milliseconds, second } from "@/lib/clock";
import type { ActionId, MessageId, TargetId } from "@/lib/ids";
import { mayLeave } from "./lease";
import {
  domainAtOnce,
  domainGap,
  gapAfter,
  isInHours,
  isOpen,
  isPaused,
  leastGap,
  nextHour,
  type PauseOn,
  paceFor,
} from "./pace";
import { type ChosenPace, readPaces } from "./paces";

interface Going {
  readonly now: Date;
  /** How many at most. */
  readonly room: number;
  /** In [0, 1). */
  readonly random: () => number;
}

/** How many domains are looked at in one go, beside those that have a letter? The next ones are in the next. */
const domainsAtOnce = 32;

/** A domain where nothing may leave is looked at again then at the latest: a pause may be lifted, a letter may have come. */
const lookAgainAfter: Milliseconds = 5 * second;

/** How many queues outside their hours are counted in one go? */
const closedAtOnce = 20;

/** No turn is given out further ahead than this: one that lies there was written by a clock that was wrong. */
const farthestTurn: Milliseconds = 8 * hour;

/** At most one letter to a domain. Their turns are taken in this transaction: two workers cannot have the same. */
export async function listInTurn(tx: Tx, going: Going, pauses: readonly PauseOn[]): Promise<MessageId[]> {
  const domains = await listDomains(tx, going, pauses);
  if (domains.length === 0) return [];
  const choices = await readPaces(tx);
  const taken: MessageId[] = [];
  for (const domain of domains) {
    if (taken.length >= going.room) break;
    if (!(await isFree(tx, domain, going.now))) continue;
    const id = await takeFrom(tx, domain.name, going, { choices, pauses });
    if (id !== null) taken.push(id);
  }
  return taken;
}

interface Domain {
  readonly name: string;
  readonly hasTurn: boolean;
}

const waits = "state = 'queued' and kind = 'letter'";

/** Domains whose turn has come and for which letters wait; each is one step in an index. */
async function listDomains(tx: Tx, { now, room }: Going, pauses: readonly PauseOn[]): Promise<Domain[]> {
  const resting = pauses.filter(({ scope }) => scope === "domain").map(({ subject }) => subject);
  const rows = await tx.statement(
    `with recursive due(name) as (
       select min(to_domain) from messages where ${waits}
       union all
       select (select min(to_domain) from messages where ${waits} and to_domain > due.name) from due
       where due.name is not null
     )
     select due.name as name, turns.next_at is not null as has_turn
     from due left join turns on turns.key = 'domain/' || due.name
     where due.name is not null and (turns.next_at is null or turns.next_at <= ? or turns.next_at > ?)
       ${resting.length === 0 ? "" : `and due.name not in (${resting.map(() => "?").join(", ")})`}
     order by turns.next_at is not null, turns.next_at limit ?`,
    [tx.dialect.instant(now), tx.dialect.instant(after(now, farthestTurn)), ...resting, room + domainsAtOnce],
  );
  return rows.map((row) => ({ name: row.name as string, hasTurn: Boolean(row.has_turn) }));
}

/** Another worker that has the domain in its hands is not waited for. */
async function isFree(tx: Tx, { name, hasTurn }: Domain, now: Date): Promise<boolean> {
  const { messages, turns } = tx.tables;
  if (hasTurn) {
    const turn = tx
      .select({ key: turns.key })
      .from(turns)
      .where(and(eq(turns.key, `domain/${name}`), hasCome(tx, now)));
    if ((await tx.dialect.forClaim(turn)).length === 0) return false;
  } else if (!(await takeTurn(tx, `domain/${name}`, now, now))) {
    return false;
  }
  const sending = await tx
    .select({ id: messages.id })
    .from(messages)
    .where(and(eq(messages.state, "sending"), eq(messages.kind, "letter"), eq(messages.toDomain, name)))
    .limit(domainAtOnce);
  return sending.length < domainAtOnce;
}

/** The letter that leaves for that domain now; null, and the domain rests a little, when none may. */
async function takeFrom(
  tx: Tx,
  domain: string,
  { now, random }: Going,
  { choices, pauses }: { choices: readonly ChosenPace[]; pauses: readonly PauseOn[] },
): Promise<MessageId | null> {
  let closed = 0;
  let soonest = after(now, lookAgainAfter);
  const aims = await listAims(tx, domain, now);
  for (const aim of aims) {
    const { actionId, targetId, toAddress, lastDay, freeAt } = aim;
    if (freeAt > now) {
      if (freeAt < soonest) soonest = freeAt;
      continue;
    }
    if (isPaused({ kind: "letter", toDomain: domain, actionId, targetId }, pauses)) continue;
    const choice = paceFor(choices, { actionId, targetId });
    if (!isInHours(choice, now) && ++closed > closedAtOnce) {
      soonest = now;
      continue;
    }
    const waiting = await countWaiting(tx, domain, aim);
    // All that waits for this official has to get through in time, whosoever it is.
    if (!isOpen(choice, { waiting: waiting.toAddress, lastDay }, now)) {
      await takeTurn(tx, `target/${targetId}`, now, nextHour(choice, now));
      continue;
    }
    const id = await firstOf(tx, { domain, now, toAddress, targetId });
    if (id === null) continue;
    const gap = gapAfter(choice, { waiting: waiting.toTarget, lastDay }, now, random());
    const shared = Math.min(gap, ...beside(aims, aim).map((each) => leastGap(paceFor(choices, each))));
    if (!(await takeTurn(tx, aim.turn, now, after(now, shared)))) continue;
    const others = { [`target/${targetId}`]: gap, [`domain/${domain}`]: domainGap };
    for (const [key, wait] of Object.entries(others)) await takeTurn(tx, key, now, after(now, wait));
    return id;
  }
  if (soonest > now) await takeTurn(tx, `domain/${domain}`, now, soonest);
  return null;
}

/** What waits for one target at one address. Its own turn keeps the action's pace, the address's the fastest of all of them. */
interface Aim {
  readonly actionId: ActionId;
  readonly targetId: TargetId;
  readonly toAddress: string;
  readonly lastDay: Date | null;
  /** When its first letter may leave, by its own time and the turns that were given out. */
  readonly freeAt: Date;
  /** Key of its address's turn. */
  readonly turn: string;
}

/** Who waits longest first; each is one step in an index. */
async function listAims(tx: Tx, domain: string, now: Date): Promise<Aim[]> {
  const rows = await tx.statement(
    // Joined in this order, and one column compared at a time: else SQLite reads every letter.
    `with recursive heads(id) as (
       select (select id from messages where ${waits} and to_domain = ?
               order by to_address, target_id, not_before limit 1)
       union all
       select coalesce(
         (select id from messages where ${waits} and to_domain = ? and to_address = head.to_address
          and target_id > head.target_id order by target_id, not_before limit 1),
         (select id from messages where ${waits} and to_domain = ? and to_address > head.to_address
          order by to_address, target_id, not_before limit 1))
       from heads cross join messages as head where head.id = heads.id
     )
     select head.action_id, head.target_id, head.to_address, head.not_before, head.not_after,
       'address/' || lower(head.to_address) as turn, address.next_at as address_at, target.next_at as target_at
     from heads cross join messages as head
     left join turns as address on address.key = 'address/' || lower(head.to_address)
     left join turns as target on target.key = 'target/' || head.target_id
     where head.id = heads.id order by head.not_before, head.to_address, head.target_id`,
    [domain, domain, domain],
  );
  const farthest = after(now, farthestTurn).getTime();
  return rows.map((row) => {
    const at = (column: string) => (row[column] === null ? null : Number(row[column]));
    const turns = [at("address_at"), at("target_at")].map((turn) => (turn === null || turn > farthest ? 0 : turn));
    const lastDay = at("not_after");
    return {
      actionId: row.action_id as ActionId,
      targetId: row.target_id as TargetId,
      toAddress: row.to_address as string,
      lastDay: lastDay === null ? null : new Date(lastDay),
      freeAt: new Date(Math.max(Number(row.not_before), ...turns)),
      turn: row.turn as string,
    };
  });
}

/** Other actions' queues for the same official. */
function beside(aims: readonly Aim[], { turn, targetId }: Aim): Aim[] {
  return aims.filter((each) => each.turn === turn && each.targetId !== targetId);
}

async function countWaiting(tx: Tx, domain: string, { toAddress, targetId }: Aim) {
  const [row] = await tx.statement(
    `select cast(count(*) as integer) as all_of_them, cast(count(case when target_id = ? then 1 end) as integer) as own
     from messages where ${waits} and to_domain = ? and to_address = ?`,
    [targetId, domain, toAddress],
  );
  return { toAddress: row!.all_of_them as number, toTarget: row!.own as number };
}

interface First extends Pick<Aim, "targetId" | "toAddress"> {
  readonly domain: string;
  readonly now: Date;
}

/** Locked until the end of the transaction where others could take it, too. */
async function firstOf(tx: Tx, { domain, toAddress, targetId, now }: First): Promise<MessageId | null> {
  const at = tx.dialect.instant(now);
  const [row] = await tx.statement(
    `select id from messages where ${waits} and to_domain = ? and to_address = ? and target_id = ? and not_before <= ?
     and (not_after is null or not_after > ?) and ${mayLeave} order by not_before limit 1${tx.dialect.lockForClaim}`,
    [domain, toAddress, targetId, at, at],
  );
  return row ? (row.id as MessageId) : null;
}

/** True when it was free: now it is not before `nextAt`. Two workers cannot both have it. */
async function takeTurn(tx: Tx, key: string, now: Date, nextAt: Date): Promise<boolean> {
  const { turns } = tx.tables;
  const taken = await tx
    .insert(turns)
    .values({ key, nextAt })
    .onConflictDoUpdate({ target: turns.key, set: { nextAt }, setWhere: hasCome(tx, now) })
    .returning({ key: turns.key });
  return taken.length === 1;
}

function hasCome({ tables: { turns } }: Tx, now: Date): SQL {
  return or(lte(turns.nextAt, now), gt(turns.nextAt, after(now, farthestTurn)))!;
}
