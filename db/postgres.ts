// PostgreSQL: the same queries over a pool of connections.

import { setTimeout as sleep } from "node:timers/promises";
import { drizzle } from "drizzle-orm/node-postgres";
import { migrate } from "drizzle-orm/node-postgres/migrator";
import pg from "pg";
import type { Milliseconds } from "@/lib/clock";
import { type Database, doorsOf, type Patience, patient, runWithin, type Statement, type Tx } from "./database";
import { postgresDialect } from "./dialect";
import type { Schema } from "./schema/index";
import { postgresTables } from "./schema/postgres";

type Queries = Parameters<typeof doorsOf>[0];
const tables = postgresTables as Schema;

/** Any number, the same in every process: only one of them may migrate at a time. */
const migrationLock = 7_060_114;

export function openPostgres(url: string, patience: Patience): Database {
  const pool = new pg.Pool({
    connectionString: url,
    max: 10,
    pipeline: true,
    keepAlive: true,
    connectionTimeoutMillis: patience.turn,
    // A connection whose server does not answer is given up.
    query_timeout: patience.write,
  });
  // A connection that breaks while idle is replaced at its next use; without a listener it would end the process.
  pool.on("error", () => undefined);
  const words = { tables, dialect: postgresDialect };
  const reading = new ReadingPool(pool, patience.read) as unknown as pg.Pool;
  return {
    read: doorsOf(drizzle(reading) as unknown as Queries, { ...words, statement: statementOn(reading) }, () => false),
    transact: (work) => runWithin(() => runOn(pool, patience, work)),
    // Nobody says goodbye to a server that hangs.
    close: () => Promise.race([pool.end(), sleep(patience.turn, undefined, { ref: false })]),
  };
}

/** The pool for single queries, each with a bound of its own. */
class ReadingPool {
  constructor(
    private readonly pool: pg.Pool,
    private readonly within: Milliseconds,
  ) {}

  query(query: pg.QueryConfig, values?: unknown[]) {
    return this.pool.query({ ...query, query_timeout: this.within } as pg.QueryConfig, values);
  }
}

async function runOn<T>(pool: pg.Pool, { turn }: Patience, work: (tx: Tx) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  // It may break while it is ours, between two queries, too: the next one says so. Unheard, it would end the process.
  client.on("error", overheard);
  let over = false;
  let broken = false;
  try {
    // The first to notice that the server hangs.
    await client.query({ text: `begin; set local lock_timeout = ${turn}`, query_timeout: turn } as pg.QueryConfig);
    const words = { tables, dialect: postgresDialect, statement: statementOn(client) };
    const result = await work(doorsOf(queriesOn(client), words, () => over));
    over = true;
    await client.query("commit");
    return result;
  } catch (fault) {
    over = true;
    // A connection that cannot even take this back is thrown away, and the transaction with it.
    await client.query("rollback").catch(() => (broken = true));
    throw fault;
  } finally {
    client.release(broken);
    client.off("error", overheard);
  }
}

const overheard = () => undefined;

const known = new WeakMap<pg.PoolClient, Queries>();

function queriesOn(client: pg.PoolClient): Queries {
  const queries = known.get(client) ?? (drizzle(client) as unknown as Queries);
  known.set(client, queries);
  return queries;
}

const names = new Map<string, { name: string; text: string }>();

/** Prepared by name: a connection parses each text once. */
function statementOn(client: pg.Pool | pg.PoolClient): Statement {
  return async (said, values) => {
    let named = names.get(said);
    if (!named) {
      let at = 0;
      named = { name: `postbag_${names.size}`, text: said.replace(/\?/g, () => `$${++at}`) };
      names.set(said, named);
    }
    return (await client.query({ ...named, values: [...values] })).rows as Record<string, unknown>[];
  };
}

export async function migratePostgres(url: string, folder: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, keepAlive: true, connectionTimeoutMillis: patient.turn });
  client.on("error", overheard);
  await client.connect();
  try {
    await client.query("select pg_advisory_lock($1)", [migrationLock]);
    await migrate(drizzle(client), { migrationsFolder: folder });
  } finally {
    await client.end();
  }
}
