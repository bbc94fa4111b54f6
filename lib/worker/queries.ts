// Does a worker live?
import { eq } from "drizzle-orm";
import type { Reader } from "@/db/database";
import { seenFact } from "./commands";

/** When a worker last said that it lives; null if none ever did. It says so every ten seconds. */
export async function workerSeenAt(reader: Reader): Promise<Date | null> {
  const { facts } = reader.tables;
  const [row] = await reader.select({ value: facts.value }).from(facts).where(eq(facts.name, seenFact));
  return row ? new Date(row.value) : null;
}
