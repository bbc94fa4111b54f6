// A message's whole way, through a real connection to a mail server that may do anything.
import { mkdtempSync, readdirSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { eq } from "drizzle-orm";
import PostalMime from "postal-mime";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { day, after as later, minute, second } from "@/lib/clock";
import { newId } from "@/lib/ids";
import { readOwnAddress } from "@/lib/outbox/bounce-address";
import { enqueue } from "@/lib/outbox/commands";
import { deliverNext } from "@/lib/outbox/deliver";
import { listMailbox, localMailbox, readMailboxItem } from "@/lib/outbox/mailbox";
import { connections } from "@/lib/outbox/mailer";
import type { NewMessage } from "@/lib/outbox/message";
import { liftPause, pauseSending } from "@/lib/outbox/pauses";
import { listMessageEvents } from "@/lib/outbox/queries";
import { runUntilIdle } from "@/lib/worker/loop";
import { workerSeenAt } from "@/lib/worker/queries";
import { dialects, freshDatabase } from "@/tests/support/databases";
import { type SinkBehaviour, type SmtpSink, startSink } from "@/tests/support/smtp-sink";
import { mailerTo, now, rowOf, setClock, workerWorld, writeLetters } from "./letters";

const patience = { connect: second, upToLastByte: second, afterLastByte: 300 };

describe.each(dialects)("a worker on %s", (dialect) => {
  const at = freshDatabase(dialect);
  let sink: SmtpSink;
  afterEach(() => sink?.close());
  beforeEach(() =>
    at.db.transact(async (tx) => {
      await tx.delete(tx.tables.messageEvents);
      await tx.delete(tx.tables.messages);
    }),
  );
  const confirm = (more: Partial<NewMessage> = {}): NewMessage => ({
    ...{ kind: "confirm", onceKey: "confirm/1", toName: "", toAddress: "ana@mail.example", fromName: "Postbag" },
    ...{ subject: "Please confirm", text: "https://act.example/x\n", html: "<p>x</p>", notBefore: now },
    ...more,
  });
  const put = (message: NewMessage) => at.db.transact((tx) => enqueue(tx, message, now));
  const listAll = () => at.db.read.select().from(at.db.read.tables.messages).orderBy(at.db.read.tables.messages.id);

  it("hands each letter over once: one mail, one address, its words, its frozen bytes", async () => {
    sink = await startSink();
    const { ids } = await writeLetters(at.db, { letters: 12 });
    await runUntilIdle(workerWorld(at.db, mailerTo(sink.url)));
    expect(sink.taken).toHaveLength(12);
    for (const id of ids) {
      const row = await rowOf(at.db, id);
      expect(row).toMatchObject({
        state: "accepted",
        phase: null,
        smtpCode: 250,
        relayId: "X1Y2",
        attempts: 1,
        doneAt: now,
      });
      const mails = sink.taken.filter(({ messageId }) => messageId === row.messageId);
      expect(mails).toHaveLength(1);
      expect(mails[0]).toMatchObject({ from: "appeals@act.example", to: [row.toAddress], raw: row.mime });
    }
    const mail = await PostalMime.parse(sink.taken[0]!.raw);
    expect(mail.text).toContain("free them.");
    expect(mail.headers.map(({ key }) => key)).not.toContain("auto-submitted");
    expect(sink.connections).toBeLessThanOrEqual(connections);
  });

  it.each<[SinkBehaviour, object, number]>([
    ["close_connect", { state: "queued", reason: "not_reached" }, 0],
    ["421_mail", { state: "queued", reason: "put_off", smtpCode: 421 }, 0],
    ["450_greylist", { state: "queued", reason: "put_off", smtpCode: 450, enhancedCode: "4.2.0" }, 0],
    ["550_rcpt", { state: "failed", reason: "address_refused", smtpCode: 550 }, 0],
    ["552_full", { state: "queued", reason: "mailbox_full", notBefore: later(now, 120 * minute) }, 0],
    ["close_data", { state: "queued", reason: "not_reached", notBefore: later(now, 5 * minute) }, 0],
    ["drop_after_dot_undelivered", { state: "unknown", reason: "cut_after_last_byte" }, 0],
    ["drop_after_dot_delivered", { state: "unknown", reason: "cut_after_last_byte" }, 1],
    ["hang_after_dot_delivered", { state: "unknown", reason: "cut_after_last_byte" }, 1],
    ["partial_reply_after_dot", { state: "unknown", reason: "cut_after_last_byte" }, 1],
    ["451_after_dot", { state: "queued", reason: "put_off", phase: null, smtpCode: 451 }, 0],
    ["550_after_dot", { state: "held", reason: "policy", enhancedCode: "5.7.1" }, 0],
    ["554_user_after_dot", { state: "failed", reason: "message_refused" }, 0],
    ["rst_after_250", { state: "accepted" }, 1],
  ])("%s", async (behaviour, expected, taken) => {
    sink = await startSink({ behave: () => behaviour });
    const { ids } = await writeLetters(at.db);
    await deliverNext(workerWorld(at.db, mailerTo(sink.url, patience)));
    expect(await rowOf(at.db, ids[0]!)).toMatchObject(expected);
    expect(sink.taken).toHaveLength(taken);
  });

  it("sends the very same bytes again when it was put off, and only then", async () => {
    const behaviours: SinkBehaviour[] = ["451_after_dot", "450_greylist", "ok"];
    sink = await startSink({ behave: (connection) => behaviours[connection] ?? "ok" });
    const { ids } = await writeLetters(at.db);
    const clock = setClock();
    const world = workerWorld(at.db, mailerTo(sink.url), clock.clock);
    await runUntilIdle(world);
    const { mime } = await rowOf(at.db, ids[0]!);
    clock.set(later(now, 5 * minute));
    await runUntilIdle(world);
    expect(sink.taken).toEqual([]);
    clock.set(later(now, 20 * minute));
    await runUntilIdle(world);
    expect(await rowOf(at.db, ids[0]!)).toMatchObject({ state: "accepted", attempts: 3, mime });
    expect(sink.taken.map(({ raw }) => raw)).toEqual([mime]);
    const causes = (await listMessageEvents(at.db.read, ids[0]!)).map(({ cause }) => cause);
    expect(causes).toEqual(
      [["enqueued"], ["claimed", "dot", "put_off"], ["claimed", "put_off"], ["claimed", "dot", "accepted"]].flat(),
    );
  });

  it("gives a letter up when it was put off for three days, and tells its supporter", async () => {
    sink = await startSink({ behave: () => "450_greylist" });
    const { ids } = await writeLetters(at.db);
    const clock = setClock();
    const world = workerWorld(at.db, mailerTo(sink.url), clock.clock);
    let rounds = 0;
    for (; (await rowOf(at.db, ids[0]!)).state === "queued" && rounds < 60; rounds++) {
      clock.set((await rowOf(at.db, ids[0]!)).notBefore);
      await deliverNext(world);
    }
    expect(await rowOf(at.db, ids[0]!)).toMatchObject({ state: "cancelled", reason: "expired" });
    expect(clock.clock().getTime()).toBeGreaterThan(later(now, 2 * day).getTime());
    expect(rounds).toBeLessThan(60);
    await runUntilIdle(world);
    expect((await listAll()).map(({ kind }) => kind)).toEqual(["letter", "cancelled"]);
  });

  it.each([
    ["was not there", { end: "cut", lastByteSent: false, cause: "ECONNREFUSED" }, "not_reached"],
    ["did not let us in", { end: "replied", stage: "session", code: 535, text: "535 5.7.8 no" }, "relay_refused"],
  ] as const)("does not count against a letter days in which our mail server %s", async (_what, outcome, reason) => {
    let dead = true;
    sink = await startSink({ behave: () => "450_greylist" });
    const { ids } = await writeLetters(at.db);
    const clock = setClock();
    const mailer = mailerTo(sink.url);
    const handOver: typeof mailer.handOver = async (...said) => (dead ? outcome : mailer.handOver(...said));
    const world = workerWorld(at.db, { ...mailer, handOver }, clock.clock);
    const tryOn = async (end: Date) => {
      for (let rounds = 0; clock.clock() < end && rounds < 200; rounds++) {
        const { state, notBefore } = await rowOf(at.db, ids[0]!);
        if (state !== "queued") return;
        clock.set(notBefore);
        await deliverNext(world);
      }
    };
    await tryOn(later(now, 6 * day));
    expect(await rowOf(at.db, ids[0]!)).toMatchObject({ state: "queued", reason });
    dead = false;
    await tryOn(later(now, 8 * day));
    expect(await rowOf(at.db, ids[0]!)).toMatchObject({ state: "queued", reason: "put_off" });
    await tryOn(later(now, 12 * day));
    expect(await rowOf(at.db, ids[0]!)).toMatchObject({ state: "cancelled", reason: "expired" });
  });

  it("does not count against a letter the days for which it was paused", async () => {
    sink = await startSink({ behave: () => "450_greylist" });
    const { ids } = await writeLetters(at.db);
    const clock = setClock();
    const world = workerWorld(at.db, mailerTo(sink.url), clock.clock);
    await deliverNext(world);
    const paused = await pauseSending(at.db, { scope: "all", subject: "", by: "ana", now });
    for (let days = 1; days < 10; days++) {
      clock.set(later(now, days * day));
      await deliverNext(world);
    }
    if (paused.ok) await liftPause(at.db, { id: paused.id, by: "ana", now: clock.clock() });
    await deliverNext(world);
    expect(await rowOf(at.db, ids[0]!)).toMatchObject({ state: "queued", reason: "put_off", attempts: 2 });
  });

  it("calls a letter refused when its mailbox stayed full, and tells its supporter", async () => {
    sink = await startSink({ behave: () => "552_full" });
    const { ids } = await writeLetters(at.db, { message: { notAfter: later(now, 60 * minute) } });
    const world = workerWorld(at.db, mailerTo(sink.url));
    await runUntilIdle(world);
    expect(await rowOf(at.db, ids[0]!)).toMatchObject({ state: "failed", reason: "mailbox_full", smtpCode: 552 });
    expect((await listAll()).map(({ kind }) => kind)).toEqual(["letter", "refused"]);
  });

  it("gives every mail an envelope sender of its own where returns have a domain", async () => {
    sink = await startSink();
    const { ids } = await writeLetters(at.db, { letters: 2 });
    const given = workerWorld(at.db, mailerTo(sink.url));
    const { secret } = given.world;
    await runUntilIdle({ ...given, world: { ...given.world, bounceDomain: "Returns.act.example" } });
    const senders = sink.taken.map(({ from }) => readOwnAddress(secret, "returns.act.example", from)?.id ?? null);
    expect(senders.sort()).toEqual([...ids].sort());
    for (const { raw } of sink.taken) expect(raw).toMatch(/^From: .*<appeals@act\.example>/m);
  });

  it("never sends a letter of unknown end again, and tells its supporter once", async () => {
    const behaviours: SinkBehaviour[] = ["drop_after_dot_delivered"];
    sink = await startSink({ behave: (connection) => behaviours[connection] ?? "ok" });
    const { ids } = await writeLetters(at.db);
    const clock = setClock();
    const world = workerWorld(at.db, mailerTo(sink.url), clock.clock);
    await runUntilIdle(world);
    clock.set(later(now, 2 * day));
    await runUntilIdle(world);
    expect((await rowOf(at.db, ids[0]!)).state).toBe("unknown");
    const notices = sink.taken.slice(1);
    expect(notices).toHaveLength(1);
    expect(notices[0]?.to).toEqual(["ana@mail.example"]);
    const mail = await PostalMime.parse(notices[0]!.raw);
    expect(mail.subject).toBe("We could not verify one letter: Free the teachers of Port Alder");
    expect(mail.text).toContain("Orla Venn, Minister of Justice");
    expect(mail.text).toMatch(/^https:\/\/act\.example\/en\/appeals\/[\w-]{44}$/m);
    expect(mail.headers.find(({ key }) => key === "auto-submitted")?.value).toBe("auto-generated");
  });

  it("tells the supporter once of a refused letter, and nobody once the appeal is erased", async () => {
    sink = await startSink({ behave: (connection) => (connection === 0 ? "550_rcpt" : "ok") });
    await writeLetters(at.db);
    const world = workerWorld(at.db, mailerTo(sink.url));
    await runUntilIdle(world);
    await runUntilIdle(world);
    expect(sink.taken).toHaveLength(1);
    expect(sink.taken[0]?.raw).toContain("Subject: One letter could not be handed over");
    await at.db.transact(async (tx) => {
      await tx.delete(tx.tables.messageEvents);
      await tx.delete(tx.tables.messages);
    });
    const erased = await writeLetters(at.db);
    await at.db.transact(async (tx) => {
      const { appeals, messages } = tx.tables;
      await tx.update(appeals).set({ state: "erased", email: "" }).where(eq(appeals.id, erased.appealId));
      await tx.update(messages).set({ state: "failed", doneAt: now }).where(eq(messages.id, erased.ids[0]!));
    });
    await runUntilIdle(world);
    expect(sink.taken).toHaveLength(1);
  });

  it("sends mail to people again after an unclear end", async () => {
    sink = await startSink({ behave: (connection) => (connection === 0 ? "drop_after_dot_undelivered" : "ok") });
    await put(confirm());
    const clock = setClock();
    const world = workerWorld(at.db, mailerTo(sink.url, patience), clock.clock);
    await runUntilIdle(world);
    expect(sink.taken).toEqual([]);
    clock.set(later(now, 5 * minute));
    await runUntilIdle(world);
    expect(sink.taken.map(({ to }) => to)).toEqual([["ana@mail.example"]]);
  });

  it("forgets a sign-in link once it was handed over", async () => {
    sink = await startSink();
    await put(confirm({ kind: "sign_in" }));
    await runUntilIdle(workerWorld(at.db, mailerTo(sink.url)));
    expect(await listAll()).toMatchObject([{ state: "accepted", text: "", html: null, mime: null }]);
    expect(sink.taken[0]?.raw).toContain("https://act.example/x");
  });

  it("holds what it cannot write to, parks what it cannot make, and goes on with the rest", async () => {
    sink = await startSink();
    await put(confirm({ onceKey: "1", toAddress: "用户@例子.公司" }));
    await put(confirm({ onceKey: "2", toAddress: "a@x.example, b@x.example" }));
    const damaged = newId<NonNullable<NewMessage["id"]>>();
    await put(confirm({ onceKey: "3", id: damaged }));
    await put(confirm({ onceKey: "4" }));
    await at.db.transact(async (tx) => {
      const { messages } = tx.tables;
      await tx.update(messages).set({ mime: "not these bytes", mimeSha256: "0" }).where(eq(messages.id, damaged));
    });
    await runUntilIdle(workerWorld(at.db, mailerTo(sink.url)));
    expect((await listAll()).map(({ state, reason }) => [state, reason])).toEqual([
      ["held", "needs_smtputf8"],
      ["held", "bad_address"],
      ["held", "fault"],
      ["accepted", null],
    ]);
    expect(sink.taken).toHaveLength(1);
  });

  it("stops within the message when the action is stopped meanwhile", async () => {
    sink = await startSink();
    const { actionId, ids } = await writeLetters(at.db);
    const mailer = mailerTo(sink.url);
    const stopping = {
      ...mailer,
      handOver: async (...[parcel, barrier]: Parameters<typeof mailer.handOver>) => {
        await at.db.transact(async (tx) => {
          const { actions } = tx.tables;
          await tx.update(actions).set({ state: "stopped" }).where(eq(actions.id, actionId));
        });
        return mailer.handOver(parcel, barrier);
      },
    };
    await runUntilIdle(workerWorld(at.db, stopping));
    const row = await rowOf(at.db, ids[0]!);
    expect(row).toMatchObject({ state: "cancelled", reason: "action_over" });
    expect(sink.taken.filter(({ to }) => to.includes(row.toAddress))).toEqual([]);
    expect((await listAll()).map(({ kind }) => kind)).toEqual(["letter", "cancelled"]);
  });

  it("says that it lives", async () => {
    sink = await startSink();
    await runUntilIdle(workerWorld(at.db, mailerTo(sink.url)));
    expect(await workerSeenAt(at.db.read)).toEqual(now);
  });

  it("puts mail into the local mailbox, whole, once, and readable", async () => {
    const folder = mkdtempSync(join(tmpdir(), "postbag-mailbox-"));
    try {
      const { ids } = await writeLetters(at.db, { message: { subject: "وزير العدل", text: "سيدي الوزير\n" } });
      await runUntilIdle(workerWorld(at.db, localMailbox(folder)));
      expect((await rowOf(at.db, ids[0]!)).state).toBe("accepted");
      expect(readdirSync(join(folder, "mailbox"))).toEqual([`${ids[0]}.eml`]);
      const modes = ["mailbox", join("mailbox", `${ids[0]}.eml`)].map(
        (path) => statSync(join(folder, path)).mode & 0o777,
      );
      expect(modes).toEqual([0o700, 0o600]);
      const [item] = await listMailbox(folder);
      expect(item).toEqual({
        ...{ id: ids[0], at: now, from: "Ana López via Postbag <appeals@act.example>" },
        ...{ to: `Minister <t${ids[0]?.slice(-6)}@justice.example>`, subject: "وزير العدل", text: "سيدي الوزير" },
      });
      expect(await readMailboxItem(folder, ids[0]!)).toEqual(item);
      expect(await readMailboxItem(folder, "../../secret")).toBeNull();
      expect(await readMailboxItem(folder, newId())).toBeNull();
      expect(await listMailbox(join(folder, "nowhere"))).toEqual([]);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
