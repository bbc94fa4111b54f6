// What lies on the disk belongs to whoever runs Postbag: the database, what SQLite writes beside it, and the worker's lock.
import { chmodSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openDatabase } from "@/db";
import { migrateDatabase } from "@/db/migrate";
import { takeLock } from "@/lib/worker/lock";

describe("files of the data folder", () => {
  let folder: string;
  const umask = process.umask();
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "postbag-private-"));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));
  const modes = () =>
    Object.fromEntries(readdirSync(folder).map((name) => [name, statSync(join(folder, name)).mode & 0o777]));
  const place = () => ({ kind: "sqlite", file: join(folder, "postbag.db") }) as const;

  it("are for their owner alone, from the first byte on", async () => {
    expect(umask & 0o077).not.toBe(0o077);
    await migrateDatabase(place(), "db/migrations");
    const db = await openDatabase(place());
    await db.transact((tx) => tx.insert(tx.tables.facts).values({ name: "one", value: "1" }));
    expect(modes()).toEqual({ "postbag.db": 0o600, "postbag.db-wal": 0o600, "postbag.db-shm": 0o600 });
    await db.close();
  });

  it("are taken away from others where an older version left them readable", async () => {
    await migrateDatabase(place(), "db/migrations");
    for (const end of ["", "-wal", "-shm"]) {
      if (end !== "") writeFileSync(`${place().file}${end}`, "");
      chmodSync(`${place().file}${end}`, 0o644);
    }
    const db = await openDatabase(place());
    expect(new Set(Object.values(modes()))).toEqual(new Set([0o600]));
    await db.close();
  });

  it("are locked by one worker, in a file of its own", async () => {
    const how = { file: join(folder, "worker.lock"), owner: "one", onLost: () => undefined };
    const lock = await takeLock(place(), how);
    expect(modes()).toEqual({ "worker.lock": 0o600, "worker.lock-journal": 0o600 });
    expect(await takeLock(place(), { ...how, owner: "two" })).toBeNull();
    await lock?.release();
  });
});
