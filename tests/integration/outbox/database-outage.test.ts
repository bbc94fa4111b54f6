// The database fails while letters leave: locked, its connections ended, its server killed and started again. Nothing is
// lost, nothing leaves twice, and the worker goes on by itself, watched over as `npm start` does it.
import pg from "pg";
import { afterEach, describe, expect, it } from "vitest";
import { openDatabase } from "@/db";
import type { Database } from "@/db/database";
import { migrateDatabase } from "@/db/migrate";
import { countMessagesByState } from "@/lib/outbox/queries";
import { startPostgres } from "@/tests/support/database-servers";
import { freshDatabase } from "@/tests/support/databases";
import { watchSideBySide } from "@/tests/support/side-by-side";
import { type SmtpSink, startSink } from "@/tests/support/smtp-sink";
import { holdWriteLock } from "@/tests/support/write-lock";
import { writeLetters } from "./letters";
import { pause, tally, until } from "./tally";
import { bundleWorker } from "./worker-process";

const removals: (() => unknown)[] = [];
afterEach(async () => {
  for (const remove of removals.splice(0).reverse()) await remove();
});

async function untilAllIsDone(db: Database): Promise<void> {
  await until(async () => {
    const states = await countMessagesByState(db.read).catch(() => null);
    return states !== null && states.queued + states.sending === 0;
  });
}

async function sinkThatTakesItsTime(): Promise<SmtpSink> {
  const sink = await startSink({ answerAfter: () => 60 });
  removals.push(() => sink.close());
  return sink;
}

describe("on SQLite", () => {
  const at = freshDatabase("sqlite");

  it("a lock of another process, for one second and for ten, only makes letters late", {
    timeout: 90_000,
  }, async () => {
    const sink = await sinkThatTakesItsTime();
    const workers = await bundleWorker(at.place, sink.url);
    removals.push(() => workers.remove());
    await writeLetters(at.db, { letters: 900, at: new Date() });
    const { child, exit, said } = workers.start();
    for (const [after, seconds] of [
      [50, 1],
      [200, 10],
    ] as const) {
      await until(() => sink.taken.length > after);
      const lock = await holdWriteLock((at.place as { file: string }).file);
      await pause(seconds * 1000);
      await lock.release();
    }
    await untilAllIsDone(at.db);
    expect(child.exitCode).toBeNull();
    child.kill("SIGTERM");
    expect(await exit).toBe(0);
    expect(said()).not.toContain("nhandled");
    // The mail servers' answers were known all the time, and could be written down in the end.
    expect(await tally(at.db, sink)).toMatchObject({ letters: 900, accepted: 900, twice: 0, lostInSilence: 0 });
  });
});

describe("on PostgreSQL", () => {
  it("ended connections, killed backends and a server that is away for a while", { timeout: 110_000 }, async () => {
    const server = await startPostgres();
    removals.push(() => server.stop());
    await server.postgres.createDatabase("outage");
    const place = { kind: "postgres", url: `${server.url}/outage` } as const;
    await migrateDatabase(place, "db/migrations");
    const db = await openDatabase(place);
    removals.push(() => db.close());
    const sink = await sinkThatTakesItsTime();
    const workers = await bundleWorker(place, sink.url);
    removals.push(() => workers.remove());
    await writeLetters(db, { letters: 1_500, at: new Date() });
    const watching = watchSideBySide({ processes: [["worker", workers.file]], env: workers.env });
    removals.push(() => watching.kill("SIGKILL"));
    const untilMoreArrived = async () => {
      const before = sink.taken.length;
      await until(() => sink.taken.length > before + 100);
    };

    await untilMoreArrived();
    await endAll(place.url);
    await untilMoreArrived();
    await killSome(place.url);
    await untilMoreArrived();
    await server.postgres.stop();
    await pause(4_000);
    await server.postgres.start();
    await untilMoreArrived();

    await untilAllIsDone(db);
    expect(watching.isAlive()).toBe(true);
    watching.kill("SIGTERM");
    expect(await watching.exit).toBe(0);
    expect(watching.said()).not.toContain("nhandled");
    const found = await tally(db, sink);
    process.stderr.write(`postgres outages: ${JSON.stringify(found)}\n`);
    expect(found).toMatchObject({ letters: 1_500, twice: 0, lostInSilence: 0, unfinished: 0 });
    // At most what was in flight, three times.
    expect(found.unknown).toBeLessThanOrEqual(3 * 16);
  });
});

/** As an operator does it, or a server that is being stopped. */
async function endAll(url: string): Promise<void> {
  await asOperator(url, (client) => client.query(`select pg_terminate_backend(pid) ${others}`));
}

/** As the kernel does it when memory runs out. The server then ends all others, too, and recovers. */
async function killSome(url: string): Promise<void> {
  await asOperator(url, async (client) => {
    const { rows } = await client.query(`select pid ${others} limit 1`);
    for (const { pid } of rows as { pid: number }[]) process.kill(pid, "SIGKILL");
  });
}

const others = "from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()";

async function asOperator(url: string, work: (client: pg.Client) => Promise<unknown>): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  client.on("error", () => undefined);
  await client.connect();
  await work(client);
  await client.end().catch(() => undefined);
}
