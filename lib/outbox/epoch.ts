// Which history of the database is this? A number that a restore changes, and how far the database knows each journal.
import { eq, like, or, sql } from "drizzle-orm";
import type { Reader, Tx } from "@/db/database";

/** All of them, parted by blanks, the newest last. Made by the migration, so that no database is without. */
export const epochsFact = "db_epochs";
const journalFacts = "journal/";
const ofWriter = "#";
/** This database comes from a backup, or lost something: no worker has compared it with the journal to the end yet. */
export const restoredFact = "restored_at";

/** The database began a new history while this process ran. */
export class RestoredMeanwhile extends Error {
  constructor() {
    super("the database was restored while this process ran");
  }
}

export async function readEpochs(reader: Reader): Promise<string[]> {
  const { facts } = reader.tables;
  const [row] = await reader.select({ value: facts.value }).from(facts).where(eq(facts.name, epochsFact));
  return row?.value.split(" ") ?? [];
}

/**
 * The database knows of the journal up to there, from this transaction on. Throws RestoredMeanwhile. `writer`: which of a
 * process's transactions that run side by side; each has a row of its own, for else each would wait for the one before.
 */
export async function noteJournal(
  tx: Tx,
  { name, epoch }: { name: string; epoch: string },
  seq: number,
  writer = 0,
): Promise<void> {
  const noted = await tx.statement(
    `insert into facts (name, value) select cast(? as text), cast(? as text) from facts
     where name = '${epochsFact}' and value like ? ${onConflict} returning name`,
    [`${journalFacts}${name}${writer === 0 ? "" : `${ofWriter}${writer}`}`, String(seq), `%${epoch}`],
  );
  if (noted.length === 0) throw new RestoredMeanwhile();
}

export async function acknowledge(tx: Tx, name: string, seq: number): Promise<void> {
  await tx.statement(`insert into facts (name, value) values (?, ?) ${onConflict}`, [journalFacts + name, String(seq)]);
}

/** Of two transactions the one with the higher number may be the first. */
const onConflict = `on conflict (name) do update set value =
  case when cast(facts.value as bigint) > cast(excluded.value as bigint) then facts.value else excluded.value end`;

/** True from a restore until the worker has compared: until then nobody can say which letters have left. */
export async function awaitsComparison(reader: Reader): Promise<boolean> {
  const { facts } = reader.tables;
  return (await reader.select().from(facts).where(eq(facts.name, restoredFact))).length > 0;
}

/** The file is gone, and with it what there was to know. */
export async function forgetJournal(tx: Tx, name: string): Promise<void> {
  const { facts } = tx.tables;
  const writers = sql`${`${journalFacts}${name}${ofWriter}%`}`;
  await tx.delete(facts).where(or(eq(facts.name, journalFacts + name), like(facts.name, writers)));
}

/** How far the database knows each journal, by name. */
export async function readAcknowledged(reader: Reader): Promise<Map<string, number>> {
  const { facts } = reader.tables;
  const rows = await reader
    .select({ name: facts.name, value: facts.value })
    .from(facts)
    .where(like(facts.name, sql`${`${journalFacts}%`}`));
  const known = new Map<string, number>();
  for (const { name: key, value } of rows) {
    const [name = ""] = key.slice(journalFacts.length).split(ofWriter);
    known.set(name, Math.max(known.get(name) ?? 0, Number(value)));
  }
  return known;
}
