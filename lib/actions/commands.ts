// What organizers and the worker do to actions. Each command is one transaction: the change, its event and what it does
// to waiting letters. Who may call is decided at the route (`may(role, power)`), never here.
import { and, eq, inArray, isNull, lte, ne } from "drizzle-orm";
import type { Database, Tx } from "@/db/database";
import type { OrganizerOrProcess } from "@/db/schema/actions";
import { endOf } from "@/lib/clock";
import { type ActionId, type EventId, newId, type VersionId } from "@/lib/ids";
import { readdress } from "@/lib/inbound/health";
import { cleanText } from "@/lib/letters/clean";
import { cancelLetters, moveLastDay } from "@/lib/outbox/commands";
import { done, type Refused, type Result, refused } from "@/lib/result";
import type { ActionContent, ActionState, PublishProblem, Version, VersionKind } from "./action";
import { correctedAddresses, isBlank, readyToPublish, slugFor } from "./publication";
import { findDraft, listSlugsLike } from "./queries";
import { contentSchema } from "./schema";

type Draft = NonNullable<Awaited<ReturnType<typeof findDraft>>>;
type EventDetail = Record<string, string | number | boolean | null>;
interface Move {
  actionId: ActionId;
  by: OrganizerOrProcess;
  now: Date;
}

interface NewDraft {
  readonly content: ActionContent;
  readonly by: OrganizerOrProcess;
  readonly now: Date;
  readonly sample?: boolean;
  /** Goes into the event: where the draft came from. */
  readonly detail?: EventDetail;
}

/** A new draft with a slug of its own. */
export function createDraft(db: Database, facts: NewDraft): Promise<{ id: ActionId; slug: string }> {
  return db.transact((tx) => createDraftIn(tx, newId<ActionId>(), facts));
}

/** The same within another command, with an id that must not be in use. */
export async function createDraftIn(tx: Tx, id: ActionId, facts: NewDraft): Promise<{ id: ActionId; slug: string }> {
  const { by, now } = facts;
  const content = contentSchema.parse(facts.content);
  const row = { id, draft: content, createdAt: now, updatedAt: now, sample: facts.sample ?? false };
  const fresh = { ...row, state: "draft" as const, draftNumber: 1, round: 0 };
  const taken = new Set(await listSlugsLike(tx, slugFor(content, `action-${id.slice(-8)}`, new Set())));
  for (;;) {
    const slug = slugFor(content, `action-${id.slice(-8)}`, taken);
    const made = await tx
      .insert(tx.tables.actions)
      .values({ ...fresh, slug })
      .onConflictDoNothing({ target: tx.tables.actions.slug })
      .returning({ slug: tx.tables.actions.slug });
    if (made.length > 0) {
      await record(tx, { actionId: id, by, now }, "created", facts.detail ?? {});
      return { id, slug };
    }
    taken.add(slug);
  }
}

interface Saving extends Move {
  readonly content: ActionContent;
  readonly draftNumber: number;
  readonly detail?: EventDetail;
}
type Saved = Result<{ draftNumber: number }, "changed_meanwhile" | "not_allowed_now" | "not_found">;

/** Keeps whatever was written. `draftNumber` is the one the form was made from: a newer draft is never overwritten. */
export function saveDraft(db: Database, facts: Saving): Promise<Saved> {
  return db.transact((tx) => saveDraftIn(tx, facts));
}

/** The same within another command. */
export async function saveDraftIn(tx: Tx, facts: Saving): Promise<Saved> {
  const { actionId, draftNumber, now } = facts;
  const content = contentSchema.parse(facts.content);
  const { actions } = tx.tables;
  const saved = await tx
    .update(actions)
    .set({ draft: content, draftNumber: draftNumber + 1, updatedAt: now })
    .where(and(eq(actions.id, actionId), ne(actions.state, "stopped"), eq(actions.draftNumber, draftNumber)))
    .returning({ id: actions.id });
  if (saved.length === 0) return refused(await whyNot(tx, actionId, "changed_meanwhile"));
  await record(tx, facts, "saved", { ...facts.detail, draft_number: draftNumber + 1 });
  return done({ draftNumber: draftNumber + 1 });
}

