// A newer Postbag started on the database of an older one, with a full queue, and killed while it brings the schema up to
// date: it is the old one or the new one, no row is missing, and afterwards every letter leaves once.

import { randomUUID } from "node:crypto";
import { copyFileSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { openDatabase } from "@/db";
import { type DatabasePlace, migrateDatabase } from "@/db/migrate";
import { countMessagesByState } from "@/lib/outbox/queries";
import { dialects, freshDatabase } from "@/tests/support/databases";
import { type SmtpSink, startSink } from "@/tests/support/smtp-sink";
import { writeLetters } from "./letters";
import { type Contents, contentsOf, makeOlder, markNewer } from "./older-database";
import { pause, randomFrom, tally, until } from "./tally";
import { bundleWorker, type WorkerProcesses } from "./worker-process";

const seed = Number(process.env.SEED ?? Date.now() % 1_000_000);
const kills = { sqlite: 20, postgres: 10 };
const letters = 2000;
const newest = readdirSync("db/migrations/sqlite").filter((name) => name.endsWith(".sql")).length;
/** The versions that are made older ones of: after so many migrations. */
const versions = [1, 3, newest - 1];

const entry = `
  import { writeSync } from "node:fs";
  import { migrateDatabase } from "@/db/migrate";
  writeSync(2, "begun ");
  await migrateDatabase(JSON.parse(process.env.PLACE), "db/migrations");
  writeSync(2, "done");
`;

describe.each(dialects)("a migration in the middle of a queue on %s", (dialect) => {
  const at = freshDatabase(dialect);
  const random = randomFrom(seed);
  const folder = mkdtempSync(join(tmpdir(), "postbag-migration-"));
  const older = new Map<number, { place: DatabasePlace; contents: Contents }>();
  const databases: string[] = [];
  let sink: SmtpSink;
  let migrating: WorkerProcesses;
  beforeAll(async () => {
    sink = await startSink();
    migrating = await bundleWorker(at.place, sink.url, { entry });
    await writeLetters(at.db, { letters, at: new Date() });
    for (const migrations of versions) {
      const place = await emptyPlace();
      await makeOlder(place, at.place, { migrations, folder: join(folder, `first-${migrations}`) });
      older.set(migrations, { place, contents: await contentsOf(place) });
    }
  }, 120_000);
  afterAll(async () => {
    await sink.close();
    migrating.remove();
    for (const name of databases) await onServer(`drop database ${name} with (force)`);
    rmSync(folder, { recursive: true, force: true });
  });

  it("is the old schema or the new one after kill -9 at any time, and every letter is still there and leaves once", {
    timeout: 180_000,
  }, async () => {
    const ends = { before: 0, after: 0 };
    let last: DatabasePlace | null = null;
    const longest = await timeOf(versions[0]!);
    for (let tries = 0; ends.before + ends.after < kills[dialect] && tries < 8 * kills[dialect]; tries++) {
      const version = versions[tries % versions.length]!;
      const { contents } = older.get(version)!;
      const place = await copyOf(version);
      if (!(await killWhileMigrating(place, random() * longest))) continue;
      const found = await contentsOf(place);
      expect([version, newest]).toContain(found.migrations);
      expect(found).toEqual({ ...contents, migrations: found.migrations });
      ends[found.migrations === version ? "before" : "after"] += 1;
      await migrateDatabase(place, "db/migrations");
      expect(await contentsOf(place)).toEqual({ ...contents, migrations: newest });
      last = place;
    }
    process.stderr.write(
      `${dialect}: seed ${seed}, killed while migrating (${Math.round(longest)} ms): ${JSON.stringify(ends)}\n`,
    );
    expect(ends.before + ends.after).toBe(kills[dialect]);
    expect(ends.before).toBeGreaterThan(kills[dialect] / 4);
    expect(await sendAll(last!)).toMatchObject({ letters, accepted: letters, twice: 0, lostInSilence: 0 });
  });

  it("is done once when several processes begin it together", { timeout: 120_000 }, async () => {
    for (let round = 0; round < 5; round++) {
      const place = await copyOf(newest - 1);
      const processes = [1, 2, 3].map(() => migrating.start({ PLACE: JSON.stringify(place) }));
      const ends = await Promise.all(processes.map(async ({ exit, said }) => [await exit, said()]));
      expect(ends).toEqual([
        [0, "begun done"],
        [0, "begun done"],
        [0, "begun done"],
      ]);
      expect((await contentsOf(place)).migrations).toBe(newest);
    }
  });

  it("is not undone: an older program refuses the newer database in one sentence, and sends nothing", async () => {
    const place = await copyOf(versions[0]!);
    await migrateDatabase(place, "db/migrations");
    await markNewer(place);
    const command = 'import { main } from "@/lib/cli/main"; process.exitCode = await main(["worker"]);';
    const worker = await bundleWorker(place, sink.url, { entry: command });
    const before = sink.heard.length;
    const { exit, said } = worker.start();
    expect([await exit, said()]).toEqual([
      1,
      expect.stringMatching(/^The database was brought .* newer Postbag .*\n$/),
    ]);
    expect(sink.heard).toHaveLength(before);
    worker.remove();
  });

  async function timeOf(version: number): Promise<number> {
    const { said, exit } = migrating.start({ PLACE: JSON.stringify(await copyOf(version)) });
    await until(() => said().includes("begun"));
    const start = performance.now();
    expect(await exit).toBe(0);
    return performance.now() - start;
  }

  /** False when it was done before. */
  async function killWhileMigrating(place: DatabasePlace, wait: number): Promise<boolean> {
    const { child, exit, said } = migrating.start({ PLACE: JSON.stringify(place) });
    await new Promise((resolve) => child.stderr!.once("data", resolve));
    await pause(wait);
    child.kill("SIGKILL");
    return (await exit) === "SIGKILL" && !said().includes("done");
  }

  async function sendAll(place: DatabasePlace) {
    const workers = await bundleWorker(place, sink.url);
    const db = await openDatabase(place);
    const { child, exit } = workers.start();
    await until(async () => {
      const { queued, sending } = await countMessagesByState(db.read);
      return queued + sending === 0;
    });
    child.kill("SIGTERM");
    expect(await exit).toBe(0);
    const found = await tally(db, sink);
    await db.close();
    workers.remove();
    return found;
  }

  async function copyOf(version: number): Promise<DatabasePlace> {
    const { place } = older.get(version)!;
    if (place.kind === "postgres") return emptyPlace(new URL(place.url).pathname.slice(1));
    const copy = (await emptyPlace()) as typeof place;
    copyFileSync(place.file, copy.file);
    return copy;
  }

  /** On PostgreSQL a copy of that one, if given. */
  async function emptyPlace(like = "template1"): Promise<DatabasePlace> {
    const name = `m_${randomUUID().replaceAll("-", "")}`;
    if (dialect === "sqlite") return { kind: "sqlite", file: join(mkdtempSync(join(folder, "home-")), "postbag.db") };
    await onServer(`create database ${name} template ${like}`);
    databases.push(name);
    return { kind: "postgres", url: `${inject("postgresServer")}/${name}` };
  }
});

async function onServer(text: string): Promise<void> {
  const client = new pg.Client({ connectionString: `${inject("postgresServer")}/postgres` });
  await client.connect();
  await client.query(text).finally(() => client.end());
}
