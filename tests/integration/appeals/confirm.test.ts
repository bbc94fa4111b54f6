// Confirming: all letters, once, and only what was read. On both databases, from several handles at once.
import { and, asc, eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { openDatabase } from "@/db";
import { publishAction, saveDraft, stopAction } from "@/lib/actions/commands";
import { findDraft } from "@/lib/actions/queries";
import { confirmAppeal, submitAppeal } from "@/lib/appeals/commands";
import { findAppealForConfirm, findAppealPage } from "@/lib/appeals/queries";
import type { AppealForm } from "@/lib/appeals/schema";
import { day, after as later } from "@/lib/clock";
import type { AppealId } from "@/lib/ids";
import { makeToken } from "@/lib/tokens";
import { aContent, aForm, aTarget, type Published, publish, world } from "@/tests/support/appeals";
import { dialects, freshDatabase } from "@/tests/support/databases";

const now = new Date("2026-05-10T10:00:00Z");
const tokenOf = (id: AppealId) => makeToken(world.secret, "confirm", id);

describe.each(dialects)("confirming an appeal on %s", (dialect) => {
  const at = freshDatabase(dialect);
  const minister = aTarget({ name: "Orla Venn", emails: ["minister@justice.example"] });
  const judge = aTarget({
    name: "Judge Pell",
    emails: [],
    postalAddress: ["1 Court Road"],
    salutation: "Your Honour,",
  });
  const embassy = aTarget({ name: "Embassy of Varenia", role: "", emails: ["post@embassy.example"] });
  let action: Published;
  beforeAll(async () => {
    action = await publish(at.db, aContent({ targets: [minister, judge], copies: [embassy] }), now);
  });

  const submit = async (said: Partial<AppealForm> = {}, of = action, when = now) => {
    const form = aForm(of.content, said);
    const answer = await submitAppeal(at.db, world, { slug: of.slug, form, locale: "en", now: when });
    if (!answer.ok) throw new Error(answer.problem);
    return { ...answer, form };
  };
  const confirm = (id: AppealId, facts: { shown?: string; now?: Date } = {}) =>
    confirmAppeal(at.db, world, { token: tokenOf(id), now, ...facts });
  const lettersOf = (id: AppealId) => {
    const { messages } = at.db.read.tables;
    const of = and(eq(messages.appealId, id), eq(messages.kind, "letter"));
    return at.db.read.select().from(messages).where(of).orderBy(asc(messages.id));
  };
  const mailsOf = async (id: AppealId) => {
    const { messages } = at.db.read.tables;
    const rows = await at.db.read.select({ kind: messages.kind }).from(messages).where(eq(messages.appealId, id));
    return rows.map(({ kind }) => kind).sort();
  };

  it("sends one letter to each ticked target with an address, as it was shown, and a receipt", async () => {
    const { appealId, form } = await submit();
    const shown = await findAppealForConfirm(at.db.read, world, tokenOf(appealId), now);
    expect(shown).toMatchObject({ standing: "waiting", title: action.content.title, expiresOn: "2026-05-17" });
    expect(shown!.byPostOnly.map(({ name }) => name)).toEqual(["Judge Pell"]);
    expect(await confirm(appealId)).toEqual({
      ok: true,
      appealId,
      first: true,
      pageToken: makeToken(world.secret, "appeal", appealId),
    });
    const letters = await lettersOf(appealId);
    expect(letters.map(({ toAddress }) => toAddress)).toEqual(["minister@justice.example", "post@embassy.example"]);
    expect(letters.map(({ text }) => text)).toEqual(shown!.letters.map(({ text }) => text));
    expect(letters[0]).toMatchObject({
      state: "queued",
      fromName: form.name,
      replyTo: null,
      subject: form.subject,
      html: null,
      notAfter: new Date("2026-07-01T00:00:00Z"),
      round: 1,
    });
    expect(letters[0]!.text).toContain(form.body);
    expect(letters[0]!.text).toContain("Embassy of Varenia");
    const { outreaches } = at.db.read.tables;
    const reached = await at.db.read.select().from(outreaches).where(eq(outreaches.appealId, appealId));
    expect(reached.map(({ targetId, channel, country }) => ({ targetId, channel, country }))).toEqual(
      [minister, embassy].map(({ id }) => ({ targetId: id, channel: "email", country: "DE" })),
    );
    expect(await mailsOf(appealId)).toEqual(["confirm", "letter", "letter", "receipt"]);
  });

  it("says the sender's address to the target only where that was chosen, and initials where those were", async () => {
    const { appealId, form } = await submit({ reply: "direct", sign_as: "initials" });
    await confirm(appealId);
    const [letter] = await lettersOf(appealId);
    expect(letter).toMatchObject({ replyTo: form.email, fromName: "A. L." });
    expect(letter!.text).not.toContain("Ana López");
    const alias = await submit({ reply: "alias" });
    await confirm(alias.appealId);
    expect((await lettersOf(alias.appealId))[0]!.replyTo).toBeNull();
    const view = await findAppealForConfirm(at.db.read, world, tokenOf(alias.appealId), now);
    expect(view!.written!.reply).toBe("none");
  });

  it("gives one set of letters for 50 confirmations at once, over several handles", async () => {
    const { appealId } = await submit();
    const others = await Promise.all([1, 2, 3].map(() => openDatabase(at.place)));
    const handles = dialect === "postgres" ? [at.db, ...others] : [at.db];
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, n) =>
        confirmAppeal(handles[n % handles.length]!, world, { token: tokenOf(appealId), now }),
      ),
    );
    await Promise.all(others.map((other) => other.close()));
    expect(answers.filter((answer) => answer.ok && answer.first)).toHaveLength(1);
    expect(answers.every((answer) => answer.ok && answer.appealId === appealId)).toBe(true);
    expect(await mailsOf(appealId)).toEqual(["confirm", "letter", "letter", "receipt"]);
  });

  it("lets one of two pending appeals of a person through, one after the other or at once", async () => {
    for (const email of ["twice.one@mail.example", "twice.two@mail.example"]) {
      const one = await submit({ email });
      const two = await submit({ email: email.replace("@", "+tag@") });
      const ids = [one.appealId, two.appealId];
      const answers = email.includes("one")
        ? [await confirm(ids[0]!), await confirm(ids[1]!)]
        : await Promise.all(ids.map((id) => confirm(id)));
      expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
      expect(answers).toContainEqual({ ok: false, problem: "already_sent" });
      const letters = [...(await lettersOf(ids[0]!)), ...(await lettersOf(ids[1]!))];
      expect(letters).toHaveLength(2);
      const refused = ids[answers.findIndex(({ ok }) => !ok)]!;
      const view = await findAppealForConfirm(at.db.read, world, tokenOf(refused), now);
      expect(view?.standing).toBe("already_sent");
    }
  });

  it("sends the text of the pinned version, and lets everyone write again in a new round", async () => {
    const own = await publish(at.db, aContent({ title: "In rounds" }), now);
    const first = await submit({}, own);
    const draft = (await findDraft(at.db.read, own.id))!;
    const newer = {
      ...own.content,
      letters: own.content.letters.map((letter) => ({ ...letter, salutation: "Dear Madam," })),
    };
    const move = { actionId: own.id, by: "operator" as const, now };
    await saveDraft(at.db, { ...move, content: newer, draftNumber: draft.draftNumber });
    expect((await publishAction(at.db, { ...move, kind: "further_information" })).ok).toBe(true);
    expect((await confirm(first.appealId)).ok).toBe(true);
    expect((await lettersOf(first.appealId))[0]!.text).toContain("Dear Minister,");
    const again = await submit({ email: first.form.email }, own);
    expect(await confirm(again.appealId)).toMatchObject({ ok: true, first: true });
    expect((await lettersOf(again.appealId))[0]).toMatchObject({ round: 2 });
    expect((await lettersOf(again.appealId))[0]!.text).toContain("Dear Madam,");
  });

  it("sends nothing that its reader has not seen", async () => {
    const { appealId, form } = await submit();
    const view = await findAppealForConfirm(at.db.read, world, tokenOf(appealId), now);
    const swapped = { ...form, body: "Something else entirely." };
    await submitAppeal(at.db, world, { slug: action.slug, form: swapped, locale: "en", now });
    expect(await confirm(appealId, { shown: view!.mark })).toEqual({ ok: false, problem: "changed_meanwhile" });
    expect(await lettersOf(appealId)).toEqual([]);
    const fresh = await findAppealForConfirm(at.db.read, world, tokenOf(appealId), now);
    expect(await confirm(appealId, { shown: fresh!.mark })).toMatchObject({ ok: true, first: true });
    expect((await lettersOf(appealId))[0]!.text).toContain(swapped.body);
  });

  it("never mixes two texts while one is exchanged during the confirmation", async () => {
    const { appealId, form } = await submit();
    const swap = (body: string) =>
      submitAppeal(at.db, world, { slug: action.slug, form: { ...form, body }, locale: "en", now });
    await Promise.all([swap("Text A."), confirm(appealId), swap("Text B."), confirm(appealId), swap("Text C.")]);
    await confirm(appealId);
    const { appeals } = at.db.read.tables;
    const [row] = await at.db.read.select().from(appeals).where(eq(appeals.id, appealId));
    const letters = await lettersOf(appealId);
    expect(letters).toHaveLength(2);
    for (const { text } of letters) expect(text).toContain(row!.body);
  });

  it("is refused after a stop or the deadline, and keeps the text for the other ways", async () => {
    const own = await publish(at.db, aContent({ title: "To be stopped" }), now);
    const { appealId, form } = await submit({}, own);
    await stopAction(at.db, { actionId: own.id, reason: "The family asks for silence.", by: "operator", now });
    expect(await confirm(appealId)).toEqual({ ok: false, problem: "not_open" });
    const view = await findAppealForConfirm(at.db.read, world, tokenOf(appealId), now);
    expect(view).toMatchObject({ standing: "not_open", written: { body: form.body, name: form.name } });
    const late = await submit({}, action, new Date("2026-06-29T10:00:00Z"));
    expect(await confirm(late.appealId, { now: new Date("2026-07-01T00:00:00Z") })).toEqual({
      ok: false,
      problem: "not_open",
    });
    expect(await confirm(late.appealId, { now: new Date("2026-06-30T23:59:59.999Z") })).toMatchObject({ ok: true });
    expect(await lettersOf(appealId)).toEqual([]);
  });

  it("is refused after seven days, whether or not the duty has run", async () => {
    const { appealId } = await submit();
    expect(await confirm(appealId, { now: later(now, 7 * day) })).toEqual({ ok: false, problem: "expired" });
    expect(await lettersOf(appealId)).toEqual([]);
  });

  it("is refused with any token but its own", async () => {
    const { appealId, statusToken } = await submit();
    for (const token of [statusToken, makeToken(world.secret, "appeal", appealId), "", "x".repeat(44)])
      expect(await confirmAppeal(at.db, world, { token, now })).toEqual({ ok: false, problem: "unknown_link" });
    expect(await findAppealForConfirm(at.db.read, world, statusToken, now)).toBeNull();
    expect(await findAppealPage(at.db.read, world, tokenOf(appealId), now)).toBeNull();
  });

  it("shows what becomes of each letter, without an address, to both links of the page", async () => {
    const { appealId, statusToken, form } = await submit();
    const typed = await findAppealPage(at.db.read, world, statusToken, now);
    expect(typed).toMatchObject({ standing: "waiting", access: "typed", mayWithdraw: true, mayErase: true });
    await confirm(appealId);
    const mailed = await findAppealPage(at.db.read, world, makeToken(world.secret, "appeal", appealId), now);
    expect(mailed).toMatchObject({ standing: "confirmed", access: "mailed", mayWithdraw: true, mayErase: true });
    expect(mailed!.outcomes.map(({ target, state }) => [target.name, state])).toEqual([
      ["Orla Venn", "queued"],
      ["Embassy of Varenia", "queued"],
    ]);
    expect(await findAppealPage(at.db.read, world, statusToken, now)).toMatchObject({ mayErase: false });
    expect(JSON.stringify([typed, mailed])).not.toContain(form.email);
  });
});
