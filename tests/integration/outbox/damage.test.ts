// The database damaged while nobody ran: its log cut, flipped, emptied or gone, as a power cut, a bad disk or a careless copy
// leaves it. SQLite says nothing of most of that; the journal knows what was sent.

import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Sqlite from "better-sqlite3";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { openDatabase } from "@/db";
import type { Database } from "@/db/database";
import { systemClock } from "@/lib/clock";
import { deliverDue, type Mailer } from "@/lib/outbox/deliver";
import { readEpochs } from "@/lib/outbox/epoch";
import { openJournal } from "@/lib/outbox/journal";
import { countMessagesByState } from "@/lib/outbox/queries";
import { readReconcile, reconcile, resumeSending } from "@/lib/outbox/reconcile";
import { recover } from "@/lib/outbox/recovery";
import { damageOf, damageSentence } from "@/lib/worker/damage";
import { world as appealWorld } from "@/tests/support/appeals";
import { dialects, freshDatabase } from "@/tests/support/databases";
import { type SmtpSink, startSink } from "@/tests/support/smtp-sink";
import { rowOf, workerWorld, writeLetters } from "./letters";
import { pause, until } from "./tally";
import { bundleWorker, type WorkerProcesses } from "./worker-process";

const secret = "s".repeat(40);
const never = new AbortController().signal;

/** What becomes of the log; null: it is not there. `loses`: something that was sent is forgotten. */
const damages: readonly { log: string; to: (wal: Buffer) => Buffer | null; loses: boolean }[] = [
  { log: "intact", to: (wal) => wal, loses: false },
  { log: "cut to its half", to: (wal) => wal.subarray(0, wal.length >> 1), loses: true },
  { log: "flipped in one byte in its middle", to: (wal) => flipped(wal, wal.length >> 1), loses: true },
  { log: "without its header", to: (wal) => Buffer.from(wal).fill(0, 0, 32), loses: true },
  { log: "followed by garbage", to: (wal) => Buffer.concat([wal, Buffer.alloc(5000, 7)]), loses: false },
  { log: "missing", to: () => null, loses: true },
];

describe("a database whose log is damaged", () => {
  const folder = mkdtempSync(join(tmpdir(), "postbag-damage-"));
  /** As the killed worker left it; and the same after all of the log was put away, but not yet begun anew. */
  const [killed, putAway] = [join(folder, "killed"), join(folder, "put-away")];
  let sink: SmtpSink;
  let workers: WorkerProcesses;
  let arrived: ReadonlySet<string>;
  beforeAll(async () => {
    sink = await startSink({ answerAfter: () => 5 });
    const home = join(folder, "home");
    workers = await bundleWorker({ kind: "sqlite", file: join(home, "postbag.db") }, sink.url);
    await sendAndBeKilled(home);
  }, 60_000);
  afterAll(async () => {
    await sink.close();
    workers.remove();
    rmSync(folder, { recursive: true, force: true });
  });

  it.each(damages)(
    "is trusted when the log is $log only as far as the journal agrees: no letter is sent again",
    {
      timeout: 60_000,
    },
    async ({ log, to, loses }) => {
      const data = damaged(killed, to);
      const before = sink.taken.length;
      const { child, exit, said } = workers.start({ POSTBAG_DATA: data, POSTBAG_SECRET: secret });
      await until(() => said().includes("worker_started") || child.exitCode !== null);
      const db = await openDatabase({ kind: "sqlite", file: join(data, "postbag.db") });
      const found = await readReconcile(db.read);
      expect([said().includes("sending_is_off_until_resumed"), found !== null]).toEqual([loses, loses]);
      if (loses) {
        await pause(500);
        expect(sink.taken).toHaveLength(before);
        await resumeSending(db, { by: "operator", now: systemClock() });
      }
      await untilIdle(db);
      child.kill("SIGTERM");
      expect(await exit).toBe(0);
      const again = sink.taken.slice(before).filter(({ messageId }) => arrived.has(messageId));
      expect(again).toEqual([]);
      process.stderr.write(`${log}: ${JSON.stringify({ found, sentNow: sink.taken.length - before })}\n`);
      await db.close();
    },
  );

  it("sends nothing again after whichever commit the log ends, even when all of it had been put away", {
    timeout: 120_000,
  }, async () => {
    const ends = { refused: 0, off: 0, on: 0, again: 0 };
    const commits = commitsIn(readFileSync(join(putAway, "postbag.db-wal")));
    for (const end of commits) {
      const data = damaged(putAway, (wal) => wal.subarray(0, end));
      const { boot, sent } = await bootDirectly(data);
      ends[boot] += 1;
      ends.again += sent.filter((messageId) => arrived.has(messageId)).length;
      rmSync(data, { recursive: true });
    }
    process.stderr.write(`put away, cut after each of ${commits.length} commits: ${JSON.stringify(ends)}\n`);
    expect(ends.again).toBe(0);
    expect(ends.off).toBeGreaterThan(8);
    expect(commits.length).toBeGreaterThan(10);
  });

  it.each([
    ["begins with something else", (file: Buffer) => file.fill(7, 0, 100)],
    ["has lost pages in its middle", (file: Buffer) => file.fill(0, 4096 * 3, 4096 * 40)],
  ] as const)(
    "is refused in one line when the file %s, and nothing is sent",
    { timeout: 30_000 },
    async (_what, damage) => {
      const data = damaged(putAway, () => null);
      const file = join(data, "postbag.db");
      writeFileSync(file, damage(readFileSync(file)));
      const before = sink.heard.length;
      const { exit, said } = workers.start({ POSTBAG_DATA: data, POSTBAG_SECRET: secret });
      expect(await exit).toBe(1);
      expect(said()).toBe(`${damageSentence}\n`);
      expect(sink.heard).toHaveLength(before);
    },
  );

  /** What a worker does from its start until nothing is due, and once more after a person said that mail may leave. */
  async function bootDirectly(data: string): Promise<{ boot: "refused" | "off" | "on"; sent: string[] }> {
    const place = { kind: "sqlite", file: join(data, "postbag.db") } as const;
    const journal = { folder: join(data, "journal"), secret };
    const now = systemClock();
    const sent: string[] = [];
    if ((await damageOf(place)) !== null) return { boot: "refused", sent };
    const db = await openDatabase(place);
    await recover(db, { isGone: async () => true, now, journal });
    const found = await reconcile(db, {
      folder: journal.folder,
      world: { ...appealWorld, secret: journal.secret },
      now,
    });
    const world = workerWorld(db, recordingMailer(sent), systemClock);
    await deliverDue(world, 16, never);
    expect(found !== null && sent.length > 0).toBe(false);
    if (found) await resumeSending(db, { by: "operator", now });
    await deliverDue(world, 16, never);
    await db.close();
    return { boot: found ? "off" : "on", sent };
  }

  async function sendAndBeKilled(home: string) {
    const file = join(home, "postbag.db");
    cpSync(inject("sqliteOriginal"), file);
    const db = await openDatabase({ kind: "sqlite", file });
    await writeLetters(db, { letters: 120, at: new Date() });
    const { child, exit } = workers.start({ POSTBAG_SECRET: secret });
    await until(() => sink.taken.length > 60);
    await writeLetters(db, { letters: 60, at: new Date() });
    await until(() => sink.taken.length > 110);
    child.kill("SIGKILL");
    expect(await exit).toBe("SIGKILL");
    arrived = new Set(sink.taken.map(({ messageId }) => messageId));
    // Copied while it is open: closing would put the log away for good.
    cpSync(home, killed, { recursive: true });
    const other = new Sqlite(file);
    other.pragma("wal_checkpoint(PASSIVE)");
    cpSync(home, putAway, { recursive: true });
    other.close();
    await db.close();
  }

  let count = 0;

  /** A copy whose log was damaged. */
  function damaged(from: string, to: (wal: Buffer) => Buffer | null): string {
    const data = join(folder, `copy-${count++}`);
    cpSync(from, data, { recursive: true });
    const log = join(data, "postbag.db-wal");
    const wal = to(readFileSync(log));
    for (const rest of [log, join(data, "postbag.db-shm")]) rmSync(rest, { force: true });
    if (wal) writeFileSync(log, wal);
    return data;
  }
});

