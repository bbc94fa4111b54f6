// A document between upload and draft, on both databases: nothing is lost, nothing happens twice.
import { beforeAll, describe, expect, it } from "vitest";
import type { ActionContent } from "@/lib/actions/action";
import { createDraft, publishAction, saveDraft, stopAction } from "@/lib/actions/commands";
import { findDraft, listActionEvents, listForDesk } from "@/lib/actions/queries";
import { day, after as later } from "@/lib/clock";
import { type ActionId, type ImportId, newId, type OrganizerId, type TargetId } from "@/lib/ids";
import { acceptImport, discardImport, forgetImports, keepImport, saveImport } from "@/lib/importing/commands";
import type { ReadDocument } from "@/lib/importing/places";
import { findImport, listImports, listSeries } from "@/lib/importing/queries";
import { duties } from "@/lib/worker/duties";
import { aContent, aTarget } from "@/tests/support/an-action";
import { dialects, freshDatabase } from "@/tests/support/databases";

const now = new Date("2026-05-20T12:00:00Z");
const by = newId<OrganizerId>();

const region = { page: 1, left: 57, top: 40, right: 210, bottom: 52 };
const document: ReadDocument = {
  lines: [{ number: 1, text: "URGENT ACTION \u0000\ud800", bullet: false, gapBefore: true, region }],
  pages: [{ width: 595, height: 842 }],
  sources: [{ field: "title", lines: [1], certainty: "sure" }],
  warnings: [{ code: "deadline_missing", message: "No deadline was found.", line: null }],
  rows: { targets: [], copies: [] },
};

