// A stop under load, the way `npm start` does it: what the mail server already has is waited for, and nothing is unclear.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { countMessagesByState } from "@/lib/outbox/queries";
import { dialects, freshDatabase } from "@/tests/support/databases";
import { watchSideBySide } from "@/tests/support/side-by-side";
import { type SmtpSink, startSink } from "@/tests/support/smtp-sink";
import { writeLetters } from "./letters";
import { pause, tally, until } from "./tally";
import { bundleWorker, type WorkerProcesses } from "./worker-process";

/** Of each database. */
const stops = Number(process.env.STOPS ?? 5);

describe.each(dialects)("told to stop under load on %s", (dialect) => {
  const at = freshDatabase(dialect);
  let sink: SmtpSink;
  let workers: WorkerProcesses;
  let slowest = 0;
  beforeAll(async () => {
    sink = await startSink({ answerAfter: () => Math.random() * slowest });
    workers = await bundleWorker(at.place, sink.url);
  });
  afterAll(async () => {
    await sink.close();
    workers.remove();
  });
  const timeout = 20_000 + stops * 15_000;

  it("both processes finish what they have begun, and no letter is unclear", { timeout }, async () => {
    for (let stop = 0; stop < stops; stop++) {
      slowest = stop === 0 ? 4_000 : 400;
      if ((await countMessagesByState(at.db.read)).queued < 300)
        await writeLetters(at.db, { letters: 500, at: new Date() });
      const before = sink.taken.length;
      const web = ["web", "-e", "setInterval(() => {}, 1000)"] as const;
      const watching = watchSideBySide({ processes: [web, ["worker", workers.file]], env: workers.env });
      await until(() => sink.taken.length > before + 30);
      await pause(Math.random() * 200);
      watching.kill("SIGTERM");
      expect(await watching.exit).toBe(0);
      if (stop === 0) expect(watching.said()).toContain("Waiting for mail servers");
      expect(await countMessagesByState(at.db.read)).toMatchObject({ sending: 0, unknown: 0, failed: 0 });
      expect((await countMessagesByState(at.db.read)).queued).toBeGreaterThan(0);
    }
    expect(await tally(at.db, sink)).toMatchObject({ twice: 0, lostInSilence: 0 });
  });
});
