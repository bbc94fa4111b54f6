// Proof that a worker lives, which dies with its process however it ends. On SQLite an exclusive transaction on a file of
// its own: one worker. On PostgreSQL a session's advisory lock on the worker's own name: as many as you like.
import { createHash } from "node:crypto";
import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import { patient } from "@/db/database";
import type { DatabasePlace } from "@/db/migrate";
import { keepPrivate } from "@/db/private-file";

export interface WorkerLock {
  readonly isGone: (owner: string) => Promise<boolean>;
  /** No other process has proof that it lives. */
  readonly isAlone: () => Promise<boolean>;
  readonly release: () => Promise<void>;
}

/** Null when another worker has it. `onLost`: the proof broke while we live. */
export async function takeLock(
  place: DatabasePlace,
  { file, owner, onLost }: { file: string; owner: string; onLost: () => void },
): Promise<WorkerLock | null> {
  return place.kind === "sqlite" ? lockFile(file, owner) : lockSession(place.url, owner, onLost);
}

async function lockFile(file: string, owner: string): Promise<WorkerLock | null> {
  const { default: Sqlite } = await import("better-sqlite3");
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  keepPrivate(file);
  const connection = new Sqlite(file, { timeout: 1000 });
  try {
    connection.exec("BEGIN EXCLUSIVE");
  } catch (fault) {
    connection.close();
    if ((fault as { code?: string }).code?.startsWith("SQLITE_BUSY")) return null;
    throw fault;
  }
  return {
    // Only one worker can live, and that is this one.
    isGone: async (other) => other !== owner,
    isAlone: async () => true,
    release: async () => void connection.close(),
  };
}

/** Any number, so that our locks meet no others. */
const lockSpace = 7_060_115;

async function lockSession(url: string, owner: string, onLost: () => void): Promise<WorkerLock | null> {
  const { default: pg } = await import("pg");
  // A server that hangs is not waited for: whoever started us tries again.
  const bounds = { connectionTimeoutMillis: patient.turn, query_timeout: patient.read };
  const client = new pg.Client({ connectionString: url, keepAlive: true, ...bounds });
  let released = false;
  const lost = () => void (released || onLost());
  client.on("error", lost);
  client.on("end", lost);
  await client.connect();
  const take = async (name: string) => {
    const { rows } = await client.query("select pg_try_advisory_lock($1, $2) as taken", [lockSpace, numberOf(name)]);
    return (rows[0] as { taken: boolean }).taken;
  };
  if (!(await take(owner))) {
    await client.end();
    return null;
  }
  return {
    async isGone(other) {
      if (other === owner || !(await take(other))) return false;
      await client.query("select pg_advisory_unlock($1, $2)", [lockSpace, numberOf(other)]);
      return true;
    },
    async isAlone() {
      const { rows } = await client.query(
        `select 1 from pg_locks where locktype = 'advisory' and classid = $1 and granted and pid <> pg_backend_pid()
         and database = (select oid from pg_database where datname = current_database())`,
        [lockSpace],
      );
      return rows.length === 0;
    },
    async release() {
      released = true;
      await client.end();
    },
  };
}

function numberOf(name: string): number {
  return createHash("sha256").update(name).digest().readInt32BE();
}
