// The organizers' choice of pace, for all letters, for an action, for a target.
import type { Database, Reader } from "@/db/database";
import { done, type Result, refused } from "@/lib/result";
import { isGoodPace, type PaceChoice, type PaceScope } from "./pace";

export interface ChosenPace extends PaceChoice {
  readonly scope: PaceScope;
  readonly subject: string;
}

/** `subject` is empty for all. `bad_pace`: an hour or a number that is none, or a time zone nobody knows. */
export async function setPace(
  db: Database,
  { scope, subject, choice }: { scope: PaceScope; subject: string; choice: PaceChoice },
): Promise<Result<object, "bad_pace">> {
  if (!isGoodPace(choice) || (scope === "all") !== (subject === "")) return refused("bad_pace");
  const { perHour, fromHour, untilHour, timeZone, spread } = choice;
  const set = { perHour, fromHour, untilHour, timeZone, spread };
  await db.transact(async (tx) => {
    const { paces } = tx.tables;
    await tx
      .insert(paces)
      .values({ key: `${scope}/${subject}`, scope, subject, ...set })
      .onConflictDoUpdate({ target: paces.key, set });
  });
  return done();
}

export async function readPaces(reader: Reader): Promise<ChosenPace[]> {
  const { scope, subject, perHour, fromHour, untilHour, timeZone, spread } = reader.tables.paces;
  return reader
    .select({ scope, subject, perHour, fromHour, untilHour, timeZone, spread })
    .from(reader.tables.paces)
    .orderBy(scope, subject);
}
