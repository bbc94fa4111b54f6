// A worker that hangs for longer than its lease and then goes on, while another one has taken over: no letter leaves twice.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { after, hour } from "@/lib/clock";
import type { MessageId } from "@/lib/ids";
import { deliverDue } from "@/lib/outbox/deliver";
import { recover } from "@/lib/outbox/recovery";
import { dialects, freshDatabase } from "@/tests/support/databases";
import { type SmtpSink, startSink } from "@/tests/support/smtp-sink";
import { mailerTo, rowOf, workerWorld, writeLetters } from "./letters";
import type { StandstillPoint } from "./pausing-worker";
import { until } from "./tally";
import { bundleWorker, type WorkerProcesses } from "./worker-process";

/** At each point of each database. */
const rounds = Number(process.env.ZOMBIES ?? 5);
const entry = `
  import { deliverWithStandstill } from "@/tests/integration/outbox/pausing-worker";
  await deliverWithStandstill(process.env.STAND_STILL);
`;
const never = new AbortController().signal;
/** Every lease of now has run out by then. */
const muchLater = () => after(new Date(), hour);

describe.each(dialects)("a worker that stood still past its lease on %s", (dialect) => {
  const at = freshDatabase(dialect);
  let sink: SmtpSink;
  let workers: WorkerProcesses;
  beforeAll(async () => {
    sink = await startSink();
    workers = await bundleWorker(at.place, sink.url, { entry });
  });
  afterAll(async () => {
    await sink.close();
    workers.remove();
  });
  const timeout = 20_000 + rounds * 10_000;

  it("before the barrier sends nothing when another one has sent the letter", { timeout }, async () => {
    for (let round = 0; round < rounds; round++) {
      const { id, goOn } = await standing("before_barrier");
      expect(await rowOf(at.db, id)).toMatchObject({ state: "sending", phase: "pre" });
      await takeOver();
      expect(await rowOf(at.db, id)).toMatchObject({ state: "accepted" });
      await goOn();
      expect([await arrivals(id), (await rowOf(at.db, id)).state]).toEqual([1, "accepted"]);
    }
  });

  it("behind the barrier is the only one that may have sent it", { timeout }, async () => {
    for (let round = 0; round < rounds; round++) {
      const { id, goOn } = await standing("behind_barrier");
      expect(await rowOf(at.db, id)).toMatchObject({ state: "sending", phase: "dot" });
      await takeOver();
      expect([await arrivals(id), (await rowOf(at.db, id)).state]).toEqual([0, "unknown"]);
      await goOn();
      // It may have seen that it was taken for dead, and kept the last byte; or its letter arrived, and its word counts, late.
      const state = (await rowOf(at.db, id)).state;
      expect([await arrivals(id), state]).toEqual(state === "accepted" ? [1, "accepted"] : [0, "unknown"]);
      await takeOver();
      expect([await arrivals(id), (await rowOf(at.db, id)).state]).toEqual(
        state === "accepted" ? [1, state] : [0, state],
      );
    }
  });

  /** One letter in the hands of a worker that does not move. */
  async function standing(point: StandstillPoint): Promise<{ id: MessageId; goOn: () => Promise<void> }> {
    const { ids } = await writeLetters(at.db, { at: new Date() });
    const { child, exit, said } = workers.start({ STAND_STILL: point, POSTBAG_SECRET: "s".repeat(40) });
    await until(() => said().includes("standing") || child.exitCode !== null);
    child.kill("SIGSTOP");
    return {
      id: ids[0]!,
      async goOn() {
        child.kill("SIGCONT");
        expect(await exit).toBe(0);
      },
    };
  }

  /** What the next worker does: nobody is known to be gone, the lease has run out. */
  async function takeOver(): Promise<void> {
    const journal = { folder: `${workers.data}/journal`, secret: "s".repeat(40) };
    await recover(at.db, { isGone: async () => false, now: muchLater(), journal });
    await deliverDue(workerWorld(at.db, mailerTo(sink.url), muchLater), 2, never);
  }

  async function arrivals(id: MessageId): Promise<number> {
    const { messageId } = await rowOf(at.db, id);
    return sink.taken.filter((mail) => mail.messageId === messageId).length;
  }
});
