// The journal against the database, at the start of a worker. Where the journal knows more, the database was restored or
// damaged: rows it would send again are set right, what supporters decided since is done once more, what cannot be had back
// is counted, and nothing leaves until a person says so.
import { randomBytes } from "node:crypto";
import { and, eq, inArray, isNull } from "drizzle-orm";
import type { Database, Reader, Tx } from "@/db/database";
import { confirmForgotten, type Decisions, decisionsIn, takeBackForgotten } from "@/lib/appeals/forgotten";
import type { AppealWorld } from "@/lib/appeals/links";
import type { AppealId, MessageId } from "@/lib/ids";
import { log } from "@/lib/log";
import { done, type Result, refused } from "@/lib/result";
import {
  acknowledge,
  awaitsComparison,
  epochsFact,
  forgetJournal,
  readAcknowledged,
  readEpochs,
  restoredFact,
} from "./epoch";
import { type JournalFile, journalHash, listMissing, readJournals } from "./journal";
import { sendNotices } from "./notices";
import { insertPause } from "./pauses";
import { noteResent } from "./resent";
import { lastEvents, setRight } from "./set-right";

export interface ReconcileState {
  readonly since: Date;
  /** False while a worker is still at it: nobody can say yet that mail may leave. */
  readonly compared: boolean;
  /** Rows that were set right: handed over after the backup, of unknown end, refused. */
  readonly accepted: number;
  readonly unknown: number;
  readonly failed: number;
  /** Appeals whose confirmation the database had forgotten, and that are confirmed again, their letters written. */
  readonly confirmed: number;
  /** Appeals that their supporters had taken back since, and that are taken back again. */
  readonly takenBack: number;
  /** Messages that the journal knows and this database does not: lost by the restore. */
  readonly lost: number;
  /** Appeals that were confirmed, and are not there any more, or not with the text that was confirmed. */
  readonly lostAppeals: number;
  /** Lines of the journal that are damaged, and files that are not there or too short: what they said is not known. */
  readonly damaged: number;
  readonly missing: number;
}
export type Findings = Omit<ReconcileState, "since" | "compared">;
const nothing: Findings = {
  ...{ accepted: 0, unknown: 0, failed: 0, confirmed: 0, takenBack: 0 },
  ...{ lost: 0, lostAppeals: 0, damaged: 0, missing: 0 },
};

/** Null: nothing stands in the way of sending. */
export async function readReconcile(reader: Reader): Promise<ReconcileState | null> {
  const pause = await findPause(reader);
  if (pause === null) return null;
  return { since: pause.at, compared: !(await awaitsComparison(reader)), ...pause.found };
}

/** A person has looked at what was found: mail leaves again. `not_compared`: there is nothing to look at yet. */
export async function resumeSending(
  db: Database,
  { by, now }: { by: string; now: Date },
): Promise<Result<object, "not_reconciling" | "not_compared">> {
  return db.transact(async (tx) => {
    const { pauses } = tx.tables;
    if (await awaitsComparison(tx)) return refused("not_compared");
    const lifted = await tx
      .update(pauses)
      .set({ liftedAt: now, liftedBy: by })
      .where(and(eq(pauses.cause, "reconcile"), isNull(pauses.liftedAt)))
      .returning({ id: pauses.id });
    return lifted.length > 0 ? done() : refused("not_reconciling");
  });
}

/** This database comes from a backup: it begins a history of its own, and the next worker must ask the journal. */
export async function markRestored(db: Database, now: Date): Promise<void> {
  await db.transact(async (tx) => {
    const { facts } = tx.tables;
    const epochs = [...(await readEpochs(tx)), randomBytes(16).toString("hex")].join(" ");
    for (const [name, value] of Object.entries({ [epochsFact]: epochs, [restoredFact]: now.toISOString() })) {
      await tx.insert(facts).values({ name, value }).onConflictDoUpdate({ target: facts.name, set: { value } });
    }
  });
}

/**
 * Compares, and sets right what disagrees: where a journal is ahead of the number the database knows, or knows of a waiting
 * row what the row itself does not. Rows of workers that are gone must be recovered before. Answers what was found, null
 * when journal and database agree. A journal of another database (nothing in it is from here) is left alone. One that
 * is broken off is done again by the next worker: every step changes only what is not right yet.
 */
