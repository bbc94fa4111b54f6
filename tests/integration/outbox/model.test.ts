// Random histories of one letter, told to the real outbox and to a reference model of a page. The model says which moves
// must happen; the promises hold in every history, whatever happens when. The workers write real journals, any of them may
// stand still between its barrier and its line, and what counts as sent twice is the last byte, not what the database says.

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { eq } from "drizzle-orm";
import fc from "fast-check";
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Database } from "@/db/database";
import { day, after as later } from "@/lib/clock";
import { type MessageId, newId } from "@/lib/ids";
import { type Claimed, record } from "@/lib/outbox/commands";
import { recover, settleStranded } from "@/lib/outbox/recovery";
import { type MessageState, mayFollow } from "@/lib/outbox/states";
import { dialects, freshDatabase } from "@/tests/support/databases";
import { act, beginHistory, type History, setAppeal, type WorkerName } from "./histories";
import { now, rowOf, type Written, writeLetters } from "./letters";

const long = Number(process.env.SEQUENCES ?? 0);
const seed = Number(process.env.SEED ?? Date.now() % 1_000_000);
const runs = { sqlite: long || 400, postgres: long ? Math.ceil(long / 100) : 60 };

/** Two workers, each of which may be asleep for as long as it likes; a person; a server that returns mail; the clock. */
const step = fc.constantFrom(
  ...["claim a", "claim b", "pass a", "pass b", "line a", "line b", "yes a", "yes b", "later a", "later b", "no a"],
  ...["silence a", "hold a", "cut off a", "crash", "lease ends", "cancel", "pause", "lift", "resend", "release"],
  ...["unconfirm", "confirm", "wait", "tidy", "return", "report"],
);
/** What chance alone would seldom string together. */
const ways = fc.constantFrom(
  ["claim a", "pass a", "line a"],
  ["claim a", "pass a", "crash"],
  ["claim b", "pass b", "line b"],
  ["claim b", "pass b"],
  ["line a", "yes a"],
  ["lease ends", "resend"],
  ["wait", "claim b", "pass b", "line b"],
);
const steps = fc
  .array(fc.oneof({ arbitrary: step.map((one) => [one]), weight: 3 }, { arbitrary: ways, weight: 2 }), {
    ...{ minLength: 3, maxLength: 10 },
  })
  .map((parts) => parts.flat());

interface Hand {
  /** Of the lease it was given. */
  epoch: number | null;
  /** It committed its barrier then, and has not written its line yet. */
  passedAt: number | null;
  /** The server answered, or somebody broke off, meanwhile. */
  over: boolean;
  /** The last byte of this attempt left. */
  gave: boolean;
  cutOff: boolean;
  sealed: boolean;
  /** What its journal says last of the letter. */
  last: "dot" | "not_taken" | "end" | null;
}
const emptyHand = (): Hand => ({
  ...{ epoch: null, passedAt: null, over: false, gave: false, cutOff: false, sealed: false, last: null },
});

interface Model {
  state: MessageState;
  phase: "pre" | "dot" | null;
  epoch: number;
  owner: WorkerName | null;
  hands: Record<WorkerName, Hand>;
  /** Unknown because its worker was lost, not because its server was silent. */
  lost: boolean;
  paused: boolean;
  confirmed: boolean;
  due: boolean;
  /** Jumps of the clock that a worker must notice. */
  clock: number;
}

