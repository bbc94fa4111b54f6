// The kill switch as whoever pulls it meets it: a worker that is busy, and a pause set by another process. Five seconds are
// allowed; the barrier makes it less.
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { systemClock } from "@/lib/clock";
import { newId, type TargetId } from "@/lib/ids";
import type { PauseScope } from "@/lib/outbox/pace";
import { liftPause, listPauses, pauseSending } from "@/lib/outbox/pauses";
import { dialects, freshDatabase } from "@/tests/support/databases";
import { type SmtpSink, startSink } from "@/tests/support/smtp-sink";
import { writeLetters } from "./letters";
import { pause, until } from "./tally";
import { bundleWorker, type WorkerProcesses } from "./worker-process";

/** Less than what is promised, so that a slow machine does not decide. */
const allowed = 2_000;
/** From then on nothing may leave, so long that the worker looks for more at least twice. */
const watched = 5_000;

const groups = ["action", "target", "domain", "free"] as const;
type Group = (typeof groups)[number];

describe.each(dialects)("a busy worker on %s", (dialect) => {
  const at = freshDatabase(dialect);
  let sink: SmtpSink;
  let workers: WorkerProcesses;
  beforeAll(async () => {
    sink = await startSink({ answerAfter: () => 400 });
    workers = await bundleWorker(at.place, sink.url);
  });
  afterAll(async () => {
    await sink.close();
    workers.remove();
  });

  it("sends nothing more of what another process pauses, within seconds, and goes on with the rest", {
    timeout: 90_000,
  }, async () => {
    const { groupOf, actionId, targetId } = await writeGroups();
    const sent = () => countBy(sink.taken.map(({ messageId }) => groupOf.get(messageId)!));
    const sentFromNowOn = async () => {
      await pause(allowed);
      const before = sent();
      await pause(watched);
      return difference(before, sent());
    };
    const { child, exit } = workers.start();
    await until(() => groups.every((group) => sent()[group] > 0));

    await pullSwitch("action", actionId);
    await pullSwitch("target", targetId);
    await pullSwitch("domain", "paused.example");
    const others = await sentFromNowOn();
    expect(others).toEqual({ action: 0, target: 0, domain: 0, free: expect.any(Number) });
    expect(others.free).toBeGreaterThan(10);

    await pullSwitch("all", "");
    expect(await sentFromNowOn()).toEqual({ action: 0, target: 0, domain: 0, free: 0 });

    for (const { id } of await listPauses(at.db.read, systemClock())) {
      expect(await liftPause(at.db, { id, by: "ana", now: systemClock() })).toMatchObject({ ok: true });
    }
    const before = sent();
    await until(() => groups.every((group) => sent()[group] > before[group]));
    child.kill("SIGTERM");
    expect(await exit).toBe(0);
  });

  async function pullSwitch(scope: PauseScope, subject: string) {
    const pulled = await pauseSending(at.db, { scope, subject, by: "ana", now: systemClock() });
    expect(pulled).toMatchObject({ ok: true });
  }

  /** Letters of one action, to one target, to one domain, and many others, in turn. */
  async function writeGroups() {
    const start = new Date(Date.now() - 10_000);
    const written = {
      action: await writeLetters(at.db, { letters: 100, at: start }),
      target: await writeLetters(at.db, { letters: 100, at: start }),
      domain: await writeLetters(at.db, { letters: 100, at: start, message: { toAddress: "a@paused.example" } }),
      free: await writeLetters(at.db, { letters: 700, at: start }),
    };
    const targetId = newId<TargetId>();
    const { messages } = at.db.read.tables;
    await at.db.transact(async (tx) => {
      for (const group of groups) {
        const ids = written[group].ids;
        for (const [index, id] of ids.entries()) {
          const notBefore = new Date(start.getTime() + (5_000 * index) / ids.length);
          const toOne = group === "target" ? { targetId, supporterHash: id } : {};
          await tx
            .update(messages)
            .set({ notBefore, ...toOne })
            .where(eq(messages.id, id));
        }
      }
    });
    const rows = await at.db.read.select({ id: messages.id, messageId: messages.messageId }).from(messages);
    const names = new Map(rows.map(({ id, messageId }) => [id, messageId]));
    const groupOf = new Map(
      groups.flatMap((group) => written[group].ids.map((id) => [names.get(id)!, group] as const)),
    );
    return { groupOf, actionId: written.action.actionId, targetId };
  }
});

function countBy(sent: readonly Group[]): Record<Group, number> {
  const none = { action: 0, target: 0, domain: 0, free: 0 };
  for (const group of sent) none[group] += 1;
  return none;
}

function difference(before: Record<Group, number>, after: Record<Group, number>): Record<Group, number> {
  return { ...before, ...Object.fromEntries(groups.map((group) => [group, after[group] - before[group]])) };
}
