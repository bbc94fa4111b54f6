// What every command of the command line shares: how it refuses, and how it gets at the database.
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { openDatabase } from "@/db";
import type { Database } from "@/db/database";
import { migrateDatabase } from "@/db/migrate";
import { isNewer } from "@/db/newer";
import { config } from "@/lib/config";

export interface Command {
  /** Data goes to stdout, talk to stderr. Answers the exit code. */
  readonly run: (args: string[]) => Promise<number>;
  readonly help: string;
}

/** Ends a command with this one sentence on stderr and exit code 1. */
export class Refusal extends Error {}

const newerSentence =
  "The database was brought up to date by a newer Postbag than this one: start that one again, or put an older backup back.";

export function say(sentence: string): void {
  process.stderr.write(`${sentence}\n`);
}

export function print(data: string): void {
  process.stdout.write(`${data}\n`);
}

/** Runs the work on the configured database, brought to the newest schema first, and lets go of it. */
export async function withDatabase<T>(work: (db: Database) => Promise<T>): Promise<T> {
  const { database: place } = config();
  const migrations = join(projectFolder(), "db", "migrations");
  await migrateDatabase(place, migrations);
  const db = await openDatabase(place);
  try {
    if (await isNewer(db, migrations)) throw new Refusal(newerSentence);
    return await work(db);
  } finally {
    await db.close();
  }
}

/** This file may run from lib/cli or, bundled, from anywhere below build/. */
function projectFolder(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, "db", "migrations"))) {
    if (folder === dirname(folder)) throw new Error("db/migrations is nowhere above the command line");
    folder = dirname(folder);
  }
  return folder;
}
