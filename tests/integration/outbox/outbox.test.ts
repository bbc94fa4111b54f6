// What the outbox promises of its rows, on both databases: claimed once, fenced, cancelled, recovered, never without an event.
import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { after as later, minute } from "@/lib/clock";
import { type MessageId, newId } from "@/lib/ids";
import { claim } from "@/lib/outbox/claims";
import { type Claimed, cancelLetters, enqueue, moveMessages } from "@/lib/outbox/commands";
import { park, passBarrier, settle } from "@/lib/outbox/lease";
import { leaseFor } from "@/lib/outbox/message";
import { countMessagesByState, listMessageEvents, listMessages, listOutcomes } from "@/lib/outbox/queries";
import { recover, settleStranded } from "@/lib/outbox/recovery";
import { dialects, freshDatabase } from "@/tests/support/databases";
import { now, rowOf, writeLetters } from "./letters";

describe.each(dialects)("the outbox on %s", (dialect) => {
  const at = freshDatabase(dialect);
  const owner = "worker-1";
  const bytes = { mime: "these bytes", mimeSha256: "their hash" };
  const take = () => claim(at.db, { owner, now });
  const stateOf = async (id: MessageId) => (await rowOf(at.db, id)).state;
  const mail = {
    kind: "confirm",
    onceKey: "confirm/1",
    toName: "",
    toAddress: "a@mail.example",
    fromName: "Postbag",
  } as const;
  const confirm = { ...mail, subject: "s", text: "t", notBefore: now };
  const one = async () => {
    const { ids, ...rest } = await writeLetters(at.db);
    return { ...rest, id: ids[0]! };
  };
  beforeEach(() =>
    at.db.transact(async (tx) => {
      await tx.delete(tx.tables.messageEvents);
      await tx.delete(tx.tables.messages);
    }),
  );

  it("makes a message once for its key, and a letter once for its person, target and round", async () => {
    expect(await at.db.transact((tx) => enqueue(tx, confirm, now))).toBe(true);
    expect(await at.db.transact((tx) => enqueue(tx, { ...confirm, toAddress: "b@mail.example" }, now))).toBe(false);
    const { id } = await one();
    const row = await rowOf(at.db, id);
    const again = {
      ...confirm,
      ...{ kind: "letter" as const, onceKey: "another", actionId: row.actionId!, targetId: row.targetId!, round: 1 },
      supporterHash: row.supporterHash!,
    };
    expect(await at.db.transact((tx) => enqueue(tx, again, now))).toBe(false);
    expect(await countMessagesByState(at.db.read)).toMatchObject({ queued: 2, sending: 0 });
  });

  it("gives each message to one of four workers only", async () => {
    await writeLetters(at.db, { letters: 100 });
    const claimed: string[] = [];
    const work = async (name: string) => {
      for (let got = await claim(at.db, { owner: name, now }); got; got = await claim(at.db, { owner: name, now })) {
        claimed.push(got.id);
      }
    };
    await Promise.all(["a", "b", "c", "d"].map(work));
    expect(claimed).toHaveLength(100);
    expect(new Set(claimed).size).toBe(100);
  });

  it("lets mail to people overtake letters", async () => {
    await one();
    await at.db.transact((tx) => enqueue(tx, { ...confirm, notBefore: later(now, 0) }, now));
    expect((await take())?.kind).toBe("confirm");
    expect((await take())?.kind).toBe("letter");
    expect(await take()).toBeNull();
  });

  it("claims nothing before its time and nothing after its last day", async () => {
    await at.db.transact((tx) => enqueue(tx, { ...confirm, notBefore: later(now, 1) }, now));
    await at.db.transact((tx) => enqueue(tx, { ...confirm, onceKey: "2", notAfter: now }, now));
    expect(await take()).toBeNull();
    expect(await claim(at.db, { owner, now: later(now, 1) })).toMatchObject({ onceKey: "confirm/1", attempts: 1 });
  });

  it.each(["draft", "closed", "stopped"] as const)("claims no letter of an action that is %s", async (state) => {
    const { actionId } = await one();
    await at.db.transact(async (tx) => {
      await tx.update(tx.tables.actions).set({ state }).where(eq(tx.tables.actions.id, actionId));
    });
    expect(await take()).toBeNull();
  });

  it.each(["pending_confirmation", "withdrawn", "held", "erased"] as const)(
    "claims no letter of an appeal that is %s, and lets none pass the barrier",
    async (state) => {
      const { appealId } = await one();
      const set = (to: typeof state | "confirmed") =>
        at.db.transact(async (tx) => {
          await tx.update(tx.tables.appeals).set({ state: to }).where(eq(tx.tables.appeals.id, appealId));
        });
      await set(state);
      expect(await take()).toBeNull();
      await set("confirmed");
      const claimed = await take();
      await set(state);
      expect(await passBarrier(at.db, claimed!, bytes, now)).toBe(false);
    },
  );

  it("keeps the bytes with the barrier, once, for who holds the lease, and lets no others pass after that", async () => {
    await one();
    const claimed = (await take())!;
    expect(await passBarrier(at.db, { ...claimed, leaseEpoch: 7 }, bytes, now)).toBe(false);
    expect((await rowOf(at.db, claimed.id)).mime).toBeNull();
    expect(await passBarrier(at.db, claimed, bytes, now)).toBe(true);
    await settle(at.db, claimed, { state: "queued", set: {}, cause: "put_off", now });
    expect(await rowOf(at.db, claimed.id)).toMatchObject(bytes);
    const again = (await take())!;
    expect(await passBarrier(at.db, again, { mime: "other", mimeSha256: "other" }, now)).toBe(false);
    expect(await passBarrier(at.db, again, { mime: null, mimeSha256: bytes.mimeSha256 }, now)).toBe(true);
    expect(await rowOf(at.db, claimed.id)).toMatchObject(bytes);
  });

  it("lets a message pass the barrier once", async () => {
    await one();
    const claimed = (await take())!;
    expect(await passBarrier(at.db, claimed, bytes, now)).toBe(true);
    expect(await passBarrier(at.db, claimed, bytes, now)).toBe(false);
    expect(await rowOf(at.db, claimed.id)).toMatchObject({ state: "sending", phase: "dot", dotAt: now });
  });

  it("stops a stopped action's letters: waiting ones are cancelled, claimed ones end at the barrier and then too", async () => {
    const { actionId, ids } = await writeLetters(at.db, { letters: 3 });
    const claimed = (await take())!;
    const held = (await take())!;
    await park(at.db, held, now);
    const cancelled = await at.db.transact(async (tx) => {
      await tx.update(tx.tables.actions).set({ state: "stopped" }).where(eq(tx.tables.actions.id, actionId));
      return cancelLetters(tx, { actionId }, { reason: "stopped", now });
    });
    expect(cancelled).toBe(2);
    expect(await passBarrier(at.db, claimed, bytes, now)).toBe(false);
    await settle(at.db, claimed, { state: "queued", set: {}, cause: "fenced", now });
    expect(await take()).toBeNull();
    expect(await settleStranded(at.db, now)).toBe(1);
    for (const id of ids) expect(await stateOf(id)).toBe("cancelled");
    expect(await rowOf(at.db, held.id)).toMatchObject({ reason: "stopped", doneAt: now });
  });

  it("cancels the letters of one appeal and of no other", async () => {
    const [mine, other] = [await one(), await one()];
    expect(
      await at.db.transact((tx) => cancelLetters(tx, { appealId: mine.appealId }, { reason: "withdrawn", now })),
    ).toBe(1);
    expect([await stateOf(mine.id), await stateOf(other.id)]).toEqual(["cancelled", "queued"]);
    expect(await listOutcomes(at.db.read, mine.appealId)).toMatchObject([{ state: "cancelled", reason: "withdrawn" }]);
  });

  it("stops a letter at the barrier whose last day ended since it was claimed", async () => {
    await writeLetters(at.db, { letters: 2, message: { notAfter: later(now, minute) } });
    const [inTime, late] = [(await take())!, (await take())!];
    expect(await passBarrier(at.db, inTime, bytes, later(now, minute - 1))).toBe(true);
    expect(await passBarrier(at.db, late, bytes, later(now, minute))).toBe(false);
    expect(await rowOf(at.db, late.id)).toMatchObject({ state: "sending", phase: "pre", mime: null });
  });

  it("calls a letter refused at its last day only when a server's last word was a lasting no", async () => {
    const [full, putOff, never] = [await one(), await one(), await one()];
    const end = (id: MessageId, set: { reason?: string; smtpCode?: number }) =>
      at.db.transact(async (tx) => {
        const { messages } = tx.tables;
        await tx
          .update(messages)
          .set({ ...set, notAfter: now })
          .where(eq(messages.id, id));
      });
    await end(full.id, { reason: "mailbox_full", smtpCode: 552 });
    await end(putOff.id, { reason: "mailbox_full", smtpCode: 452 });
    await end(never.id, {});
    expect(await settleStranded(at.db, now)).toBe(3);
    expect(await rowOf(at.db, full.id)).toMatchObject({ state: "failed", reason: "mailbox_full" });
    expect(await rowOf(at.db, putOff.id)).toMatchObject({ state: "cancelled", reason: "expired" });
    expect(await rowOf(at.db, never.id)).toMatchObject({ state: "cancelled", reason: "expired", doneAt: now });
  });

  it("ends what waits for nothing: past its last day, its action closed, its appeal taken back", async () => {
    const [late, closed, back, waiting] = [await one(), await one(), await one(), await one()];
    await at.db.transact(async (tx) => {
      const { actions, appeals, messages } = tx.tables;
      await tx.update(messages).set({ notAfter: now }).where(eq(messages.id, late.id));
      await tx.update(actions).set({ state: "closed" }).where(eq(actions.id, closed.actionId));
      await tx.update(appeals).set({ state: "withdrawn" }).where(eq(appeals.id, back.appealId));
      await tx.update(appeals).set({ state: "held" }).where(eq(appeals.id, waiting.appealId));
      await enqueue(tx, { ...confirm, notAfter: now }, now);
    });
    expect(await settleStranded(at.db, now)).toBe(4);
    expect(await rowOf(at.db, late.id)).toMatchObject({ state: "cancelled", reason: "expired" });
    expect(await rowOf(at.db, closed.id)).toMatchObject({ state: "cancelled", reason: "action_over" });
    expect(await rowOf(at.db, back.id)).toMatchObject({ state: "cancelled", reason: "appeal_over" });
    expect(await stateOf(waiting.id)).toBe("queued");
    expect(await settleStranded(at.db, now)).toBe(0);
  });

  describe("after a worker died", () => {
    const gone = { isGone: async () => true, now };
    it("queues what was before the barrier and gives up certainty about letters behind it", async () => {
      await writeLetters(at.db, { letters: 2 });
      const [pre, dot] = [(await take())!, (await take())!];
      await passBarrier(at.db, dot, bytes, now);
      expect(await recover(at.db, gone)).toBe(2);
      expect(await rowOf(at.db, pre.id)).toMatchObject({ state: "queued", phase: null, leaseOwner: null });
      expect(await rowOf(at.db, dot.id)).toMatchObject({ state: "unknown", reason: "worker_lost", doneAt: now });
      expect(await recover(at.db, gone)).toBe(0);
    });

    it("sends other mail again, three times at most", async () => {
      await at.db.transact((tx) => enqueue(tx, confirm, now));
      const ends: string[] = [];
      for (let time = 0; time < 3; time++) {
        const claimed = (await take())!;
        await passBarrier(at.db, claimed, bytes, now);
        await recover(at.db, gone);
        ends.push(await stateOf(claimed.id));
      }
      expect(ends).toEqual(["queued", "queued", "unknown"]);
    });

    it("leaves the living alone until their lease runs out", async () => {
      await one();
      const claimed = (await take())!;
      const alive = async () => false;
      expect(await recover(at.db, { isGone: alive, now: later(now, leaseFor - minute) })).toBe(0);
      expect(await recover(at.db, { isGone: alive, now: later(now, leaseFor + 1) })).toBe(1);
      expect(await stateOf(claimed.id)).toBe("queued");
    });

    it("fences a worker that wakes too late, whatever it tries", async () => {
      await one();
      const zombie = (await take())!;
      await recover(at.db, gone);
      const next = (await take())!;
      expect(next.leaseEpoch).toBe(zombie.leaseEpoch + 1);
      expect(await passBarrier(at.db, zombie, bytes, now)).toBe(false);
      expect(await settle(at.db, zombie, { state: "accepted", set: {}, cause: "accepted", now })).toBe(false);
      await park(at.db, zombie, now);
      expect(await rowOf(at.db, next.id)).toMatchObject({ state: "sending", phase: "pre", mime: null });
    });
  });

  it("parks a fault before the barrier for a person, and calls one behind it unknown", async () => {
    await writeLetters(at.db, { letters: 2 });
    const [pre, dot] = [(await take())!, (await take())!];
    await passBarrier(at.db, dot, bytes, now);
    await park(at.db, pre, now);
    await park(at.db, dot, now);
    expect([await stateOf(pre.id), await stateOf(dot.id)]).toEqual(["held", "unknown"]);
  });

  it("writes an event for every move, and refuses a move that may not be", async () => {
    const { id } = await one();
    const claimed = (await take()) as Claimed;
    await passBarrier(at.db, claimed, bytes, now);
    await settle(at.db, claimed, { state: "accepted", set: { doneAt: now }, cause: "accepted", detail: "250", now });
    const events = await listMessageEvents(at.db.read, id);
    expect(events.map(({ fromState, toState, cause }) => [fromState, toState, cause])).toEqual([
      [null, "queued", "enqueued"],
      ["queued", "sending", "claimed"],
      ["sending", "sending", "dot"],
      ["sending", "accepted", "accepted"],
    ]);
    const where = eq(at.db.read.tables.messages.id, id);
    const forbidden = at.db.transact((tx) =>
      moveMessages(tx, { from: "accepted", to: "queued", where, set: {}, cause: "no", now }),
    );
    await expect(forbidden).rejects.toThrow("may not go");
    expect(await stateOf(id)).toBe("accepted");
  });

  it("lists messages by state and action, without their texts", async () => {
    const { actionId, id } = await one();
    await one();
    const listed = await listMessages(at.db.read, { actionId, state: "queued" });
    expect(listed.map((message) => message.id)).toEqual([id]);
    expect(listed[0]).not.toHaveProperty("text");
    expect(await listMessages(at.db.read, { appealId: newId(), limit: 1 })).toEqual([]);
  });
});
