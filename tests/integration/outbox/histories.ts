// The steps of random histories, done to the real outbox: two workers with their own journals, any of which may stand still
// between the commit of its barrier and its line; a person; a server that returns mail.
import { randomUUID } from "node:crypto";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { eq } from "drizzle-orm";
import type { Database } from "@/db/database";
import { after as later, minute } from "@/lib/clock";
import type { MessageId } from "@/lib/ids";
import { takeIn } from "@/lib/inbound/commands";
import type { Finding } from "@/lib/inbound/finding";
import { claim } from "@/lib/outbox/claims";
import { type Claimed, cancelLetters, moveMessages } from "@/lib/outbox/commands";
import { readEpochs } from "@/lib/outbox/epoch";
import { fileOf, type Journal, type JournalEvent, openJournal, sealOf } from "@/lib/outbox/journal";
import { type Ledger, openLedger } from "@/lib/outbox/ledger";
import { liftPause, listPauses, pauseSending } from "@/lib/outbox/pauses";
import { recover, settleStranded } from "@/lib/outbox/recovery";
import { leaseFor } from "@/lib/outbox/states";
import { world } from "@/tests/support/appeals";
import { now, type Written } from "./letters";

export type WorkerName = "a" | "b";

export interface History {
  readonly id: MessageId;
  readonly written: Written;
  readonly folder: string;
  readonly clock: { now: Date };
  readonly workers: Readonly<Record<WorkerName, Worker>>;
  /** What became of last bytes, in order: `given`, `denied` by the server that had it, `resent` by a person. */
  readonly bytes: string[];
  close(): Promise<void>;
}

interface Worker {
  readonly ledger: Ledger;
  readonly owner: string;
  readonly cutOff: AbortController;
  readonly journal: SlowJournal;
  held: Claimed | null;
  passing: Promise<boolean> | null;
  over: boolean;
  gave: boolean;
}

const { secret } = world;

export async function beginHistory(db: Database, of: { written: Written; folder: string }): Promise<History> {
  const clock = { now };
  const epoch = (await readEpochs(db.read)).at(-1)!;
  const begin = async (): Promise<Worker> => {
    const owner = randomUUID();
    const journal = slowly(await openJournal({ folder: of.folder, name: owner, epoch, secret }));
    const cutOff = new AbortController();
    const books = { db, clock: () => clock.now, random: () => 0.5, owner, unpaced: true, journal, lost: cutOff.signal };
    const hand = { held: null, passing: null, over: false, gave: false };
    return { ledger: openLedger(books), owner, cutOff, journal, ...hand };
  };
  const workers = { a: await begin(), b: await begin() };
  return {
    ...of,
    id: of.written.ids[0]!,
    ...{ clock, workers, bytes: [] },
    async close() {
      for (const { journal, owner } of Object.values(workers)) {
        journal.go();
        await journal.close();
        for (const file of [fileOf(owner), sealOf(owner)]) rmSync(join(of.folder, file), { force: true });
      }
    },
  };
}

interface SlowJournal extends Journal {
  /** Resolves when a barrier waits for its line. */
  reached(): Promise<void>;
  /** Lets the line be written. */
  go(): void;
  /** Resolves when all lines are there that were begun. */
  written(): Promise<unknown>;
}

/** Lines of barriers wait until they are told to go on. */
function slowly(journal: Journal): SlowJournal {
  let [go, reached] = [() => {}, () => {}];
  let isReached = new Promise<void>(() => {});
  let writing: Promise<unknown> = Promise.resolve();
  return {
    ...journal,
    async append(entries) {
      if (entries.some(({ event }) => event === "dot")) {
        const gate = new Promise<void>((resolve) => {
          go = resolve;
        });
        reached();
        await gate;
      }
      const written = journal.append(entries);
      writing = written.catch(() => undefined);
      return written;
    },
    reached() {
      isReached = new Promise((resolve) => {
        reached = resolve;
      });
      return isReached;
    },
    go: () => go(),
    written: () => writing,
  };
}

