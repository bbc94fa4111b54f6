// The journal against the database, at the start of a worker. Where the journal knows more, the database was restored or
// damaged: rows it would send again are set right, what it forgot is counted, and nothing leaves until a person says so.
import { randomBytes } from "node:crypto";
import { and, eq, inArray, isNull } from "drizzle-orm";
import type { Database, Reader, Tx } from "@/db/database";
import type { AppealId, MessageId } from "@/lib/ids";
import { done, type Result, refused } from "@/lib/result";
import { moveMessages } from "./commands";
import { acknowledge, epochsFact, readAcknowledged, readEpochs } from "./epoch";
import { type JournalEvent, journalHash, readJournals } from "./journal";
import { insertPause } from "./pauses";
import { noteResent } from "./resent";
import type { MessageState } from "./states";

/** Written by `postbag restore`: this database comes from a backup. */
export const restoredFact = "restored_at";

export interface ReconcileState {
  readonly since: Date;
  /** Rows that were set right: handed over after the backup, of unknown end, refused. */
  readonly accepted: number;
  readonly unknown: number;
  readonly failed: number;
  /** Messages that the journal knows and this database does not: lost by the restore. */
  readonly lost: number;
  /** Appeals that were confirmed, and are not there or not confirmed any more. */
  readonly lostAppeals: number;
}
type Findings = Omit<ReconcileState, "since">;

/** Null: nothing stands in the way of sending. */
export async function readReconcile(reader: Reader): Promise<ReconcileState | null> {
  const { pauses } = reader.tables;
  const [pause] = await reader
    .select({ at: pauses.at, detail: pauses.detail })
    .from(pauses)
    .where(and(eq(pauses.cause, "reconcile"), isNull(pauses.liftedAt)));
  return pause ? { since: pause.at, ...(JSON.parse(pause.detail ?? "{}") as Findings) } : null;
}

