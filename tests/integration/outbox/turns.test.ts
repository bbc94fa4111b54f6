// Whose turn it is: every domain and every official in turn, however many wait, however often one stands in several actions,
// and whatever a clock that was wrong has written.
import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { day, hour, after as later, minute, second } from "@/lib/clock";
import { newId, type TargetId } from "@/lib/ids";
import { enqueue } from "@/lib/outbox/commands";
import { deliverDue, type Mailer } from "@/lib/outbox/deliver";
import type { MessageKind } from "@/lib/outbox/message";
import { domainAtOnce, domainGap, usualPace } from "@/lib/outbox/pace";
import { setPace } from "@/lib/outbox/paces";
import { settleStranded } from "@/lib/outbox/recovery";
import { runLoop } from "@/lib/worker/loop";
import { dialects, freshDatabase } from "@/tests/support/databases";
import { now, rowOf, setClock, workerWorld, writeLetters } from "./letters";

const never = new AbortController().signal;

describe.each(dialects)("turns on %s", (dialect) => {
  const at = freshDatabase(dialect);
  const clock = setClock();
  let sent: { at: number; to: string }[] = [];
  const open = new Map<string, number>();
  let mostOpen = 0;
  const mailer: Mailer = {
    async handOver({ to }, barrier) {
      const domain = to.split("@")[1]!;
      open.set(domain, (open.get(domain) ?? 0) + 1);
      mostOpen = Math.max(mostOpen, open.get(domain)!);
      const passed = await barrier();
      open.set(domain, open.get(domain)! - 1);
      if (!passed) return { end: "fenced" };
      sent.push({ at: clock.clock().getTime(), to });
      return { end: "accepted", code: 250, text: "250 ok", relayId: null };
    },
    async rest() {},
  };
  const world = (using = mailer) => ({ ...workerWorld(at.db, using, clock.clock), unpaced: false, random: () => 0 });
  const work = (lanes = 16) => deliverDue(world(), lanes, never);
  beforeEach(async () => {
    sent = [];
    mostOpen = 0;
    clock.set(now);
    await at.db.transact(async (tx) => {
      const { messageEvents, messages, turns, pauses, paces } = tx.tables;
      for (const table of [messageEvents, messages, turns, pauses, paces]) await tx.delete(table);
    });
  });

  /** Letters of one new action, each to a target of its own, unless the target is said. */
  async function write(
    addresses: readonly string[],
    { each = 1, notBefore = now, targetId = null as TargetId | null } = {},
  ) {
    const { actionId, appealId, ids } = await writeLetters(at.db);
    await at.db.transact(async (tx) => {
      await tx.delete(tx.tables.messageEvents).where(eq(tx.tables.messageEvents.messageId, ids[0]!));
      await tx.delete(tx.tables.messages).where(eq(tx.tables.messages.id, ids[0]!));
      for (const toAddress of addresses) {
        const facts = { actionId, appealId, targetId: targetId ?? newId<TargetId>(), round: 1, notBefore, toAddress };
        for (let letter = 0; letter < each; letter++) {
          const words = { kind: "letter" as const, toName: "Minister", fromName: "Ana", subject: "s", text: "t" };
          const once = { onceKey: randomUUID(), supporterHash: randomUUID(), notAfter: later(now, 30 * day) };
          await enqueue(tx, { ...facts, ...words, ...once }, notBefore);
        }
      }
    });
    return actionId;
  }

  /** From one turn to the next, as a worker that never sleeps; that a domain is looked at again is none. */
  async function runUntil(end: Date) {
    for (let steps = 0; clock.clock() < end && steps < 5000; steps++) {
      const before = sent.length;
      await work();
      const here = clock.clock().getTime();
      const due = (await at.db.read.select().from(at.db.read.tables.turns))
        .filter(({ key }) => sent.length > before || !key.startsWith("domain/"))
        .flatMap(({ nextAt }) => (nextAt.getTime() > here ? [nextAt.getTime()] : []));
      if (due.length === 0) return;
      clock.set(new Date(Math.min(...due)));
    }
  }

  it("one domain with very many officials keeps no other waiting", async () => {
    await write(Array.from({ length: 650 }, (_, n) => `mp${n}@parliament.example`));
    await write(["minister@other.example"], { notBefore: later(now, second) });
    clock.set(later(now, minute));
    await work();
    expect(sent.map(({ to }) => to.split("@")[1]).sort()).toEqual(["other.example", "parliament.example"]);
  });

  it("very many domains have their turn one after the other", { timeout: 60_000 }, async () => {
    await write(Array.from({ length: 120 }, (_, n) => `office@d${n}.example`));
    for (let n = 0; n < 30; n++) {
      await work(4);
      clock.set(later(clock.clock(), second));
    }
    expect(new Set(sent.map(({ to }) => to)).size).toBe(120);
  });

  it("domains where nothing may leave stand before no other", async () => {
    const actionId = await write(
      Array.from({ length: 120 }, (_, n) => `office@a${n}.example`),
      { notBefore: later(now, -hour) },
    );
    const closed = { ...usualPace, fromHour: 22, untilHour: 23, timeZone: "UTC" };
    await setPace(at.db, { of: { scope: "action", actionId }, choice: closed, by: "operator", now });
    await write(["minister@z.example"]);
    for (let n = 0; n < 4; n++) {
      await work(4);
      clock.set(later(clock.clock(), second));
    }
    expect(sent.map(({ to }) => to)).toEqual(["minister@z.example"]);
  });

  it("an official whom five actions write to has no more letters in an hour than another", async () => {
    for (const address of ["minister@one.example", "Minister@one.example"]) {
      for (let action = 0; action < 3; action++) await write([address], { each: 30 });
    }
    await runUntil(later(now, 2 * hour));
    const times = sent.map((each) => each.at);
    expect(busiest(times, hour)).toBe(30);
    expect(times.length).toBeGreaterThanOrEqual(59);
  });

  it("the narrower pace of one action holds for its own letters beside another's to the same official", async () => {
    const slow = await write(["minister@one.example"], { each: 40 });
    await write(["minister@one.example"], { each: 40 });
    const choice = { ...usualPace, perHour: 10 };
    await setPace(at.db, { of: { scope: "action", actionId: slow }, choice, by: "operator", now });
    await runUntil(later(now, 3 * hour));
    const { messages } = at.db.read.tables;
    const own = await at.db.read.select().from(messages).where(eq(messages.actionId, slow));
    const times = own.flatMap(({ doneAt }) => (doneAt ? [doneAt.getTime()] : []));
    expect([busiest(times, hour), times.length]).toEqual([10, 30]);
    // The other action's fill the gaps, up to what one official gets.
    expect(
      busiest(
        sent.map((each) => each.at),
        hour,
      ),
    ).toBe(30);
    expect(sent).toHaveLength(70);
  });

  it("1,000 letters to three officials in two domains: the cap in every sliding hour, two at a time to a domain", {
    timeout: 110_000,
  }, async () => {
    const addresses = ["a@one.example", "b@one.example", "c@two.example"];
    await write(addresses.slice(0, 2), { each: 333 });
    await write(addresses.slice(2), { each: 334 });
    await runUntil(later(now, day));
    const timesOf = (to: string) => sent.filter((each) => each.to === to).map((each) => each.at);
    expect(addresses.map((to) => timesOf(to).length)).toEqual([333, 333, 334]);
    expect(addresses.map((to) => busiest(timesOf(to), hour))).toEqual([30, 30, 30]);
    const toOne = sent.filter(({ to }) => to.endsWith("@one.example")).map((each) => each.at);
    expect(busiest(toOne, domainGap)).toBe(1);
    expect(mostOpen).toBeLessThanOrEqual(domainAtOnce);
  });

  it.each([20 * day, 365 * day, hour])("a clock that was ahead (%i ms) holds nobody up for long", async (ahead) => {
    await write(["a@one.example", "b@one.example"], { each: 2 });
    const slow: Mailer = {
      ...mailer,
      handOver: async () => ({ end: "replied", stage: "address", code: 450, text: "450 4.2.0 greylisted" }),
    };
    clock.set(later(now, Math.min(ahead, 20 * day)));
    await deliverDue(world(slow), 16, never);
    clock.set(now);
    for (let n = 0; n < 10; n++) {
      await settleStranded(at.db, clock.clock());
      await work();
      clock.set(later(clock.clock(), hour));
    }
    expect(sent).toHaveLength(4);
  });

  it("a clock that jumped a year ahead ends neither an action nor a letter", async () => {
    const { actionId, ids } = await writeLetters(at.db);
    let looks = 0;
    const jumping = () => (looks++ === 0 ? now : later(now, 365 * day));
    const stop = new AbortController();
    const running = runLoop({ ...world(), clock: jumping }, stop.signal);
    await new Promise((resolve) => setTimeout(resolve, 500));
    stop.abort();
    await running;
    const { actions } = at.db.read.tables;
    const [action] = await at.db.read.select({ state: actions.state }).from(actions).where(eq(actions.id, actionId));
    expect([action?.state, (await rowOf(at.db, ids[0]!)).state]).toEqual(["live", "queued"]);
  });

  describe("mail to people", () => {
    const tell = (kind: MessageKind, n: number) =>
      at.db.transact(async (tx) => {
        for (let at = 0; at < n; at++) {
          const words = { toName: "", toAddress: `p${at}@mail.example`, fromName: "Postbag", subject: "s", text: "t" };
          await enqueue(tx, { kind, onceKey: randomUUID(), ...words, notBefore: later(now, -hour) }, now);
        }
      });
    /** What is in the worker's hands when sixteen were asked for. */
    const inHands = async () => {
      let release = () => {};
      const held = new Promise<void>((resolve) => (release = resolve));
      const slow: Mailer = {
        ...mailer,
        handOver: async () => {
          await held;
          return { end: "cut", lastByteSent: false, cause: "slow" };
        },
      };
      const stop = new AbortController();
      const running = deliverDue(world(slow), 16, stop.signal);
      let kinds: string[] = [];
      const { messages } = at.db.read.tables;
      for (let n = 0; n < 100 && kinds.length < 16; n++) {
        await new Promise((resolve) => setTimeout(resolve, 20));
        const rows = await at.db.read
          .select({ kind: messages.kind })
          .from(messages)
          .where(eq(messages.state, "sending"));
        kinds = rows.map(({ kind }) => kind);
      }
      stop.abort();
      release();
      await running;
      return (kind: string) => kinds.filter((each) => each === kind).length;
    };

    it("leaves a quarter of the hands to letters that are due, however much of it there is", async () => {
      await tell("receipt", 200);
      await write(Array.from({ length: 30 }, (_, n) => `office@d${n}.example`));
      const count = await inHands();
      expect([count("letter"), count("receipt")]).toEqual([4, 12]);
    });

    it("has all hands where no letter is due, and letters have all that it leaves", async () => {
      await tell("receipt", 20);
      expect((await inHands())("receipt")).toBe(16);
      await at.db.transact(async (tx) => {
        await tx.delete(tx.tables.messageEvents);
        await tx.delete(tx.tables.messages);
      });
      await tell("receipt", 3);
      await write(Array.from({ length: 30 }, (_, n) => `office@d${n}.example`));
      const count = await inHands();
      expect([count("letter"), count("receipt")]).toEqual([13, 3]);
    });

    it("that someone sits and waits for goes before everything", async () => {
      await tell("receipt", 200);
      await write(Array.from({ length: 30 }, (_, n) => `office@d${n}.example`));
      await tell("confirm", 10);
      await tell("sign_in", 4);
      const count = await inHands();
      expect([count("confirm"), count("sign_in"), count("letter")]).toEqual([10, 4, 2]);
    });
  });
});

/** The most that fall into any stretch of that length; its end does not belong to it. */
function busiest(times: readonly number[], length: number): number {
  return Math.max(...times.map((start) => times.filter((time) => time >= start && time < start + length).length));
}