export async function act(db: Database, step: string, history: History): Promise<void> {
  const [verb = ""] = step.split(" ");
  const { written, clock, folder } = history;
  const who = / ([ab])$/.exec(step)?.[1] as WorkerName | undefined;
  if (who !== undefined) return actAs(db, verb, { history, worker: history.workers[who] });
  const journal = { folder, secret };
  if (verb === "crash") await recover(db, { isGone: async () => true, now: clock.now, journal });
  else if (step === "lease ends") {
    clock.now = later(clock.now, leaseFor + minute);
    await recover(db, { isGone: async () => false, now: clock.now, journal });
  } else if (verb === "wait") clock.now = later(clock.now, 10 * minute);
  else if (verb === "tidy") await settleStranded(db, clock.now);
  else if (verb === "cancel")
    await db.transact((tx) => cancelLetters(tx, written, { reason: "stopped", now: clock.now }));
  else if (verb === "pause") await pauseSending(db, { scope: "all", subject: "", by: "ana", now: clock.now });
  else if (verb === "lift")
    for (const { id } of await listPauses(db.read, clock.now)) await liftPause(db, { id, by: "ana", now: clock.now });
  else if (verb === "unconfirm" || verb === "confirm") await setAppeal(db, written, verb === "confirm");
  else if (verb === "return") await comeBack(db, history, { kind: "failed", reason: "mailbox_full", status: "5.2.2" });
  else if (verb === "report") await comeBack(db, history, { kind: "delivered" });
  else await decide(db, verb, history);
}

/** What a person says of a letter that cannot move by itself. */
async function decide(db: Database, verb: string, { id, clock, bytes }: History): Promise<void> {
  const from = verb === "resend" ? "unknown" : "held";
  const moved = await db.transact((tx) =>
    moveMessages(tx, {
      ...{ from, to: "queued", where: eq(tx.tables.messages.id, id) },
      ...{ set: { reason: null, notBefore: clock.now }, cause: verb, now: clock.now },
    }),
  );
  if (moved.length > 0 && from === "unknown") bytes.push("resent");
}

async function comeBack(db: Database, { id, clock }: History, finding: Finding): Promise<void> {
  const mail = { headers: new Map(), from: "", subject: "", text: "", reports: [], about: null };
  await takeIn(db, world, { messageId: id, way: "bounce", mail, finding, digest: randomUUID(), now: clock.now });
}

async function actAs(
  db: Database,
  verb: string,
  { history, worker }: { history: History; worker: Worker },
): Promise<void> {
  const { clock, bytes } = history;
  if (verb === "claim" && worker.passing === null) {
    const claimed = await claim(db, { owner: worker.owner, now: clock.now });
    if (claimed) Object.assign(worker, { held: claimed, over: false, gave: false });
  } else if (verb === "pass" && worker.held && worker.passing === null) {
    const reached = worker.journal.reached();
    const passing = worker.ledger.pass(worker.held, { mime: "m", mimeSha256: "h" }).catch(() => false);
    const waits = await Promise.race([reached.then(() => true), passing]);
    if (waits) worker.passing = passing;
  } else if (verb === "line" && worker.passing) {
    worker.journal.go();
    const passed = await worker.passing;
    worker.passing = null;
    // What was answered meanwhile has no connection any more.
    worker.gave = passed && !worker.over;
    if (worker.gave) bytes.push("given");
  } else if (verb === "cut") worker.cutOff.abort();
  else await hear(verb, { history, worker });
}

const ends: Readonly<Record<string, readonly ["accepted" | "queued" | "failed" | "unknown" | "held", JournalEvent]>> = {
  yes: ["accepted", "accepted"],
  later: ["queued", "not_taken"],
  no: ["failed", "failed"],
  silence: ["unknown", "unknown"],
  hold: ["held", "not_taken"],
};

/** A server's yes or silence comes after the last byte; a worker that lost its lease hears them, too. */
async function hear(
  verb: string,
  { history: { clock, bytes }, worker }: { history: History; worker: Worker },
): Promise<void> {
  const [state, event] = ends[verb] ?? [];
  const needsLastByte = verb === "yes" || verb === "silence";
  if (!worker.held || worker.over || !state || !event || (needsLastByte && !worker.gave)) return;
  worker.over = true;
  if (worker.gave && !needsLastByte) bytes.push("denied");
  const [at, doneAt] = [clock.now, state === "queued" || state === "held" ? null : clock.now];
  const set = { doneAt, reason: verb, ...(state === "queued" ? { notBefore: later(at, 5 * minute) } : {}) };
  await worker.ledger.settle(worker.held, { state, set, cause: verb, now: at }, event);
  await worker.journal.written();
}

export async function setAppeal(db: Database, { appealId }: Written, isConfirmed: boolean): Promise<void> {
  await db.transact(async (tx) => {
    const { appeals } = tx.tables;
    await tx
      .update(appeals)
      .set({ state: isConfirmed ? "confirmed" : "withdrawn" })
      .where(eq(appeals.id, appealId));
  });
}
