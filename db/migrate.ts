// Brings a database to the newest schema. Safe to run at every start and from several processes.
import { mkdirSync } from "node:fs";
import { dirname, join } from "node:path";

export type DatabasePlace =
  | { readonly kind: "sqlite"; readonly file: string }
  | { readonly kind: "postgres"; readonly url: string };

/** `folder` is db/migrations of this project: it holds one folder per dialect. */
export async function migrateDatabase(place: DatabasePlace, folder: string): Promise<void> {
  if (place.kind === "postgres") {
    const { migratePostgres } = await import("./postgres");
    await migratePostgres(place.url, join(folder, "postgres"));
  } else {
    mkdirSync(dirname(place.file), { recursive: true, mode: 0o700 });
    const { migrateSqlite } = await import("./sqlite");
    migrateSqlite(place.file, join(folder, "sqlite"));
  }
}
