// Reading the postage table. It is small: a few rows for each country that letters are posted in.
import { asc, desc, eq } from "drizzle-orm";
import type { Reader } from "@/db/database";
import type { PostageId } from "@/lib/ids";
import type { PostageRow } from "./postage";
import { pricesSchema } from "./schema";

/** By country, the latest first. */
export async function listPostage(reader: Reader): Promise<PostageRow[]> {
  const { postage } = reader.tables;
  const rows = await reader.select().from(postage).orderBy(asc(postage.country), desc(postage.validFrom));
  return rows.map(rowFrom);
}

/** All rows of one country, whenever they hold: which one does on a day is for `rowOn` to say. */
export async function postageFrom(reader: Reader, country: string): Promise<PostageRow[]> {
  const { postage } = reader.tables;
  const rows = await reader.select().from(postage).where(eq(postage.country, country));
  return rows.map(rowFrom);
}

export async function findPostage(reader: Reader, id: PostageId): Promise<PostageRow | null> {
  const { postage } = reader.tables;
  const [row] = await reader.select().from(postage).where(eq(postage.id, id));
  return row ? rowFrom(row) : null;
}

type StoredRow = Reader["tables"]["postage"]["$inferSelect"];

function rowFrom({ updatedAt: _, ...row }: StoredRow): PostageRow {
  return { ...row, prices: pricesSchema.parse(row.prices) };
}
