// What submitting an appeal leaves behind, and what it tells nobody. On both databases.
import { and, eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { closeAction, stopAction } from "@/lib/actions/commands";
import { confirmMailsPerDay } from "@/lib/appeals/appeal";
import { confirmAppeal, rejectAppeal, submitAppeal } from "@/lib/appeals/commands";
import { findAppealPage } from "@/lib/appeals/queries";
import type { AppealForm } from "@/lib/appeals/schema";
import { day, hour, after as later } from "@/lib/clock";
import { type AppealId, newId, type TargetId } from "@/lib/ids";
import { makeToken } from "@/lib/tokens";
import { aContent, aForm, aTarget, type Published, publish, world } from "@/tests/support/appeals";
import { dialects, freshDatabase } from "@/tests/support/databases";

const now = new Date("2026-05-10T10:00:00Z");

describe.each(dialects)("submitting an appeal on %s", (dialect) => {
  const at = freshDatabase(dialect);
  let action: Published;
  beforeAll(async () => {
    action = await publish(at.db, aContent(), now);
  });

  const submit = (form: AppealForm, facts: { slug?: string; now?: Date } = {}) =>
    submitAppeal(at.db, world, { slug: action.slug, form, locale: "en", now, ...facts });
  const submitted = async (form: AppealForm, facts: { slug?: string; now?: Date } = {}) => {
    const answer = await submit(form, facts);
    if (!answer.ok) throw new Error(answer.problem);
    return answer;
  };
  const confirm = (appealId: AppealId, when = now) =>
    confirmAppeal(at.db, world, { token: makeToken(world.secret, "confirm", appealId), now: when });
  const mailsTo = async (address: string) => {
    const { messages } = at.db.read.tables;
    const rows = await at.db.read.select().from(messages).where(eq(messages.toAddress, address));
    return rows.filter(({ kind }) => kind !== "letter");
  };
  const rowOf = async (id: AppealId) => {
    const { appeals } = at.db.read.tables;
    const [row] = await at.db.read.select().from(appeals).where(eq(appeals.id, id));
    return row!;
  };

  it("keeps it pending and mails the one link, in fixed words without a typed one", async () => {
    const form = aForm(action.content, { name: "Typed Name", subject: "Typed subject", body: "Typed body" });
    const { appealId } = await submitted(form);
    expect(await rowOf(appealId)).toMatchObject({
      state: "pending_confirmation",
      name: "Typed Name",
      email: form.email,
    });
    const [mail, ...others] = await mailsTo(form.email);
    expect(others).toEqual([]);
    expect(mail).toMatchObject({ kind: "confirm", state: "queued", notAfter: later(now, 7 * day), toName: "" });
    const link = `https://letters.example.org/en/confirm/${makeToken(world.secret, "confirm", appealId)}`;
    expect(mail!.text.split("\n")).toContain(link);
    expect(mail!.subject + mail!.text + mail!.html).not.toMatch(/Typed/);
    expect(mail!.messageId).toMatch(/@letters\.example\.org>$/);
  });

  it("is one appeal and one mail for a form sent twice, even at the same time; the last text counts", async () => {
    const form = aForm(action.content);
    const answers = await Promise.all(Array.from({ length: 8 }, () => submitted(form)));
    expect(new Set(answers.map(({ appealId }) => appealId)).size).toBe(1);
    const again = await submitted({ ...form, body: "A better text." });
    expect(again).toEqual(answers[0]);
    expect(await rowOf(again.appealId)).toMatchObject({ body: "A better text.", email: form.email });
    expect(await mailsTo(form.email)).toHaveLength(1);
  });

  it("is another appeal for another address with the same nonce, and for the same nonce at another action", async () => {
    const form = aForm(action.content);
    const other = await publish(at.db, aContent({ title: "Another" }), now);
    const ids = [
      await submitted(form),
      await submitted({ ...form, email: `x.${form.email}` }),
      await submitted({ ...form, target: other.content.targets.map(({ id }) => id) }, { slug: other.slug }),
    ].map(({ appealId }) => appealId);
    expect(new Set(ids).size).toBe(3);
  });

  it("mails the corrected address, if only its tag or its dots were corrected; the wrong one stays another appeal", async () => {
    const pairs = [
      ["li.wen@gmail.com", "l.iwen@gmail.com"],
      ["rosa+pst@mail.example", "rosa+post@mail.example"],
      ["sam+post@mail.example", "sam@mail.example"],
    ] as const;
    for (const [typed, corrected] of pairs) {
      const form = aForm(action.content, { email: typed });
      const ids = [await submitted(form), await submitted({ ...form, email: corrected })].map((one) => one.appealId);
      expect(new Set(ids).size).toBe(2);
      expect((await mailsTo(typed)).map(({ appealId }) => appealId)).toEqual([ids[0]]);
      expect((await mailsTo(corrected)).map(({ appealId }) => appealId)).toEqual([ids[1]]);
      expect((await rowOf(ids[1]!)).email).toBe(corrected);
      expect((await submitted({ ...form, email: corrected })).appealId).toBe(ids[1]);
      await confirm(ids[1]!);
      expect(await confirm(ids[0]!)).toEqual({ ok: false, problem: "already_sent" });
    }
  });

  it("takes letter case for no correction, and keeps neither nonce nor address in the form's key", async () => {
    const form = aForm(action.content);
    const { appealId } = await submitted(form);
    expect((await submitted({ ...form, email: form.email.toUpperCase() })).appealId).toBe(appealId);
    expect(await mailsTo(form.email)).toHaveLength(1);
    const { formNonce } = await rowOf(appealId);
    expect(formNonce).not.toContain(form.form_nonce);
    expect(formNonce).not.toContain(form.email);
  });

  it("does not touch a confirmed text when its form is sent again", async () => {
    const form = aForm(action.content);
    const { appealId } = await submitted(form);
    await confirm(appealId);
    expect((await submitted({ ...form, body: "Too late." })).appealId).toBe(appealId);
    expect((await rowOf(appealId)).body).toBe(form.body);
  });

  it("answers a second appeal of one address like the first; only its mail says so, once a day", async () => {
    const first = aForm(action.content);
    const before = await submitted(first);
    await confirm(before.appealId);
    const second = await submitted(aForm(action.content, { email: first.email.toUpperCase() }));
    await submitted(aForm(action.content, { email: first.email }));
    expect(Object.keys(second)).toEqual(Object.keys(before));
    const page = await findAppealPage(at.db.read, world, second.statusToken, now);
    expect(page).toMatchObject({ standing: "waiting", outcomes: [], mayWithdraw: true });
    const { messages } = at.db.read.tables;
    const { supporterHash } = await rowOf(before.appealId);
    const said = await at.db.read.select().from(messages).where(eq(messages.supporterHash, supporterHash));
    expect(said.map(({ kind }) => kind).sort()).toEqual(["already_sent", "confirm", "letter", "receipt"]);
    await submitted(aForm(action.content, { email: first.email }), { now: later(now, 25 * hour) });
    expect((await mailsTo(first.email)).filter(({ kind }) => kind === "already_sent")).toHaveLength(1);
  });

  it("shows the page of the first only to the very same address", async () => {
    const form = aForm(action.content);
    const { appealId } = await submitted(form);
    await confirm(appealId);
    const other = form.email.replace("@", "+tag@");
    await submitted(aForm(action.content, { email: other }));
    const [mail] = await mailsTo(other);
    expect(mail!.kind).toBe("already_sent");
    expect(mail!.text).toContain(`/en/actions/${action.slug}`);
    expect(mail!.text).not.toContain("/appeals/");
  });

  it("mails an address at most three times a day, over all actions and however many submit at once", async () => {
    const email = "much.wanted@mail.example";
    const other = await publish(at.db, aContent({ title: "A third" }), now);
    const forms = [action, action, other, other, action, other, action, action].map((one) => ({
      slug: one.slug,
      form: aForm(one.content, { email }),
    }));
    const answers = await Promise.all(forms.map(({ slug, form }) => submitted(form, { slug })));
    expect(new Set(answers.map(({ appealId }) => appealId)).size).toBe(forms.length);
    expect(await mailsTo(email)).toHaveLength(confirmMailsPerDay);
    await submitted(aForm(action.content, { email }), { now: later(now, 23 * hour) });
    expect(await mailsTo(email)).toHaveLength(confirmMailsPerDay);
    await submitted(aForm(action.content, { email }), { now: later(now, 25 * hour) });
    expect(await mailsTo(email)).toHaveLength(confirmMailsPerDay + 1);
  });

  it("mails nothing to who said that it was not them, and answers the same", async () => {
    const form = aForm(action.content);
    const { appealId } = await submitted(form);
    await rejectAppeal(at.db, world, { token: makeToken(world.secret, "reject", appealId), now });
    const again = await submit(aForm(action.content, { email: form.email }));
    expect(again.ok).toBe(true);
    const waiting = (await mailsTo(form.email)).filter(({ notAfter }) => notAfter === null || notAfter > now);
    expect(waiting).toEqual([]);
    await submitted(aForm(action.content, { email: form.email }), { now: later(now, 40 * day) });
    expect((await mailsTo(form.email)).length).toBe(1);
  });

  it("refuses what cannot be sent, and keeps nothing of it", async () => {
    const postOnly = aTarget({ emails: [], postalAddress: ["1 Court Road"] });
    const mixed = await publish(at.db, aContent({ targets: [aTarget(), postOnly] }), now);
    const { appeals } = at.db.read.tables;
    const count = async () => (await at.db.read.select({ id: appeals.id }).from(appeals)).length;
    const before = await count();
    const problem = async (form: AppealForm, facts = {}) => {
      const answer = await submit(form, facts);
      return answer.ok ? "ok" : answer.problem;
    };
    const links = "https://a.example http://b.example www.c.example";
    expect(await problem(aForm(action.content), { slug: "no-such-action" })).toBe("not_found");
    expect(await problem(aForm(action.content, { target: [newId<TargetId>()] }))).toBe("target_unknown");
    expect(await problem(aForm(mixed.content, { target: [postOnly.id] }), { slug: mixed.slug })).toBe(
      "no_email_target",
    );
    expect(await problem(aForm(action.content, { body: links }))).toBe("too_many_links");
    expect(await problem(aForm(action.content), { now: new Date("2026-07-01T00:00:00Z") })).toBe("not_open");
    const stopped = await publish(at.db, aContent({ title: "Stopped" }), now);
    await stopAction(at.db, { actionId: stopped.id, reason: "The family asks for silence.", by: "operator", now });
    expect(await problem(aForm(stopped.content), { slug: stopped.slug })).toBe("not_open");
    const closed = await publish(at.db, aContent({ title: "Closed" }), now);
    await closeAction(at.db, { actionId: closed.id, by: "operator", now });
    expect(await problem(aForm(closed.content), { slug: closed.slug })).toBe("not_open");
    expect(await count()).toBe(before);
  });

  it("takes links of the model letter for the organizer's own", async () => {
    const model = action.content.letters[0]!.body;
    expect((await submit(aForm(action.content, { body: `${model} https://a.example https://b.example` }))).ok).toBe(
      true,
    );
  });

  it("stores hostile words as words", async () => {
    const body = "'); drop table appeals;-- \\ %s {x} \u{1f642} ليلى";
    const { appealId } = await submitted(aForm(action.content, { body }));
    expect((await rowOf(appealId)).body).toBe(body);
    const { messages } = at.db.read.tables;
    expect(
      await at.db.read
        .select({ id: messages.id })
        .from(messages)
        .where(and(eq(messages.appealId, appealId), eq(messages.kind, "letter"))),
    ).toEqual([]);
  });
});
