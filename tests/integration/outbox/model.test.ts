// Random histories of one letter, told to the real outbox and to a reference model of thirty lines. The model says which
// moves must happen; four invariants hold in every history, whatever happens when.

import { eq } from "drizzle-orm";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Database } from "@/db/database";
import { day, after as later, minute } from "@/lib/clock";
import { type MessageId, newId } from "@/lib/ids";
import { claim } from "@/lib/outbox/claims";
import { type Claimed, cancelLetters, moveMessages, record } from "@/lib/outbox/commands";
import { passBarrier, settle } from "@/lib/outbox/lease";
import { liftPause, listPauses, pauseSending } from "@/lib/outbox/pauses";
import { recover, settleStranded } from "@/lib/outbox/recovery";
import { leaseFor, type MessageState, mayFollow } from "@/lib/outbox/states";
import { dialects, freshDatabase } from "@/tests/support/databases";
import { now, rowOf, type Written, writeLetters } from "./letters";

const long = Number(process.env.SEQUENCES ?? 0);
const seed = Number(process.env.SEED ?? Date.now() % 1_000_000);
const runs = { sqlite: long || 400, postgres: long ? Math.ceil(long / 100) : 60 };

/** Two workers, one of which may be asleep for as long as it likes; a person; the clock. */
const steps = fc.array(
  fc.constantFrom(
    ...["claim a", "claim b", "pass a", "pass b", "yes a", "yes b", "later a", "later b", "no a", "silence a"],
    ...["crash", "lease ends", "cancel", "pause", "lift", "resend", "unconfirm", "confirm", "wait", "tidy"],
  ),
  { minLength: 4, maxLength: 14 },
);

interface Model {
  state: MessageState;
  phase: "pre" | "dot" | null;
  epoch: number;
  held: Record<"a" | "b", number | null>;
  /** Unknown because its worker was lost, not because its server was silent. */
  lost: boolean;
  paused: boolean;
  confirmed: boolean;
  due: boolean;
}

/** What must become of the letter; the whole specification, without a database. */
function tell(model: Model, step: string): void {
  const [verb = "", who] = step.split(" ") as [string, "a" | "b" | undefined];
  const ours = who !== undefined && model.state === "sending" && model.held[who] === model.epoch;
  // Given up as unclear, and nobody has touched it since: what the server said to the last who had it counts.
  const late = who !== undefined && model.state === "unknown" && model.lost && model.held[who] === model.epoch;
  const end = (state: MessageState) => Object.assign(model, { state, phase: null });
  if (verb === "claim" && model.state === "queued" && model.due && !model.paused && model.confirmed) {
    Object.assign(model, { state: "sending", phase: "pre", epoch: model.epoch + 1 });
    model.held[who!] = model.epoch;
  } else if (verb === "pass" && ours && model.phase === "pre" && !model.paused && model.confirmed) model.phase = "dot";
  else if (verb === "yes" && ((ours && model.phase === "dot") || late)) end("accepted");
  else if (step.startsWith("later") && (ours || late)) Object.assign(end("queued"), { due: false });
  else if (verb === "no" && (ours || late)) end("failed");
  else if (verb === "silence" && ours && model.phase === "dot") Object.assign(end("unknown"), { lost: false });
  else if ((verb === "crash" || step === "lease ends") && model.state === "sending") {
    model.lost = model.phase === "dot";
    end(model.lost ? "unknown" : "queued");
    model.due ||= step === "lease ends";
  } else if (step === "lease ends") model.due = true;
  else if (verb === "cancel" && model.state === "queued") end("cancelled");
  else if (verb === "pause") model.paused = true;
  else if (verb === "lift") model.paused = false;
  else if (verb === "resend" && model.state === "unknown") Object.assign(end("queued"), { due: true });
  else if (verb === "unconfirm") model.confirmed = false;
  else if (verb === "confirm") model.confirmed = true;
  else if (verb === "wait") model.due = true;
  else if (verb === "tidy" && model.state === "queued" && !model.confirmed) end("cancelled");
}

describe.each(dialects)("random histories on %s", (dialect) => {
  const at = freshDatabase(dialect);

  it("end as the reference model says, and break no promise", { timeout: 60_000 + (long || 400) * 400 }, async () => {
    let count = 0;
    const first = await writeLetters(at.db);
    const row = await rowOf(at.db, first.ids[0]!);
    await fc.assert(
      fc.asyncProperty(steps, async (history) => {
        count += 1;
        await check(at.db, await renew(at.db, first, row), history);
      }),
      { numRuns: runs[dialect], seed, interruptAfterTimeLimit: long ? 3_600_000 : 45_000 },
    );
    process.stderr.write(`${dialect}: seed ${seed}, ${count} histories, 0 broken invariants\n`);
    expect(count).toBeGreaterThanOrEqual(Math.min(20, runs[dialect]));
  });
});

async function check(db: Database, written: Written, history: readonly string[]): Promise<void> {
  const id = written.ids[0]!;
  const model: Model = {
    ...{ state: "queued", phase: null, epoch: 0, held: { a: null, b: null } },
    ...{ lost: false, paused: false, confirmed: true, due: true },
  };
  const held: Record<"a" | "b", Claimed | null> = { a: null, b: null };
  const clock = { now };
  for (const step of history) {
    tell(model, step);
    await act(db, step, { written, held, clock });
    const { state, phase, leaseEpoch } = await rowOf(db, id);
    expect({ state, phase, leaseEpoch }, `after "${step}" in ${history.join(", ")}`).toEqual({
      ...{ state: model.state, phase: model.phase, leaseEpoch: model.epoch },
    });
  }
  await keepsPromises(db, id, history);
}

