// The organizers' choice of pace, for all letters, for an action, for a target. Each change of an action's or a target's is
// written down among what happened to the action, with who and when.
import { and, eq, gt, inArray, sql } from "drizzle-orm";
import type { Database, Reader, Tx } from "@/db/database";
import type { OrganizerOrProcess } from "@/db/schema/actions";
import { addresseesOf } from "@/lib/actions/action";
import { findDraft } from "@/lib/actions/queries";
import { after } from "@/lib/clock";
import { type ActionId, type EventId, newId, type TargetId } from "@/lib/ids";
import { done, type Result, refused } from "@/lib/result";
import { atDesk } from "./desk-queries";
import { isGoodPace, leastGap, type PaceChoice, type PaceScope, paceFor } from "./pace";

export interface ChosenPace extends PaceChoice {
  readonly scope: PaceScope;
  readonly subject: string;
}

/** Whose pace: of all letters, of an action's, of those to one of its targets. */
export type PaceOf =
  | { readonly scope: "all" }
  | { readonly scope: "action"; readonly actionId: ActionId }
  | { readonly scope: "target"; readonly actionId: ActionId; readonly targetId: TargetId };

export function subjectOf(of: PaceOf): string {
  return of.scope === "all" ? "" : of.scope === "action" ? of.actionId : of.targetId;
}

export type PaceProblem = "bad_pace" | "not_found" | "action_over";

interface Setting {
  readonly of: PaceOf;
  /** Null: takes the choice back, so that the next wider one counts. */
  readonly choice: PaceChoice | null;
  readonly by: OrganizerOrProcess;
  readonly now: Date;
}

/** Choosing what is chosen already changes nothing, and `changed` says so. A faster pace counts at once. */
export async function setPace(
  db: Database,
  { of, choice, by, now }: Setting,
): Promise<Result<{ changed: boolean }, PaceProblem>> {
  if (choice !== null && !isGoodPace(choice)) return refused("bad_pace");
  return db.transact(async (tx) => {
    const problem = of.scope === "all" ? null : await whyNot(tx, of);
    if (problem !== null) return refused(problem);
    const changed = await (choice === null ? takeBack(tx, of) : write(tx, of, { choice, by, now }));
    if (!changed) return done({ changed });
    if (of.scope !== "all") await record(tx, of, { choice, by, now });
    await bringTurnsForward(tx, of, now);
    return done({ changed });
  });
}

export async function readPaces(reader: Reader): Promise<ChosenPace[]> {
  const { scope, subject, perHour, fromHour, untilHour, timeZone, spread } = reader.tables.paces;
  return reader
    .select({ scope, subject, perHour, fromHour, untilHour, timeZone, spread })
    .from(reader.tables.paces)
    .orderBy(scope, subject);
}

/** With who chose it and when; null where nobody did. */
export async function findPace(reader: Reader, of: PaceOf) {
  const { paces } = reader.tables;
  const [row] = await reader
    .select()
    .from(paces)
    .where(eq(paces.key, keyOf(of)));
  return row ?? null;
}

const keyOf = (of: PaceOf) => `${of.scope}/${subjectOf(of)}`;

/** A target is one of the action's draft or newest version, or one that its letters wait for. */
async function whyNot(tx: Tx, of: Exclude<PaceOf, { scope: "all" }>): Promise<PaceProblem | null> {
  const action = await findDraft(tx, of.actionId);
  if (action === null) return "not_found";
  if (action.state === "stopped") return "action_over";
  if (of.scope === "action") return null;
  const contents = [action.content, ...(action.published ? [action.published.content] : [])];
  const isNamed = contents.some((content) => addresseesOf(content).some(({ id }) => id === of.targetId));
  return isNamed || (await listWaitingTargets(tx, of)).length > 0 ? null : "not_found";
}

