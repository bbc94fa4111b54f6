// The life of an action, on both databases.
import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import type { ActionContent } from "@/lib/actions/action";
import {
  closeAction,
  closeOverdue,
  createDraft,
  publishAction,
  returnToDraft,
  saveDraft,
  stopAction,
  submitForReview,
} from "@/lib/actions/commands";
import {
  findDraft,
  findPublished,
  findVersion,
  listActionEvents,
  listOpenActions,
  listVersions,
} from "@/lib/actions/queries";
import { day, endOf, hour, after as later } from "@/lib/clock";
import { type ActionId, newId } from "@/lib/ids";
import { enqueue } from "@/lib/outbox/commands";
import { aContent } from "@/tests/support/an-action";
import { dialects, freshDatabase } from "@/tests/support/databases";

const now = new Date("2026-05-20T12:00:00Z");
const by = "operator" as const;

describe.each(dialects)("actions on %s", (dialect) => {
  const at = freshDatabase(dialect);

  const draft = (override: Partial<ActionContent> = {}) => createDraft(at.db, { content: aContent(override), by, now });
  const live = async (override: Partial<ActionContent> = {}) => {
    const made = await draft(override);
    expect(await publishAction(at.db, { actionId: made.id, by, now })).toMatchObject({ ok: true });
    return made;
  };
  const found = async (id: ActionId) => (await findDraft(at.db.read, id))!;
  const change = async (id: ActionId, override: Partial<ActionContent>) => {
    const { content, draftNumber } = await found(id);
    const saved = await saveDraft(at.db, { actionId: id, content: { ...content, ...override }, draftNumber, by, now });
    expect(saved.ok).toBe(true);
  };
  const events = async (id: ActionId) => (await listActionEvents(at.db.read, id)).map(({ what }) => what).reverse();
  const queueLetter = (actionId: ActionId) =>
    at.db.transact((tx) =>
      enqueue(
        tx,
        {
          kind: "letter",
          actionId,
          round: 1,
          supporterHash: newId<ActionId>(),
          onceKey: newId<ActionId>(),
          toName: "Minister",
          toAddress: "minister@justice.zubaria.example",
          fromName: "A supporter",
          subject: "Subject",
          text: "Text",
          notBefore: now,
          notAfter: endOf("2026-08-31"),
        },
        now,
      ),
    );

  it.each(["2026-12-31", "2026-06-15"])(
    "lets waiting letters go until the last day of a correction: %s",
    async (last) => {
      const { id } = await live();
      const other = await live();
      await queueLetter(id);
      await queueLetter(other.id);
      const { messages } = at.db.read.tables;
      const waits = async (actionId: ActionId) =>
        (await at.db.read.select().from(messages).where(eq(messages.actionId, actionId))).map(
          ({ notAfter }) => notAfter,
        );
      await at.db.transact(async (tx) => {
        await tx.update(tx.tables.messages).set({ state: "held" }).where(eq(tx.tables.messages.actionId, id));
      });
      await queueLetter(id);
      await change(id, { deadlineOn: last });
      expect(await waits(id)).toEqual([endOf("2026-08-31"), endOf("2026-08-31")]);
      expect(await publishAction(at.db, { actionId: id, by, now })).toMatchObject({ ok: true });
      expect(await waits(id)).toEqual([endOf(last), endOf(last)]);
      expect(await waits(other.id)).toEqual([endOf("2026-08-31")]);
    },
  );

  it("leaves letters that have ended as they are when the last day moves", async () => {
    const { id } = await live();
    await queueLetter(id);
    const { messages } = at.db.read.tables;
    await at.db.transact(async (tx) => {
      await tx.update(tx.tables.messages).set({ state: "accepted" }).where(eq(tx.tables.messages.actionId, id));
    });
    await change(id, { deadlineOn: "2026-12-31" });
    await publishAction(at.db, { actionId: id, by, now });
    const [letter] = await at.db.read.select().from(messages).where(eq(messages.actionId, id));
    expect(letter?.notAfter).toEqual(endOf("2026-08-31"));
  });

  it("gives every draft a slug of its own, even when many are made at once", async () => {
    const made = await Promise.all(Array.from({ length: 6 }, () => draft({ title: "One title for all" })));
    expect(new Set(made.map(({ slug }) => slug)).size).toBe(6);
    expect(made.map(({ slug }) => slug)).toContain("one-title-for-all");
    expect((await draft({ title: "加娜古丽" })).slug).toMatch(/^action-[0-9a-f]{8}$/);
  });

  it("keeps a draft as it was written and shows it to nobody", async () => {
    const content = aContent({ title: "" });
    const { id, slug } = await createDraft(at.db, { content, by, now });
    expect(await found(id)).toMatchObject({ content, draftNumber: 1, state: "draft", published: null, sample: false });
    expect(await findPublished(at.db.read, slug)).toBeNull();
  });

  it("lets the second of two editors know that the first was there", async () => {
    const { id } = await draft();
    const save = (title: string) =>
      saveDraft(at.db, { actionId: id, content: aContent({ title }), draftNumber: 1, by, now });
    const [first, second] = await Promise.all([save("Mine"), save("Yours")]);
    expect([first, second].filter(({ ok }) => ok)).toHaveLength(1);
    expect([first, second]).toContainEqual({ ok: false, problem: "changed_meanwhile" });
    expect(await found(id)).toMatchObject({ draftNumber: 2 });
    expect(await saveDraft(at.db, { actionId: newId(), content: aContent(), draftNumber: 1, by, now })).toEqual({
      ok: false,
      problem: "not_found",
    });
  });

  it("freezes a version at publication that later saves do not touch", async () => {
    const { id, slug } = await live();
    await change(id, { title: "Changed afterwards" });
    const published = (await findPublished(at.db.read, slug))!;
    expect(published.version).toMatchObject({ number: 1, kind: "first", round: 1, publishedAt: now });
    expect(published.version.content).toEqual({ ...aContent(), targets: published.version.content.targets });
    expect(published.action).toMatchObject({
      state: "live",
      deadlineOn: "2026-08-31",
      closesAt: new Date("2026-09-01T00:00:00Z"),
    });
    expect(await found(id)).toMatchObject({ changed: true });
    expect(await findVersion(at.db.read, published.version.id)).toEqual(published.version);
    expect(await events(id)).toEqual(["created", "published", "saved"]);
  });

  it("refuses a draft that is not ready, with all its problems, and changes nothing", async () => {
    const { id } = await draft({ consent: "", deadlineOn: "2026-05-19" });
    expect(await publishAction(at.db, { actionId: id, by, now })).toEqual({
      ok: false,
      problem: "not_ready",
      problems: [
        { code: "consent_missing", field: "consent" },
        { code: "deadline_passed", field: "deadline_on" },
      ],
    });
    expect(await events(id)).toEqual(["created"]);
  });

  it("makes one version of a double click on publish", async () => {
    const { id } = await draft();
    const click = () => publishAction(at.db, { actionId: id, by, now });
    for (const answer of await Promise.all([click(), click(), click()])) {
      expect(answer).toMatchObject({ ok: true, version: { number: 1 } });
    }
    expect(await click()).toMatchObject({ ok: true, version: { number: 1 } });
    expect(await listVersions(at.db.read, id)).toHaveLength(1);
  });

  it("publishes only what its publisher saw", async () => {
    const { id } = await draft();
    await change(id, { title: "Somebody else's words" });
    expect(await publishAction(at.db, { actionId: id, draftNumber: 1, by, now })).toMatchObject({
      problem: "changed_meanwhile",
    });
    expect(await publishAction(at.db, { actionId: id, draftNumber: 2, by, now })).toMatchObject({ ok: true });
  });

  it("opens a new round with further information, and none with a correction", async () => {
    const { id, slug } = await live();
    await change(id, { title: "Corrected" });
    const corrected = await publishAction(at.db, { actionId: id, by, now: later(now, hour) });
    expect(corrected).toMatchObject({ ok: true, version: { number: 2, kind: "correction", round: 1 } });
    await change(id, { summary: "She has been moved to another prison.", deadlineOn: "2026-10-01" });
    const further = await publishAction(at.db, { actionId: id, kind: "further_information", by, now: later(now, day) });
    expect(further).toMatchObject({ ok: true, version: { number: 3, kind: "further_information", round: 2 } });
    const { action, updates } = (await findPublished(at.db.read, slug))!;
    expect(action).toMatchObject({ round: 2, deadlineOn: "2026-10-01", publishedAt: later(now, day) });
    expect(updates.map(({ number, kind }) => `${number} ${kind}`)).toEqual([
      "3 further_information",
      "2 correction",
      "1 first",
    ]);
  });

  it("goes through review and back", async () => {
    const { id } = await draft();
    const facts = { actionId: id, by, now };
    expect(await submitForReview(at.db, facts)).toMatchObject({ ok: true });
    expect(await submitForReview(at.db, facts)).toEqual({ ok: false, problem: "not_allowed_now" });
    expect(await returnToDraft(at.db, facts)).toMatchObject({ ok: true });
    await submitForReview(at.db, facts);
    expect(await publishAction(at.db, facts)).toMatchObject({ ok: true });
    expect(await returnToDraft(at.db, facts)).toEqual({ ok: false, problem: "not_allowed_now" });
  });

  it("stops for good, with a reason, and takes the waiting letters along", async () => {
    const { id, slug } = await live();
    await queueLetter(id);
    await queueLetter(id);
    const stop = (reason: string) => stopAction(at.db, { actionId: id, reason, by, now });
    expect(await stop(" \u200f ")).toEqual({ ok: false, problem: "reason_missing" });
    expect(await stop("She is free.")).toMatchObject({ ok: true, cancelled: 2 });
    expect(await stop("Again")).toEqual({ ok: false, problem: "not_allowed_now" });
    const { action } = (await findPublished(at.db.read, slug))!;
    expect(action).toMatchObject({ state: "stopped", stoppedAt: now, stopReason: "She is free." });
    const { draftNumber, content } = await found(id);
    expect(await saveDraft(at.db, { actionId: id, content, draftNumber, by, now })).toEqual({
      ok: false,
      problem: "not_allowed_now",
    });
    expect(await publishAction(at.db, { actionId: id, by, now })).toEqual({ ok: false, problem: "not_allowed_now" });
    const [last] = await listActionEvents(at.db.read, id);
    expect(last).toMatchObject({ what: "stopped", actor: "operator", detail: { cancelled: 2 } });
  });

  it("never stops what nobody published", async () => {
    const { id } = await draft();
    expect(await stopAction(at.db, { actionId: id, reason: "x", by, now })).toEqual({
      ok: false,
      problem: "not_allowed_now",
    });
    expect(await closeAction(at.db, { actionId: newId(), by, now })).toEqual({ ok: false, problem: "not_found" });
  });

  it("closes early and opens again only with further information", async () => {
    const { id } = await live();
    await queueLetter(id);
    expect(await closeAction(at.db, { actionId: id, by, now })).toMatchObject({ ok: true, cancelled: 1 });
    const again = { actionId: id, by, now };
    expect(await publishAction(at.db, { ...again, kind: "correction" })).toEqual({
      ok: false,
      problem: "not_allowed_now",
    });
    await change(id, { deadlineOn: "2026-12-31" });
    expect(await publishAction(at.db, again)).toMatchObject({
      ok: true,
      version: { kind: "further_information", round: 2 },
    });
    expect(await found(id)).toMatchObject({ state: "live", closedAt: null });
  });

  it("closes what is overdue once, however many workers look", async () => {
    await closeOverdue(at.db, new Date("2026-08-30T00:00:00Z"));
    const { id } = await live({ deadlineOn: "2026-06-01" });
    await live({ deadlineOn: "2026-06-02" });
    await queueLetter(id);
    expect(await closeOverdue(at.db, new Date("2026-06-01T23:59:59.999Z"))).toBe(0);
    const over = new Date("2026-06-02T00:00:00Z");
    const closed = await Promise.all([closeOverdue(at.db, over), closeOverdue(at.db, over)]);
    expect(closed.sort()).toEqual([0, 1]);
    expect(await found(id)).toMatchObject({ state: "closed", closedAt: over });
    const [last] = await listActionEvents(at.db.read, id);
    expect(last).toMatchObject({ what: "closed", actor: "worker", detail: { reason: "deadline", cancelled: 1 } });
  });
});