describe.each(dialects)("documents under review on %s", (dialect) => {
  const at = freshDatabase(dialect);

  beforeAll(async () => {
    const row = { id: by, email: "editor@desk.example", name: "", role: "editor" as const, createdAt: now };
    await at.db.transact(async (tx) => void (await tx.insert(tx.tables.organizers).values(row)));
  });

  const keep = async (override: Partial<ActionContent> = {}, when = now) => {
    const content = aContent({ consent: "", ...override });
    const { id } = await keepImport(at.db, { fileName: "action.pdf", document, content, by, now: when });
    return { importId: id, content, contentNumber: 1, by, now, onto: null };
  };
  const live = async (override: Partial<ActionContent> = {}) => {
    const { id } = await createDraft(at.db, { content: aContent(override), by, now });
    expect(await publishAction(at.db, { actionId: id, by, now })).toMatchObject({ ok: true });
    return (await findDraft(at.db.read, id))!;
  };
  const onto = ({ id, draftNumber }: { id: ActionId; draftNumber: number }) => ({ actionId: id, draftNumber });
  const isHere = async (id: ImportId) => (await findImport(at.db.read, id)) !== null;
  const countOfActions = async () => (await listForDesk(at.db.read)).length;

  it("are kept as they were read, without what a database refuses", async () => {
    const { importId, content } = await keep();
    const stored = await findImport(at.db.read, importId);
    expect(stored).toMatchObject({ fileName: "action.pdf", content, contentNumber: 1, organizerId: by });
    expect(stored?.document).toEqual({ ...document, lines: [{ ...document.lines[0], text: "URGENT ACTION " }] });
    expect(await listImports(at.db.read)).toContainEqual(
      expect.objectContaining({ id: importId, title: content.title, email: "editor@desk.example" }),
    );
  });

  it("keep what was corrected, and never let an older form overwrite it", async () => {
    const facts = await keep();
    const corrected = { ...facts, content: { ...facts.content, title: "Corrected" } };
    expect(await saveImport(at.db, corrected)).toEqual({ ok: true, contentNumber: 2 });
    expect(await saveImport(at.db, facts)).toEqual({ ok: false, problem: "changed_meanwhile" });
    expect(await acceptImport(at.db, facts)).toEqual({ ok: false, problem: "changed_meanwhile" });
    expect((await findImport(at.db.read, facts.importId))?.content.title).toBe("Corrected");
  });

  it("become one draft, however often it is accepted", async () => {
    const facts = await keep();
    const before = await countOfActions();
    const answers = [await acceptImport(at.db, facts), await acceptImport(at.db, facts)];
    const actionId = String(facts.importId) as ActionId;
    expect(answers).toEqual([
      { ok: true, actionId },
      { ok: true, actionId },
    ]);
    expect(await countOfActions()).toBe(before + 1);
    expect(await isHere(facts.importId)).toBe(false);
    expect(await findDraft(at.db.read, actionId)).toMatchObject({ content: facts.content, state: "draft" });
    expect(await listActionEvents(at.db.read, actionId)).toMatchObject([
      { what: "created", actor: by, detail: { imported: true, warnings: 1 } },
    ]);
  });

  it("become one draft when two presses arrive together", async () => {
    const facts = await keep();
    const before = await countOfActions();
    const answers = await Promise.all([acceptImport(at.db, facts), acceptImport(at.db, facts)]);
    expect(answers.every(({ ok }) => ok)).toBe(true);
    expect(await countOfActions()).toBe(before + 1);
  });

  it("that were thrown away are gone, and what was typed can still become a draft", async () => {
    const facts = await keep();
    expect(await discardImport(at.db, facts.importId)).toBe(true);
    expect(await discardImport(at.db, facts.importId)).toBe(false);
    expect(await saveImport(at.db, facts)).toEqual({ ok: false, problem: "gone" });
    expect(await acceptImport(at.db, facts)).toEqual({ ok: false, problem: "gone" });
    const anyway = await acceptImport(at.db, { ...facts, contentNumber: 0 });
    expect(anyway.ok).toBe(true);
    expect(await acceptImport(at.db, { ...facts, contentNumber: 0 })).toEqual(anyway);
  });

  it("are forgotten a week after they were last touched, by a duty", async () => {
    const old = await keep({}, later(now, -8 * day));
    const touched = await keep({}, later(now, -8 * day));
    await saveImport(at.db, { ...touched, now: later(now, -6 * day) });
    expect(await forgetImports(at.db, now)).toBe(1);
    expect([await isHere(old.importId), await isHere(touched.importId)]).toEqual([false, true]);
    expect(duties.map(({ name }) => name)).toContain("forget_imports");
  });

  it("find the actions with their number, those people write for first", async () => {
    const draft = await createDraft(at.db, { content: aContent({ seriesNumber: "77-26" }), by, now });
    const published = await live({ seriesNumber: "UA 77.26" });
    await live({ seriesNumber: "77/25" });
    const found = await listSeries(at.db.read, "77/26");
    expect(found.map(({ id }) => id)).toEqual([published.id, draft.id]);
    expect(await listSeries(at.db.read, "")).toEqual([]);
    expect(await listSeries(at.db.read, "78/26")).toEqual([]);
  });

  it("become the next version of an action, with the same targets", async () => {
    const target = aTarget();
    const action = await live({ seriesNumber: "UA 12/26", targets: [target], safety: "Give no name." });
    const targets = [aTarget({ id: newId<TargetId>(), name: "Oren Valk" })];
    const facts = await keep({ seriesNumber: "12/26", class: "update", title: "On trial", targets });
    const accepting = { ...facts, onto: onto(action) };
    expect(await acceptImport(at.db, accepting)).toEqual({ ok: true, actionId: action.id });
    expect(await acceptImport(at.db, accepting)).toEqual({ ok: true, actionId: action.id });
    expect(await isHere(facts.importId)).toBe(false);

    const draft = (await findDraft(at.db.read, action.id))!;
    expect(draft).toMatchObject({ state: "live", changed: true, draftNumber: action.draftNumber + 1 });
    expect(draft.content).toMatchObject({ title: "On trial", safety: "Give no name.", consent: "" });
    expect(draft.content.targets[0]?.id).toBe(target.id);
    expect(draft.published?.content.title).toBe(action.content.title);
    const consent = { ...draft.content, consent: "Her sister, again." };
    await saveDraft(at.db, { actionId: action.id, content: consent, draftNumber: draft.draftNumber, by, now });
    const published = await publishAction(at.db, { actionId: action.id, kind: "further_information", by, now });
    expect(published).toMatchObject({ ok: true, version: { number: 2, round: 2, kind: "further_information" } });
  });

  it("never overwrite a draft that changed since the page was opened, nor a stopped action", async () => {
    const action = await live({ seriesNumber: "13/26" });
    const facts = { ...(await keep({ seriesNumber: "13/26" })), onto: onto(action) };
    await saveDraft(at.db, { actionId: action.id, content: action.content, draftNumber: action.draftNumber, by, now });
    expect(await acceptImport(at.db, facts)).toEqual({ ok: false, problem: "series_changed" });
    await stopAction(at.db, { actionId: action.id, reason: "She is free.", by, now });
    expect(await acceptImport(at.db, facts)).toEqual({ ok: false, problem: "series_over" });
    expect(await isHere(facts.importId)).toBe(true);
  });
});
