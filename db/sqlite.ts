// SQLite: one writer connection used for nothing else, behind a queue; one reader connection that sees the last
// committed state. drizzle's own transaction() is synchronous on this driver and is never called
// (docs/decisions/002-two-databases.md).
import { setTimeout as sleep } from "node:timers/promises";
import Sqlite from "better-sqlite3";
import { drizzle } from "drizzle-orm/better-sqlite3";
import { migrate } from "drizzle-orm/better-sqlite3/migrator";
import { type Milliseconds, second } from "@/lib/clock";
import { type Database, doorsOf, type Patience, runWithin, type Statement, type Tx } from "./database";
import { sqliteDialect } from "./dialect";
import { keepPrivate } from "./private-file";
import { sqliteTables } from "./schema/sqlite";

/** The first version without the WAL-reset corruption (sqlite.org, 2026). */
const oldestSafeSqlite = [3, 51, 3];

/** SQLite waits for another process with our whole process standing still: so long at a time, and then others have a turn. */
const standStill: Milliseconds = 25;

export function openSqlite(file: string, { turn }: Pick<Patience, "turn">): Database {
  const writer = connect(file);
  writer.pragma(`busy_timeout = ${standStill}`);
  const reader = connect(file);
  reader.pragma("query_only = ON");
  assertSafeVersion(reader);
  let last: Promise<unknown> = Promise.resolve();
  const statement = statementOn(writer);
  return {
    read: doorsOf(drizzle(reader), { ...words, statement: statementOn(reader) }, () => false),
    transact(work) {
      const until = performance.now() + turn;
      const run = runWithin(async () => {
        await last.catch(() => undefined);
        await begin(writer, until);
        return runAlone(writer, statement, work);
      });
      last = run;
      return run;
    },
    async close() {
      await last.catch(() => undefined);
      reader.close();
      writer.close();
    },
  };
}

export function migrateSqlite(file: string, folder: string): void {
  const writer = connect(file);
  const bringUp = () => migrate(drizzle(writer), { migrationsFolder: folder });
  try {
    bringUp();
  } catch {
    // What is missing is asked before the transaction begins: another process may have done it meanwhile.
    bringUp();
  } finally {
    writer.close();
  }
}

const words = { tables: sqliteTables, dialect: sqliteDialect };

/** Waits for other processes until then. Who waited behind us has waited as long, and does not wait as long again. */
async function begin(writer: Sqlite.Database, until: number): Promise<void> {
  for (;;) {
    try {
      writer.exec("BEGIN IMMEDIATE");
      return;
    } catch (fault) {
      const isBusy = (fault as { code?: string }).code?.startsWith("SQLITE_BUSY") ?? false;
      if (!isBusy || performance.now() > until) throw fault;
      await sleep(standStill);
    }
  }
}

async function runAlone<T>(writer: Sqlite.Database, statement: Statement, work: (tx: Tx) => Promise<T>): Promise<T> {
  let over = false;
  try {
    const result = await work(doorsOf(drizzle(guarded(writer, () => over)), { ...words, statement }, () => over));
    writer.exec("COMMIT");
    return result;
  } catch (fault) {
    if (writer.inTransaction) writer.exec("ROLLBACK");
    throw fault;
  } finally {
    over = true;
  }
}

function statementOn(connection: Sqlite.Database): Statement {
  const prepared = new Map<string, Sqlite.Statement>();
  return async (text, values) => {
    const statement = prepared.get(text) ?? connection.prepare(text);
    prepared.set(text, statement);
    if (statement.reader) return statement.all(...values) as Record<string, unknown>[];
    statement.run(...values);
    return [];
  };
}

/** A query begun inside the transaction and awaited after it must not slip into the next one. */
function guarded(writer: Sqlite.Database, isOver: () => boolean): Sqlite.Database {
  return new Proxy(writer, {
    get(target, name) {
      if (name === "prepare" && isOver()) throw new Error("this transaction is over");
      const value: unknown = Reflect.get(target, name);
      return typeof value === "function" ? value.bind(target) : value;
    },
  });
}

function connect(file: string): Sqlite.Database {
  keepPrivate(file);
  const connection = new Sqlite(file);
  connection.pragma(`busy_timeout = ${5 * second}`);
  connection.pragma("journal_mode = WAL");
  connection.pragma("synchronous = FULL");
  connection.pragma("foreign_keys = ON");
  connection.pragma("secure_delete = ON");
  return connection;
}

function assertSafeVersion(connection: Sqlite.Database): void {
  const { version } = connection.prepare("select sqlite_version() as version").get() as { version: string };
  const parts = version.split(".").map(Number);
  const older = oldestSafeSqlite.findIndex((least, place) => (parts[place] ?? 0) !== least);
  if (older !== -1 && (parts[older] ?? 0) < oldestSafeSqlite[older]!) {
    throw new Error(`SQLite ${version} can lose data: ${oldestSafeSqlite.join(".")} or newer is needed`);
  }
}
