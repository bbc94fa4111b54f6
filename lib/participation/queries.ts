// Counts what happened, from the appeals, letters and reports themselves: there is no counter that could drift. What each
// number means and on which day it falls is in docs/decisions/007-counting.md.
import { and, type Column, count, eq, inArray, isNotNull, type SQL, sql } from "drizzle-orm";
import type { Reader } from "@/db/database";
import { addresseesOf } from "@/lib/actions/action";
import { findVersion, listVersions } from "@/lib/actions/queries";
import type { ActionId, TargetId } from "@/lib/ids";
import { titleOf } from "@/lib/targets/target";
import {
  type Counts,
  countedAs,
  type Fact,
  noCounts,
  type Participation,
  reportedAs,
  type TargetFact,
  tally,
} from "./participation";

/** Null when there is no action of that slug; all zeros while nothing is published. */
export async function participationOf(reader: Reader, slug: string): Promise<Participation | null> {
  const { id, slug: slugs, liveVersion } = reader.tables.actions;
  const [action] = await reader.select({ id, liveVersion }).from(reader.tables.actions).where(eq(slugs, slug));
  if (!action) return null;
  const [confirmed, writtenTo, letters, reports, targets] = await Promise.all([
    confirmedFacts(reader, action.id),
    confirmedByTarget(reader, action.id),
    letterFacts(reader, action.id),
    reportFacts(reader, action.id),
    listTargets(reader, action.id),
  ]);
  const facts = [...confirmed, ...letters, ...reports];
  return { slug, version: action.liveVersion, ...tally(facts, [...writtenTo, ...letters, ...reports], targets) };
}

/** The totals of several actions; every one of them is in the map. */
export async function countsOf(reader: Reader, actionIds: readonly ActionId[]): Promise<Map<ActionId, Counts>> {
  const counted = new Map(actionIds.map((id) => [id, { ...noCounts }]));
  if (actionIds.length === 0) return counted;
  const { appeals, messages, reports } = reader.tables;
  const of = (column: typeof appeals.actionId | typeof messages.actionId | typeof reports.actionId) =>
    inArray(column, [...counted.keys()]);
  const [confirmed, letters, reported] = await Promise.all([
    reader
      .select({ id: appeals.actionId, n: count() })
      .from(appeals)
      .where(and(of(appeals.actionId), isNotNull(appeals.confirmedAt)))
      .groupBy(appeals.actionId),
    reader
      .select({ id: messages.actionId, state: messages.state, n: count() })
      .from(messages)
      .where(and(of(messages.actionId), eq(messages.kind, "letter")))
      .groupBy(messages.actionId, messages.state),
    reader
      .select({ id: reports.actionId, kind: reports.kind, n: sumOf(reports.number) })
      .from(reports)
      .where(of(reports.actionId))
      .groupBy(reports.actionId, reports.kind),
  ]);
  for (const { id, n } of confirmed) counted.get(id)!.confirmed += n;
  for (const { id, state, n } of letters) counted.get(id!)![countedAs[state]] += n;
  for (const { id, kind, n } of reported) counted.get(id)![reportedAs[kind]] += n;
  return counted;
}

/** Confirmed appeals, on the day of their confirmation and however they ended. */
async function confirmedFacts(reader: Reader, actionId: ActionId): Promise<Fact[]> {
  const { appeals } = reader.tables;
  const day = reader.dialect.day(appeals.confirmedAt);
  const rows = await reader
    .select({ day, country: appeals.country, n: count() })
    .from(appeals)
    .where(and(eq(appeals.actionId, actionId), isNotNull(appeals.confirmedAt)))
    .groupBy(day, appeals.country);
  return rows.map((row) => ({ ...row, key: "confirmed", channel: "email" }));
}

/** One appeal to two targets is one for each of them here. */
async function confirmedByTarget(reader: Reader, actionId: ActionId): Promise<TargetFact[]> {
  const { outreaches } = reader.tables;
  const rows = await reader
    .select({ targetId: outreaches.targetId, n: count() })
    .from(outreaches)
    .where(and(eq(outreaches.actionId, actionId), eq(outreaches.channel, "email")))
    .groupBy(outreaches.targetId);
  return rows.map(({ targetId, n }) => ({ key: "confirmed", n, targetIds: [targetId] }));
}

/** Their letters as they stand now, on the day they were confirmed. */
async function letterFacts(reader: Reader, actionId: ActionId): Promise<(Fact & TargetFact)[]> {
  const { outreaches, messages } = reader.tables;
  const day = reader.dialect.day(outreaches.createdAt);
  const { channel, country, targetId } = outreaches;
  const rows = await reader
    .select({ state: messages.state, day, channel, country, targetId, n: count() })
    .from(messages)
    .innerJoin(outreaches, eq(outreaches.id, messages.outreachId))
    .where(and(eq(outreaches.actionId, actionId), eq(messages.kind, "letter")))
    .groupBy(messages.state, day, channel, country, targetId);
  return rows.map(({ state, targetId: id, ...row }) => ({ ...row, key: countedAs[state], targetIds: [id] }));
}

/** What people did themselves, on the day we heard of it. Lists of targets are never looked into here: equal ones are one group. */
async function reportFacts(reader: Reader, actionId: ActionId): Promise<(Fact & TargetFact)[]> {
  const { reports } = reader.tables;
  const day = reader.dialect.day(reports.at);
  const { kind, channel, country, targetIds } = reports;
  const rows = await reader
    .select({ kind, day, channel, country, targetIds, n: sumOf(reports.number) })
    .from(reports)
    .where(eq(reports.actionId, actionId))
    .groupBy(kind, day, channel, country, targetIds);
  return rows.map(({ kind: of, ...row }) => ({ ...row, key: reportedAs[of] }));
}

/** The newest version's targets in their order, then those that only older ones had. */
async function listTargets(reader: Reader, actionId: ActionId): Promise<{ id: TargetId; name: string }[]> {
  const names = new Map<TargetId, string>();
  for (const { id } of await listVersions(reader, actionId)) {
    const version = await findVersion(reader, id);
    for (const target of version ? addresseesOf(version.content) : []) {
      if (!names.has(target.id)) names.set(target.id, titleOf(target));
    }
  }
  return [...names].map(([id, name]) => ({ id, name }));
}

/** As a number on both databases: PostgreSQL answers a bare sum as text. */
function sumOf(column: Column): SQL<number> {
  return sql<number>`cast(sum(${column}) as integer)`;
}
