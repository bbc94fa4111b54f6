// What supporters decided after the backup that was put back, done once more from the send journal, so that a restored
// database neither forgets a confirmation nor sends what was taken back. Only while nothing can leave.
import { and, eq } from "drizzle-orm";
import type { Database, Tx } from "@/db/database";
import { isOpen } from "@/lib/actions/action";
import type { AppealId } from "@/lib/ids";
import { logFault } from "@/lib/log";
import { type DecisionEvent, type JournalLine, journalHash } from "@/lib/outbox/journal";
import { confirmAgain, confirmedText } from "./confirmation";
import type { AppealWorld } from "./links";
import { type AppealRow, findAppeal } from "./queries";
import { erase, reject, withdraw } from "./taking-back";

/** What the journal says was decided of one appeal. */
export interface Decisions {
  /** Hashes of the texts that were confirmed: one, as a rule. */
  readonly texts: Set<string>;
  /** A worker wrote that it is confirmed: one of its letters has passed the barrier. */
  left: boolean;
  takenBack: Exclude<DecisionEvent, "confirmed"> | null;
}

/** How much is taken back: the last one everything. */
const takings = ["withdrawn", "rejected", "erased"] as const;

/** By the appeal's hash. Files have no order, and need none: nobody confirms what was taken back. */
export function decisionsIn(lines: readonly JournalLine[]): Map<string, Decisions> {
  const all = new Map<string, Decisions>();
  for (const { event, idHash, secondHash } of lines) {
    const taking = takings.find((each) => each === event) ?? null;
    if (taking === null && event !== "confirmed") continue;
    const known: Decisions = all.get(idHash) ?? { texts: new Set(), left: false, takenBack: null };
    all.set(idHash, known);
    if (taking !== null) known.takenBack = graver(known.takenBack, taking);
    else if (secondHash === null) known.left = true;
    else known.texts.add(secondHash);
  }
  return all;
}

function graver(one: Decisions["takenBack"], other: (typeof takings)[number]) {
  return one !== null && takings.indexOf(one) > takings.indexOf(other) ? one : other;
}

type Forgotten = ReadonlyMap<AppealId, Decisions>;

/**
 * Appeals that wait again for a confirmation they had. Where the very same text still stands there, it is confirmed: the
 * journal is the proof. Where another one does and letters have left, it becomes confirmed without letters, so that its
 * link cannot write them twice. Answers which were confirmed with their letters.
 */
export function confirmForgotten(
  db: Database,
  world: AppealWorld,
  forgotten: Forgotten,
  now: Date,
): Promise<Set<AppealId>> {
  return forEach(forgotten, async (id, { texts, left }) => {
    const found = texts.size > 0 || left ? await findAppeal(db.read, id) : null;
    if (found?.appeal.state !== "pending_confirmation") return false;
    const isSame = texts.has(journalHash(world.secret, confirmedText(found.appeal)));
    if (isSame && isOpen(found.action, now)) return confirmAgain(db, world, found, now);
    if (left) await db.transact((tx) => confirmBare(tx, id, now));
    return false;
  });
}

/** Answers which were taken back once more. */
export function takeBackForgotten(db: Database, forgotten: Forgotten, now: Date): Promise<Set<AppealId>> {
  return forEach(forgotten, async (id, { takenBack }) => {
    const found = takenBack && (await findAppeal(db.read, id));
    if (!takenBack || !found || isTakenBack(found.appeal, takenBack)) return false;
    return db.transact(async (tx) => {
      if (takenBack === "erased") return erase(tx, id, "mailed", now);
      return takenBack === "rejected" ? reject(tx, found.appeal, now) : withdraw(tx, id, now);
    });
  });
}

async function forEach(
  forgotten: Forgotten,
  work: (id: AppealId, decisions: Decisions) => Promise<boolean>,
): Promise<Set<AppealId>> {
  const changed = new Set<AppealId>();
  for (const [id, decisions] of forgotten) {
    try {
      if (await work(id, decisions)) changed.add(id);
    } catch (fault) {
      // One that cannot be set right must not keep the others from it; it is counted as lost.
      logFault("decision_not_repeated", id, fault);
    }
  }
  return changed;
}

async function confirmBare(tx: Tx, id: AppealId, now: Date): Promise<void> {
  const { appeals } = tx.tables;
  await tx
    .update(appeals)
    .set({ state: "confirmed", confirmedAt: now })
    .where(and(eq(appeals.id, id), eq(appeals.state, "pending_confirmation")));
}

function isTakenBack({ state, email }: AppealRow, how: Decisions["takenBack"]): boolean {
  if (how === "erased") return state === "erased";
  const isOver = state === "withdrawn" || state === "rejected" || state === "erased";
  return how === "rejected" ? isOver && email === "" : isOver || state === "expired";
}
