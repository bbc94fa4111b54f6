// A database that breaks, hangs or is locked by others: whoever asks hears so in a bounded time, the process lives on, and
// all is well when the database is.
import pg from "pg";
import { afterEach, describe, expect, it } from "vitest";
import { openDatabase } from "@/db";
import { type Database, patient } from "@/db/database";
import { isOutage } from "@/db/outage";
import { second } from "@/lib/clock";
import { freshDatabase } from "@/tests/support/databases";
import { freezingProxy } from "@/tests/support/freezing-proxy";
import { holdWriteLock } from "@/tests/support/write-lock";

const removals: (() => unknown)[] = [];
afterEach(async () => {
  for (const remove of removals.splice(0).reverse()) await remove();
});

const ask = (db: Database) => db.read.select().from(db.read.tables.facts);
const write = (db: Database, name: string) =>
  db.transact(async (tx) => void (await tx.insert(tx.tables.facts).values({ name, value: "x" })));

/** How it ended, and after how many milliseconds. */
async function timed(work: Promise<unknown>) {
  const start = performance.now();
  const end = await work.then(
    () => "done",
    (fault: unknown) => (isOutage(fault) ? "outage" : `fault: ${fault}`),
  );
  return { end, took: performance.now() - start };
}

describe("PostgreSQL", () => {
  const at = freshDatabase("postgres");
  const url = () => (at.place as { url: string }).url;
  const operator = async () => {
    const client = new pg.Client({ connectionString: url() });
    client.on("error", () => undefined);
    await client.connect();
    removals.push(() => client.end());
    return client;
  };

  it.each([
    ["between two of its queries", 200],
    ["while a query runs", 0],
  ])("may end a transaction's connection %s, and the next one works", async (_when, rest) => {
    const elsewhere = await operator();
    const ended = at.db.transact(async (tx) => {
      const [own] = await tx.statement("select pg_backend_pid() as pid", []);
      const end = () => elsewhere.query("select pg_terminate_backend($1)", [own?.pid]);
      if (rest > 0) {
        await end();
        await new Promise((resolve) => setTimeout(resolve, rest));
        await tx.statement("select 1", []);
      } else {
        setTimeout(end, 100);
        await tx.statement("select pg_sleep(20)", []);
      }
    });
    expect(await timed(ended)).toMatchObject({ end: "outage" });
    await write(at.db, `after ${rest}`);
  });

  it("may end every connection there is, at rest and at work", async () => {
    const elsewhere = await operator();
    await Promise.all(Array.from({ length: 8 }, () => ask(at.db)));
    const working = Array.from({ length: 5 }, () =>
      timed(at.db.transact((tx) => tx.statement("select pg_sleep(5)", []))),
    );
    await new Promise((resolve) => setTimeout(resolve, 300));
    await elsewhere.query(
      "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()",
    );
    for (const { end } of await Promise.all(working)) expect(end).toBe("outage");
    // The news needs a moment to those that were at rest.
    await new Promise((resolve) => setTimeout(resolve, 200));
    await write(at.db, "after all");
    expect(await timed(ask(at.db))).toMatchObject({ end: "done" });
  });

  it("that hangs is not waited for without end, and works again when it answers", async () => {
    const { port, pathname, username, password } = new URL(url());
    const way = await freezingProxy(Number(port));
    removals.push(() => way.close());
    const through = `postgres://${username}:${password}@127.0.0.1:${way.port}${pathname}`;
    const patience = { turn: second, read: second, write: 2 * second };
    const db = await openDatabase({ kind: "postgres", url: through }, patience);
    await Promise.all([ask(db), write(db, "before")]);

    way.freeze();
    for (const attempt of [ask(db), write(db, "kept out"), ask(db)]) {
      const { end, took } = await timed(attempt);
      expect(end).toBe("outage");
      expect(took).toBeLessThan(5 * second);
    }
    way.cut();
    way.thaw();
    await write(db, "again");
    expect((await ask(db)).map(({ name }) => name)).toEqual(expect.arrayContaining(["before", "again"]));
    way.freeze();
    expect(await timed(db.close())).toMatchObject({ end: "done" });
  });

  it("that takes connections and says nothing, or is not there, is an outage", async () => {
    const way = await freezingProxy(Number(new URL(url()).port));
    way.freeze();
    removals.push(() => way.close());
    const patience = { ...patient, turn: second };
    for (const port of [way.port, 1]) {
      const db = await openDatabase({ kind: "postgres", url: `postgres://x:y@localhost:${port}/z` }, patience);
      const asked = await timed(ask(db));
      expect(asked.end).toBe("outage");
      expect(asked.took).toBeLessThan(3 * second);
      expect(await timed(write(db, "nowhere"))).toMatchObject({ end: "outage" });
      await db.close();
    }
  });

  it("makes nobody wait for long for what someone else has locked", async () => {
    const elsewhere = await operator();
    await elsewhere.query("begin; lock table facts in access exclusive mode");
    const db = await openDatabase(at.place, { turn: second, read: second, write: 20 * second });
    removals.push(() => db.close());
    for (const attempt of [write(db, "locked"), ask(db)]) {
      const { end, took } = await timed(attempt);
      expect(end).toBe("outage");
      expect(took).toBeLessThan(3 * second);
    }
    await elsewhere.query("rollback");
    await write(db, "unlocked");
  });
});

describe("SQLite", () => {
  const at = freshDatabase("sqlite");
  const file = () => (at.place as { file: string }).file;

  it("locked by another process for a second only makes a write late, and nothing else stands still", async () => {
    const lock = await holdWriteLock(file());
    const late = timed(write(at.db, "late"));
    const stillness = watchStillness();
    await new Promise((resolve) => setTimeout(resolve, second));
    expect(await timed(ask(at.db))).toMatchObject({ end: "done" });
    await lock.release();
    expect(await late).toMatchObject({ end: "done" });
    expect(stillness()).toBeLessThan(500);
  });

  it("locked for ten seconds refuses after five, all who wait at once, and works again afterwards", async () => {
    const lock = await holdWriteLock(file());
    const start = performance.now();
    const stillness = watchStillness();
    for (const { end, took } of await Promise.all(Array.from({ length: 30 }, (_, n) => timed(write(at.db, `n${n}`))))) {
      expect(end).toBe("outage");
      expect(took).toBeGreaterThan(4.9 * second);
      expect(took).toBeLessThan(8 * second);
    }
    expect(stillness()).toBeLessThan(500);
    await new Promise((resolve) => setTimeout(resolve, start + 10 * second - performance.now()));
    await lock.release();
    await write(at.db, "afterwards");
    expect((await ask(at.db)).map(({ name }) => name)).not.toContain("n0");
  });
});

/** The longest time, in milliseconds, that this process did nothing else. */
function watchStillness(): () => number {
  let [last, longest] = [performance.now(), 0];
  const beat = setInterval(() => {
    const now = performance.now();
    longest = Math.max(longest, now - last);
    last = now;
  }, 5);
  return () => {
    clearInterval(beat);
    return longest;
  };
}
