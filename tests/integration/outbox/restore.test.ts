// A backup taken in the middle of sending, put back later: the journal knows what the database forgot, and nothing is sent
// again.
import { appendFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { eq, inArray, like } from "drizzle-orm";
import { afterAll, describe, expect, it } from "vitest";
import type { Database } from "@/db/database";
import { type MessageId, newId, type OrganizerId } from "@/lib/ids";
import { resendOnce } from "@/lib/outbox/decisions";
import { deliverNext } from "@/lib/outbox/deliver";
import { readEpochs } from "@/lib/outbox/epoch";
import { openJournal, readJournals } from "@/lib/outbox/journal";
import { liftPause, listPauses } from "@/lib/outbox/pauses";
import { countMessagesByState } from "@/lib/outbox/queries";
import { markRestored, readReconcile, reconcile, resumeSending } from "@/lib/outbox/reconcile";
import { recover } from "@/lib/outbox/recovery";
import { runUntilIdle } from "@/lib/worker/loop";
import { world } from "@/tests/support/appeals";
import { dialects, freshDatabase } from "@/tests/support/databases";
import { type SinkBehaviour, startSink } from "@/tests/support/smtp-sink";
import { mailerTo, now, workerWorld, writeLetters } from "./letters";
import { backUp } from "./put-back";

const secret = "s".repeat(32);

describe.each(dialects)("a backup put back on %s", (dialect) => {
  const at = freshDatabase(dialect);
  const second = freshDatabase(dialect);
  const third = freshDatabase(dialect);
  const fourth = freshDatabase(dialect);
  const folder = mkdtempSync(join(tmpdir(), "postbag-restore-"));
  const journals = join(folder, "journal");
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const check = (db: Database) => reconcile(db, { folder: journals, world: { ...world, secret }, now });
  const journalOf = async (db: Database, name: string) =>
    openJournal({ folder: journals, name, epoch: (await readEpochs(db.read)).at(-1)!, secret });

  it("sends no letter again, says what was lost, and goes on when a person says so", async () => {
    const behaviours: SinkBehaviour[] = [];
    const sink = await startSink({ behave: () => behaviours.shift() ?? "ok" });
    const mailer = mailerTo(sink.url, { connect: 1000, upToLastByte: 1000, afterLastByte: 300 });
    const journal = await journalOf(at.db, "first");
    const first = { ...workerWorld(at.db, mailer), journal };
    await writeLetters(at.db, { letters: 30 });
    for (let letter = 0; letter < 10; letter++) await deliverNext(first);
    expect(await check(at.db)).toBeNull();
    const later = await writeLetters(at.db, { letters: 3 });
    const confirm = (state: "confirmed" | "pending_confirmation") =>
      at.db.transact(async (tx) => {
        const { appeals } = tx.tables;
        const confirmedAt = state === "confirmed" ? now : null;
        await tx.update(appeals).set({ state, confirmedAt }).where(eq(appeals.id, later.appealId));
      });
    await confirm("pending_confirmation");
    const waiting = await takeAway(at.db, later.ids);
    const restore = await backUp(at, second, folder);

    await mailer.rest();
    behaviours.push("drop_after_dot_delivered", "554_user_after_dot", "451_after_dot");
    // A behaviour belongs to a connection: one letter each.
    for (let letter = 0; letter < 3; letter++) await deliverNext(first).then(() => mailer.rest());
    for (let letter = 0; letter < 12; letter++) await deliverNext(first);
    await confirm("confirmed");
    await at.db.transact(async (tx) => void (await tx.insert(tx.tables.messages).values(waiting)));
    // What waits longest goes first: the new letters are the last.
    for (let letter = 0; letter < 8; letter++) await deliverNext(first);
    await journal.append([{ seq: journal.reserve(1), event: "confirmed", id: "an appeal", messageId: "" }]);
    await journal.close();
    const before = sink.taken.map(({ messageId }) => messageId);
    appendFileSync(join(journals, "first.journal"), "999999 half a li");

    const db = await restore();
    await recover(db, { isGone: async () => true, now });
    const found = await check(db);
    expect(found).toEqual({
      ...{
        accepted: 17,
        unknown: 1,
        failed: 1,
        confirmed: 0,
        takenBack: 0,
        lost: 3,
        lostAppeals: 2,
        damaged: 0,
        missing: 0,
      },
    });
    expect(await readReconcile(db.read)).toEqual({ since: now, compared: true, ...found });
    expect(await countMessagesByState(db.read)).toMatchObject({ queued: 3, accepted: 27, unknown: 1, failed: 1 });

    // Their letters have left: the link in the mail must not write them again.
    const { appeals } = db.read.tables;
    const [forgotten] = await db.read.select().from(appeals).where(eq(appeals.id, later.appealId));
    expect(forgotten).toMatchObject({ state: "confirmed" });

    const worker = { ...workerWorld(db, mailer), journal: await journalOf(db, "second") };
    await runUntilIdle(worker);
    expect(sink.taken).toHaveLength(before.length);
    const [pause] = await listPauses(db.read, now);
    expect(await liftPause(db, { id: pause!.id, by: "operator", now })).toEqual({ ok: false, problem: "needs_resume" });
    expect(await resumeSending(db, { by: "operator", now })).toMatchObject({ ok: true });
    expect(await resumeSending(db, { by: "operator", now })).toMatchObject({ problem: "not_reconciling" });
    await runUntilIdle(worker);
    await worker.journal.close();
    const after = sink.taken.slice(before.length).map(({ messageId }) => messageId);
    expect(after.filter((id) => before.includes(id))).toEqual([]);
    // The one that was put off, and the two notices.
    expect(after).toHaveLength(3);
    expect(await check(db)).toBeNull();
    await sink.close();
    await db.close();
  });

  it("is noticed even when nobody says that it was restored, and a running worker of the old one sends nothing", async () => {
    const sink = await startSink();
    const mailer = mailerTo(sink.url);
    const { ids } = await writeLetters(third.db, { letters: 2 });
    const stale = { ...workerWorld(third.db, mailer), journal: await journalOf(third.db, "stale") };
    await deliverNext(stale);
    await third.db.transact(async (tx) => {
      const { facts, messages, messageEvents } = tx.tables;
      await tx.delete(facts).where(like(facts.name, "journal/%"));
      await tx.delete(messageEvents);
      await tx.update(messages).set({ state: "queued" });
    });
    expect(await check(third.db)).toMatchObject({ accepted: 1, unknown: 0 });
    await resumeSending(third.db, { by: "operator", now });
    await markRestored(third.db, now);
    const before = sink.taken.length;
    await deliverNext(stale);
    expect(sink.taken).toHaveLength(before);
    expect(await countMessagesByState(third.db.read)).toMatchObject({ accepted: 1 });
    expect(ids).toHaveLength(2);
    await stale.journal.close();
    await mailer.rest();
    await sink.close();
  });

  it("remembers that a letter was sent once more after the backup, and lets nobody send it a third time", async () => {
    const behaviours: SinkBehaviour[] = [];
    const sink = await startSink({ behave: () => behaviours.shift() ?? "ok" });
    const mailer = mailerTo(sink.url, { connect: 1000, upToLastByte: 1000, afterLastByte: 300 });
    const { db } = fourth;
    const { ids } = await writeLetters(db, { letters: 3 });
    // Attempts of both kinds: one that nobody knows the end of, and one that the server surely did not take.
    const attempt = async (name: string, ...ends: SinkBehaviour[]) => {
      behaviours.push(...ends);
      const world = { ...workerWorld(db, mailer), journal: await journalOf(db, name) };
      for (let letter = 0; letter < ends.length; letter++) await deliverNext(world).then(() => mailer.rest());
      await world.journal.close();
    };
    await attempt("before", "drop_after_dot_delivered", "drop_after_dot_delivered", "drop_after_dot_undelivered");
    expect(await countMessagesByState(db.read)).toMatchObject({ unknown: 3 });
    const kept = { messages: await db.read.select().from(db.read.tables.messages), events: await eventsOf(db) };
    const by = newId<OrganizerId>();
    const decide = (id: MessageId) => resendOnce(db, { id, by, now });
    const dueAgain = () =>
      db.transact(async (tx) => void (await tx.update(tx.tables.messages).set({ notBefore: now })));

    // The first is unclear again; the second is taken; the third was refused for now, and never left a second time.
    await decide(ids[0]!);
    await attempt("one", "close_mail");
    await dueAgain();
    await attempt("two", "drop_after_dot_delivered");
    await decide(ids[1]!);
    await attempt("three", "ok");
    await decide(ids[2]!);
    await attempt("four", "451_after_dot");
    expect(sink.taken).toHaveLength(4);

    await db.transact(async (tx) => {
      await tx.delete(tx.tables.messageEvents);
      for (const { id, ...row } of kept.messages) {
        await tx.update(tx.tables.messages).set(row).where(eq(tx.tables.messages.id, id));
      }
      await tx.insert(tx.tables.messageEvents).values(kept.events);
    });
    await markRestored(db, now);
    expect(await check(db)).toMatchObject({ accepted: 1, unknown: 0 });
    await resumeSending(db, { by: "operator", now });
    expect(await countMessagesByState(db.read)).toMatchObject({ unknown: 2, accepted: 1 });
    expect(await decide(ids[0]!)).toEqual({ ok: false, problem: "resent_before" });
    expect(await decide(ids[1]!)).toEqual({ ok: false, problem: "changed_meanwhile" });
    expect(await decide(ids[2]!)).toMatchObject({ ok: true });
    // Whatever restores follow: it is written down once.
    await markRestored(db, now);
    await check(db);
    const resent = (await eventsOf(db)).filter(
      ({ cause, messageId }) => cause === "resent_once" && messageId === ids[0],
    );
    expect(resent).toMatchObject([{ detail: "journal", toState: "unknown" }]);
    await mailer.rest();
    await sink.close();
  });

  it("leaves the journal of another database alone", async () => {
    const other = join(folder, "other");
    const journal = await openJournal({ folder: other, name: "elsewhere", epoch: "f".repeat(32), secret });
    await journal.append([{ seq: journal.reserve(1), event: "dot", id: "a", messageId: "b" }]);
    await journal.close();
    expect((await readJournals(other))[0]).toMatchObject({ name: "elsewhere", seq: 1, lines: [{ event: "dot" }] });
    expect(await reconcile(second.db, { folder: other, world: { ...world, secret }, now })).toBeNull();
  });

  const eventsOf = (db: Database) => db.read.select().from(db.read.tables.messageEvents);

  async function takeAway(db: Database, ids: MessageId[]) {
    return db.transact(async (tx) => {
      const { messageEvents, messages } = tx.tables;
      await tx.delete(messageEvents).where(inArray(messageEvents.messageId, ids));
      return tx.delete(messages).where(inArray(messages.id, ids)).returning();
    });
  }
});