/** A person has looked at what was found: mail leaves again. */
export async function resumeSending(
  db: Database,
  { by, now }: { by: string; now: Date },
): Promise<Result<object, "not_reconciling">> {
  const lifted = await db.transact(async (tx) => {
    const { pauses } = tx.tables;
    return tx
      .update(pauses)
      .set({ liftedAt: now, liftedBy: by })
      .where(and(eq(pauses.cause, "reconcile"), isNull(pauses.liftedAt)))
      .returning({ id: pauses.id });
  });
  return lifted.length > 0 ? done() : refused("not_reconciling");
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
 * Compares, and sets right what disagrees. Rows of workers that are gone must be recovered before. Answers what was found,
 * null when journal and database agree. A journal of another database (none of its messages is here) is left alone.
 */
export async function reconcile(
  db: Database,
  { folder, secret, now }: { folder: string; secret: string; now: Date },
): Promise<Findings | null> {
  // The files first: what is written meanwhile is in the database before it is in a file.
  const journals = await readJournals(folder);
  const acknowledged = await readAcknowledged(db.read);
  const ahead = journals.filter(({ name, seq }) => seq > (acknowledged.get(name) ?? 0));
  const isRestored = await wasRestored(db.read);
  if (ahead.length === 0 && !isRestored) return null;
  const rows = await listHashed(db.read, secret);
  const epochs = new Set(await readEpochs(db.read));
  const ours = journals.filter(({ lines }) =>
    lines.some(({ epoch, idHash }) => epochs.has(epoch) || rows.messages.has(idHash)),
  );
  const isAhead = ours.some((journal) => ahead.includes(journal));
  const lines = ours.flatMap((journal) => journal.lines);
  return db.transact(async (tx) => {
    for (const { name, seq } of ahead) await acknowledge(tx, name, seq);
    await tx.delete(tx.tables.facts).where(eq(tx.tables.facts.name, restoredFact));
    if (!isAhead && !isRestored) return null;
    const known = { ...(await setRight(tx, lastEvents(ours), rows, now)), ...countLost(lines, rows) };
    await confirmForgotten(tx, lines, rows, now);
    await noteResent(tx, ours, rows.messages, now);
    const pause = { scope: "all", subject: "", cause: "reconcile", by: "worker", at: now } as const;
    await insertPause(tx, { ...pause, detail: JSON.stringify(known) });
    return known;
  });
}

interface Hashed {
  readonly messages: ReadonlyMap<string, MessageId>;
  /** Appeals that are confirmed, or were. */
  readonly confirmed: ReadonlySet<string>;
  readonly pending: ReadonlyMap<string, AppealId>;
}

async function listHashed(reader: Reader, secret: string): Promise<Hashed> {
  const { messages, appeals } = reader.tables;
  const rows = await reader.select({ id: messages.id }).from(messages);
  const people = await reader.select({ id: appeals.id, at: appeals.confirmedAt, state: appeals.state }).from(appeals);
  const pending = people.filter(({ state }) => state === "pending_confirmation");
  const confirmed = people.filter(({ at }) => at !== null);
  return {
    messages: new Map(rows.map(({ id }) => [journalHash(secret, id), id])),
    confirmed: new Set(confirmed.map(({ id }) => journalHash(secret, id))),
    pending: new Map(pending.map(({ id }) => [journalHash(secret, id), id])),
  };
}

async function wasRestored(reader: Reader): Promise<boolean> {
  const { facts } = reader.tables;
  return (await reader.select().from(facts).where(eq(facts.name, restoredFact))).length > 0;
}

type Line = { readonly event: JournalEvent; readonly idHash: string };

const weights: Record<JournalEvent, number> = {
  confirmed: 0,
  not_taken: 1,
  unknown: 2,
  dot: 2,
  failed: 3,
  accepted: 4,
};

/** How each message ended: the last word of each file, and among files, which have no order, the most certain end. */
function lastEvents(journals: readonly { lines: readonly Line[] }[]): Map<string, JournalEvent> {
  const all = new Map<string, JournalEvent>();
  for (const { lines } of journals) {
    const here = new Map(lines.flatMap(({ event, idHash }) => (event === "confirmed" ? [] : [[idHash, event]])));
    for (const [hash, event] of here) {
      const other = all.get(hash);
      if (other === undefined || weights[event] > weights[other]) all.set(hash, event);
    }
  }
  return all;
}

const endOf: Partial<Record<JournalEvent, "accepted" | "failed" | "unknown">> = {
  ...{ dot: "unknown", unknown: "unknown", accepted: "accepted", failed: "failed" },
};
const leftIn: readonly MessageState[] = ["queued", "held"];

async function setRight(tx: Tx, events: Map<string, JournalEvent>, rows: Hashed, now: Date) {
  const { messages } = tx.tables;
  const found = { accepted: 0, unknown: 0, failed: 0 };
  const ids = { accepted: [] as MessageId[], unknown: [] as MessageId[], failed: [] as MessageId[] };
  for (const [hash, event] of events) {
    const [id, end] = [rows.messages.get(hash), endOf[event]];
    if (id && end) ids[end].push(id);
  }
  for (const to of ["accepted", "unknown", "failed"] as const) {
    for (let start = 0; start < ids[to].length; start += 500) {
      const where = inArray(messages.id, ids[to].slice(start, start + 500));
      for (const from of to === "accepted" ? [...leftIn, "unknown" as const] : leftIn) {
        const set = { reason: to === "accepted" ? null : "restored", doneAt: now };
        found[to] += (await moveMessages(tx, { from, to, where, set, cause: "journal", now })).length;
      }
    }
  }
  return found;
}

/** Letters of these appeals have left: their link must not write the same letters again. */
async function confirmForgotten(tx: Tx, lines: readonly Line[], { pending }: Hashed, now: Date): Promise<void> {
  const { appeals } = tx.tables;
  const named = lines.flatMap(({ event, idHash }) => (event === "confirmed" ? (pending.get(idHash) ?? []) : []));
  for (const id of new Set(named)) {
    await tx
      .update(appeals)
      .set({ state: "confirmed", confirmedAt: now })
      .where(and(eq(appeals.id, id), eq(appeals.state, "pending_confirmation")));
  }
}

function countLost(lines: readonly Line[], { messages, confirmed }: Hashed) {
  const lost = new Set<string>();
  const lostAppeals = new Set<string>();
  for (const { event, idHash } of lines) {
    if (event === "confirmed") {
      if (!confirmed.has(idHash)) lostAppeals.add(idHash);
    } else if (!messages.has(idHash)) lost.add(idHash);
  }
  return { lost: lost.size, lostAppeals: lostAppeals.size };
}
