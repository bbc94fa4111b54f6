// The worker killed at every named point of a letter's way: what the outbox and the journal say then, what the next worker
// makes of it, and that no letter arrives twice.

import { randomUUID } from "node:crypto";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { systemClock } from "@/lib/clock";
import type { MessageId } from "@/lib/ids";
import { journalHash, readJournals } from "@/lib/outbox/journal";
import { countMessagesByState } from "@/lib/outbox/queries";
import { reconcile } from "@/lib/outbox/reconcile";
import { recover } from "@/lib/outbox/recovery";
import { takeLock } from "@/lib/worker/lock";
import { world } from "@/tests/support/appeals";
import { dialects, freshDatabase } from "@/tests/support/databases";
import { type SmtpSink, startSink } from "@/tests/support/smtp-sink";
import type { CrashPoint } from "./crashing-worker";
import { rowOf, writeLetters } from "./letters";
import { randomFrom, tally, until } from "./tally";
import { bundleWorker, type WorkerProcesses } from "./worker-process";

const seed = Number(process.env.SEED ?? Date.now() % 1_000_000);
/** At each point; `npm run test:faults` strikes fifty times. */
const strikes = Math.max(10, Math.round(Number(process.env.KILLS ?? 0) / 20));
const secret = "s".repeat(40);
const lanes = 3;

const entry = `
  import { runUntilCrash } from "@/tests/integration/outbox/crashing-worker";
  await runUntilCrash(JSON.parse(process.env.CRASH));
`;

/** The victim as it lay there; what the next worker made of it. */
const expected: Record<
  CrashPoint,
  { phase: "pre" | "dot" | null; inJournal: boolean; arrived: boolean; next: string }
> = {
  after_claim: { phase: "pre", inJournal: false, arrived: false, next: "queued" },
  before_barrier: { phase: "pre", inJournal: false, arrived: false, next: "queued" },
  // The line comes before the last byte: one that is missing proves that nothing left.
  after_barrier_commit: { phase: "dot", inJournal: false, arrived: false, next: "queued" },
  after_journal: { phase: "dot", inJournal: true, arrived: false, next: "unknown" },
  after_dot: { phase: "dot", inJournal: true, arrived: true, next: "unknown" },
  after_250: { phase: "dot", inJournal: true, arrived: true, next: "unknown" },
  before_settle_commit: { phase: "dot", inJournal: true, arrived: true, next: "unknown" },
  after_settle_commit: { phase: null, inJournal: true, arrived: true, next: "accepted" },
};
const points = Object.keys(expected) as CrashPoint[];

describe.each(dialects)("a worker killed at a named point on %s", (dialect) => {
  const at = freshDatabase(dialect);
  const random = randomFrom(seed);
  let sink: SmtpSink;
  let crashing: WorkerProcesses;
  let healthy: WorkerProcesses;
  let silent = false;
  beforeAll(async () => {
    sink = await startSink({ behave: () => (silent ? "hang_after_dot_delivered" : "ok") });
    crashing = await bundleWorker(at.place, sink.url, { entry });
    healthy = await bundleWorker(at.place, sink.url);
  });
  afterAll(async () => {
    await sink.close();
    crashing.remove();
    healthy.remove();
  });

  it.each(points)(
    "%s leaves its letter in exactly one state, and the next worker too",
    { timeout: 20_000 * strikes },
    async (point) => {
      for (let strike = 0; strike < strikes; strike++) {
        if ((await countMessagesByState(at.db.read)).queued < 10)
          await writeLetters(at.db, { letters: 20, at: new Date() });
        const victim = await crash(point);
        const { phase } = await rowOf(at.db, victim);
        const { messageId } = await rowOf(at.db, victim);
        const arrived = sink.taken.some((mail) => mail.messageId === messageId);
        const found = {
          phase,
          inJournal: await standsInJournal(victim),
          arrived,
          next: await stateAfterRecovery(victim),
        };
        expect(found).toEqual(expected[point]);
      }
    },
  );

  it("sends what is left once, when a last worker lives", { timeout: 60_000 }, async () => {
    const last = healthy.start({ POSTBAG_DATA: crashing.data, POSTBAG_SECRET: secret });
    await until(async () => {
      const { queued, sending } = await countMessagesByState(at.db.read);
      return queued + sending === 0;
    });
    last.child.kill("SIGTERM");
    expect(await last.exit).toBe(0);
    const found = await tally(at.db, sink);
    process.stderr.write(
      `${dialect}: seed ${seed}, ${strikes} kills at each of ${points.length} points, ${JSON.stringify(found)}\n`,
    );
    expect(found).toMatchObject({ twice: 0, lostInSilence: 0, unfinished: 0, notConfirmed: 0 });
    expect(found.accepted + found.unknown).toBe(found.letters);
    expect(found.letters).toBeGreaterThan(strikes * 4);
  });

  /** Answers which letter it died of. */
  async function crash(point: CrashPoint): Promise<MessageId> {
    silent = point === "after_dot";
    const before = sink.taken.length;
    const letter = silent ? 0 : Math.floor(random() * 5);
    const { child, exit, said } = crashing.start({
      CRASH: JSON.stringify({ at: point, letter, lanes }),
      POSTBAG_SECRET: secret,
    });
    if (silent) {
      await until(() => sink.taken.length === before + lanes || child.exitCode !== null);
      child.kill("SIGKILL");
    }
    expect([await exit, said()]).toEqual(["SIGKILL", expect.stringMatching(/^victim \S+\n$/)]);
    return said().trim().slice("victim ".length) as MessageId;
  }

  async function standsInJournal(id: MessageId): Promise<boolean> {
    const journals = await readJournals(join(crashing.data, "journal"));
    const lines = journals.flatMap((journal) => journal.lines);
    return lines.some(({ event, idHash }) => event === "dot" && idHash === journalHash(secret, id));
  }

  /** What a worker does at its start, before it sends anything. */
  async function stateAfterRecovery(id: MessageId): Promise<string> {
    const journal = { folder: join(crashing.data, "journal"), secret };
    const file = join(crashing.data, "worker.lock");
    const lock = await takeLock(at.place, { file, owner: randomUUID(), onLost: () => undefined });
    await recover(at.db, { isGone: lock!.isGone, now: systemClock(), journal });
    expect(
      await reconcile(at.db, {
        folder: journal.folder,
        world: { ...world, secret: journal.secret },
        now: systemClock(),
      }),
    ).toBeNull();
    await lock!.release();
    expect(await countMessagesByState(at.db.read)).toMatchObject({ sending: 0 });
    return (await rowOf(at.db, id)).state;
  }
});
