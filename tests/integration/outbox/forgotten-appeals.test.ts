// What supporters decided after the backup that was put back: the journal knows it, so that nobody has to decide twice, no
// letter leaves twice, and none that was taken back leaves at all.
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { and, eq, ne } from "drizzle-orm";
import { afterAll, afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Database } from "@/db/database";
import { confirmAppeal, eraseAppeal, rejectAppeal, submitAppeal, withdrawAppeal } from "@/lib/appeals/commands";
import { day, after as later, minute } from "@/lib/clock";
import type { AppealId } from "@/lib/ids";
import { deliverDue, deliverNext } from "@/lib/outbox/deliver";
import { readEpochs, restoredFact } from "@/lib/outbox/epoch";
import { openJournal, readJournals } from "@/lib/outbox/journal";
import { sendNotices } from "@/lib/outbox/notices";
import { keepJournal, type OwnJournal } from "@/lib/outbox/own-journal";
import { markRestored, reconcile, resumeSending } from "@/lib/outbox/reconcile";
import { recover } from "@/lib/outbox/recovery";
import { makeToken } from "@/lib/tokens";
import type { WorkerWorld } from "@/lib/worker/duties";
import { runUntilIdle } from "@/lib/worker/loop";
import { aContent, aForm, aTarget, type Published, world as plainWorld, publish } from "@/tests/support/appeals";
import { dialects, freshDatabase } from "@/tests/support/databases";
import { type SinkBehaviour, type SmtpSink, startSink } from "@/tests/support/smtp-sink";
import { mailerTo, now, workerWorld } from "./letters";
import { backUp } from "./put-back";

const { secret } = plainWorld;
const never = new AbortController().signal;

