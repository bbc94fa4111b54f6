// Reading actions. JSON columns pass their schema on the way out; drafts never leave through the public queries.
import { isDeepStrictEqual } from "node:util";
import { and, desc, eq, getTableColumns, gt, like, type SQL } from "drizzle-orm";
import type { Reader } from "@/db/database";
import type { Day } from "@/lib/clock";
import type { ActionId, VersionId } from "@/lib/ids";
import type { Channel } from "@/lib/participation/participation";
import { emailOf, hasPostalAddress } from "@/lib/targets/target";
import type { ActionContent, Version, VersionKind } from "./action";
import { contentSchema } from "./schema";

/** What the list of open actions shows of one. */
export interface OpenAction {
  readonly id: ActionId;
  readonly slug: string;
  readonly title: string;
  readonly summary: string;
  readonly seriesNumber: string;
  readonly country: string;
  /** BCP 47, of title and summary. */
  readonly language: string;
  readonly persons: ActionContent["persons"];
  readonly deadlineOn: Day;
  /** BCP 47: there is a model letter in each. */
  readonly letterLanguages: readonly string[];
  readonly targetCount: number;
  /** `email`: some target has an address we can write to; `post`: some target has a postal one. */
  readonly channels: readonly Channel[];
  readonly versionNumber: number;
  readonly kind: VersionKind;
  readonly publishedAt: Date;
  readonly sample: boolean;
}

export interface OpenActionFilter {
  readonly country?: string;
  /** BCP 47 of a model letter. */
  readonly language?: string;
  readonly channel?: Channel;
}

/** Open at `now`: nearest deadline first, of those the newest first. */
export async function listOpenActions(reader: Reader, now: Date, filter: OpenActionFilter = {}): Promise<OpenAction[]> {
  const { actions } = reader.tables;
  const rows = await publishedRows(reader, and(eq(actions.state, "live"), gt(actions.closesAt, now)));
  return rows
    .map(({ action, version }) => toOpenAction(action, versionFrom(version)))
    .filter(
      (one) =>
        (filter.country === undefined || one.country === filter.country) &&
        (filter.language === undefined || one.letterLanguages.includes(filter.language)) &&
        (filter.channel === undefined || one.channels.includes(filter.channel)),
    )
    .sort(
      (one, other) =>
        one.deadlineOn.localeCompare(other.deadlineOn) || other.publishedAt.getTime() - one.publishedAt.getTime(),
    );
}

/** The newest published state of an action and how it came there. */
export interface PublishedAction {
  readonly action: ActionFacts;
  readonly version: Version;
  /** Every published version, newest first, without its content. */
  readonly updates: readonly VersionSummary[];
}

/** Live, closed or stopped; null for drafts and for slugs nobody uses. */
export async function findPublished(reader: Reader, slug: string): Promise<PublishedAction | null> {
  const [row] = await publishedRows(reader, eq(reader.tables.actions.slug, slug));
  if (!row) return null;
  return {
    action: factsOf(row.action),
    version: versionFrom(row.version),
    updates: await listVersions(reader, row.action.id),
  };
}

/** Null when there is no such version. */
export async function findVersion(reader: Reader, id: VersionId): Promise<Version | null> {
  const { versions } = reader.tables;
  const [row] = await reader.select().from(versions).where(eq(versions.id, id));
  return row ? versionFrom(row) : null;
}

/** An action as the desk works on it. */
export interface DraftAction extends ActionFacts {
  readonly content: ActionContent;
  readonly draftNumber: number;
  /** The newest version; null while nothing is published. */
  readonly published: Version | null;
  /** The draft says something else than the newest version. */
  readonly changed: boolean;
}

