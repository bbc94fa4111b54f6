// O1: taking the next due messages, in one transaction. Mail to people first, but a quarter of the hands is the letters';
// letters only while their action is live and their appeal confirmed, and, unless pace is off, in turn (turns.ts).
import type { Database, Tx, Value } from "@/db/database";
import { after } from "@/lib/clock";
import type { MessageId } from "@/lib/ids";
import { type Claimed, claimMessages } from "./commands";
import { mayLeave } from "./lease";
import type { PauseOn } from "./pace";
import { openPauses } from "./pauses";
import { leaseFor } from "./states";
import { listInTurn } from "./turns";

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
  // Both are asked at once: that is one way to PostgreSQL and back.
  const [urgent, others] = await Promise.all([
    listDue(tx, claiming, peoplesMail("kind in ('sign_in', 'confirm')", pauses, allPaused)),
    allPaused ? [] : listDue(tx, claiming, peoplesMail("kind not in ('letter', 'sign_in', 'confirm')", pauses, false)),
  ]);
  const left = claiming.room - urgent.length;
  if (allPaused || left <= 0) return take(tx, claiming, urgent);
  const forLetters = others.length < left ? left - others.length : await shareOfLetters(tx, claiming, left);
  const due = forLetters > 0 ? await listLetters(tx, { ...claiming, room: forLetters }, pauses) : [];
  return take(tx, claiming, [...urgent, ...due, ...others.slice(0, left - due.length)]);
}

/** However much mail to people waits, a quarter of what is in our hands at a time may be letters. */
async function shareOfLetters(tx: Tx, { owner, room }: Claiming, left: number): Promise<number> {
  const [row] = await tx.statement(
    `select cast(count(*) as integer) as n, cast(count(case when kind = 'letter' then 1 end) as integer) as letters
     from messages where state = 'sending' and lease_owner = ?`,
    [owner],
  );
  const { n, letters } = row as { n: number; letters: number };
  return Math.min(left, Math.max(0, Math.floor((n + room) / 4) - letters));
}

function listLetters(tx: Tx, { now, room, pace }: Claiming, pauses: readonly PauseOn[]): Promise<MessageId[]> {
  return pace ? listInTurn(tx, { now, room, ...pace }, pauses) : listDue(tx, { now, room }, dueLetters(pauses));
}

/** One message without regard to pace, or null. */
export async function claim(db: Database, { owner, now }: { owner: string; now: Date }): Promise<Claimed | null> {
  const claiming = { owner, now, room: 1, pace: null };
  return db.transact(async (tx) => (await claimSome(tx, claiming, await openPauses(tx, now)))[0] ?? null);
}

function take(tx: Tx, { owner, now }: Claiming, ids: readonly MessageId[]): Promise<Claimed[]> {
  return claimMessages(tx, ids, { owner, until: after(now, leaseFor), now });
}

/** `kinds` literally as a partial index says it, so that it is used. */
function peoplesMail(kinds: string, pauses: readonly PauseOn[], allPaused: boolean): Where {
  const resting = notIn("to_domain", pauses, "domain");
  if (allPaused) return { text: `${kinds} and kind = 'sign_in'`, values: [] };
  if (resting.text === "") return { text: kinds, values: [] };
  return { text: `${kinds} and (kind = 'sign_in' or ${resting.text})`, values: resting.values };
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

function dueLetters(pauses: readonly PauseOn[]): Where {
  const free = [
    ...[notIn("to_domain", pauses, "domain"), notIn("action_id", pauses, "action")],
    notIn("target_id", pauses, "target"),
  ].filter(({ text }) => text !== "");
  return {
    text: ["kind = 'letter'", ...free.map(({ text }) => text), mayLeave].join(" and "),
    values: free.flatMap(({ values }) => values),
  };
}

function notIn(column: string, pauses: readonly PauseOn[], scope: PauseOn["scope"]): Where {
  const values = pauses.filter((pause) => pause.scope === scope).map(({ subject }) => subject);
  if (values.length === 0) return { text: "", values };
  return { text: `${column} not in (${values.map(() => "?").join(", ")})`, values };
}
