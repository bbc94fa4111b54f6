// One fresh database per test file and dialect: `describe.each(dialects)("… on %s", (dialect) => { const db = freshDatabase(dialect) … })`.
import { randomUUID } from "node:crypto";
import { copyFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { afterAll, beforeAll, inject } from "vitest";
import { openDatabase } from "@/db";
import { type Database, watchNesting } from "@/db/database";
import type { DatabasePlace } from "@/db/migrate";
import { postgresOriginal } from "./database-servers";

export const dialects = ["sqlite", "postgres"] as const;
export type DialectName = (typeof dialects)[number];

/** A handle that is there once the tests run, not while they are collected; `place` lets a second process open the same database. */
export function freshDatabase(dialect: DialectName): { readonly db: Database; readonly place: DatabasePlace } {
  let made: { db: Database; place: DatabasePlace; remove: () => Promise<void> } | null = null;
  beforeAll(async () => {
    watchNesting();
    made = dialect === "sqlite" ? await copySqlite() : await copyPostgres();
  });
  afterAll(async () => {
    await made?.db.close();
    await made?.remove();
  });
  return {
    get db() {
      return made!.db;
    },
    get place() {
      return made!.place;
    },
  };
}

async function copySqlite() {
  const folder = mkdtempSync(join(tmpdir(), "postbag-db-"));
  const place = { kind: "sqlite", file: join(folder, "postbag.db") } as const;
  copyFileSync(inject("sqliteOriginal"), place.file);
  return { db: await openDatabase(place), place, remove: async () => rmSync(folder, { recursive: true, force: true }) };
}

async function copyPostgres() {
  const server = inject("postgresServer");
  const name = `t_${randomUUID().replaceAll("-", "")}`;
  await command(server, `create database ${name} template ${postgresOriginal}`);
  const place = { kind: "postgres", url: `${server}/${name}` } as const;
  return { db: await openDatabase(place), place, remove: () => command(server, `drop database ${name} with (force)`) };
}

async function command(server: string, text: string): Promise<void> {
  const client = new pg.Client({ connectionString: `${server}/postgres` });
  await client.connect();
  try {
    await client.query("select pg_advisory_lock(1)");
    await client.query(text);
  } finally {
    await client.end();
  }
}