export async function reconcile(
  db: Database,
  { folder, world, now }: { folder: string; world: AppealWorld; now: Date },
): Promise<Findings | null> {
  const knownBefore = await readAcknowledged(db.read);
  // The files first: what is written meanwhile is in the database before it is in a file.
  const journals = await readJournals(folder);
  const acknowledged = await readAcknowledged(db.read);
  const ahead = journals.filter(({ name, seq }) => seq > (acknowledged.get(name) ?? 0));
  const isRestored = await awaitsComparison(db.read);
  const damaged = journals.reduce((sum, journal) => sum + journal.damaged, 0);
  const missing = listMissing(journals, knownBefore);
  // What no restore can rely on, now or later: so it is said at every start.
  if (damaged + missing.length > 0) log("journal_damaged", { damaged, missing: missing.length });
  const isForgotten = await hasForgotten(db.read, world.secret, journals);
  if (ahead.length === 0 && !isRestored && !isForgotten) return null;
  const rows = await listHashed(db.read, world.secret);
  const epochs = new Set(await readEpochs(db.read));
  const ours = journals.filter(({ lines }) =>
    lines.some(({ epoch, idHash }) => epochs.has(epoch) || rows.messages.has(idHash) || rows.appeals.has(idHash)),
  );
  const isAhead = ours.some((journal) => ahead.includes(journal));
  const acknowledgeAll = async (tx: Tx) => {
    for (const { name, seq } of ahead) await acknowledge(tx, name, seq);
  };
  if (!isAhead && !isRestored && !isForgotten) {
    await db.transact(acknowledgeAll);
    return null;
  }
  await db.transact((tx) => stopEverything(tx, now));
  const found = { ...(await setAllRight(db, world, { ours, rows, now })), damaged, missing: missing.length };
  await db.transact(async (tx) => {
    await acknowledgeAll(tx);
    // A person is told now of those that are gone, and that once.
    const gone = missing.filter((name) => journals.every((journal) => journal.name !== name));
    for (const name of gone) await forgetJournal(tx, name);
    await tx.delete(tx.tables.facts).where(eq(tx.tables.facts.name, restoredFact));
    await writeFindings(tx, found);
  });
  return found;
}

/** From here on nothing leaves, nobody confirms and nobody resumes until the comparison is done. */
async function stopEverything(tx: Tx, now: Date): Promise<void> {
  const restored = { name: restoredFact, value: now.toISOString() };
  await tx.insert(tx.tables.facts).values(restored).onConflictDoNothing();
  const pause = { scope: "all", subject: "", cause: "reconcile", by: "worker", at: now } as const;
  await insertPause(tx, { ...pause, detail: JSON.stringify(nothing) });
}

async function findPause(reader: Reader) {
  const { pauses } = reader.tables;
  const [pause] = await reader
    .select({ id: pauses.id, at: pauses.at, detail: pauses.detail })
    .from(pauses)
    .where(and(eq(pauses.cause, "reconcile"), isNull(pauses.liftedAt)));
  return pause ? { ...pause, found: { ...nothing, ...(JSON.parse(pause.detail ?? "{}") as Partial<Findings>) } } : null;
}

/** Beside what an earlier comparison found that nobody has looked at yet. What is lost is counted anew each time. */
async function writeFindings(tx: Tx, found: Findings): Promise<void> {
  const { pauses } = tx.tables;
  const pause = await findPause(tx);
  if (pause === null) return;
  const { accepted, unknown, failed, confirmed, takenBack } = pause.found;
  const sum = {
    ...{ accepted: accepted + found.accepted, unknown: unknown + found.unknown, failed: failed + found.failed },
    ...{ confirmed: confirmed + found.confirmed, takenBack: takenBack + found.takenBack },
  };
  const detail = JSON.stringify({ ...found, ...sum });
  await tx.update(pauses).set({ detail }).where(eq(pauses.id, pause.id));
}

