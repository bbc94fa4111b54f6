// The worker killed in the middle of its work, again and again, with a mail server that fails as well: nothing is lost in
// silence, nothing is sent twice. The long form runs as a test of its own; this is the short one.
import { eq, inArray } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Database } from "@/db/database";
import { countMessagesByState } from "@/lib/outbox/queries";
import { dialects, freshDatabase } from "@/tests/support/databases";
import { type SinkBehaviour, type SmtpSink, startSink } from "@/tests/support/smtp-sink";
import { writeLetters } from "./letters";
import { bundleWorker, type WorkerProcesses } from "./worker-process";

const seed = Number(process.env.SEED ?? Date.now() % 1_000_000);
/** Of each database; `npm run test:faults` kills a thousand times. */
const long = Number(process.env.KILLS ?? 0);
const kills = { sqlite: long || 40, postgres: long || 24 };
const terms = Math.max(2, Math.round(long / 20));
const patience = (long + 120) * 5_000;

/** About a fifth of all connections fail, in the ways of real servers. */
const faultMix: readonly [upTo: number, behaviour: SinkBehaviour][] = [
  [0.02, "close_connect"],
  [0.04, "close_mail"],
  [0.06, "close_data"],
  [0.09, "450_greylist"],
  [0.13, "451_after_dot"],
  [0.16, "drop_after_dot_undelivered"],
  [0.2, "drop_after_dot_delivered"],
  [0.22, "hang_after_dot_delivered"],
];

describe.each(dialects)("killed workers on %s", (dialect) => {
  const at = freshDatabase(dialect);
  const random = randomFrom(seed);
  let sink: SmtpSink;
  let workers: WorkerProcesses;
  let faults = true;
  beforeAll(async () => {
    const behave = () => {
      const chance = faults ? random() : 1;
      return faultMix.find(([upTo]) => chance < upTo)?.[1] ?? "ok";
    };
    sink = await startSink({ behave, answerAfter: () => random() * 15 });
    workers = await bundleWorker(at.place, sink.url);
  });
  afterAll(async () => {
    await sink.close();
    workers.remove();
  });
  const write = (letters: number) => writeLetters(at.db, { letters, at: new Date() });

  it("lose no letter in silence and send none twice", { timeout: patience }, async () => {
    for (let kill = 0; kill < kills[dialect]; kill++) {
      if ((await countMessagesByState(at.db.read)).queued < 150) await write(200);
      // Anywhere in its work, however fast the machine is: a letter is five lines at the server.
      const end = sink.heard.length + 1 + random() * 300;
      const { child, exit } = workers.start();
      await until(() => sink.heard.length > end || child.exitCode !== null);
      child.kill("SIGKILL");
      expect(await exit).toBe("SIGKILL");
      if (kill % 100 === 99) process.stderr.write(`${dialect}: ${kill + 1} kills\n`);
    }
    faults = false;
    const last = workers.start();
    await until(async () => {
      const { queued, sending } = await countMessagesByState(at.db.read);
      return queued + sending === 0;
    });
    last.child.kill("SIGTERM");
    expect(await last.exit).toBe(0);

    const found = await tally(at.db, sink);
    process.stderr.write(`${dialect}: seed ${seed}, ${kills[dialect]} kills, ${JSON.stringify(found)}\n`);
    expect(found).toMatchObject({ twice: 0, lostInSilence: 0, unfinished: 0, notConfirmed: 0 });
    expect(found.letters).toBeGreaterThanOrEqual(100);
  });

  it("drains on SIGTERM: what is being sent is finished, nothing is left unclear", { timeout: patience }, async () => {
    const unclear = (await countMessagesByState(at.db.read)).unknown;
    for (let term = 0; term < terms; term++) {
      if ((await countMessagesByState(at.db.read)).queued < 200) await write(300);
      const before = sink.heard.length;
      const { child, exit } = workers.start();
      await until(() => sink.heard.length > before + 40);
      child.kill("SIGTERM");
      expect(await exit).toBe(0);
      const states = await countMessagesByState(at.db.read);
      expect(states).toMatchObject({ sending: 0, unknown: unclear });
      expect(states.queued).toBeGreaterThan(0);
    }
    process.stderr.write(`${dialect}: ${terms} SIGTERM under load, 0 unknown\n`);
    expect(await tally(at.db, sink)).toMatchObject({ twice: 0, lostInSilence: 0 });
  });

  it.runIf(dialect === "sqlite")("are alone: a second worker says so in one line and ends", async () => {
    const first = workers.start();
    await until(() => first.said().includes("worker_started"));
    const second = workers.start();
    expect(await second.exit).toBe(1);
    expect(second.said()).toMatch(/^A worker is running already: .*worker\.lock\n$/);
    first.child.kill("SIGTERM");
    expect(await first.exit).toBe(0);
  });
});

async function tally({ read }: Database, { taken }: SmtpSink) {
  const { messages, appeals } = read.tables;
  const letters = await read.select().from(messages).where(eq(messages.kind, "letter"));
  const counts = new Map<string, number>();
  for (const { messageId } of taken) counts.set(messageId, (counts.get(messageId) ?? 0) + 1);
  const arrived = letters.filter(({ messageId }) => counts.has(messageId));
  const confirmed = await read
    .select({ id: appeals.id })
    .from(appeals)
    .where(inArray(appeals.state, ["confirmed"]));
  const known = new Set(confirmed.map(({ id }) => id));
  const unknown = letters.filter(({ state }) => state === "unknown");
  return {
    letters: letters.length,
    accepted: letters.filter(({ state }) => state === "accepted").length,
    unknown: unknown.length,
    unknownArrived: unknown.filter(({ messageId }) => counts.has(messageId)).length,
    twice: arrived.filter(({ messageId }) => (counts.get(messageId) ?? 0) > 1).length,
    lostInSilence: letters.filter(({ state, messageId }) => state === "accepted" && !counts.has(messageId)).length,
    unfinished: letters.filter(({ state }) => !["accepted", "unknown"].includes(state)).length,
    notConfirmed: arrived.filter(({ appealId }) => appealId === null || !known.has(appealId)).length,
  };
}

/** Mulberry32: the same numbers for the same seed. */
function randomFrom(start: number): () => number {
  let state = start;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

async function until(happened: () => boolean | Promise<boolean>): Promise<void> {
  for (let tries = 0; !(await happened()); tries++) {
    if (tries > 20_000) throw new Error("it never happened");
    await pause(2);
  }
}
