// Which history of the database is this? A number that a restore changes, and how far the database knows each journal.
import { eq, like, sql } from "drizzle-orm";
import type { Reader, Tx } from "@/db/database";

/** All of them, parted by blanks, the newest last. Made by the migration, so that no database is without. */
export const epochsFact = "db_epochs";
const journalFacts = "journal/";

export async function readEpochs(reader: Reader): Promise<string[]> {
  const { facts } = reader.tables;
  const [row] = await reader.select({ value: facts.value }).from(facts).where(eq(facts.name, epochsFact));
  return row?.value.split(" ") ?? [];
}

/** The database knows of the journal up to there, from this transaction on. Throws when it was restored meanwhile. */
export async function noteJournal(
  tx: Tx,
  { name, epoch }: { name: string; epoch: string },
  seq: number,
): Promise<void> {
  if ((await readEpochs(tx)).at(-1) !== epoch) throw new Error("the database was restored while this process ran");
  await acknowledge(tx, name, seq);
}

export async function acknowledge(tx: Tx, name: string, seq: number): Promise<void> {
  const { facts } = tx.tables;
  const value = String(seq);
  await tx
    .insert(facts)
    .values({ name: journalFacts + name, value })
    .onConflictDoUpdate({ target: facts.name, set: { value } });
}

/** How far the database knows each journal, by name. */
export async function readAcknowledged(reader: Reader): Promise<Map<string, number>> {
  const { facts } = reader.tables;
  const rows = await reader
    .select({ name: facts.name, value: facts.value })
    .from(facts)
    .where(like(facts.name, sql`${`${journalFacts}%`}`));
  return new Map(rows.map(({ name, value }) => [name.slice(journalFacts.length), Number(value)]));
}