/** What must become of the letter; the whole specification, without a database. */
function tell(model: Model, step: string): void {
  const [verb = ""] = step.split(" ");
  const end = (state: MessageState) => Object.assign(model, { state, phase: null });
  const who = / ([ab])$/.exec(step)?.[1] as WorkerName | undefined;
  if (who !== undefined) tellWorker(model, verb, who);
  else if (step === "crash") lose(model, true);
  else if (step === "lease ends") {
    model.clock += 1;
    model.due = true;
    lose(model, false);
  } else if (verb === "cancel" && (model.state === "queued" || model.state === "held")) end("cancelled");
  else if (verb === "pause") model.paused = true;
  else if (verb === "lift") model.paused = false;
  else if (verb === "resend" && model.state === "unknown") Object.assign(end("queued"), { due: true });
  else if (verb === "release" && model.state === "held") Object.assign(end("queued"), { due: true });
  else if (verb === "unconfirm") model.confirmed = false;
  else if (verb === "confirm") model.confirmed = true;
  else if (verb === "wait") {
    model.due = true;
    model.clock += 1;
  } else if (verb === "tidy" && model.state === "queued" && !model.confirmed) end("cancelled");
  else if (verb === "return" && (model.state === "accepted" || model.state === "unknown")) end("bounced");
  else if (verb === "report" && model.state === "unknown") end("accepted");
}

function tellWorker(model: Model, verb: string, who: WorkerName): void {
  const hand = model.hands[who];
  const ours = model.state === "sending" && hand.epoch === model.epoch;
  if (verb === "claim") {
    const mayClaim = model.state === "queued" && model.due && !model.paused && model.confirmed;
    if (!mayClaim || hand.passedAt !== null) return;
    Object.assign(model, { state: "sending", phase: "pre", epoch: model.epoch + 1, owner: who });
    Object.assign(hand, { epoch: model.epoch, over: false, gave: false });
  } else if (verb === "pass") {
    if (!ours || model.phase !== "pre" || model.paused || !model.confirmed) return;
    model.phase = "dot";
    hand.passedAt = model.clock;
  } else if (verb === "line") {
    if (hand.passedAt === null) return;
    hand.last = "dot";
    // Nobody took it for dead; or it had reason to ask, and it was still its own.
    const isBelieved = hand.passedAt === model.clock || (ours && model.phase === "dot");
    hand.gave = isBelieved && !hand.sealed && !hand.cutOff && !hand.over;
    hand.passedAt = null;
  } else if (verb === "cut") hand.cutOff = true;
  else answer(model, verb, { hand, ours });
}

const ends = { yes: "accepted", later: "queued", no: "failed", silence: "unknown", hold: "held" } as const;

/** What the server said, or was silent about; late words count of a letter that nobody touched since it was given up. */
function answer(model: Model, verb: string, { hand, ours }: { hand: Hand; ours: boolean }): void {
  const late = model.state === "unknown" && model.lost && hand.epoch === model.epoch;
  const needsLastByte = verb === "yes" || verb === "silence";
  if (hand.epoch === null || hand.over || (needsLastByte && !hand.gave)) return;
  hand.over = true;
  const state = ends[verb as keyof typeof ends];
  if (!ours && !(late && mayFollow("unknown", state) && state !== "unknown")) return;
  Object.assign(model, { state, phase: null, lost: false });
  if (verb === "later") model.due = false;
  hand.last = verb === "later" || verb === "hold" ? "not_taken" : "end";
}

/** Workers are taken for dead, or their leases run out. Silence of a dead one's journal proves that nothing left. */
function lose(model: Model, dead: boolean): void {
  if (model.state !== "sending") return;
  const hand = model.hands[model.owner!];
  const isSilent = dead && (hand.last === null || hand.last === "not_taken");
  if (dead && model.phase === "dot") hand.sealed = true;
  const unclear = model.phase === "dot" && !isSilent;
  Object.assign(model, { state: unclear ? "unknown" : "queued", phase: null, lost: unclear });
}

