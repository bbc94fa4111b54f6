// The port. Queries take a Reader, functions that write take a Tx, only commands take a Database: who may write, and
// that only inside a transaction, is a compile error elsewhere.
import { AsyncLocalStorage } from "node:async_hooks";
import type { BetterSQLite3Database } from "drizzle-orm/better-sqlite3";
import { type Milliseconds, minute, second } from "@/lib/clock";
import type { Dialect } from "./dialect";
import type { Schema } from "./schema/index";

type Queries = BetterSQLite3Database;

/** How long is a database waited for that does not answer? */
export interface Patience {
  /** For a connection, or for what another process has locked. */
  readonly turn: Milliseconds;
  /** For the answer to a query outside a transaction. */
  readonly read: Milliseconds;
  /** For the answer to a statement in a transaction: the longest of ours moves a hundred thousand letters. */
  readonly write: Milliseconds;
}

/** Of a worker and a command: what they read may be a whole table, and nobody sits before it. */
export const patient: Patience = { turn: 5 * second, read: minute, write: 2 * minute };
/**
 * Of the web: somebody waits. Every form begins with a read, so a database that hangs is found out within five seconds;
 * the slowest page of the desk needs half a second with a hundred thousand letters.
 */
export const prompt: Patience = { ...patient, read: 5 * second };

export interface Reader {
  readonly tables: Schema;
  readonly dialect: Dialect;
  readonly select: Queries["select"];
  readonly selectDistinct: Queries["selectDistinct"];
}

/** What a statement may carry; an instant goes through `dialect.instant`. */
export type Value = string | number | null | Date;

/** Runs a text in both databases' common words, `?` for each value; prepared once per connection. */
export type Statement = (text: string, values: readonly Value[]) => Promise<Record<string, unknown>[]>;

export interface Tx extends Reader {
  /** For what is done for every letter; everything else is said in drizzle's words. */
  readonly statement: Statement;
  readonly insert: Queries["insert"];
  readonly update: Queries["update"];
  readonly delete: Queries["delete"];
}

export interface Database {
  readonly read: Reader;
  /**
   * Runs the work in one transaction: all of it is durable when the promise resolves, none of it when it rejects.
   * Await nothing but queries inside: on SQLite every other write waits. Must not be nested; the Tx is dead afterwards.
   */
  transact<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  /** Waits for what is running, then lets go of the connections. */
  close(): Promise<void>;
}

let within: AsyncLocalStorage<true> | null = null;

/** For tests, which run every command: from now on a nested transact throws. It slows all promises of a process by a tenth. */
export function watchNesting(): void {
  within = new AsyncLocalStorage();
}

/** Runs a transaction body. A nested transact inside it throws where that is watched; elsewhere it would wait for itself. */
export function runWithin<T>(work: () => Promise<T>): Promise<T> {
  if (within === null) return work();
  if (within.getStore()) throw new Error("transact() must not be nested: pass the Tx on");
  return within.run(true, work);
}

/** The doors of a drizzle handle, each shut once `isOver` says so. */
export function doorsOf(
  queries: Queries,
  { tables, dialect, statement }: { tables: Schema; dialect: Dialect; statement: Statement },
  isOver: () => boolean,
): Tx {
  const door = <F extends (...args: never[]) => unknown>(open: F): F =>
    ((...args: Parameters<F>) => {
      if (isOver()) throw new Error("this transaction is over");
      return open.apply(queries, args);
    }) as F;
  return {
    tables,
    dialect,
    statement: door(statement),
    select: door(queries.select),
    selectDistinct: door(queries.selectDistinct),
    insert: door(queries.insert),
    update: door(queries.update),
    delete: door(queries.delete),
  };
}