export async function findDraft(reader: Reader, actionId: ActionId): Promise<DraftAction | null> {
  const { actions, versions } = reader.tables;
  const [row] = await reader
    .select({ action: getTableColumns(actions), version: getTableColumns(versions) })
    .from(actions)
    .leftJoin(versions, and(eq(versions.actionId, actions.id), eq(versions.number, actions.liveVersion)))
    .where(eq(actions.id, actionId));
  if (!row) return null;
  const content = contentSchema.parse(row.action.draft);
  const published = row.version ? versionFrom(row.version) : null;
  return {
    ...factsOf(row.action),
    content,
    draftNumber: row.action.draftNumber,
    published,
    changed: published === null || !isDeepStrictEqual(content, published.content),
  };
}

/** What the desk's list shows of one action; newest change first. */
export async function listForDesk(reader: Reader) {
  const { actions } = reader.tables;
  const rows = await reader.select().from(actions).orderBy(desc(actions.updatedAt), desc(actions.id));
  return rows.map((row) => {
    const { title, country, seriesNumber, language } = contentSchema.parse(row.draft);
    return { ...factsOf(row), title, country, seriesNumber, language, draftDeadlineOn: row.draft.deadlineOn };
  });
}

export interface VersionSummary {
  readonly id: VersionId;
  readonly number: number;
  readonly kind: VersionKind;
  readonly round: number;
  readonly publishedAt: Date;
}

/** Newest first. */
export function listVersions(reader: Reader, actionId: ActionId): Promise<VersionSummary[]> {
  const { id, number, kind, round, publishedAt, actionId: of } = reader.tables.versions;
  return reader
    .select({ id, number, kind, round, publishedAt })
    .from(reader.tables.versions)
    .where(eq(of, actionId))
    .orderBy(desc(number))
    .then((rows) => rows);
}

/** What happened to an action, newest first. */
export async function listActionEvents(reader: Reader, actionId: ActionId) {
  const { actionEvents } = reader.tables;
  const { id, at, actor, what, detail } = actionEvents;
  return await reader
    .select({ id, at, actor, what, detail })
    .from(actionEvents)
    .where(eq(actionEvents.actionId, actionId))
    .orderBy(desc(at), desc(id));
}

/** Slugs in use that begin like this one. */
export async function listSlugsLike(reader: Reader, base: string): Promise<string[]> {
  const { actions } = reader.tables;
  const start = base.slice(0, 40);
  const rows = await reader
    .select({ slug: actions.slug })
    .from(actions)
    .where(like(actions.slug, `${start}%`));
  return rows.map(({ slug }) => slug);
}

type ActionRow = Reader["tables"]["actions"]["$inferSelect"];
type VersionRow = Reader["tables"]["versions"]["$inferSelect"];

/** What anyone may know of an action, without its texts. */
export type ActionFacts = ReturnType<typeof factsOf>;

function factsOf({ draft: _, draftNumber: __, ...facts }: ActionRow) {
  return facts;
}

function publishedRows(reader: Reader, condition: SQL | undefined) {
  const { actions, versions } = reader.tables;
  return reader
    .select({ action: getTableColumns(actions), version: getTableColumns(versions) })
    .from(actions)
    .innerJoin(versions, and(eq(versions.actionId, actions.id), eq(versions.number, actions.liveVersion)))
    .where(condition);
}

function versionFrom(row: VersionRow): Version {
  return { ...row, content: contentSchema.parse(row.content) };
}

function toOpenAction(action: ActionRow, { content, number, kind, publishedAt }: Version): OpenAction {
  const { title, summary, seriesNumber, country, language, persons, targets, letters } = content;
  return {
    id: action.id,
    slug: action.slug,
    title,
    summary,
    seriesNumber,
    country,
    language,
    persons,
    deadlineOn: action.deadlineOn ?? "",
    letterLanguages: letters.map((letter) => letter.language),
    targetCount: targets.length,
    channels: channelsOf(content),
    versionNumber: number,
    kind,
    publishedAt: action.publishedAt ?? publishedAt,
    sample: action.sample,
  };
}

function channelsOf({ targets }: ActionContent): Channel[] {
  const byEmail = targets.some((target) => emailOf(target) !== null);
  return [
    ...(byEmail ? (["email", "own_mail"] as const) : []),
    ...(targets.some(hasPostalAddress) ? (["post"] as const) : []),
  ];
}
