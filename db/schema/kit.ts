// The column vocabulary, said for SQLite. Tables are written once against these words; kit-postgres.ts says the same
// words for PostgreSQL. Only text, integer, flag, instant and json: what both databases store alike.
import { check, index, integer, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";

export const kit = {
  table: sqliteTable,
  id: <T extends string>() => text("id").$type<T>().primaryKey(),
  key: (name: string) => text(name).primaryKey(),
  ref: <T extends string>(name: string) => text(name).$type<T>(),
  text: (name: string) => text(name),
  oneOf: <const T extends [string, ...string[]]>(name: string, values: T) => text(name, { enum: values }),
  integer: (name: string) => integer(name),
  flag: (name: string) => integer(name, { mode: "boolean" }),
  instant: (name: string) => integer(name, { mode: "timestamp_ms" }),
  json: <T>(name: string) => text(name, { mode: "json" }).$type<T>(),
  index,
  uniqueIndex,
  check,
};

export type SchemaKit = typeof kit;
