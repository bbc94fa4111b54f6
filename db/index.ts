// The process-wide database handle. Kept on globalThis: Next compiles routes as separate entries, and two SQLite writers
// in one process would block each other (docs/decisions/002-two-databases.md).
import { config } from "@/lib/config";
import { type Database, type Patience, patient, prompt } from "./database";
import type { DatabasePlace } from "./migrate";

export type { Database, Reader, Tx } from "./database";

const shared = globalThis as typeof globalThis & { postbagDatabase?: Promise<Database> };

export function database(): Promise<Database> {
  shared.postbagDatabase ??= openDatabase(config().database, prompt).catch((fault: unknown) => {
    // A database that could not be opened is tried again by whoever asks next.
    delete shared.postbagDatabase;
    throw fault;
  });
  return shared.postbagDatabase;
}

/** A handle of one's own; whoever opens it closes it. */
export async function openDatabase(place: DatabasePlace, patience: Patience = patient): Promise<Database> {
  if (place.kind === "postgres") return (await import("./postgres")).openPostgres(place.url, patience);
  return (await import("./sqlite")).openSqlite(place.file, patience);
}