describe.each(dialects)("a row that is behind its own journal on %s", (dialect) => {
  const at = freshDatabase(dialect);
  const folder = mkdtempSync(join(tmpdir(), "postbag-behind-"));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it.each(["accepted", "unknown"] as const)("is not sent again: the journal saw it %s", async (event) => {
    const owner = `w-${event}`;
    const { ids } = await writeLetters(at.db);
    const [letter, id] = [{ epoch: (await readEpochs(at.db.read)).at(-1)!, secret }, ids[0]!];
    const journal = await openJournal({ folder, name: owner, ...letter });
    await deliverDue({ ...workerWorld(at.db, recordingMailer([])), owner, journal }, 1, never);
    await journal.append([{ seq: 0, event, id, messageId: "" }]);
    await journal.close();
    await at.db.transact(async (tx) => {
      const { messages } = tx.tables;
      const back = { state: "sending", phase: "dot", leaseOwner: owner, doneAt: null } as const;
      await tx.update(messages).set(back).where(eq(messages.id, id));
    });
    await recover(at.db, { isGone: async () => true, now: systemClock(), journal: { folder, secret } });
    expect((await rowOf(at.db, id)).state).toBe("unknown");
  });
});

function recordingMailer(sent: string[]): Mailer {
  return {
    async handOver({ mime }, barrier) {
      if (!(await barrier())) return { end: "fenced" };
      sent.push(/^Message-ID: (<.*>)/im.exec(mime.toString("latin1"))?.[1] ?? "");
      return { end: "accepted", code: 250, text: "250 ok", relayId: null };
    },
    async rest() {},
  };
}

function untilIdle({ read }: Database): Promise<void> {
  return until(async () => {
    const { queued, sending } = await countMessagesByState(read);
    return queued + sending === 0;
  });
}

/** Where each commit of the log ends. A frame that ends one says how large the database is (SQLite's file format, 4.1). */
function commitsIn(wal: Buffer): number[] {
  const frame = 24 + wal.readUInt32BE(8);
  const ends: number[] = [];
  for (let at = 32; at + frame <= wal.length; at += frame) if (wal.readUInt32BE(at + 4) !== 0) ends.push(at + frame);
  return ends;
}

function flipped(wal: Buffer, at: number): Buffer {
  const copy = Buffer.from(wal);
  copy[at]! ^= 0xff;
  return copy;
}