describe.each(dialects)("after a backup was put back on %s", (dialect) => {
  const at = freshDatabase(dialect);
  const second = freshDatabase(dialect);
  const folder = mkdtempSync(join(tmpdir(), "postbag-forgotten-"));
  const journals = join(folder, "journal");
  const behaviours: SinkBehaviour[] = [];
  let sink: SmtpSink;
  let own: OwnJournal;
  const world = () => ({ ...plainWorld, ownJournal: own });
  beforeEach(async () => {
    sink = await startSink({ behave: () => behaviours.shift() ?? "ok" });
    own = keepJournal({ folder: journals, secret });
  });
  afterEach(async () => {
    await own.close();
    await sink.close();
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const workerOf = async (db: Database, name: string): Promise<WorkerWorld> => {
    const mailer = mailerTo(sink.url, { connect: 1000, upToLastByte: 1000, afterLastByte: 300 });
    const plain = workerWorld(db, mailer);
    const epoch = (await readEpochs(db.read)).at(-1)!;
    const journal = await openJournal({ folder: journals, name, epoch, secret });
    return { ...plain, world: { ...plain.world, ...plainWorld }, journal };
  };
  const submit = async (action: Published, name: string, said: Partial<ReturnType<typeof aForm>> = {}) => {
    const email = `${name.toLowerCase()}@mail.example`;
    const form = { ...aForm(action.content, { name, email, form_nonce: name }), ...said };
    const answer = await submitAppeal(at.db, world(), { slug: action.slug, form, locale: "en", now });
    if (!answer.ok) throw new Error(answer.problem);
    return answer.appealId;
  };
  const token = (purpose: "confirm" | "appeal" | "reject", id: AppealId) => makeToken(secret, purpose, id);
  const confirm = (id: AppealId, db = at.db) => confirmAppeal(db, world(), { token: token("confirm", id), now });
  const putOff = (id: AppealId) =>
    at.db.transact(async (tx) => {
      const { messages } = tx.tables;
      const rest = and(eq(messages.appealId, id), eq(messages.state, "queued"));
      await tx
        .update(messages)
        .set({ notBefore: later(now, day) })
        .where(rest);
    });
  const stateOf = async (db: Database, id: AppealId) => {
    const { appeals } = db.read.tables;
    const [row] = await db.read.select({ state: appeals.state }).from(appeals).where(eq(appeals.id, id));
    return row?.state ?? "not there";
  };
  /** How many letters of that writer, and mails to them, the server has taken. */
  const letters = (name: string) => sink.taken.filter(({ raw }) => raw.includes(`${name} via Postbag`)).length;
  const mails = (name: string) =>
    sink.taken.filter(({ to }) => to.includes(`${name.toLowerCase()}@mail.example`)).length;

  it("confirmations hold, what was taken back stays so, and nothing leaves twice", async () => {
    const targets = [aTarget(), aTarget({ name: "Ivo Brand", emails: ["deputy@interior.example"] })];
    const action = await publish(at.db, aContent({ targets }), now);
    const names = [
      "Gone",
      "Waits",
      "Partly",
      "Withdrawn",
      "Never",
      "Erased",
      "Changed",
      "Swapped",
      "Wrongone",
      "Unclear",
    ];
    const ids = new Map<string, AppealId>();
    for (const name of names) ids.set(name, await submit(action, name));
    const id = (name: string) => ids.get(name)!;
    const first = await workerOf(at.db, "first");
    await deliverDue(first, 4, never);
    expect(sink.taken).toHaveLength(names.length);
    const restore = await backUp(at, second, folder);

    await confirm(id("Gone"));
    await deliverDue(first, 4, never);
    for (const name of ["Partly", "Swapped"]) {
      if (name === "Swapped") await submit(action, name, { body: "Another text altogether." });
      await confirm(id(name));
      // The receipt, and one of two letters.
      for (let mail = 0; mail < 2; mail++) await deliverNext(first);
      await putOff(id(name));
    }
    await confirm(id("Unclear"));
    await deliverNext(first).then(() => first.mailer.rest());
    behaviours.push("drop_after_dot_delivered");
    await deliverNext(first).then(() => first.mailer.rest());
    await deliverDue(first, 4, never);
    expect(await sendNotices(at.db, world(), now)).toBe(1);
    await deliverDue(first, 4, never);
    await submit(action, "Changed", { body: "Changed after the backup." });
    for (const name of ["Waits", "Withdrawn", "Erased", "Changed"]) await confirm(id(name));
    await withdrawAppeal(at.db, world(), { token: token("appeal", id("Withdrawn")), now });
    await eraseAppeal(at.db, world(), { token: token("appeal", id("Erased")), now });
    await rejectAppeal(at.db, world(), { token: token("reject", id("Wrongone")), now });
    ids.set("Late", await submit(action, "Late"));
    await confirm(id("Late"));
    await first.journal?.close();
    await own.close();
    const before = Object.fromEntries([...ids.keys()].map((name) => [name, [letters(name), mails(name)]]));
    expect(before).toMatchObject({ Gone: [2, 2], Partly: [1, 2], Unclear: [2, 3], Waits: [0, 1], Changed: [0, 1] });

    const db = await restore();
    await recover(db, { isGone: async () => true, now });
    expect(await confirm(id("Waits"), db)).toEqual({ ok: false, problem: "not_compared" });
    expect(await resumeSending(db, { by: "operator", now })).toMatchObject({ problem: "not_compared" });
    const found = await reconcile(db, { folder: journals, world: plainWorld, now });
    expect(found).toMatchObject({ confirmed: 6, takenBack: 3, lost: 2, lostAppeals: 3, unknown: 1 });
    const states = await Promise.all([...ids].map(async ([name, each]) => [name, await stateOf(db, each)]));
    expect(Object.fromEntries(states)).toEqual({
      ...{ Gone: "confirmed", Waits: "confirmed", Partly: "confirmed", Unclear: "confirmed", Swapped: "confirmed" },
      ...{ Withdrawn: "withdrawn", Erased: "erased", Wrongone: "rejected", Late: "not there" },
      ...{ Never: "pending_confirmation", Changed: "pending_confirmation" },
    });

    const worker = await workerOf(db, "second");
    await runUntilIdle(worker);
    expect([...ids.keys()].map((name) => [name, [letters(name), mails(name)]])).toEqual(Object.entries(before));
    expect(await resumeSending(db, { by: "operator", now })).toMatchObject({ ok: true });
    await runUntilIdle(worker);
    await worker.journal?.close();
    await worker.mailer.rest();
    const sent = [...ids.keys()].map((name) => [name, [letters(name), mails(name)]]);
    expect(Object.fromEntries(sent)).toEqual({ ...before, Waits: [2, 2], Partly: [2, 2] });
    // Whose text is not the one that was confirmed decides again; of whom a letter has left, the link writes none.
    expect(await confirm(id("Swapped"), db)).toMatchObject({ ok: true, first: false });
    expect(await confirm(id("Changed"), db)).toMatchObject({ ok: true, first: true });
    expect(await reconcile(db, { folder: journals, world: plainWorld, now })).toBeNull();
    await db.close();
  });

  it("goes on where a comparison was broken off", async () => {
    const action = await publish(at.db, aContent(), now);
    const id = await submit(action, "Broken");
    await confirm(id);
    await at.db.transact(async (tx) => {
      const { messages, messageEvents, outreaches, appeals } = tx.tables;
      const made = await tx
        .select({ id: messages.id })
        .from(messages)
        .where(and(eq(messages.appealId, id), ne(messages.kind, "confirm")));
      for (const { id: each } of made) await tx.delete(messageEvents).where(eq(messageEvents.messageId, each));
      for (const { id: each } of made) await tx.delete(messages).where(eq(messages.id, each));
      await tx.delete(outreaches).where(eq(outreaches.appealId, id));
      await tx.update(appeals).set({ state: "pending_confirmation", confirmedAt: null }).where(eq(appeals.id, id));
    });
    await markRestored(at.db, now);
    const noMail = {
      ...plainWorld,
      get secret(): string {
        throw new Error("broken off");
      },
    };
    await expect(reconcile(at.db, { folder: journals, world: noMail, now })).rejects.toThrow("broken off");
    expect(await reconcile(at.db, { folder: journals, world: plainWorld, now })).toMatchObject({ confirmed: 1 });
    expect(await reconcile(at.db, { folder: journals, world: plainWorld, now })).toBeNull();
    await resumeSending(at.db, { by: "operator", now });
  });

  it("a web that ran through the restore begins a new file, and its supporter notices nothing", async () => {
    const action = await publish(at.db, aContent(), now);
    const [one, other] = [await submit(action, "Before"), await submit(action, "After")];
    await confirm(one);
    const files = (await readJournals(journals)).length;
    await markRestored(at.db, now);
    expect(await confirm(other)).toEqual({ ok: false, problem: "not_compared" });
    await reconcile(at.db, { folder: journals, world: plainWorld, now });
    expect(await confirm(other)).toMatchObject({ ok: true, first: true });
    const found = await readJournals(journals);
    expect(found).toHaveLength(files + 1);
    const epoch = (await readEpochs(at.db.read)).at(-1);
    expect(found.flatMap(({ lines }) => lines).filter((line) => line.epoch === epoch)).toMatchObject([
      { event: "confirmed" },
    ]);
    await resumeSending(at.db, { by: "operator", now });
  });

  it("many decisions at once are each one line, and a week later they stand in another file", async () => {
    const action = await publish(at.db, aContent(), now);
    const fresh = join(folder, "fresh");
    const journal = keepJournal({ folder: fresh, secret });
    const ids = await Promise.all(Array.from({ length: 12 }, (_, n) => submit(action, `Many${n}`)));
    const many = { ...plainWorld, ownJournal: journal };
    await Promise.all([...ids, ...ids].map((id) => confirmAppeal(at.db, many, { token: token("confirm", id), now })));
    const [file, ...rest] = await readJournals(fresh);
    expect(rest).toEqual([]);
    expect(new Set(file?.lines.map(({ seq }) => seq)).size).toBe(12);
    expect(new Set(file?.lines.map(({ idHash }) => idHash)).size).toBe(12);
    expect(await reconcile(at.db, { folder: fresh, world: plainWorld, now })).toBeNull();
    const late = await submit(action, "Weekly");
    await confirmAppeal(at.db, many, { token: token("confirm", late), now: later(now, 7 * day - minute) });
    expect(readdirSync(fresh)).toHaveLength(1);
    const weekOn = later(now, 7 * day + minute);
    const said = { slug: action.slug, form: aForm(action.content), locale: "en" as const, now: weekOn };
    const submitted = await submitAppeal(at.db, many, said);
    if (submitted.ok) await confirmAppeal(at.db, many, { token: token("confirm", submitted.appealId), now: weekOn });
    expect(readdirSync(fresh)).toHaveLength(2);
    await journal.close();
  });

  it("a journal that cannot be written costs nobody a confirmation, and is tried again", async () => {
    const action = await publish(at.db, aContent(), now);
    const blocked = join(folder, "blocked");
    writeFileSync(blocked, "a file where the folder should be");
    const journal = keepJournal({ folder: blocked, secret });
    const say = { ...plainWorld, ownJournal: journal };
    const [one, other] = [await submit(action, "Unwritten"), await submit(action, "Written")];
    expect(await confirmAppeal(at.db, say, { token: token("confirm", one), now })).toMatchObject({ first: true });
    rmSync(blocked);
    mkdirSync(blocked);
    expect(await confirmAppeal(at.db, say, { token: token("confirm", other), now })).toMatchObject({ first: true });
    expect((await readJournals(blocked)).flatMap(({ lines }) => lines)).toHaveLength(1);
    await journal.close();
  });

  it("an empty file that a crash left disturbs nothing, and says nothing about anyone", async () => {
    const crashed = join(folder, "crashed");
    mkdirSync(crashed);
    writeFileSync(join(crashed, "of-a-process-that-died.journal"), "");
    expect(await reconcile(at.db, { folder: crashed, world: plainWorld, now })).toBeNull();
    const { facts } = at.db.read.tables;
    expect(await at.db.read.select().from(facts).where(eq(facts.name, restoredFact))).toEqual([]);
  });
});
