// Reading documents under review, and the actions of ours that one of them may go on with.
import { desc, eq } from "drizzle-orm";
import type { Reader } from "@/db/database";
import type { DraftAction } from "@/lib/actions/queries";
import { findDraft, listActionEvents } from "@/lib/actions/queries";
import { contentSchema } from "@/lib/actions/schema";
import { type ActionId, asId, type ImportId } from "@/lib/ids";
import { readDocumentSchema } from "./schema";
import { bySeriesOrder, isSameSeries, seriesKey } from "./series";

/** Null when it was accepted, thrown away, or left alone for too long. */
export async function findImport(reader: Reader, id: ImportId) {
  const { imports } = reader.tables;
  const [row] = await reader.select().from(imports).where(eq(imports.id, id));
  if (!row) return null;
  return { ...row, document: readDocumentSchema.parse(row.document), content: contentSchema.parse(row.content) };
}

export type StoredImport = NonNullable<Awaited<ReturnType<typeof findImport>>>;

/** Everything that waits for an organizer's eye, without the documents; newest first. */
export async function listImports(reader: Reader) {
  const { imports, organizers } = reader.tables;
  const { id, fileName, content, updatedAt } = imports;
  const rows = await reader
    .select({ id, fileName, content, updatedAt, email: organizers.email })
    .from(imports)
    .innerJoin(organizers, eq(organizers.id, imports.organizerId))
    .orderBy(desc(updatedAt), desc(id));
  return rows.map(({ content: { title, language }, ...row }) => ({ ...row, title, language }));
}

/** Our actions with that number, in whatever spelling; the drafts of the others stay closed. First those people write for. */
export async function listSeries(reader: Reader, seriesNumber: string): Promise<DraftAction[]> {
  if (seriesKey(seriesNumber) === "") return [];
  const { actions } = reader.tables;
  const numbered = await reader
    .select({ id: actions.id, number: reader.dialect.jsonText(actions.draft, "seriesNumber") })
    .from(actions)
    .orderBy(desc(actions.updatedAt), desc(actions.id));
  const same = numbered.filter(({ number }) => isSameSeries(number, seriesNumber));
  const found = await Promise.all(same.map(({ id }) => findDraft(reader, id)));
  return found.filter((one) => one !== null).sort(bySeriesOrder);
}

/** The action that this document became, or became a version of; null when it was not accepted. */
export async function findAccepted(reader: Reader, id: ImportId, onto: ActionId | null): Promise<ActionId | null> {
  const { actions } = reader.tables;
  const made = asId<ActionId>(id);
  if (made === null) return null;
  const [row] = await reader.select({ id: actions.id }).from(actions).where(eq(actions.id, made));
  if (row) return row.id;
  if (onto === null) return null;
  const events = await listActionEvents(reader, onto);
  return events.some(({ detail }) => detail.import === id) ? onto : null;
}
