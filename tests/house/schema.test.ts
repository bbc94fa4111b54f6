// One schema, two databases: the same tables and columns in both, and a migration for all of them.

import { readdirSync, readFileSync } from "node:fs";
import { getTableColumns, getTableName } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { postgresTables } from "@/db/schema/postgres";
import { sqliteTables } from "@/db/schema/sqlite";

const outline = (tables: Record<string, Parameters<typeof getTableColumns>[0]>) =>
  Object.fromEntries(
    Object.entries(tables).map(([name, table]) => [
      name,
      {
        name: getTableName(table),
        columns: Object.values(getTableColumns(table)).map((column) => `${column.name} ${column.notNull}`),
      },
    ]),
  );

const migrations = (dialect: string) =>
  readdirSync(`db/migrations/${dialect}`)
    .filter((file) => file.endsWith(".sql"))
    .sort();

describe("the schema", () => {
  it("is the same on both databases", () => {
    expect(outline(postgresTables)).toEqual(outline(sqliteTables));
  });

  it("has migrations in pairs", () => {
    expect(migrations("postgres")).toEqual(migrations("sqlite"));
  });

  it.each(["sqlite", "postgres"])("is fully migrated on %s", (dialect) => {
    const snapshots = readdirSync(`db/migrations/${dialect}/meta`)
      .filter((file) => file.endsWith("_snapshot.json"))
      .sort();
    const last = JSON.parse(readFileSync(`db/migrations/${dialect}/meta/${snapshots.at(-1)}`, "utf8")) as {
      tables: Record<string, { name: string; columns: Record<string, unknown> }>;
    };
    const migrated = Object.values(last.tables).map(
      ({ name, columns }) => `${name}: ${Object.keys(columns).sort().join(" ")}`,
    );
    const written = Object.values(sqliteTables).map(
      (table) =>
        `${getTableName(table)}: ${Object.values(getTableColumns(table))
          .map((column) => column.name)
          .sort()
          .join(" ")}`,
    );
    expect(migrated.sort()).toEqual(written.sort());
  });
});