export type PublishRefusal =
  | Refused<"not_found" | "not_allowed_now" | "changed_meanwhile">
  | (Refused<"not_ready"> & { problems: PublishProblem[] });

/**
 * Freezes the draft as the action's next version and opens it to letters. The first version is `first` whatever `kind`
 * says; later ones are corrections of a live action unless told otherwise, and further information, a new round,
 * where a closed one is opened again. Publishing what is published already changes nothing and answers its version.
 * With `draftNumber`, only the draft that its caller saw is published. `detail` goes into the event.
 */
export async function publishAction(
  db: Database,
  facts: Move & { kind?: Exclude<VersionKind, "first">; draftNumber?: number; detail?: EventDetail },
): Promise<{ ok: true; version: Version } | PublishRefusal> {
  return db.transact(async (tx) => {
    const first = await publishOnce(tx, facts);
    // Where another publication came between, look once more: a double click is one publication, and no refusal.
    return first.ok || first.problem !== "changed_meanwhile" ? first : publishOnce(tx, facts);
  });
}

type PublishFacts = Parameters<typeof publishAction>[1];

async function publishOnce(tx: Tx, facts: PublishFacts): Promise<{ ok: true; version: Version } | PublishRefusal> {
  const draft = await findDraft(tx, facts.actionId);
  if (!draft) return refused("not_found");
  if (facts.draftNumber !== undefined && facts.draftNumber !== draft.draftNumber) return refused("changed_meanwhile");
  const kind = kindOf(draft, facts.kind);
  if (kind === null) return refused("not_allowed_now");
  if (draft.state === "live" && draft.published && !draft.changed) return { ok: true, version: draft.published };
  const problems = readyToPublish(draft.content, facts.now);
  if (problems.length > 0) return { ...refused("not_ready"), problems };
  const version = nextVersion(draft, kind, facts.now);
  if (!(await openAction(tx, draft, version))) return refused("changed_meanwhile");
  await tx.insert(tx.tables.versions).values(version);
  const { deadlineOn } = version.content;
  if (deadlineOn !== null) await moveLastDay(tx, draft.id, endOf(deadlineOn));
  for (const { targetId, from, to } of correctedAddresses(draft.published?.content, version.content))
    await readdress(tx, { actionId: draft.id, targetId, from, to, now: facts.now });
  await record(tx, facts, "published", { ...facts.detail, version: version.number, kind });
  return { ok: true, version };
}

function kindOf(draft: Draft, wanted: Exclude<VersionKind, "first"> | undefined): VersionKind | null {
  if (draft.state === "stopped") return null;
  if (draft.published === null) return "first";
  if (draft.state === "closed") return wanted === "correction" ? null : "further_information";
  return wanted ?? "correction";
}

function nextVersion(draft: Draft, kind: VersionKind, now: Date): Version {
  return {
    id: newId<VersionId>(),
    actionId: draft.id,
    number: (draft.published?.number ?? 0) + 1,
    kind,
    round: kind === "correction" ? draft.round : draft.round + 1,
    content: draft.content,
    publishedAt: now,
  };
}

/** False when someone else saved, published or stopped the action since the draft was read. */
async function openAction(tx: Tx, draft: Draft, version: Version): Promise<boolean> {
  const { actions } = tx.tables;
  const { deadlineOn } = version.content;
  const opened = await tx
    .update(actions)
    .set({
      state: "live",
      liveVersion: version.number,
      round: version.round,
      deadlineOn,
      closesAt: deadlineOn === null ? null : endOf(deadlineOn),
      closedAt: null,
      updatedAt: version.publishedAt,
      ...(version.kind === "correction" ? {} : { publishedAt: version.publishedAt }),
    })
    .where(
      and(
        eq(actions.id, draft.id),
        eq(actions.state, draft.state),
        eq(actions.draftNumber, draft.draftNumber),
        draft.published ? eq(actions.liveVersion, draft.published.number) : isNull(actions.liveVersion),
      ),
    )
    .returning({ id: actions.id });
  return opened.length > 0;
}