describe.each(dialects)("random histories on %s", (dialect) => {
  const at = freshDatabase(dialect);
  // In memory where there is such a place: what is tested is the order of things, not the disk.
  const folder = mkdtempSync(join(process.platform === "linux" ? "/dev/shm" : tmpdir(), "postbag-histories-"));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  // Sealed journals are logged, each time.
  const write = process.stderr.write.bind(process.stderr);
  beforeEach(() => {
    vi.spyOn(process.stderr, "write").mockImplementation((text) => String(text).startsWith("{") || write(text));
  });
  afterEach(() => void vi.restoreAllMocks());

  it("end as the reference model says, and break no promise", { timeout: 60_000 + (long || 400) * 400 }, async () => {
    let count = 0;
    let given = 0;
    const first = await writeLetters(at.db);
    const row = await rowOf(at.db, first.ids[0]!);
    await fc.assert(
      fc.asyncProperty(steps, async (steps) => {
        count += 1;
        const history = await beginHistory(at.db, { written: await renew(at.db, first, row), folder });
        await check(at.db, history, steps).finally(() => history.close());
        given += history.bytes.filter((byte) => byte === "given").length;
      }),
      { numRuns: runs[dialect], seed, interruptAfterTimeLimit: long ? 3_600_000 : 45_000 },
    );
    write(`${dialect}: seed ${seed}, ${count} histories, ${given} last bytes, 0 broken promises\n`);
    expect(count).toBeGreaterThanOrEqual(Math.min(20, runs[dialect]));
    expect(given).toBeGreaterThan(0);
  });
});

async function check(db: Database, history: History, steps: readonly string[]): Promise<void> {
  const { id } = history;
  const model: Model = {
    ...{ state: "queued", phase: null, epoch: 0, owner: null, hands: { a: emptyHand(), b: emptyHand() }, clock: 0 },
    ...{ lost: false, paused: false, confirmed: true, due: true },
  };
  for (const step of steps) {
    tell(model, step);
    await act(db, step, history);
    const { state, phase, leaseEpoch } = await rowOf(db, id);
    const gave = { a: history.workers.a.gave, b: history.workers.b.gave };
    expect({ state, phase, leaseEpoch, gave }, `after "${step}" in ${steps.join(", ")}`).toEqual({
      ...{ state: model.state, phase: model.phase, leaseEpoch: model.epoch },
      gave: { a: model.hands.a.gave, b: model.hands.b.gave },
    });
  }
  await keepsPromises(db, history, steps);
}

async function keepsPromises(db: Database, history: History, steps: readonly string[]): Promise<void> {
  const { id, bytes } = history;
  // Whoever still sleeps wakes now.
  for (const who of ["a", "b"]) await act(db, `line ${who}`, history);
  const { messageEvents } = db.read.tables;
  const events = await db.read
    .select()
    .from(messageEvents)
    .where(eq(messageEvents.messageId, id))
    .orderBy(messageEvents.id);
  const told = `${steps.join(", ")}: ${events.map(({ cause }) => cause).join(" ")}: ${bytes.join(" ")}`;
  // Between two last bytes stands a server's no or a person's word.
  for (const between of bytes.join(" ").split("given").slice(1, -1)) expect(between, told).toMatch(/denied|resent/);
  // Each move follows the table, and begins where the last one ended.
  for (const [index, { fromState, toState }] of events.entries()) {
    if (fromState !== null && fromState !== toState) expect(mayFollow(fromState, toState), told).toBe(true);
    expect(fromState, told).toBe(index === 0 ? null : events[index - 1]!.toState);
  }
  // Nothing stands still for ever: long after, the letter has come to an end or waits for an answer.
  await recover(db, { isGone: async () => true, now: later(now, 40 * day) });
  await settleStranded(db, later(now, 40 * day));
  expect(["accepted", "failed", "cancelled", "unknown", "bounced"], told).toContain((await rowOf(db, id)).state);
}

/** The same letter as on its first day, under a new id; the appeal and its action stay as they are. */
async function renew(db: Database, written: Written, row: Claimed): Promise<Written> {
  const id = newId<MessageId>();
  await db.transact(async (tx) => {
    const { messageEvents, messages, pauses, received } = tx.tables;
    for (const table of [pauses, received, messageEvents, messages]) await tx.delete(table);
    await tx.insert(messages).values({ ...row, id, messageId: id });
    await record(tx, [{ id }], { from: null, to: "queued", cause: "enqueued", now });
  });
  await setAppeal(db, written, true);
  return { ...written, ids: [id] };
}
