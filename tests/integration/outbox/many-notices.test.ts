// Telling very many people at once: all of them soon, no letter kept back by it, and one that cannot be told stops no other.
import { and, eq, inArray, ne } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import type { Database } from "@/db/database";
import { newId, type VersionId } from "@/lib/ids";
import { deliverDue } from "@/lib/outbox/deliver";
import { sendAllNotices } from "@/lib/outbox/notices";
import { world } from "@/tests/support/appeals";
import { dialects, freshDatabase } from "@/tests/support/databases";
import { startSink } from "@/tests/support/smtp-sink";
import { mailerTo, now, type Written, workerWorld, writeLetters } from "./letters";

const never = new AbortController().signal;

describe.each(dialects)("very many notices on %s", (dialect) => {
  const at = freshDatabase(dialect);
  const going = (db: Database) => ({ db, world, clock: () => now });
  const unclear = async (letters: number) => {
    const written = await writeLetters(at.db, { letters });
    const { messages } = at.db.read.tables;
    const set = { state: "unknown" as const, doneAt: now };
    await at.db.transact((tx) => tx.update(messages).set(set).where(inArray(messages.id, written.ids)));
    return written;
  };
  const noticesOf = async ({ appealId }: Written) => {
    const { messages } = at.db.read.tables;
    const which = and(eq(messages.appealId, appealId), ne(messages.kind, "letter"));
    return at.db.read.select({ id: messages.id }).from(messages).where(which);
  };

  it("are all made in one go, and each once", async () => {
    const written = await unclear(60);
    expect(await sendAllNotices(going(at.db), never)).toBe(60);
    expect(await noticesOf(written)).toHaveLength(60);
    expect(await sendAllNotices(going(at.db), never)).toBe(0);
  });

  it("stop when the worker is told to, after the portion that was begun", async () => {
    const written = await unclear(60);
    expect(await sendAllNotices(going(at.db), AbortSignal.abort())).toBe(50);
    expect(await sendAllNotices(going(at.db), never)).toBe(10);
    expect(await noticesOf(written)).toHaveLength(60);
  });

  it("keep no letter back: those that are due leave meanwhile", async () => {
    const sink = await startSink();
    const mailer = mailerTo(sink.url);
    const worker = workerWorld(at.db, mailer);
    await deliverDue(worker, 16, never);
    const told = await unclear(110);
    const due = await writeLetters(at.db, { letters: 16 });
    const { messages } = at.db.read.tables;
    const left = async () => {
      const which = and(inArray(messages.id, due.ids), eq(messages.state, "accepted"));
      return (await at.db.read.select({ id: messages.id }).from(messages).where(which)).length;
    };
    const before = sink.taken.length;
    const delivering = (async () => {
      while ((await left()) < due.ids.length) await deliverDue(worker, 16, never);
    })();
    await Promise.all([sendAllNotices(going(at.db), never), delivering]);
    await deliverDue(worker, 16, never);
    // Mail to people overtakes letters; still the last letter leaves long before the last notice.
    const taken = sink.taken.slice(before);
    expect(taken).toHaveLength(126);
    expect(taken.findLastIndex(({ to }) => to[0]!.endsWith("@justice.example"))).toBeLessThan(90);
    expect(await noticesOf(told)).toHaveLength(110);
    await sink.close();
  });

  it("go to the others when one cannot be written", async () => {
    const [spoiled, whole] = [await unclear(1), await unclear(3)];
    const { appeals, versions } = at.db.read.tables;
    await at.db.transact(async (tx) => {
      const [version] = await tx.select().from(versions).where(eq(versions.actionId, spoiled.actionId));
      const id = newId<VersionId>();
      await tx.insert(versions).values({ ...version!, id, number: 2, content: {} as never });
      await tx.update(appeals).set({ versionId: id }).where(eq(appeals.id, spoiled.appealId));
    });
    expect(await sendAllNotices(going(at.db), never)).toBe(3);
    expect(await noticesOf(whole)).toHaveLength(3);
    expect(await noticesOf(spoiled)).toEqual([]);
  });
});
