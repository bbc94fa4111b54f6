// Databases as an earlier version of Postbag left them: the schema of that time, with the rows of today as far as they fit.
import { cpSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import Sqlite from "better-sqlite3";
import pg from "pg";
import { type DatabasePlace, migrateDatabase } from "@/db/migrate";

type Sqlites = Extract<DatabasePlace, { kind: "sqlite" }>;
type Servers = Extract<DatabasePlace, { kind: "postgres" }>;

/** The tables whose rows a queue consists of. Facts are left to the migrations, which write some. */
export const queueTables = ["actions", "versions", "appeals", "outreaches", "messages", "message_events"] as const;

/** Brings an empty database to the schema of the first so many migrations and copies the queue of `from` into it. */
export async function makeOlder(
  to: DatabasePlace,
  from: DatabasePlace,
  { migrations, folder }: { migrations: number; folder: string },
) {
  await migrateDatabase(to, firstMigrations(migrations, folder));
  if (to.kind === "sqlite") copySqlite(from as Sqlites, to);
  else await copyPostgres(from as Servers, to);
}

/** A folder like db/migrations that ends early. */
function firstMigrations(count: number, folder: string): string {
  for (const dialect of ["sqlite", "postgres"]) {
    mkdirSync(join(folder, dialect, "meta"), { recursive: true });
    cpSync(join("db/migrations", dialect), join(folder, dialect), { recursive: true });
    const file = join(folder, dialect, "meta", "_journal.json");
    const journal = JSON.parse(readFileSync(file, "utf8")) as { entries: unknown[] };
    writeFileSync(file, JSON.stringify({ ...journal, entries: journal.entries.slice(0, count) }));
  }
  return folder;
}

function copySqlite(from: Sqlites, to: Sqlites): void {
  const database = new Sqlite(to.file);
  database.pragma("foreign_keys = OFF");
  database.prepare("attach ? as source").run(from.file);
  const columnsOf = (table: string) =>
    (database.prepare(`pragma ${table.replace(".", ".table_info(")})`).all() as { name: string }[]).map(
      ({ name }) => name,
    );
  for (const table of queueTables) {
    const known = columnsOf(`main.${table}`);
    const columns = columnsOf(`source.${table}`)
      .filter((name) => known.includes(name))
      .join(", ");
    database.exec(`insert into main.${table} (${columns}) select ${columns} from source.${table}`);
  }
  database.close();
}

async function copyPostgres(from: Servers, to: Servers): Promise<void> {
  const [source, target] = [from, to].map(({ url }) => new pg.Client({ connectionString: url })) as [
    pg.Client,
    pg.Client,
  ];
  await source.connect();
  await target.connect();
  await target.query("set session_replication_role = replica");
  for (const table of queueTables) {
    const { rows } = await source.query(`select json_agg(t) as all from ${table} t`);
    // Columns that it does not know are passed over.
    await target.query(`insert into ${table} select * from json_populate_recordset(null::${table}, $1)`, [
      JSON.stringify(rows[0].all ?? []),
    ]);
  }
  await source.end();
  await target.end();
}

/** As if a migration had been done that we do not know. */
export async function markNewer(place: DatabasePlace): Promise<void> {
  const text = "(hash, created_at) select 'of tomorrow', max(created_at) + 1 from";
  if (place.kind === "sqlite") {
    const database = new Sqlite(place.file);
    database.exec(`insert into __drizzle_migrations ${text} __drizzle_migrations`);
    database.close();
    return;
  }
  const client = new pg.Client({ connectionString: place.url });
  await client.connect();
  await client.query(`insert into drizzle.__drizzle_migrations ${text} drizzle.__drizzle_migrations`);
  await client.end();
}

export interface Contents {
  /** How many migrations are written down as done. */
  readonly migrations: number;
  /** Rows of each table. */
  readonly rows: Record<string, number>;
  readonly whole: boolean;
}

/** What is in it, asked by plain SQL: it may be of any version. */
export async function contentsOf(place: DatabasePlace): Promise<Contents> {
  const counts = ["__drizzle_migrations", ...queueTables];
  if (place.kind === "sqlite") {
    const database = new Sqlite(place.file);
    const rows = counts.map((table) => database.prepare(`select count(*) from ${table}`).pluck().get() as number);
    const whole = database.pragma("integrity_check", { simple: true }) === "ok";
    database.close();
    return contents(rows, whole);
  }
  const client = new pg.Client({ connectionString: place.url });
  await client.connect();
  await client.query("set search_path = public, drizzle");
  const rows: number[] = [];
  for (const table of counts) rows.push(Number((await client.query(`select count(*) as n from ${table}`)).rows[0].n));
  await client.end();
  return contents(rows, true);
}

function contents([migrations = 0, ...rows]: number[], whole: boolean): Contents {
  return { migrations, rows: Object.fromEntries(queueTables.map((table, at) => [table, rows[at] ?? 0])), whole };
}