/** What was decided, what was sent, what was taken back, what was told: in this order, as it happened. */
async function setAllRight(
  db: Database,
  world: AppealWorld,
  { ours, rows, now }: { ours: readonly JournalFile[]; rows: Hashed; now: Date },
): Promise<Omit<Findings, "damaged" | "missing">> {
  const events = lastEvents(ours);
  const decisions = decisionsIn(ours.flatMap(({ lines }) => lines));
  const forgotten = new Map<AppealId, Decisions>();
  const takenBack = new Map<AppealId, Decisions>();
  for (const [hash, said] of decisions) {
    const row = rows.appeals.get(hash);
    if (row?.state === "pending_confirmation") forgotten.set(row.id, said);
    if (row && said.takenBack !== null) takenBack.set(row.id, said);
  }
  const confirmed = await confirmForgotten(db, world, forgotten, now);
  const first = await setRight(db, await hashMessages(db.read, world.secret), { events, now });
  const again = await takeBackForgotten(db, takenBack, now);
  // Now, while nothing leaves: so that the journal can say which of them have left before.
  for (let made = 1; made > 0; ) made = await sendNotices(db, world, now);
  const messages = await hashMessages(db.read, world.secret);
  const second = await setRight(db, messages, { events, now });
  await db.transact((tx) => noteResent(tx, ours, messages, now));
  const lost = [...events.keys()].filter((hash) => !messages.has(hash)).length;
  return {
    accepted: first.accepted + second.accepted,
    unknown: first.unknown + second.unknown,
    failed: first.failed + second.failed,
    ...{ confirmed: confirmed.size, takenBack: again.size, lost },
    lostAppeals: countLostAppeals(decisions, rows, confirmed),
  };
}

function countLostAppeals(
  decisions: ReadonlyMap<string, Decisions>,
  { appeals }: Hashed,
  confirmed: ReadonlySet<AppealId>,
): number {
  return [...decisions].filter(([hash, { texts, left, takenBack }]) => {
    const row = appeals.get(hash);
    const isThere = row !== undefined && (row.isConfirmed || confirmed.has(row.id));
    return (texts.size > 0 || left) && takenBack === null && !isThere;
  }).length;
}

/**
 * True when a row waits to be sent that the journal saw at its end, or behind the barrier of which the row knows nothing:
 * the database comes first, so in a whole one there is no such row. A damaged one may have pages of different times.
 */
async function hasForgotten(reader: Reader, secret: string, journals: readonly JournalFile[]): Promise<boolean> {
  const lines = journals.flatMap((journal) => journal.lines);
  if (lines.length === 0) return false;
  const { id, dotAt, state } = reader.tables.messages;
  const waiting = await reader
    .select({ id, dotAt })
    .from(reader.tables.messages)
    .where(inArray(state, ["queued", "held"]));
  const behind = new Set(lines.flatMap(({ event, idHash }) => (event === "dot" ? [idHash] : [])));
  const ended = new Set(lines.flatMap(({ event, idHash }) => (/accepted|failed/.test(event) ? [idHash] : [])));
  return waiting.some((row) => {
    const hash = journalHash(secret, row.id);
    return ended.has(hash) || (row.dotAt === null && behind.has(hash));
  });
}

interface Hashed {
  readonly messages: ReadonlyMap<string, MessageId>;
  readonly appeals: ReadonlyMap<string, { id: AppealId; state: string; isConfirmed: boolean }>;
}

async function listHashed(reader: Reader, secret: string): Promise<Hashed> {
  const { id, state, confirmedAt } = reader.tables.appeals;
  const people = await reader.select({ id, state, at: confirmedAt }).from(reader.tables.appeals);
  const appeals = people.map(({ at, ...row }) => [journalHash(secret, row.id), { ...row, isConfirmed: at !== null }]);
  return { messages: await hashMessages(reader, secret), appeals: new Map(appeals as never) };
}

async function hashMessages(reader: Reader, secret: string): Promise<Map<string, MessageId>> {
  const { messages } = reader.tables;
  const rows = await reader.select({ id: messages.id }).from(messages);
  return new Map(rows.map(({ id }) => [journalHash(secret, id), id]));
}
