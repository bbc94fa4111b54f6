// The worker killed in the middle of its work, again and again, with a mail server that fails as well: nothing is lost in
// silence, nothing is sent twice. The long form runs as a test of its own; this is the short one.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { countMessagesByState } from "@/lib/outbox/queries";
import { dialects, freshDatabase } from "@/tests/support/databases";
import { type SmtpSink, startSink } from "@/tests/support/smtp-sink";
import { writeLetters } from "./letters";
import { faultMix, randomFrom, tally, until } from "./tally";
import { bundleWorker, type WorkerProcesses } from "./worker-process";

const seed = Number(process.env.SEED ?? Date.now() % 1_000_000);
/** Of each database; `npm run test:faults` kills a thousand times. */
const long = Number(process.env.KILLS ?? 0);
const kills = { sqlite: long || 40, postgres: long || 24 };
/** Of the database that many workers share. */
const together = 4;
const killsTogether = long || 16;
const terms = Math.max(2, Math.round(long / 20));
const patience = (long + 120) * 5_000;

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
  const untilAllLeft = () =>
    until(async () => {
      const { queued, sending } = await countMessagesByState(at.db.read);
      return queued + sending === 0;
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
    await untilAllLeft();
    last.child.kill("SIGTERM");
    expect(await last.exit).toBe(0);

    const found = await tally(at.db, sink);
    process.stderr.write(`${dialect}: seed ${seed}, ${kills[dialect]} kills, ${JSON.stringify(found)}\n`);
    expect(found).toMatchObject({ twice: 0, lostInSilence: 0, unfinished: 0, notConfirmed: 0 });
    expect(found.letters).toBeGreaterThanOrEqual(100);
  });

  // On SQLite a second worker is refused: see below.
  it.runIf(dialect === "postgres")(
    `lose none and send none twice, ${together} at a time, each killed at random`,
    { timeout: patience },
    async () => {
      faults = true;
      const startOne = () => {
        const worker = workers.start();
        return { ...worker, dies: sink.heard.length + 1 + random() * 600 };
      };
      let working = Array.from({ length: together }, startOne);
      for (let kill = 0; kill < killsTogether; kill++) {
        if ((await countMessagesByState(at.db.read)).queued < 250) await write(300);
        await until(() => working.some(({ child, dies }) => sink.heard.length > dies || child.exitCode !== null));
        const first = working.findIndex(({ child, dies }) => sink.heard.length > dies || child.exitCode !== null);
        const [dead] = working.splice(first, 1);
        dead!.child.kill("SIGKILL");
        expect(await dead!.exit).toBe("SIGKILL");
        working.push(startOne());
      }
      faults = false;
      await untilAllLeft();
      for (const { child } of working) child.kill("SIGTERM");
      expect(await Promise.all(working.map(({ exit }) => exit))).toEqual(working.map(() => 0));
      working = [];
      const found = await tally(at.db, sink);
      process.stderr.write(`${together} at a time: seed ${seed}, ${killsTogether} kills, ${JSON.stringify(found)}\n`);
      expect(found).toMatchObject({ twice: 0, lostInSilence: 0, unfinished: 0, notConfirmed: 0 });
    },
  );

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
