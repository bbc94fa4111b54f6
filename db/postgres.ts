// PostgreSQL: the same queries over a pool of connections.
import { drizzle } from "drizzle-orm/node-postgres";
import { migrate } from "drizzle-orm/node-postgres/migrator";
import pg from "pg";
import { type Database, doorsOf, runWithin, type Statement, type Tx } from "./database";
import { postgresDialect } from "./dialect";
import type { Schema } from "./schema/index";
import { postgresTables } from "./schema/postgres";

type Queries = Parameters<typeof doorsOf>[0];
const tables = postgresTables as Schema;

/** Any number, the same in every process: only one of them may migrate at a time. */
const migrationLock = 7_060_114;

export function openPostgres(url: string): Database {
  const pool = new pg.Pool({ connectionString: url, max: 10, pipeline: true });
  // A connection that breaks while idle is replaced at its next use; without a listener it would end the process.
  pool.on("error", () => undefined);
  const words = { tables, dialect: postgresDialect };
  return {
    read: doorsOf(drizzle(pool) as unknown as Queries, { ...words, statement: statementOn(pool) }, () => false),
    transact: (work) => runWithin(() => runOn(pool, work)),
    close: () => pool.end(),
  };
}

async function runOn<T>(pool: pg.Pool, work: (tx: Tx) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  let over = false;
  let broken = false;
  try {
    await client.query("begin");
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
  }
}

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
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query("select pg_advisory_lock($1)", [migrationLock]);
    await migrate(drizzle(client), { migrationsFolder: folder });
  } finally {
    await client.end();
  }
}