/** One statement: of two at the same time the second finds what it wants, or replaces the first. */
async function write(
  tx: Tx,
  of: PaceOf,
  { choice, by, now }: Omit<Setting, "of"> & { choice: PaceChoice },
): Promise<boolean> {
  const { paces } = tx.tables;
  const { perHour, fromHour, untilHour, timeZone, spread } = choice;
  const set = { perHour, fromHour, untilHour, timeZone, spread };
  const columns = { perHour: paces.perHour, fromHour: paces.fromHour, untilHour: paces.untilHour };
  const differs = Object.entries({ ...columns, timeZone: paces.timeZone, spread: paces.spread }).map(
    ([name, column]) => sql`${column} is distinct from ${sql.param(set[name as keyof typeof set], column)}`,
  );
  const written = await tx
    .insert(paces)
    .values({ key: keyOf(of), scope: of.scope, subject: subjectOf(of), ...set, by, at: now })
    .onConflictDoUpdate({ target: paces.key, set: { ...set, by, at: now }, setWhere: sql.join(differs, sql` or `) })
    .returning({ key: paces.key });
  return written.length > 0;
}

async function takeBack(tx: Tx, of: PaceOf): Promise<boolean> {
  const { paces } = tx.tables;
  const gone = await tx
    .delete(paces)
    .where(eq(paces.key, keyOf(of)))
    .returning({ key: paces.key });
  return gone.length > 0;
}

async function record(tx: Tx, of: Exclude<PaceOf, { scope: "all" }>, { choice, by, now }: Omit<Setting, "of">) {
  const detail = { ...(of.scope === "target" ? { target: of.targetId } : {}), ...choice };
  const what = choice === null ? "pace_taken_back" : "pace_chosen";
  const row = { id: newId<EventId>(), actionId: of.actionId, at: now, actor: by, what, detail };
  await tx.insert(tx.tables.actionEvents).values(row);
}

/**
 * A turn may be hours away that was given out for a slower pace, or for closed hours. No letter left later than now, so the
 * new pace's least gap from now keeps its cap. An official whom several actions write to gets as many as the fastest lets.
 */
async function bringTurnsForward(tx: Tx, of: PaceOf, now: Date): Promise<void> {
  const choices = await readPaces(tx);
  for (const aim of await listWaitingTargets(tx, of)) {
    if (isDecidedNarrower(choices, of, aim)) continue;
    const { turns } = tx.tables;
    const nextAt = after(now, leastGap(paceFor(choices, aim)));
    await tx
      .update(turns)
      .set({ nextAt })
      .where(and(inArray(turns.key, [`target/${aim.targetId}`, `address/${aim.address}`]), gt(turns.nextAt, nextAt)));
  }
}

function isDecidedNarrower(
  choices: readonly ChosenPace[],
  of: PaceOf,
  { actionId, targetId }: { actionId: ActionId; targetId: TargetId },
): boolean {
  const isChosen = (scope: PaceScope, subject: string) =>
    choices.some((choice) => choice.scope === scope && choice.subject === subject);
  return (
    (of.scope !== "target" && isChosen("target", targetId)) || (of.scope === "all" && isChosen("action", actionId))
  );
}

interface WaitingTarget {
  readonly actionId: ActionId;
  readonly targetId: TargetId;
  /** As its turn is named: in lower case. */
  readonly address: string;
}

async function listWaitingTargets(tx: Tx, of: PaceOf): Promise<WaitingTarget[]> {
  const { actionId, targetId, kind, state, toAddress } = tx.tables.messages;
  const ofAction = of.scope === "all" ? undefined : eq(actionId, of.actionId);
  const ofTarget = of.scope === "target" ? eq(targetId, of.targetId) : undefined;
  const rows = await tx
    .selectDistinct({ actionId, targetId, address: sql<string>`lower(${toAddress})` })
    .from(tx.tables.messages)
    .where(and(eq(kind, "letter"), eq(state, "queued"), atDesk(tx), ofAction, ofTarget));
  return rows as WaitingTarget[];
}
