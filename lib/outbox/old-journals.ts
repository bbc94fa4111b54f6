// Journal files whose word nobody needs any more: taken away, so that one for every start of a process does not stay for ever.
import { rm, stat } from "node:fs/promises";
import { join } from "node:path";
import type { Database } from "@/db/database";
import { day, type Milliseconds } from "@/lib/clock";
import { awaitsComparison, forgetJournal, readAcknowledged } from "./epoch";
import { fileOf, listJournals, readJournal, sealOf } from "./journal";

/**
 * How long is a file kept after its last line? It must reach back as far as any backup that may still be put back: longer
 * than backups are worth keeping, for what one of them forgot for three months nobody would send any more.
 */
export const keepJournalsFor: Milliseconds = 90 * day;

/** Answers how many went. A file stays while its process may live, and while this database does not know all of it. */
export async function forgetJournals(
  db: Database,
  { folder, isGone, now }: { folder: string; isGone: (owner: string) => Promise<boolean>; now: Date },
): Promise<number> {
  if (await awaitsComparison(db.read)) return 0;
  const acknowledged = await readAcknowledged(db.read);
  let count = 0;
  for (const name of await listJournals(folder)) {
    const file = join(folder, fileOf(name));
    // Another worker may have taken it away just now.
    const written = await stat(file).catch(() => null);
    if (written === null || now.getTime() - written.mtimeMs < keepJournalsFor || !(await isGone(name))) continue;
    const { seq } = await readJournal(folder, name);
    if (seq > (acknowledged.get(name) ?? 0)) continue;
    // The file first: a number without a file says nothing, a file without its number would look like a restore.
    await rm(file, { force: true });
    await rm(join(folder, sealOf(name)), { force: true });
    await db.transact((tx) => forgetJournal(tx, name));
    count += 1;
  }
  return count;
}
