// The only place where SQL may differ between the two databases.
import { type Column, type SQL, sql } from "drizzle-orm";

export interface Dialect {
  readonly name: "sqlite" | "postgres";
  /** The UTC day of an instant column, `YYYY-MM-DD`. */
  day(instant: Column | SQL): SQL<string>;
  /** The text under that key of a JSON column. */
  jsonText(column: Column, key: string): SQL<string>;
  /** Ascending order with nulls at the end; the databases disagree on where they go by themselves. */
  nullsLast(column: Column | SQL): SQL;
  /** Makes a select lock its rows and pass over locked ones; SQLite has one writer and needs none of it. */
  forClaim<Q>(query: Q): Q;
  /** The same at the end of a text. */
  readonly lockForClaim: string;
  /** How many transactions of one process may usefully run at a time. */
  readonly writers: number;
  /** An instant as the database's driver wants it. */
  instant(at: Date): number | Date;
  isUniqueViolation(error: unknown): boolean;
}

export const sqliteDialect: Dialect = {
  name: "sqlite",
  day: (instant) => sql<string>`strftime('%Y-%m-%d', ${instant} / 1000, 'unixepoch')`,
  jsonText: (column, key) => sql<string>`json_extract(${column}, ${`$.${key}`})`,
  nullsLast: (column) => sql`${column} asc nulls last`,
  forClaim: (query) => query,
  lockForClaim: "",
  writers: 1,
  instant: (at) => at.getTime(),
  isUniqueViolation: (error) => /^SQLITE_CONSTRAINT_(UNIQUE|PRIMARYKEY)$/.test(String(codeOf(error))),
};

export const postgresDialect: Dialect = {
  name: "postgres",
  day: (instant) => sql<string>`to_char(${instant} at time zone 'UTC', 'YYYY-MM-DD')`,
  jsonText: (column, key) => sql<string>`${column} ->> ${key}`,
  nullsLast: (column) => sql`${column} asc nulls last`,
  forClaim: (query) =>
    (query as { for(strength: "update", how: { skipLocked: true }): typeof query }).for("update", { skipLocked: true }),
  lockForClaim: " for update skip locked",
  writers: 3,
  instant: (at) => at,
  isUniqueViolation: (error) => codeOf(error) === "23505",
};

function codeOf(error: unknown): unknown {
  if (typeof error !== "object" || error === null) return undefined;
  const { code, cause } = error as { code?: unknown; cause?: unknown };
  return code ?? codeOf(cause);
}
