// Group commit: what many letters want written at the same moment goes into one transaction, and into one write of the
// journal. Nothing is answered before it is durable, and a barrier not before the journal has it, too: the database first,
// the journal second, the last byte third.
import { setTimeout as sleep } from "node:timers/promises";
import type { Database, Tx } from "@/db/database";
import { type Clock, type Milliseconds, second } from "@/lib/clock";
import type { MessageId } from "@/lib/ids";
import { logFault } from "@/lib/log";
import { claimSome } from "./claims";
import type { Claimed } from "./commands";
import { noteJournal } from "./epoch";
import type { Journal, JournalEvent } from "./journal";
import { type Ending, type Frozen, passAll, renewAll, settleAll } from "./lease";
import { openPauses } from "./pauses";

export interface Ledger {
  /** O1: the next due message, or null. */
  claim(): Promise<Claimed | null>;
  /** O2. False: the last byte must not be sent; neither when it rejects. */
  pass(message: Claimed, frozen: Frozen): Promise<boolean>;
  /** False: the lease was lost. */
  settle(message: Claimed, ending: Omit<Ending, "lease">, event: JournalEvent): Promise<boolean>;
}

export interface Books {
  readonly db: Database;
  readonly clock: Clock;
  readonly random: () => number;
  readonly owner: string;
  readonly unpaced?: boolean;
  readonly journal?: Journal | null;
  /** Aborted: the proof that we live is gone. Others may have taken what is ours, and no last byte leaves any more. */
  readonly lost?: AbortSignal;
}

type Entry = { readonly reject: (fault: unknown) => void } & (
  | { readonly wants: "claim"; readonly resolve: (message: Claimed | null) => void }
  | {
      readonly wants: "pass";
      readonly message: Claimed;
      readonly frozen: Frozen;
      readonly resolve: (passed: boolean) => void;
    }
  | {
      readonly wants: "settle";
      readonly message: Claimed;
      readonly ending: Omit<Ending, "lease">;
      readonly event: JournalEvent;
      readonly resolve: (settled: boolean) => void;
    }
);
type Want<W extends Entry["wants"]> = Extract<Entry, { wants: W }>;

/** How many milliseconds may a group wait for company? Nothing beside what a mail server takes. */
const gatherFor = 2;
/** Of the messages in our hands: so many in one group that others are on their way while it is written. */
const company = 0.35;
/** How long after its transaction began is a barrier believed without asking the database again? */
const believedFor: Milliseconds = 5 * second;

export function openLedger(books: Books): Ledger {
  let waiting: Entry[] = [];
  /** Numbers of those who may write and do not. */
  const idle = Array.from({ length: books.db.read.dialect.writers }, (_, writer) => writer);
  /** Messages in our hands. */
  let open = 0;
  const run = async (writer: number) => {
    while (waiting.length > 0) {
      // Whatever else this turn of the loop brings comes along.
      await new Promise((resolve) => setImmediate(resolve));
      for (let turns = 0; turns < gatherFor && waiting.length < open * company; turns++) await sleep(1);
      const group = waiting;
      waiting = [];
      if (group.length === 0) break;
      open += (await commit(books, group, writer)) - group.filter(({ wants }) => wants === "settle").length;
    }
    idle.push(writer);
  };
  const enter = (entry: Entry) => {
    waiting.push(entry);
    const writer = idle.pop();
    if (writer !== undefined) void run(writer);
  };
  return {
    claim: () => new Promise((resolve, reject) => enter({ wants: "claim", resolve, reject })),
    pass: (message, frozen) =>
      new Promise((resolve, reject) => enter({ wants: "pass", message, frozen, resolve, reject })),
    settle: (message, ending, event) =>
      new Promise((resolve, reject) => enter({ wants: "settle", message, ending, event, resolve, reject })),
  };
}

