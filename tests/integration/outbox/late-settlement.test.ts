// A server's yes that cannot be written down: it is tried for as long as the worker lives, and so is not lost.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Database } from "@/db/database";
import { deliverDue } from "@/lib/outbox/deliver";
import { dialects, freshDatabase } from "@/tests/support/databases";
import { type SmtpSink, startSink } from "@/tests/support/smtp-sink";
import { mailerTo, rowOf, workerWorld, writeLetters } from "./letters";

describe.each(dialects)("an end that cannot be written down on %s", (dialect) => {
  const at = freshDatabase(dialect);
  let sink: SmtpSink;
  beforeAll(async () => {
    sink = await startSink();
  });
  afterAll(() => sink.close());
  beforeEach(async () => {
    sink.taken.length = 0;
    await at.db.transact(async (tx) => {
      for (const table of [tx.tables.messageEvents, tx.tables.messages]) await tx.delete(table);
    });
  });

  /** Fails once the sink has taken the letter, for that many transactions; a group is tried twice. */
  const failing = (times: number): Database => ({
    ...at.db,
    transact(work) {
      if (sink.taken.length === 0 || times-- <= 0) return at.db.transact(work);
      return Promise.reject(new Error("database or disk is full"));
    },
  });

  it("is written down when it can be, however often it could not", { timeout: 30_000 }, async () => {
    const { ids } = await writeLetters(at.db);
    await deliverDue(workerWorld(failing(6), mailerTo(sink.url)), 1, new AbortController().signal).catch(() => 0);
    expect((await rowOf(at.db, ids[0]!)).state).toBe("accepted");
    expect(sink.taken).toHaveLength(1);
  });

  it("is tried some seconds more once the worker is told to stop, and not for ever", { timeout: 30_000 }, async () => {
    const { ids } = await writeLetters(at.db);
    const start = performance.now();
    const told = AbortSignal.timeout(500);
    await deliverDue(workerWorld(failing(1e6), mailerTo(sink.url)), 1, told).catch(() => 0);
    expect(performance.now() - start).toBeGreaterThan(5_000);
    expect(performance.now() - start).toBeLessThan(20_000);
    expect(await rowOf(at.db, ids[0]!)).toMatchObject({ state: "sending", phase: "dot" });
  });
});
