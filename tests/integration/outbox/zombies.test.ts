// Workers that were taken for dead and live: stopped, cut off, or with a clock that jumped, between the commit of a barrier
// and the line in the journal. Whatever the others make of the letter meanwhile, it leaves once.
import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { hour, after as later, minute } from "@/lib/clock";
import type { MessageId } from "@/lib/ids";
import { claim } from "@/lib/outbox/claims";
import { moveMessages } from "@/lib/outbox/commands";
import { deliverNext } from "@/lib/outbox/deliver";
import { readEpochs } from "@/lib/outbox/epoch";
import { type Journal, openJournal } from "@/lib/outbox/journal";
import { passBarrier, renewAll, settle } from "@/lib/outbox/lease";
import { listMessageEvents } from "@/lib/outbox/queries";
import { recover } from "@/lib/outbox/recovery";
import { leaseFor } from "@/lib/outbox/states";
import type { WorkerWorld } from "@/lib/worker/duties";
import { runUntilIdle } from "@/lib/worker/loop";
import { dialects, freshDatabase } from "@/tests/support/databases";
import { type SmtpSink, startSink } from "@/tests/support/smtp-sink";
import { mailerTo, now, rowOf, setClock, workerWorld, writeLetters } from "./letters";

const secret = "s".repeat(32);
const bytes = { mime: "m", mimeSha256: "h" };

