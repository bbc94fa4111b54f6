// Every word of the kit, said in PostgreSQL. Holds the one cast that makes one schema text serve both.
import { boolean, check, index, integer, jsonb, pgTable, text, timestamp, uniqueIndex } from "drizzle-orm/pg-core";
import type { SchemaKit } from "./kit";

export const kit = {
  table: pgTable,
  id: () => text("id").primaryKey(),
  key: (name: string) => text(name).primaryKey(),
  ref: (name: string) => text(name),
  text: (name: string) => text(name),
  oneOf: <const T extends [string, ...string[]]>(name: string, values: T) => text(name, { enum: values }),
  integer: (name: string) => integer(name),
  flag: (name: string) => boolean(name),
  instant: (name: string) => timestamp(name, { withTimezone: true, precision: 3 }),
  json: <T>(name: string) => jsonb(name).$type<T>(),
  index,
  uniqueIndex,
  check,
} satisfies Record<keyof SchemaKit, unknown> as unknown as SchemaKit;
