// The pace over a virtual day: no sliding hour has more letters to one target than its cap, and a pause, whoever set it,
// stops what has not passed the barrier.
import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { listActionEvents } from "@/lib/actions/queries";
import { day, hour, after as later, minute, second } from "@/lib/clock";
import { newId, type OrganizerId, type PauseId, type TargetId } from "@/lib/ids";
import { enqueue } from "@/lib/outbox/commands";
import { deliverDue, type Mailer } from "@/lib/outbox/deliver";
import { domainAtOnce, domainGap, paceFor, usualPace } from "@/lib/outbox/pace";
import { findPace, readPaces, setPace } from "@/lib/outbox/paces";
import { liftPause, listPauses, pauseSending } from "@/lib/outbox/pauses";
import { countMessagesByState } from "@/lib/outbox/queries";
import { dialects, freshDatabase } from "@/tests/support/databases";
import { now, setClock, workerWorld, writeLetters } from "./letters";

const never = new AbortController().signal;

describe.each(dialects)("the pace on %s", (dialect) => {
  const at = freshDatabase(dialect);
  const clock = setClock();
  let sent: { at: number; to: string }[] = [];
  let refuse = false;
  let open = 0;
  let mostOpen = 0;
  const mailer: Mailer = {
    async handOver({ to }, barrier) {
      mostOpen = Math.max(mostOpen, ++open);
      const passed = await barrier();
      open -= 1;
      if (!passed) return { end: "fenced" };
      sent.push({ at: clock.clock().getTime(), to });
      if (refuse) return { end: "replied", stage: "message", code: 550, text: "550 5.7.1 blocked" };
      return { end: "accepted", code: 250, text: "250 ok", relayId: null };
    },
    async rest() {},
  };
  // Chance at its worst: every gap as short as it may be.
  const world = () => ({ ...workerWorld(at.db, mailer, clock.clock), unpaced: false, random: () => 0 });
  const work = () => deliverDue(world(), 16, never);
  beforeEach(async () => {
    sent = [];
    refuse = false;
    clock.set(now);
    await at.db.transact(async (tx) => {
      const { messageEvents, messages, turns, pauses, paces } = tx.tables;
      for (const table of [messageEvents, messages, turns, pauses, paces]) await tx.delete(table);
    });
  });

  /** That many letters of one action to each of these addresses; a target for each. */
  async function write(addresses: readonly string[], each: number) {
    const { actionId, appealId, ids } = await writeLetters(at.db);
    const targets = addresses.map(() => newId<TargetId>());
    await at.db.transact(async (tx) => {
      await tx.delete(tx.tables.messageEvents).where(eq(tx.tables.messageEvents.messageId, ids[0]!));
      await tx.delete(tx.tables.messages).where(eq(tx.tables.messages.id, ids[0]!));
      for (let letter = 0; letter < each; letter++) {
        for (const [index, toAddress] of addresses.entries()) {
          const facts = { kind: "letter" as const, actionId, appealId, targetId: targets[index]!, round: 1 };
          const words = { toName: "Minister", toAddress, fromName: "Ana", subject: "s", text: "t" };
          const once = { onceKey: randomUUID(), supporterHash: randomUUID() };
          await enqueue(tx, { ...facts, ...words, ...once, notBefore: now, notAfter: later(now, 30 * day) }, now);
        }
      }
    });
    return { actionId, targets };
  }

  /** From one turn to the next, as a worker that never sleeps. */
  async function runUntil(end: Date) {
    for (let steps = 0; clock.clock() < end && steps < 3000; steps++) {
      const before = sent.length;
      await work();
      // That a domain is looked at again is no turn.
      const nexts = (await at.db.read.select().from(at.db.read.tables.turns)).filter(
        ({ key }) => sent.length > before || !key.startsWith("domain/"),
      );
      const due = nexts.map(({ nextAt }) => nextAt.getTime()).filter((time) => time > clock.clock().getTime());
      if (due.length === 0) return;
      clock.set(new Date(Math.min(...due)));
    }
  }

  it("is chosen once by two clicks, written down with who and when, and taken back", async () => {
    const { actionId, targets } = await write(["a@one.example"], 1);
    const by = newId<OrganizerId>();
    const choice = { ...usualPace, perHour: 60 };
    const of = { scope: "action", actionId } as const;
    const twice = await Promise.all([1, 2].map(() => setPace(at.db, { of, choice, by, now })));
    expect(twice.map((each) => each.ok && each.changed).sort()).toEqual([false, true]);
    expect(await findPace(at.db.read, of)).toMatchObject({ ...choice, by, at: now });
    expect(paceFor(await readPaces(at.db.read), { actionId, targetId: targets[0]! })).toMatchObject(choice);
    expect(await setPace(at.db, { of, choice: null, by: "operator", now: later(now, 1) })).toMatchObject({
      changed: true,
    });
    expect(await setPace(at.db, { of, choice: null, by: "operator", now: later(now, 2) })).toMatchObject({
      changed: false,
    });
    expect(await listActionEvents(at.db.read, actionId)).toMatchObject([
      { what: "pace_taken_back", actor: "operator" },
      { what: "pace_chosen", actor: by, at: now, detail: { perHour: 60, fromHour: null, spread: false } },
    ]);
  });

  it("is refused for what is no pace, and for a target of another action", async () => {
    const { actionId } = await write(["a@one.example"], 1);
    const other = await write(["b@one.example"], 1);
    const facts = { by: "operator" as const, now };
    const of = { scope: "target", actionId, targetId: other.targets[0]! } as const;
    expect(await setPace(at.db, { of, choice: usualPace, ...facts })).toMatchObject({ problem: "not_found" });
    const bad = { ...usualPace, perHour: 601 };
    expect(await setPace(at.db, { of: { scope: "all" }, choice: bad, ...facts })).toMatchObject({
      problem: "bad_pace",
    });
    await at.db.transact((tx) => tx.update(tx.tables.actions).set({ state: "stopped" }));
    const stopped = { of: { scope: "action", actionId } as const, choice: usualPace, ...facts };
    expect(await setPace(at.db, stopped)).toMatchObject({ problem: "action_over" });
    expect(await readPaces(at.db.read)).toEqual([]);
  });

  it("lets the next letter leave sooner when a faster pace is chosen, and never above its cap", async () => {
    const { actionId, targets } = await write(["a@one.example", "b@two.example"], 3);
    const slow = { ...usualPace, spread: true };
    const facts = { by: "operator" as const, now };
    await setPace(at.db, { of: { scope: "all" }, choice: slow, ...facts });
    await setPace(at.db, { of: { scope: "target", actionId, targetId: targets[1]! }, choice: slow, ...facts });
    await work();
    expect(sent).toHaveLength(2);
    const nextTurns = async () =>
      Object.fromEntries(
        (await at.db.read.select().from(at.db.read.tables.turns)).map(({ key, nextAt }) => [key, nextAt]),
      );
    const before = await nextTurns();
    expect(before["address/a@one.example"]).toEqual(before[`target/${targets[0]}`]);
    expect(before[`target/${targets[0]}`]!.getTime()).toBeGreaterThan(later(now, hour).getTime());
    const soon = later(now, minute);
    const fast = { ...usualPace, perHour: 60 };
    await setPace(at.db, { of: { scope: "action", actionId }, choice: fast, by: "operator", now: soon });
    const turns = await nextTurns();
    expect(turns[`target/${targets[0]}`]).toEqual(later(soon, minute + 1));
    expect(turns["address/a@one.example"]).toEqual(later(soon, minute + 1));
    expect(turns[`target/${targets[1]}`]).toEqual(before[`target/${targets[1]}`]);
  });

  it("never has more letters to one target in any sliding hour than its cap, over a day", {
    timeout: 120_000,
  }, async () => {
    const addresses = ["a@one.example", "b@one.example", "c@two.example"];
    const { actionId, targets } = await write(addresses, 70);
    const office = { ...usualPace, perHour: 20, fromHour: 9, untilHour: 12, timeZone: "America/Lima" };
    const of = { scope: "target", actionId, targetId: targets[2]! } as const;
    expect(await setPace(at.db, { of, choice: office, by: "operator", now })).toMatchObject({ changed: true });
    await work();
    // The first letter to a target leaves at once; the second target of one domain waits for its turn.
    expect(sent.map(({ to }) => to)).toEqual(["a@one.example"]);
    await runUntil(later(now, day));
    const timesOf = (to: string) => sent.filter((each) => each.to === to).map((each) => each.at);
    expect([timesOf(addresses[0]!).length, timesOf(addresses[1]!).length]).toEqual([70, 70]);
    expect(busiest(timesOf(addresses[0]!), hour)).toBe(30);
    expect(busiest(timesOf(addresses[1]!), hour)).toBe(30);
    expect(busiest(timesOf(addresses[2]!), hour)).toBe(20);
    expect(timesOf(addresses[2]!).length).toBeGreaterThan(50);
    for (const time of timesOf(addresses[2]!)) expect([14, 15, 16]).toContain(new Date(time).getUTCHours());
    const toOne = sent.filter(({ to }) => to.endsWith("@one.example")).map((each) => each.at);
    expect(busiest(toOne, domainGap)).toBe(1);
    expect(busiest(toOne, minute)).toBeLessThanOrEqual(20);
    expect(mostOpen).toBeLessThanOrEqual(domainAtOnce);
  });

  it("lets two workers have one turn between them", async () => {
    await write(["a@one.example"], 20);
    await Promise.all([work(), work(), work()]);
    expect(sent).toHaveLength(1);
  });

  it("rests a domain after five refusals for what we are, twice as long after the next, and no other", async () => {
    const addresses = Array.from({ length: 8 }, (_, n) => `t${n}@one.example`);
    await write([...addresses, "x@two.example"], 2);
    refuse = true;
    await runUntil(later(now, 29 * minute));
    expect(sent.filter(({ to }) => to.endsWith("@one.example"))).toHaveLength(5);
    const [pause] = await listPauses(at.db.read, clock.clock());
    expect(pause).toMatchObject({ scope: "domain", subject: "one.example", cause: "breaker", by: "worker" });
    clock.set(later(pause!.until!, minute));
    await work();
    expect(sent.filter(({ to }) => to.endsWith("@one.example"))).toHaveLength(6);
    const [again] = await listPauses(at.db.read, clock.clock());
    expect(again!.until!.getTime() - again!.at.getTime()).toBe(hour);
    refuse = false;
    expect(await liftPause(at.db, { id: again!.id, by: "ana", now: clock.clock() })).toMatchObject({ ok: true });
    clock.set(later(clock.clock(), minute));
    await work();
    expect(sent.filter(({ to }) => to.endsWith("@one.example"))).toHaveLength(7);
  });

  it.each(["all", "action", "target", "domain"] as const)(
    "stops at once when someone pauses %s: at the claim and at the barrier, until it is lifted",
    async (scope) => {
      const { actionId, targets } = await write(["a@one.example"], 3);
      const subject = { all: "", action: actionId, target: targets[0]!, domain: "ONE.example" }[scope];
      const pause = () => pauseSending(at.db, { scope, subject, by: "ana", now: clock.clock() });
      let id: PauseId | null = null;
      const late: Mailer = {
        ...mailer,
        async handOver(parcel, barrier) {
          const paused = await pause();
          if (paused.ok) id = paused.id;
          return mailer.handOver(parcel, barrier);
        },
      };
      await deliverDue({ ...world(), mailer: late }, 1, never);
      clock.set(later(now, hour));
      await work();
      expect(sent).toEqual([]);
      expect(await countMessagesByState(at.db.read)).toMatchObject({ queued: 3, sending: 0 });
      expect(await pause()).toMatchObject({ problem: "paused_already" });
      expect(await liftPause(at.db, { id: id!, by: "ana", now: clock.clock() })).toMatchObject({ ok: true });
      expect(await liftPause(at.db, { id: id!, by: "ana", now: clock.clock() })).toMatchObject({
        problem: "not_paused",
      });
      // At the latest: a domain where all stood still is not looked at all the time.
      clock.set(later(clock.clock(), 5 * second));
      await work();
      expect(sent).toHaveLength(1);
    },
  );

  it("refuses a pause of nothing", async () => {
    const bad = { by: "ana", now };
    expect(await pauseSending(at.db, { scope: "all", subject: "x", ...bad })).toMatchObject({ problem: "bad_subject" });
    expect(await pauseSending(at.db, { scope: "domain", subject: " ", ...bad })).toMatchObject({
      problem: "bad_subject",
    });
  });
});

/** The most that fall into any stretch of that length; its end does not belong to it. */
function busiest(times: readonly number[], length: number): number {
  return Math.max(...times.map((start) => times.filter((time) => time >= start && time < start + length).length));
}
