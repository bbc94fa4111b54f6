// PostgreSQL: the same queries over a pool of connections.
import { drizzle } from "drizzle-orm/node-postgres";
import { migrate } from "drizzle-orm/node-postgres/migrator";
import pg from "pg";
import { type Database, doorsOf, runWithin } from "./database";
import { postgresDialect } from "./dialect";
import type { Schema } from "./schema/index";
import { postgresTables } from "./schema/postgres";

type Queries = Parameters<typeof doorsOf>[0];
const tables = postgresTables as Schema;

/** Any number, the same in every process: only one of them may migrate at a time. */
const migrationLock = 7_060_114;

export function openPostgres(url: string): Database {
  const pool = new pg.Pool({ connectionString: url, max: 10 });
  // A connection that breaks while idle is replaced at its next use; without a listener it would end the process.
  pool.on("error", () => undefined);
  const handle = drizzle(pool);
  return {
    read: doorsOf(handle as unknown as Queries, tables, postgresDialect, () => false),
    transact: (work) =>
      runWithin(() =>
        handle.transaction(async (queries) => {
          let over = false;
          try {
            return await work(doorsOf(queries as unknown as Queries, tables, postgresDialect, () => over));
          } finally {
            over = true;
          }
        }),
      ),
    close: () => pool.end(),
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
