// What happens to a document between upload and draft. Each command is one transaction. Who may call is decided at the
// route; the document itself is read before, outside.
import { and, eq, lt } from "drizzle-orm";
import type { Database, Tx } from "@/db/database";
import type { ActionContent } from "@/lib/actions/action";
import { createDraftIn, saveDraftIn } from "@/lib/actions/commands";
import { findDraft } from "@/lib/actions/queries";
import { contentSchema } from "@/lib/actions/schema";
import { after, day, type Milliseconds } from "@/lib/clock";
import { type ActionId, asId, type ImportId, newId, type OrganizerId } from "@/lib/ids";
import { done, type Result, refused } from "@/lib/result";
import type { ReadDocument } from "./places";
import { findAccepted, findImport, type StoredImport } from "./queries";
import { nextVersionOf } from "./series";

/** How long does a document wait for the organizer, counted from the last change? */
export const importKeptFor: Milliseconds = 7 * day;

/** Keeps what was read until somebody has looked at it. */
export async function keepImport(
  db: Database,
  facts: { fileName: string; document: ReadDocument; content: ActionContent; by: OrganizerId; now: Date },
): Promise<{ id: ImportId }> {
  const { fileName, by, now } = facts;
  const id = newId<ImportId>();
  const row = {
    ...{ id, organizerId: by, fileName: storable(fileName) },
    ...{ document: storable(facts.document), content: contentSchema.parse(storable(facts.content)) },
    ...{ contentNumber: 1, createdAt: now, updatedAt: now },
  };
  await db.transact(async (tx) => void (await tx.insert(tx.tables.imports).values(row)));
  return { id };
}

interface Reviewed {
  readonly importId: ImportId;
  readonly content: ActionContent;
  /** The one the form was made from: what somebody else saved meanwhile is never overwritten. */
  readonly contentNumber: number;
  readonly now: Date;
}

/** Keeps what the organizer has changed so far. */
export function saveImport(
  db: Database,
  { importId, content, contentNumber, now }: Reviewed,
): Promise<Result<{ contentNumber: number }, "changed_meanwhile" | "gone">> {
  return db.transact(async (tx) => {
    const { imports } = tx.tables;
    const saved = await tx
      .update(imports)
      .set({ content: contentSchema.parse(content), contentNumber: contentNumber + 1, updatedAt: now })
      .where(and(eq(imports.id, importId), eq(imports.contentNumber, contentNumber)))
      .returning({ id: imports.id });
    if (saved.length > 0) return done({ contentNumber: contentNumber + 1 });
    return refused((await findImport(tx, importId)) === null ? "gone" : "changed_meanwhile");
  });
}

export type AcceptRefusal = "changed_meanwhile" | "gone" | "series_changed" | "series_over";

/**
 * Makes a draft of the document, or the draft of an action of ours: its next version, once it is published. The document is
 * forgotten. A second press answers the same action and changes nothing. `contentNumber` 0 says: I know that the document
 * is gone, make a draft of what I have.
 */
export function acceptImport(
  db: Database,
  facts: Reviewed & { by: OrganizerId; onto: { actionId: ActionId; draftNumber: number } | null },
): Promise<Result<{ actionId: ActionId }, AcceptRefusal>> {
  const { importId, contentNumber, onto } = facts;
  return db.transact(async (tx) => {
    const stored = await findImport(tx, importId);
    if (stored === null) {
      const accepted = await findAccepted(tx, importId, onto?.actionId ?? null);
      if (accepted !== null) return done({ actionId: accepted });
      if (contentNumber !== 0) return refused("gone");
    } else if (stored.contentNumber !== contentNumber) {
      return refused("changed_meanwhile");
    }
    return onto === null ? becomeDraft(tx, facts, stored) : becomeNextVersion(tx, { ...facts, onto });
  });
}

type Accepting = Reviewed & { by: OrganizerId };

/** The draft takes the document's id: so a second press finds it. */
async function becomeDraft(tx: Tx, facts: Accepting, stored: StoredImport | null) {
  const { importId, content, by, now } = facts;
  if (!(await forget(tx, importId)) && stored !== null) {
    // Another press was faster, and has committed.
    const accepted = await findAccepted(tx, importId, null);
    return accepted === null ? refused("gone") : done({ actionId: accepted });
  }
  const detail = { imported: true, warnings: stored?.document.warnings.length ?? 0 };
  const { id } = await createDraftIn(tx, asId<ActionId>(importId)!, { content, by, now, detail });
  return done({ actionId: id });
}

async function becomeNextVersion(tx: Tx, facts: Accepting & { onto: { actionId: ActionId; draftNumber: number } }) {
  const { importId, by, now, onto } = facts;
  const before = await findDraft(tx, onto.actionId);
  if (before === null || before.state === "stopped") return refused("series_over");
  const content = nextVersionOf(before.content, facts.content);
  const saved = await saveDraftIn(tx, { ...onto, content, by, now, detail: { imported: true, import: importId } });
  if (!saved.ok) {
    const accepted = await findAccepted(tx, importId, onto.actionId);
    if (accepted !== null) return done({ actionId: accepted });
    return refused(saved.problem === "changed_meanwhile" ? "series_changed" : "series_over");
  }
  await forget(tx, importId);
  return done({ actionId: onto.actionId });
}

/** Throws a document away, with everything that was read from it. Twice is harmless. */
export function discardImport(db: Database, importId: ImportId): Promise<boolean> {
  return db.transact((tx) => forget(tx, importId));
}

async function forget(tx: Tx, importId: ImportId): Promise<boolean> {
  const { imports } = tx.tables;
  return (await tx.delete(imports).where(eq(imports.id, importId)).returning({ id: imports.id })).length > 0;
}

/** The duty: forgets documents that nobody has come back to. Answers how many. */
export function forgetImports(db: Database, now: Date): Promise<number> {
  return db.transact(async (tx) => {
    const { imports } = tx.tables;
    const forgotten = await tx
      .delete(imports)
      .where(lt(imports.updatedAt, after(now, -importKeptFor)))
      .returning({ id: imports.id });
    return forgotten.length;
  });
}

/** Without halves of characters and NUL, which a damaged file may hold and a database refuses. */
function storable<T>(value: T): T {
  return JSON.parse(JSON.stringify(value), (_, part) =>
    typeof part === "string" ? part.replace(/[\p{Cs}\0]/gu, "") : part,
  ) as T;
}
