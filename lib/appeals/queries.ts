// Reading one appeal for the page that confirms it and for the supporter's own page. A token is all there is to go by;
// an address or a reply is never part of what comes back.
import { and, eq, isNotNull, ne } from "drizzle-orm";
import type { Reader } from "@/db/database";
import type { Version } from "@/lib/actions/action";
import { findVersion } from "@/lib/actions/queries";
import { type Day, dayOf } from "@/lib/clock";
import type { AppealId, TargetId } from "@/lib/ids";
import { listOutcomes } from "@/lib/outbox/queries";
import { type CountKey, countedAs } from "@/lib/participation/participation";
import type { Target } from "@/lib/targets/target";
import { makeToken, readToken } from "@/lib/tokens";
import { type Standing, standingOf } from "./appeal";
import { type AppealLetter, lettersOf, markOf, sortTargets, type Written } from "./appeal-letters";
import type { AppealWorld } from "./links";

/** What both pages show. */
interface AppealView {
  readonly appealId: AppealId;
  readonly slug: string;
  readonly title: string;
  /** BCP 47 of the title. */
  readonly language: string;
  /** As the letters go, or went; empty once the text is deleted. */
  readonly letters: readonly AppealLetter[];
  /** Ticked targets that no mail reaches. */
  readonly byPostOnly: readonly Target[];
  /** What was typed, for the other ways out; null once it is deleted. */
  readonly written: Written | null;
}

export interface ConfirmView extends AppealView {
  readonly standing: Standing | "already_sent";
  readonly expiresOn: Day;
  /** Goes back with the button as `shown`, so that nobody sends another text than the one they read. */
  readonly mark: string;
  /** For the other button: "it wasn't me". */
  readonly rejectToken: string;
}

/** Null for a link we did not make, or whose appeal is gone. */
export async function findAppealForConfirm(
  reader: Reader,
  world: AppealWorld,
  token: string,
  now: Date,
): Promise<ConfirmView | null> {
  return findAppealBy(reader, world, readToken(world.secret, "confirm", token), now);
}

/** The same page, reached by the link that says "it wasn't me". */
export async function findAppealForReject(
  reader: Reader,
  world: AppealWorld,
  token: string,
  now: Date,
): Promise<ConfirmView | null> {
  return findAppealBy(reader, world, readToken(world.secret, "reject", token), now);
}

export interface AppealPage extends AppealView {
  readonly standing: Standing;
  /** `typed`: handed out with the form; `mailed`: its holder reads the mails to that address. */
  readonly access: "typed" | "mailed";
  /** What became of each letter, in the words of the counts; empty before the confirmation. */
  readonly outcomes: readonly { target: Target; state: CountKey; reason: string | null; doneAt: Date | null }[];
  readonly mayWithdraw: boolean;
  readonly mayErase: boolean;
}

export async function findAppealPage(
  reader: Reader,
  world: AppealWorld,
  token: string,
  now: Date,
): Promise<AppealPage | null> {
  const holder = readPageToken(world, token);
  const found = holder && (await findAppeal(reader, holder.appealId));
  if (!holder || !found) return null;
  const { appeal, action, version } = found;
  const rows = await listOutcomes(reader, appeal.id);
  const all = [...version.content.targets, ...version.content.copies];
  const outcomes = rows.flatMap(({ targetId, state, reason, doneAt }) => {
    const target = all.find(({ id }) => id === targetId);
    return target ? [{ target, state: countedAs[state], reason, doneAt }] : [];
  });
  const waiting = outcomes.some(({ state }) => state === "queued" || state === "held");
  const standing = standingOf(appeal, action, now);
  return {
    ...viewOf(found, appeal.confirmedAt ?? now),
    standing,
    access: holder.access,
    outcomes,
    mayWithdraw: appeal.state === "pending_confirmation" || (standing === "confirmed" && waiting),
    mayErase: appeal.name !== "" && (holder.access === "mailed" || appeal.confirmedAt === null),
  };
}

/** Either token of the supporter's own page. */
export function readPageToken(
  { secret }: AppealWorld,
  token: string,
): { appealId: AppealId; access: AppealPage["access"] } | null {
  const mailed = readToken(secret, "appeal", token);
  if (mailed) return { appealId: mailed, access: "mailed" };
  const typed = readToken(secret, "status", token);
  return typed && { appealId: typed, access: "typed" };
}

export type AppealRow = Reader["tables"]["appeals"]["$inferSelect"];

/** The appeal with its action and the version it is pinned to. */
export async function findAppeal(reader: Reader, id: AppealId) {
  const { appeals, actions } = reader.tables;
  const { slug, state, deadlineOn } = actions;
  const [row] = await reader
    .select({ appeal: appeals, action: { id: actions.id, slug, state, deadlineOn } })
    .from(appeals)
    .innerJoin(actions, eq(actions.id, appeals.actionId))
    .where(eq(appeals.id, id));
  const version = row && (await findVersion(reader, row.appeal.versionId));
  return row && version ? { ...row, version } : null;
}

/** This person's confirmed appeal in that round, other than the given one. */
export async function findConfirmed(
  reader: Reader,
  of: Pick<AppealRow, "actionId" | "round" | "supporterHash"> & { except?: AppealId },
): Promise<{ id: AppealId; email: string } | null> {
  const { appeals } = reader.tables;
  const [row] = await reader
    .select({ id: appeals.id, email: appeals.email })
    .from(appeals)
    .where(
      and(
        eq(appeals.actionId, of.actionId),
        eq(appeals.round, of.round),
        eq(appeals.supporterHash, of.supporterHash),
        isNotNull(appeals.confirmedAt),
        of.except && ne(appeals.id, of.except),
      ),
    );
  return row ?? null;
}

export function writtenOf(appeal: AppealRow): Written {
  const { name, signAs, subject, body, country, language, reply } = appeal;
  return { name, signAs, subject, body, country, language, reply, targetIds: appeal.targetIds as TargetId[] };
}

async function findAppealBy(
  reader: Reader,
  { secret }: AppealWorld,
  id: AppealId | null,
  now: Date,
): Promise<ConfirmView | null> {
  const found = id && (await findAppeal(reader, id));
  if (!found) return null;
  const { appeal, action } = found;
  const standing = standingOf(appeal, action, now);
  const earlier = standing === "waiting" && (await findConfirmed(reader, { ...appeal, except: appeal.id }));
  return {
    ...viewOf(found, appeal.confirmedAt ?? now),
    standing: earlier ? "already_sent" : standing,
    expiresOn: dayOf(appeal.expiresAt),
    mark: markOf(writtenOf(appeal)),
    rejectToken: makeToken(secret, "reject", appeal.id),
  };
}

function viewOf(
  { appeal, action, version }: { appeal: AppealRow; action: { slug: string }; version: Version },
  date: Date,
): AppealView {
  const { content } = version;
  const written = appeal.body === "" ? null : writtenOf(appeal);
  return {
    appealId: appeal.id,
    slug: action.slug,
    title: content.title,
    language: content.language,
    letters: written ? lettersOf(content, written, date) : [],
    byPostOnly: sortTargets(content, appeal.targetIds)?.byPostOnly ?? [],
    written,
  };
}
