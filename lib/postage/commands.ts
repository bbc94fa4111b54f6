// Writing the postage table: rows are added, corrected and ended, and none is deleted, for lists were printed by them.
import { and, eq, lte } from "drizzle-orm";
import type { Database } from "@/db/database";
import type { Day } from "@/lib/clock";
import { newId, type PostageId } from "@/lib/ids";
import { done, type Result, refused } from "@/lib/result";
import type { PostageFields } from "./schema";

/** A new row when `id` is null; else the row is corrected, if it still is as `fields.number` says. */
export async function savePostage(
  db: Database,
  { id, fields, now }: { id: PostageId | null; fields: PostageFields; now: Date },
): Promise<Result<{ id: PostageId }, "same_day" | "changed_meanwhile">> {
  const { number, ...values } = fields;
  const row = { ...values, prices: { ...values.prices }, region: [...values.region], stamps: [...values.stamps] };
  return db.transact(async (tx) => {
    const { postage } = tx.tables;
    const sameDay = and(eq(postage.country, row.country), eq(postage.validFrom, row.validFrom));
    if (id === null) {
      const fresh = { ...row, id: newId<PostageId>(), number: 1, updatedAt: now };
      const made = await tx.insert(postage).values(fresh).onConflictDoNothing().returning({ id: postage.id });
      return made[0] ? done(made[0]) : refused("same_day");
    }
    const there = await tx.select({ id: postage.id }).from(postage).where(sameDay);
    if (there.some((other) => other.id !== id)) return refused("same_day");
    const saved = await tx
      .update(postage)
      .set({ ...row, number: number + 1, updatedAt: now })
      .where(and(eq(postage.id, id), eq(postage.number, number)))
      .returning({ id: postage.id });
    return saved[0] ? done(saved[0]) : refused("changed_meanwhile");
  });
}

/** From the day after `on` the row's prices hold no longer. Ending it again moves the day. */
export async function endPostage(
  db: Database,
  { id, on, now }: { id: PostageId; on: Day; now: Date },
): Promise<Result<{ id: PostageId }, "ends_before" | "unknown_row">> {
  return db.transact(async (tx) => {
    const { postage } = tx.tables;
    const [row] = await tx.select({ number: postage.number }).from(postage).where(eq(postage.id, id));
    if (row === undefined) return refused("unknown_row");
    const ended = await tx
      .update(postage)
      .set({ validUntil: on, number: row.number + 1, updatedAt: now })
      .where(and(eq(postage.id, id), lte(postage.validFrom, on)))
      .returning({ id: postage.id });
    return ended[0] ? done(ended[0]) : refused("ends_before");
  });
}