describe.each(dialects)("a worker that was taken for dead on %s", (dialect) => {
  const at = freshDatabase(dialect);
  const folder = mkdtempSync(join(tmpdir(), "postbag-zombies-"));
  const clock = setClock();
  let sink: SmtpSink;
  let id: MessageId;
  beforeAll(async () => {
    sink = await startSink();
  });
  afterAll(async () => {
    await sink.close();
    rmSync(folder, { recursive: true, force: true });
  });
  beforeEach(async () => {
    clock.set(now);
    sink.taken.length = 0;
    await at.db.transact(async ({ delete: remove, tables }) => {
      for (const table of [tables.messageEvents, tables.messages]) await remove(table);
    });
    id = (await writeLetters(at.db)).ids[0]!;
  });

  interface Stopped {
    readonly owner: string;
    readonly world: WorkerWorld;
    /** Lets it go on; resolves when it has brought its letter to an end. */
    readonly wake: () => Promise<unknown>;
  }

  const worker = async (more: Partial<WorkerWorld> = {}): Promise<WorkerWorld & { journal: Journal }> => {
    const owner = randomUUID();
    const epoch = (await readEpochs(at.db.read)).at(-1)!;
    const journal = await openJournal({ folder, name: owner, epoch, secret });
    return { ...workerWorld(at.db, mailerTo(sink.url), clock.clock), owner, journal, ...more } as never;
  };

  /** A worker that has committed its barrier, and stands still before its line. */
  const stopAtLine = async (more: Partial<WorkerWorld> = {}): Promise<Stopped> => {
    let go = () => {};
    const gate = new Promise<void>((resolve) => {
      go = resolve;
    });
    let reached = () => {};
    const isThere = new Promise<void>((resolve) => {
      reached = resolve;
    });
    const own = await worker(more);
    const append: Journal["append"] = async (entries) => {
      if (entries.some(({ event }) => event === "dot")) {
        reached();
        await gate;
      }
      return own.journal.append(entries);
    };
    const world = { ...own, journal: { ...own.journal, append } };
    const ran = deliverNext(world);
    await isThere;
    expect(await rowOf(at.db, id)).toMatchObject({ state: "sending", phase: "dot" });
    const wake = () => {
      go();
      return ran;
    };
    return { owner: own.owner, world, wake };
  };

  const takeForDead = (isGone = async () => true, where = folder) =>
    recover(at.db, { isGone, now: clock.clock(), journal: { folder: where, secret } });
  const alive = async () => false;
  const finish = async (world: WorkerWorld) => {
    clock.set(later(clock.clock(), hour));
    await runUntilIdle(world);
  };
  const causes = async () => (await listMessageEvents(at.db.read, id)).map(({ cause }) => cause).join(" ");

  it("by its own clock, which jumped, sends its letter once", async () => {
    const zombie = await stopAtLine();
    clock.set(later(now, leaseFor + minute));
    await takeForDead(alive);
    expect((await rowOf(at.db, id)).state).toBe("unknown");
    await zombie.wake();
    expect(sink.taken).toHaveLength(0);
    expect((await rowOf(at.db, id)).state).toBe("queued");
    await finish(zombie.world);
    expect([sink.taken.length, (await rowOf(at.db, id)).state], await causes()).toEqual([1, "accepted"]);
  });

  it("by others, whom its journal told nothing, sends nothing more, and they send once", async () => {
    const zombie = await stopAtLine();
    expect(await takeForDead()).toBe(1);
    expect((await rowOf(at.db, id)).state).toBe("queued");
    await runUntilIdle(await worker());
    await zombie.wake();
    expect([sink.taken.length, (await rowOf(at.db, id)).state], await causes()).toEqual([1, "accepted"]);
    await finish(zombie.world);
    expect(sink.taken).toHaveLength(1);
  });

  it("is told by its journal, and nothing of its group leaves", async () => {
    const sealed = vi.fn();
    const [name, epoch] = [randomUUID(), (await readEpochs(at.db.read)).at(-1)!];
    const journal = await openJournal({ folder, name, epoch, secret, onSealed: sealed });
    const held = (await claim(at.db, { owner: name, now }))!;
    await passBarrier(at.db, held, bytes, now);
    await takeForDead();
    const entry = { event: "dot" as const, id, messageId: "", seq: journal.reserve(1) };
    await expect(journal.append([entry])).rejects.toThrow("sealed");
    expect(sealed).toHaveBeenCalledOnce();
    await journal.close();
  });

  it.each([
    ["that only the clock on the wall shows", () => clock.set(later(now, minute))],
    ["that only the machine's own clock shows", () => skip(minute)],
  ])("after a stop %s asks again, and sends nothing that a person has sent since", async (_what, pass) => {
    const zombie = await stopAtLine();
    // Its journal lies where the others cannot see it: they call the letter unknown, and a person decides.
    await takeForDead(async () => true, join(folder, "elsewhere"));
    const resend = { from: "unknown", to: "queued", set: { notBefore: now }, cause: "resent", now } as const;
    const { messages } = at.db.read.tables;
    await at.db.transact((tx) => moveMessages(tx, { ...resend, where: eq(messages.id, id) }));
    await runUntilIdle(await worker());
    pass();
    await zombie.wake();
    vi.restoreAllMocks();
    expect([sink.taken.length, (await rowOf(at.db, id)).state], await causes()).toEqual([1, "accepted"]);
  });

  it("after a stop that nobody noticed goes on, with a lease that begins anew", async () => {
    const zombie = await stopAtLine();
    clock.set(later(now, 10 * minute));
    await zombie.wake();
    expect([sink.taken.length, (await rowOf(at.db, id)).state]).toEqual([1, "accepted"]);
  });

  it("by someone who looked before its lease began anew is left alone", async () => {
    const held = (await claim(at.db, { owner: "zombie", now }))!;
    await passBarrier(at.db, held, bytes, now);
    const renewing = async () => {
      expect((await at.db.transact((tx) => renewAll(tx, [held], now))).size).toBe(1);
      return true;
    };
    expect(await takeForDead(renewing)).toBe(0);
    expect(await rowOf(at.db, id)).toMatchObject({ state: "sending", phase: "dot" });
  });

  it("and knows it gives no last byte away", async () => {
    const lost = new AbortController();
    const zombie = await stopAtLine({ lost: lost.signal });
    lost.abort();
    await zombie.wake();
    expect([sink.taken.length, (await rowOf(at.db, id)).state]).toEqual([0, "queued"]);
  });

  it("hears the server's answer late, and what it says counts", async () => {
    const held = (await claim(at.db, { owner: "zombie", now }))!;
    await passBarrier(at.db, held, bytes, now);
    await takeForDead();
    expect((await rowOf(at.db, id)).state).toBe("unknown");
    const end = { state: "accepted", set: { reason: null, doneAt: now }, cause: "accepted", now } as const;
    expect(await settle(at.db, held, end)).toBe(true);
    expect(await rowOf(at.db, id)).toMatchObject({ state: "accepted", reason: null, doneAt: now });
    expect(await settle(at.db, held, end)).toBe(false);
  });

  it("hears it too late when a person has decided", async () => {
    const held = (await claim(at.db, { owner: "zombie", now }))!;
    await passBarrier(at.db, held, bytes, now);
    await takeForDead();
    const where = eq(at.db.read.tables.messages.id, id);
    const decided = { from: "unknown", to: "queued", where, set: { notBefore: now }, cause: "resent", now } as const;
    await at.db.transact((tx) => moveMessages(tx, decided));
    const end = { state: "accepted", set: {}, cause: "accepted", now } as const;
    expect(await settle(at.db, held, end)).toBe(false);
    expect((await rowOf(at.db, id)).state).toBe("queued");
  });
});

function skip(duration: number): void {
  const real = performance.now.bind(performance);
  vi.spyOn(performance, "now").mockImplementation(() => real() + duration);
}
