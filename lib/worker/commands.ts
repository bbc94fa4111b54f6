// The worker's sign of life.
import type { Database } from "@/db/database";

export const seenFact = "worker_seen_at";

/** Writes down that a worker lives. Answers 0: there was nothing to do. */
export async function recordSeen(db: Database, now: Date): Promise<number> {
  await db.transact(async (tx) => {
    const { facts } = tx.tables;
    const value = now.toISOString();
    await tx.insert(facts).values({ name: seenFact, value }).onConflictDoUpdate({ target: facts.name, set: { value } });
  });
  return 0;
}
