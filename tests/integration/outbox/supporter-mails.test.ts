// Mail to supporters, on both databases: what the first one may hold, and what they are told of a letter that did not get through.
import { and, eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { publishAction, saveDraft, stopAction } from "@/lib/actions/commands";
import { findDraft } from "@/lib/actions/queries";
import { confirmAppeal, submitAppeal } from "@/lib/appeals/commands";
import type { AppealForm } from "@/lib/appeals/schema";
import type { Locale } from "@/lib/i18n/locales";
import { type MessageId, newId, type VersionId } from "@/lib/ids";
import { failing } from "@/lib/inbound/health";
import { type MessageKind, type MessageState, messageKinds } from "@/lib/outbox/message";
import { toMime } from "@/lib/outbox/mime";
import { sendNotices } from "@/lib/outbox/notices";
import { makeToken } from "@/lib/tokens";
import { aContent, aForm, aTarget, type Published, publish, world } from "@/tests/support/appeals";
import { dialects, freshDatabase } from "@/tests/support/databases";

const now = new Date("2026-05-10T10:00:00Z");

describe.each(dialects)("mail to supporters on %s", (dialect) => {
  const at = freshDatabase(dialect);
  const submit = async (action: Published, said: Partial<AppealForm> = {}, locale: Locale = "en") => {
    const form = aForm(action.content, said);
    const answer = await submitAppeal(at.db, world, { slug: action.slug, form, locale, now });
    if (!answer.ok) throw new Error(answer.problem);
    return answer.appealId;
  };
  const confirmed = async (action: Published, said: Partial<AppealForm> = {}, locale: Locale = "en") => {
    const id = await submit(action, said, locale);
    const token = makeToken(world.secret, "confirm", id);
    expect(await confirmAppeal(at.db, world, { token, now })).toMatchObject({ ok: true });
    return id;
  };
  const mailsOf = (appealId: Awaited<ReturnType<typeof submit>>, kind: MessageKind) => {
    const { messages } = at.db.read.tables;
    return at.db.read
      .select()
      .from(messages)
      .where(and(eq(messages.appealId, appealId), eq(messages.kind, kind)));
  };
  const put = (appealId: Awaited<ReturnType<typeof submit>>, state: MessageState, reason: string | null = null) =>
    at.db.transact((tx) =>
      tx
        .update(tx.tables.messages)
        .set({ state, reason, doneAt: now })
        .where(and(eq(tx.tables.messages.appealId, appealId), eq(tx.tables.messages.kind, "letter"))),
    );

  it("the mail that asks for confirmation holds no word that was typed", async () => {
    const action = await publish(at.db, aContent(), now);
    const canaries = { name: "Canaryname", subject: "Canarysubject", body: "Canarybody https://canary.example/x" };
    const id = await submit(action, { ...canaries, email: "someone@mail.example" });
    const again = await submit(action, { ...canaries, email: "someone@mail.example" });
    for (const appealId of new Set([id, again])) {
      const mails = [...(await mailsOf(appealId, "confirm")), ...(await mailsOf(appealId, "already_sent"))];
      for (const mail of mails) expect(JSON.stringify(mail)).not.toMatch(/canary/i);
    }
    expect(await mailsOf(id, "confirm")).toHaveLength(1);
  });

  it("says that it is automatic, and never that it is a subscription: there is none", async () => {
    const mail = { toName: "", toAddress: "a@mail.example", fromName: "Postbag", replyTo: null, subject: "s" };
    for (const kind of messageKinds) {
      const row = { ...mail, kind, text: "t", html: null, messageId: "<1@act.example>" };
      const mime = await toMime(row, { mailFrom: "appeals@act.example", date: now });
      expect(mime).not.toMatch(/^(List-|Precedence)/im);
      expect(/^Auto-Submitted: auto-generated/m.test(mime)).toBe(kind !== "letter");
    }
  });

  it.each([
    ["unknown", "could_not_verify", "en", "We could not verify"],
    ["failed", "refused", "ar", "تعذر تسليم"],
    ["bounced", "returned", "ar", "عادت إحدى"],
  ] as const)("%s: %s brings the letter back with the other ways, once, in %s", async (state, kind, locale, says) => {
    const action = await publish(at.db, aContent(), now);
    const id = await confirmed(action, { body: "My very own words about Maro Tel." }, locale);
    await put(id, state);
    await sendNotices(at.db, world, now);
    await sendNotices(at.db, world, now);
    const [notice, ...more] = await mailsOf(id, kind);
    expect(more).toEqual([]);
    expect(notice?.subject).toContain(says);
    expect(notice?.html).toBeNull();
    const [own = "", letter = ""] = notice!.text.split("\n----\n");
    expect(own.split("\n")).toContain(`${world.url}/${locale}/actions/${action.slug}/write`);
    expect(own).not.toContain("My very own words");
    expect(letter).toContain("My very own words about Maro Tel.");
  });

  it.each([
    ["expired", "en", "put it off again and again"],
    ["expired", "ar", "يؤجلها مرة بعد مرة"],
    ["not_decided", "en", "nobody did so in time"],
    ["not_decided", "ar", "ولم يراجعه أحد"],
    ["cancelled_by_organizer", "en", "took it out of the queue"],
    ["of a kind to come", "en", "not sent"],
  ] as const)(
    "a letter that ended unsent (%s) comes back with the other ways, once, in %s",
    async (why, locale, says) => {
      const action = await publish(at.db, aContent(), now);
      const id = await confirmed(action, { body: "My very own words about Maro Tel." }, locale);
      await put(id, "cancelled", why);
      await sendNotices(at.db, world, now);
      await sendNotices(at.db, world, now);
      const [notice, ...more] = await mailsOf(id, "cancelled");
      expect(more).toEqual([]);
      const [own = "", letter = ""] = notice!.text.split("\n----\n");
      expect(own).toContain(says);
      expect(own.split("\n")).toContain(`${world.url}/${locale}/actions/${action.slug}/write`);
      expect(letter).toContain("My very own words about Maro Tel.");
    },
  );

  it("says of a letter that an ended action left unsent that it is over, and asks for nothing", async () => {
    const endings = [
      ["stopped", "The organizers stopped this action", /stopped this action/],
      ["closed", "expired", /came to its end/],
      ["closed", "action_over", /came to its end/],
      ["live", "not_decided", /nobody did so/],
    ] as const;
    for (const [state, why, says] of endings) {
      const action = await publish(at.db, aContent(), now);
      const id = await confirmed(action);
      await put(id, "cancelled", why);
      const { actions } = at.db.read.tables;
      const over = { state, deadlineOn: "2026-05-09" };
      await at.db.transact((tx) => tx.update(actions).set(over).where(eq(actions.id, action.id)));
      await sendNotices(at.db, world, now);
      const [notice] = await mailsOf(id, "cancelled");
      expect(notice?.text).toMatch(says);
      expect(notice?.text).toContain("This action is over");
      expect(notice?.text).not.toContain("/write");
      expect(notice?.text).toContain("\n----\n");
    }
  });

  it.each(["withdrawn", "rejected", "erased", "appeal_over"])(
    "a letter its writer took back (%s) is no news",
    async (why) => {
      const action = await publish(at.db, aContent(), now);
      const id = await confirmed(action);
      await put(id, "cancelled", why);
      await sendNotices(at.db, world, now);
      expect(await mailsOf(id, "cancelled")).toEqual([]);
    },
  );

  it("tells who can be told, however many cannot", async () => {
    const action = await publish(at.db, aContent(), now);
    const spoiled = await confirmed(action);
    const whole = await confirmed(action);
    for (const id of [spoiled, whole]) await put(id, "cancelled", "expired");
    const { messages, versions } = at.db.read.tables;
    const [letter] = await mailsOf(spoiled, "letter");
    const [version] = await at.db.read.select().from(versions).where(eq(versions.actionId, action.id));
    await at.db.transact(async (tx) => {
      const versionId = newId<VersionId>();
      await tx.insert(versions).values({ ...version!, id: versionId, number: 2, content: {} as never });
      await tx.update(tx.tables.appeals).set({ versionId }).where(eq(tx.tables.appeals.id, spoiled));
      // More than are looked at in one go, and all of them earlier.
      const doneAt = new Date(now.getTime() - 1000);
      const more = Array.from({ length: 60 }, (_, n) => ({
        ...{ ...letter!, id: newId<MessageId>(), onceKey: `more/${n}`, messageId: `<more${n}@act.example>` },
        ...{ outreachId: null, supporterHash: `more${n}`, doneAt },
      }));
      await tx.insert(messages).values(more);
    });
    await sendNotices(at.db, world, now);
    expect(await mailsOf(whole, "cancelled")).toHaveLength(1);
  });

  it("sends nobody on to write for an action that was stopped", async () => {
    const action = await publish(at.db, aContent(), now);
    const id = await confirmed(action);
    await put(id, "unknown");
    await stopAction(at.db, { actionId: action.id, by: "operator", now, reason: "He was released." });
    await sendNotices(at.db, world, now);
    const [notice] = await mailsOf(id, "could_not_verify");
    expect(notice?.text).not.toContain("/write");
    expect(notice?.text).toContain("\n----\n");
  });

  it("writes to nobody whose address was forgotten while the mail was being made", async () => {
    const action = await publish(at.db, aContent(), now);
    const id = await confirmed(action);
    await put(id, "failed");
    const reading = { ...at.db, read: at.db.read };
    const { transact } = at.db;
    const late = {
      ...reading,
      transact: async <T>(work: Parameters<typeof transact<T>>[0]) => {
        await transact((tx) => tx.update(tx.tables.appeals).set({ email: "" }).where(eq(tx.tables.appeals.id, id)));
        return transact(work);
      },
    };
    expect(await sendNotices(late, world, now)).toBe(0);
    expect(await mailsOf(id, "refused")).toEqual([]);
  });

  describe("a correction of a target's address", () => {
    const minister = aTarget({ emails: ["old@justice.example"] });
    const deputy = aTarget({ name: "Ivo Brand", emails: ["deputy@justice.example"] });
    const correct = async (action: Published, emails: string[]) => {
      const draft = (await findDraft(at.db.read, action.id))!;
      const targets = draft.content.targets.map((one) => (one.id === minister.id ? { ...one, emails } : one));
      const content = { ...draft.content, targets };
      await saveDraft(at.db, { actionId: action.id, content, draftNumber: draft.draftNumber, by: "operator", now });
      expect(await publishAction(at.db, { actionId: action.id, by: "operator", now })).toMatchObject({ ok: true });
    };

    it("lets its held letters go to the new one, but none whose bytes were frozen and none of others", async () => {
      const content = aContent({ targets: [minister, deputy] });
      const action = await publish(at.db, content, now);
      const other = await publish(at.db, content, now);
      const [free, frozen, elsewhere] = [await confirmed(action), await confirmed(action), await confirmed(other)];
      for (const id of [free, frozen, elsewhere]) await put(id, "held", failing);
      const { messages } = at.db.read.tables;
      await at.db.transact((tx) => tx.update(messages).set({ mime: "bytes" }).where(eq(messages.appealId, frozen)));
      await correct(action, ["new@justice.example", "old@justice.example"]);
      const standing = async (id: typeof free) =>
        (await mailsOf(id, "letter")).map(({ toAddress, state }) => `${toAddress} ${state}`).sort();
      expect(await standing(free)).toEqual(["deputy@justice.example held", "new@justice.example queued"]);
      expect(await standing(frozen)).toEqual(["deputy@justice.example held", "old@justice.example held"]);
      expect(await standing(elsewhere)).toEqual(["deputy@justice.example held", "old@justice.example held"]);
    });

    it("to one that fails as well keeps them held, and one held for another reason stays", async () => {
      const action = await publish(at.db, aContent({ targets: [minister] }), now);
      const [waiting, policy] = [await confirmed(action), await confirmed(action)];
      await put(waiting, "held", failing);
      await put(policy, "held", "policy");
      const standing = { address: "bad@justice.example", state: "failing" as const, since: now };
      await at.db.transact((tx) => tx.insert(tx.tables.addressHealth).values(standing));
      await correct(action, ["Bad@justice.example"]);
      expect(await mailsOf(waiting, "letter")).toMatchObject([{ toAddress: "Bad@justice.example", state: "held" }]);
      expect(await mailsOf(policy, "letter")).toMatchObject([{ toAddress: "old@justice.example", state: "held" }]);
    });
  });
});