/** Never throws: every entry is answered. One that cannot be written must not keep the others from it. Answers how many were claimed. */
async function commit(books: Books, group: readonly Entry[], writer: number): Promise<number> {
  const only = <W extends Entry["wants"]>(wants: W) => group.filter((entry): entry is Want<W> => entry.wants === wants);
  const [claims, passes, settles] = [only("claim"), only("pass"), only("settle")];
  const since: Since = { elapsed: performance.now(), now: books.clock() };
  try {
    // A barrier may need two lines: that the letter leaves, and that its appeal was confirmed.
    const last = books.journal?.reserve(2 * passes.length + settles.length) ?? 0;
    const { settled, passed, claimed } = await write(books, { claims, passes, settles, last, writer });
    claims.forEach(({ resolve }, at) => void resolve(claimed[at] ?? null));
    for (const { message, resolve } of settles) resolve(settled.has(message.id));
    const allowed = passes.filter(({ message }) => passed.has(message.id));
    for (const entry of passes) if (!allowed.includes(entry)) entry.resolve(false);
    const written = settles.filter(({ message }) => settled.has(message.id));
    void enterJournal(books, { allowed, written, last, since });
    return claimed.length;
  } catch (fault) {
    if (group.length === 1) group[0]!.reject(fault);
    let claimed = 0;
    if (group.length > 1) for (const entry of group) claimed += await commit(books, [entry], writer);
    return claimed;
  }
}

interface Group {
  readonly claims: readonly Want<"claim">[];
  readonly passes: readonly Want<"pass">[];
  readonly settles: readonly Want<"settle">[];
  readonly last: number;
  readonly writer: number;
}

function write(
  { db, clock, owner, random, unpaced, journal }: Books,
  { claims, passes, settles, last, writer }: Group,
) {
  const now = clock();
  return db.transact(async (tx) => {
    // What need not wait for one another is asked at once: that is one way to PostgreSQL and back instead of many.
    const [settled, [passed, claimed]] = await Promise.all([
      settleAll(
        tx,
        settles.map(({ message, ending }) => ({ lease: message, ...ending })),
      ),
      passAndClaim(tx),
      journal && passes.length + settles.length > 0 ? noteJournal(tx, journal, last, writer) : undefined,
    ]);
    return { settled, passed, claimed };
  });

  async function passAndClaim(tx: Tx): Promise<[Set<MessageId>, Claimed[]]> {
    if (passes.length + claims.length === 0) return [new Set(), []];
    const pauses = await openPauses(tx, now);
    const passing = passes.map(({ message, frozen }) => ({ lease: message, frozen }));
    const claiming = { owner, now, room: claims.length, pace: unpaced ? null : { random } };
    return Promise.all([passAll(tx, passing, now, pauses), claims.length === 0 ? [] : claimSome(tx, claiming, pauses)]);
  }
}

interface Entered {
  readonly allowed: readonly Want<"pass">[];
  readonly written: readonly Want<"settle">[];
  readonly last: number;
  readonly since: Since;
}

/** The lines of the group, and only then the answers to its barriers. A lost line about an end is in the database all the same. */
async function enterJournal(books: Books, { allowed, written, last, since }: Entered): Promise<void> {
  const ends = written.map(({ message, event }) => ({ event, id: message.id, messageId: message.messageId }));
  const dots = allowed.flatMap(({ message: { id, messageId, appealId, kind } }) => [
    { event: "dot" as const, id, messageId },
    // After a restore the same appeal must not be confirmed, and its letters written, a second time.
    ...(kind === "letter" && appealId ? [{ event: "confirmed" as const, id: appealId, messageId: "" }] : []),
  ]);
  const entries = [...ends, ...dots];
  try {
    await books.journal?.append(entries.map((entry, at) => ({ ...entry, seq: last - entries.length + 1 + at })));
    const ours = await stillOurOwn(books, allowed, since);
    for (const { message, resolve } of allowed) resolve(ours.has(message.id));
  } catch (fault) {
    logFault("journal_not_written", "journal", fault);
    for (const { reject } of allowed) reject(fault);
  }
}

/** When the transaction began, by the clock that nobody sets and by the one that goes on while the machine sleeps. */
interface Since {
  readonly elapsed: Milliseconds;
  readonly now: Date;
}

/**
 * Which of those that passed may leave now? All, when that was a moment ago. Where we were stopped in between (a disk, a
 * signal, a machine put to sleep) somebody may have taken us for dead, and the database is asked once more.
 */
async function stillOurOwn(
  { db, clock, lost }: Books,
  allowed: readonly Want<"pass">[],
  since: Since,
): Promise<ReadonlySet<MessageId>> {
  if (lost?.aborted || allowed.length === 0) return new Set();
  const passed = Math.max(performance.now() - since.elapsed, Math.abs(clock().getTime() - since.now.getTime()));
  const messages = allowed.map(({ message }) => message);
  if (passed <= believedFor) return new Set(messages.map(({ id }) => id));
  return db.transact((tx) => renewAll(tx, messages, clock()));
}
