// Looks at the machine: disk, clock, database, journal, worker. It writes one small file and takes it away again.
import { mkdir, rm, stat, statfs, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { sql } from "drizzle-orm";
import type { Database, Tx } from "@/db/database";
import type { DatabasePlace } from "@/db/migrate";
import { listFailingAddresses, listGroups } from "@/lib/outbox/desk-queries";
import { workerSeenAt } from "@/lib/worker/queries";
import { codeOf } from "./gather-relay";
import type { DatabaseFacts, DiskFacts, JournalFacts, OutboxFacts, WorkerFacts } from "./judge-machine";

export async function diskFacts(folder: string): Promise<DiskFacts> {
  const { bavail, bsize, blocks } = await statfs(folder);
  return { freeBytes: bavail * bsize, totalBytes: blocks * bsize };
}

/** How far our clock is ahead of the file system's, in seconds; null where nothing can be written. */
export async function aheadOfFiles(folder: string, clock: () => Date): Promise<number | null> {
  const probe = join(folder, `.doctor-${process.pid}`);
  try {
    const before = clock().getTime();
    await writeFile(probe, "", { mode: 0o600 });
    const { mtimeMs } = await stat(probe);
    const between = Math.max(before, Math.min(mtimeMs, clock().getTime()));
    return (between - mtimeMs) / 1000;
  } catch {
    return null;
  } finally {
    await rm(probe, { force: true });
  }
}

export async function journalFacts(folder: string, data: string): Promise<JournalFacts> {
  const probe = join(folder, `.doctor-${process.pid}`);
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await writeFile(probe, "", { mode: 0o600 });
    const [one, other] = await Promise.all([stat(folder), stat(data)]);
    return { failure: null, isOwnDisk: one.dev !== other.dev };
  } catch (fault) {
    return { failure: codeOf(fault), isOwnDisk: false };
  } finally {
    await rm(probe, { force: true }).catch(() => undefined);
  }
}

export interface MetDatabase {
  readonly database: DatabaseFacts;
  readonly worker: WorkerFacts;
  readonly outbox: OutboxFacts;
  /** What it says the time is; null of SQLite, which has none of its own. */
  readonly itsTime: Date | null;
}

/** `open` may fail: that is a fact, too. */
export async function meetDatabase(
  { kind }: DatabasePlace,
  open: () => Promise<Database>,
  now: Date,
): Promise<MetDatabase> {
  const nothing = { queued: 0, oldestQueued: null, held: 0, unknown: 0, failingAddresses: 0 };
  let db: Database | null = null;
  try {
    db = await open();
    const { settings, itsTime } = await db.transact((tx) => settingsOf(tx));
    const [seenAt, outbox] = await Promise.all([workerSeenAt(db.read), outboxFacts(db, now)]);
    return { database: { kind, failure: null, settings }, worker: { seenAt }, outbox, itsTime };
  } catch (fault) {
    const database = { kind, failure: codeOf(fault), settings: {} };
    return { database, worker: { seenAt: null }, outbox: nothing, itsTime: null };
  } finally {
    await db?.close();
  }
}

/** Asked of the connection that writes: some of these belong to the connection. */
async function settingsOf(tx: Tx): Promise<{ settings: Record<string, string>; itsTime: Date | null }> {
  if (tx.dialect.name === "postgres") {
    const wanted = sql`('fsync', 'full_page_writes', 'synchronous_commit', 'server_encoding')`;
    const rows = await tx
      .select({ name: sql<string>`name`, value: sql<string>`setting` })
      .from(sql`pg_settings`)
      .where(sql`name in ${wanted}`);
    const [time] = await tx
      .select({ at: sql<string>`extract(epoch from clock_timestamp())` })
      .from(sql`(select 1) as one`);
    const settings = Object.fromEntries(rows.map(({ name, value }) => [name, value]));
    return { settings, itsTime: time ? new Date(Number(time.at) * 1000) : null };
  }
  const settings: Record<string, string> = {};
  for (const name of ["journal_mode", "synchronous", "foreign_keys"] as const) {
    const [row] = await tx
      .select({ value: sql<string | number>`${sql.raw(name)}` })
      .from(sql.raw(`pragma_${name}`) as never);
    settings[name] = String((row as { value: unknown } | undefined)?.value ?? "");
  }
  return { settings, itsTime: null };
}

async function outboxFacts({ read }: Database, now: Date): Promise<OutboxFacts> {
  const [groups, failing] = await Promise.all([listGroups(read), listFailingAddresses(read)]);
  const of = (state: string) => groups.filter((group) => group.state === state);
  const count = (state: string) => of(state).reduce((sum, { letters }) => sum + letters, 0);
  const oldest = of("queued").map((group) => group.oldest.getTime());
  return {
    queued: count("queued"),
    oldestQueued: oldest.length === 0 ? null : (now.getTime() - Math.min(...oldest)) / 1000,
    held: count("held"),
    unknown: count("unknown"),
    failingAddresses: failing.length,
  };
}
