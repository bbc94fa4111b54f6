// Was the database brought up to date by a newer program than this one? What that one means by its rows is not known here.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Database } from "./database";

/** `folder` is db/migrations of this project. */
export async function isNewer(db: Database, folder: string): Promise<boolean> {
  const { name } = db.read.dialect;
  const { entries } = JSON.parse(readFileSync(join(folder, name, "meta", "_journal.json"), "utf8")) as {
    entries: readonly { when: number }[];
  };
  // The migrator keeps its own table in a schema of its own, where there are schemas.
  const table = name === "postgres" ? "drizzle.__drizzle_migrations" : "__drizzle_migrations";
  const [row] = await db.transact((tx) => tx.statement(`select max(created_at) as newest from ${table}`, []));
  return Number(row?.newest ?? 0) > Math.max(...entries.map(({ when }) => when));
}