/** Asks for someone else's approval: draft → in_review. */
export function submitForReview(db: Database, facts: Move) {
  return db.transact((tx) => move(tx, facts, ["draft"], { state: "in_review" }, "submitted_for_review"));
}

/** The reviewer's no: in_review → draft. */
export function returnToDraft(db: Database, facts: Move) {
  return db.transact((tx) => move(tx, facts, ["in_review"], { state: "draft" }, "returned_to_draft"));
}

/** Ends an action before its deadline: live → closed. Letters that have not gone are cancelled. */
export function closeAction(db: Database, facts: Move) {
  return db.transact((tx) =>
    move(tx, facts, ["live"], { state: "closed", closedAt: facts.now }, "closed", { reason: "by_organizer" }),
  );
}

/** Withdraws a published action for good, with a reason the public reads. Letters that have not gone are cancelled. */
export async function stopAction(
  db: Database,
  facts: Move & { reason: string },
): Promise<Result<{ cancelled: number }, "reason_missing" | "not_found" | "not_allowed_now">> {
  const stopReason = cleanText(facts.reason);
  if (isBlank(stopReason)) return refused("reason_missing");
  const stopped = { state: "stopped", stoppedAt: facts.now, stopReason } as const;
  return db.transact((tx) => move(tx, facts, ["live", "closed"], stopped, "stopped"));
}

/** The duty: closes live actions whose last day is over. Answers how many. */
export async function closeOverdue(db: Database, now: Date): Promise<number> {
  return db.transact(async (tx) => {
    const { actions } = tx.tables;
    const closed = await tx
      .update(actions)
      .set({ state: "closed", closedAt: now, updatedAt: now })
      .where(and(eq(actions.state, "live"), lte(actions.closesAt, now)))
      .returning({ actionId: actions.id });
    for (const { actionId } of closed) {
      const cancelled = await cancelLetters(tx, { actionId }, { reason: "action_closed", now });
      await record(tx, { actionId, by: "worker", now }, "closed", { reason: "deadline", cancelled });
    }
    return closed.length;
  });
}

/** One step by compare-and-set; where the action ends, its waiting letters end with it. */
async function move(
  tx: Tx,
  facts: Move,
  from: ActionState[],
  to: Partial<Tx["tables"]["actions"]["$inferInsert"]> & { state: ActionState },
  what: string,
  detail: EventDetail = {},
): Promise<Result<{ cancelled: number }, "not_found" | "not_allowed_now">> {
  const { actions } = tx.tables;
  const moved = await tx
    .update(actions)
    .set({ ...to, updatedAt: facts.now })
    .where(and(eq(actions.id, facts.actionId), inArray(actions.state, from)))
    .returning({ actionId: actions.id });
  if (moved.length === 0) return refused(await whyNot(tx, facts.actionId, "not_allowed_now"));
  const over = to.state === "closed" || to.state === "stopped";
  const cancelled = over
    ? await cancelLetters(tx, { actionId: facts.actionId }, { reason: `action_${to.state}`, now: facts.now })
    : 0;
  await record(tx, facts, what, over ? { ...detail, cancelled } : detail);
  return done({ cancelled });
}

async function whyNot<P extends string>(tx: Tx, actionId: ActionId, otherwise: P) {
  const [row] = await tx
    .select({ state: tx.tables.actions.state })
    .from(tx.tables.actions)
    .where(eq(tx.tables.actions.id, actionId));
  if (!row) return "not_found";
  return row.state === "stopped" ? "not_allowed_now" : otherwise;
}

async function record(tx: Tx, { actionId, by, now }: Move, what: string, detail: EventDetail): Promise<void> {
  const row = { id: newId<EventId>(), actionId, at: now, actor: by, what, detail };
  await tx.insert(tx.tables.actionEvents).values(row);
}
