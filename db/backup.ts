// A copy of the database that can be put back. SQLite by its own means, never by copying a file that is in use;
// PostgreSQL by the programs that come with it.
import { spawnSync } from "node:child_process";
import { chmodSync, copyFileSync, existsSync, mkdirSync, renameSync, rmSync } from "node:fs";
import { dirname } from "node:path";
import Sqlite from "better-sqlite3";
import type { DatabasePlace } from "./migrate";

/** What stands in the way, as a sentence for the operator. */
export class CannotCopy extends Error {}

/** Works while everything runs. The file is whole or not there, and nobody else's to read. */
export function backupDatabase(place: DatabasePlace, file: string): void {
  if (existsSync(file)) throw new CannotCopy(`${file} is there already: name another file`);
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const waiting = `${file}.part`;
  rmSync(waiting, { force: true });
  if (place.kind === "sqlite") {
    if (!existsSync(place.file)) throw new CannotCopy(`there is no database at ${place.file}`);
    const source = new Sqlite(place.file, { readonly: true });
    try {
      source.prepare("vacuum into ?").run(waiting);
    } finally {
      source.close();
    }
    assertWhole(waiting);
  } else {
    runTool("pg_dump", ["--format=custom", `--file=${waiting}`, place.url]);
  }
  chmodSync(waiting, 0o600);
  renameSync(waiting, file);
}

/**
 * Puts a backup in the place of the database, which must not be in use. What was there before is kept beside it (SQLite).
 * Answers where, or null.
 */
export function restoreDatabase(place: DatabasePlace, file: string, at: Date): string | null {
  if (!existsSync(file)) throw new CannotCopy(`there is no file ${file}`);
  if (place.kind === "postgres") {
    runTool("pg_restore", [
      "--clean",
      "--if-exists",
      "--no-owner",
      "--single-transaction",
      `--dbname=${place.url}`,
      file,
    ]);
    return null;
  }
  assertWhole(file);
  const kept = existsSync(place.file) ? `${place.file}.before-${at.toISOString().replace(/[:.]/g, "-")}` : null;
  if (kept !== null) {
    assertUnused(place.file);
    renameSync(place.file, kept);
  }
  for (const rest of ["-wal", "-shm"]) rmSync(place.file + rest, { force: true });
  mkdirSync(dirname(place.file), { recursive: true, mode: 0o700 });
  copyFileSync(file, `${place.file}.part`);
  chmodSync(`${place.file}.part`, 0o600);
  renameSync(`${place.file}.part`, place.file);
  return kept;
}

function assertWhole(file: string): void {
  let answer: unknown;
  try {
    const copy = new Sqlite(file, { readonly: true });
    answer = copy.pragma("integrity_check", { simple: true });
    copy.prepare("select count(*) from messages").get();
    copy.close();
  } catch {
    throw new CannotCopy(`${file} is no database of Postbag`);
  }
  if (answer !== "ok") throw new CannotCopy(`${file} is damaged`);
}

/** Leaving WAL mode needs the database for oneself alone, and writes everything into the one file. */
function assertUnused(file: string): void {
  const database = new Sqlite(file, { timeout: 500 });
  try {
    database.pragma("journal_mode = DELETE");
  } catch {
    throw new CannotCopy("the database is in use: stop Postbag first");
  } finally {
    database.close();
  }
}

function runTool(name: string, args: string[]): void {
  const { error, status, stderr } = spawnSync(name, args, { encoding: "utf8", stdio: ["ignore", "ignore", "pipe"] });
  if (error) throw new CannotCopy(`${name} is not on the PATH: install PostgreSQL's client programs (see --help)`);
  // Never more than the first line: what follows may quote rows.
  if (status !== 0) throw new CannotCopy(`${name} failed: ${stderr.split("\n")[0]?.slice(0, 200)}`);
}