describe.each(dialects)("the list of open actions on %s", (dialect) => {
  const at = freshDatabase(dialect);

  it("shows live actions before their end, nearest deadline first and then the newest", async () => {
    const publish = async (override: Partial<ActionContent>, publishedAt: Date) => {
      const { id } = await createDraft(at.db, { content: aContent(override), by, now: publishedAt });
      expect(await publishAction(at.db, { actionId: id, by, now: publishedAt })).toMatchObject({ ok: true });
      return id;
    };
    await publish({ title: "Later", deadlineOn: "2026-07-01" }, now);
    await publish({ title: "Soon, older", deadlineOn: "2026-06-01" }, now);
    await publish({ title: "Soon, newer", deadlineOn: "2026-06-01", country: "Ostrania" }, later(now, hour));
    await publish({ title: "Over", deadlineOn: "2026-05-20" }, now);
    const stopped = await publish({ title: "Stopped" }, now);
    await stopAction(at.db, { actionId: stopped, reason: "Free", by, now });
    await createDraft(at.db, { content: aContent({ title: "Draft" }), by, now });
    const titles = async (filter = {}) =>
      (await listOpenActions(at.db.read, new Date("2026-05-21T00:00:00Z"), filter)).map(({ title }) => title);
    expect(await titles()).toEqual(["Soon, newer", "Soon, older", "Later"]);
    expect(await titles({ country: "Ostrania" })).toEqual(["Soon, newer"]);
    expect(await titles({ language: "fr" })).toEqual([]);
    expect(await titles({ language: "en", channel: "post" })).toHaveLength(3);
    expect(await titles({ channel: "fax" })).toEqual([]);
    const [first] = await listOpenActions(at.db.read, now);
    expect(first).toMatchObject({ letterLanguages: ["en"], targetCount: 1, channels: ["email", "own_mail", "post"] });
  });
});