type World = { written: Written; held: Record<"a" | "b", Claimed | null>; clock: { now: Date } };

async function act(db: Database, step: string, { written, held, clock }: World): Promise<void> {
  const [verb = "", name] = step.split(" ") as [string, "a" | "b" | undefined];
  const at = clock.now;
  const mine = name === "a" || name === "b" ? held[name] : null;
  const ids = eq(db.read.tables.messages.id, written.ids[0]!);
  const said = (state: "accepted" | "failed" | "unknown", cause: string) => ({
    state,
    set: { doneAt: at },
    cause,
    now: at,
  });
  if (verb === "claim") held[name as "a"] = (await claim(db, { owner: name!, now: at })) ?? mine;
  else if (verb === "pass" && mine) await passBarrier(db, mine, { mime: "m", mimeSha256: "h" }, at);
  else if (verb === "yes" && mine && (await isDot(db, mine))) await settle(db, mine, said("accepted", "accepted"));
  else if (step.startsWith("later") && mine) {
    const set = { notBefore: later(at, 5 * minute) };
    await settle(db, mine, { state: "queued", set, cause: "put_off", now: at });
  } else if (verb === "no" && mine) await settle(db, mine, said("failed", "address_refused"));
  else if (verb === "silence" && mine && (await isDot(db, mine))) await settle(db, mine, said("unknown", "cut"));
  else if (verb === "crash") await recover(db, { isGone: async () => true, now: at });
  else if (step === "lease ends") {
    clock.now = later(at, leaseFor + minute);
    await recover(db, { isGone: async () => false, now: clock.now });
  }
  if (verb === "cancel") await db.transact((tx) => cancelLetters(tx, written, { reason: "stopped", now: at }));
  else if (verb === "pause") await pauseSending(db, { scope: "all", subject: "", by: "ana", now: at });
  else if (verb === "lift")
    for (const { id } of await listPauses(db.read, at)) await liftPause(db, { id, by: "ana", now: at });
  else if (verb === "resend") {
    const move = {
      from: "unknown",
      to: "queued",
      where: ids,
      set: { notBefore: at },
      cause: "resent",
      now: at,
    } as const;
    await db.transact((tx) => moveMessages(tx, move));
  } else if (verb === "unconfirm" || verb === "confirm") await setAppeal(db, written, verb === "confirm");
  else if (verb === "wait") clock.now = later(at, 10 * minute);
  else if (verb === "tidy") await settleStranded(db, at);
}

/** A server's yes or silence comes after the last byte; a worker that lost its lease hears them, too. */
async function isDot(db: Database, { id, leaseEpoch }: Claimed): Promise<boolean> {
  const row = await rowOf(db, id);
  return row.phase === "dot" || row.leaseEpoch !== leaseEpoch;
}

async function setAppeal(db: Database, { appealId }: Written, isConfirmed: boolean): Promise<void> {
  await db.transact(async (tx) => {
    const { appeals } = tx.tables;
    await tx
      .update(appeals)
      .set({ state: isConfirmed ? "confirmed" : "withdrawn" })
      .where(eq(appeals.id, appealId));
  });
}

async function keepsPromises(db: Database, id: MessageId, history: readonly string[]): Promise<void> {
  const { messageEvents } = db.read.tables;
  const events = await db.read
    .select()
    .from(messageEvents)
    .where(eq(messageEvents.messageId, id))
    .orderBy(messageEvents.id);
  const told = `${history.join(", ")}: ${events.map(({ cause }) => cause).join(" ")}`;
  // Between two last bytes stands a server's no or a person's word.
  const dots = events
    .map(({ cause }) => cause)
    .join(" ")
    .split(/\bdot\b/)
    .slice(1, -1);
  for (const between of dots) expect(between, told).toMatch(/put_off|resent/);
  // Each move follows the table, and begins where the last one ended.
  for (const [index, { fromState, toState }] of events.entries()) {
    if (fromState !== null && fromState !== toState) expect(mayFollow(fromState, toState), told).toBe(true);
    expect(fromState, told).toBe(index === 0 ? null : events[index - 1]!.toState);
  }
  // Nothing stands still for ever: long after, the letter has come to an end or waits for an answer.
  await recover(db, { isGone: async () => true, now: later(now, 40 * day) });
  await settleStranded(db, later(now, 40 * day));
  expect(["accepted", "failed", "cancelled", "unknown"], told).toContain((await rowOf(db, id)).state);
}

/** The same letter as on its first day, under a new id; the appeal and its action stay as they are. */
async function renew(db: Database, written: Written, row: Claimed): Promise<Written> {
  const id = newId<MessageId>();
  await db.transact(async (tx) => {
    const { messageEvents, messages, pauses } = tx.tables;
    for (const table of [pauses, messageEvents, messages]) await tx.delete(table);
    await tx.insert(messages).values({ ...row, id, messageId: id });
    await record(tx, [{ id }], { from: null, to: "queued", cause: "enqueued", now });
  });
  await setAppeal(db, written, true);
  return { ...written, ids: [id] };
}
