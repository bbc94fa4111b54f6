// The counts, against an oracle that counts rows one by one. On both databases.
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { createDraft, publishAction, saveDraft } from "@/lib/actions/commands";
import { findDraft, findPublished } from "@/lib/actions/queries";
import type { AppealState } from "@/lib/appeals/appeal";
import { confirmAppeal, eraseAppeal, submitAppeal, withdrawAppeal } from "@/lib/appeals/commands";
import { type LetterForm, letterFormSchema, type ReportForm, reportSchema } from "@/lib/appeals/schema";
import { type AppealId, type MessageId, newId, type OutreachId, type ReportId, type TargetId } from "@/lib/ids";
import { type MessageState, messageStates } from "@/lib/outbox/message";
import { countPrepared, recordReport } from "@/lib/participation/commands";
import {
  type Counts,
  countedAs,
  noCounts,
  type Participation,
  type ReportKind,
} from "@/lib/participation/participation";
import { countsOf, participationOf } from "@/lib/participation/queries";
import { makeToken } from "@/lib/tokens";
import { aContent, aForm, aTarget, type Published, publish, world } from "@/tests/support/appeals";
import { dialects, freshDatabase } from "@/tests/support/databases";

const now = new Date("2026-05-10T23:59:59.999Z");

interface AnAppeal {
  state: AppealState;
  confirmedAt: Date | null;
  country: string;
  letters: { target: number; state: MessageState }[];
}
interface AReport {
  kind: ReportKind;
  channel: "post" | "own_mail";
  number: number;
  country: string;
  targets: number[];
  at: Date;
}

const anInstant = fc.date({
  min: new Date("2026-05-09T22:00:00Z"),
  max: new Date("2026-05-11T02:00:00Z"),
  noInvalidDate: true,
});
const aCountry = fc.constantFrom("", "DE", "FR");
const someTargets = fc.uniqueArray(fc.nat({ max: 2 }), { maxLength: 3 });
const anAppeal: fc.Arbitrary<AnAppeal> = fc
  .record({
    ended: fc.constantFrom<AppealState>("confirmed", "withdrawn", "erased", "held"),
    confirmedAt: fc.option(anInstant),
    country: aCountry,
    targets: someTargets,
    states: fc.array(fc.constantFrom(...messageStates), { minLength: 3, maxLength: 3 }),
  })
  .map(({ ended, confirmedAt, country, targets, states }) => ({
    state: confirmedAt ? ended : "pending_confirmation",
    confirmedAt,
    country,
    letters: confirmedAt ? targets.map((target, n) => ({ target, state: states[n]! })) : [],
  }));
const aReport: fc.Arbitrary<AReport> = fc.record({
  kind: fc.constantFrom("prepared", "sent", "posted"),
  channel: fc.constantFrom("post", "own_mail"),
  number: fc.integer({ min: 1, max: 500 }),
  country: aCountry,
  targets: someTargets,
  at: anInstant,
});

describe.each(dialects)("participation on %s", (dialect) => {
  const at = freshDatabase(dialect);
  const targets = [
    aTarget({ name: "A" }),
    aTarget({ name: "B" }),
    aTarget({ name: "C", emails: [], postalAddress: ["1"] }),
  ];
  let action: Published;
  beforeAll(async () => {
    action = await publish(at.db, aContent({ targets }), now);
  });
  const submit = async (of: Published, target = of.content.targets.map(({ id }) => id)) => {
    const form = aForm(of.content, { target });
    const answer = await submitAppeal(at.db, world, { slug: of.slug, form, locale: "en", now });
    if (!answer.ok) throw new Error(answer.problem);
    return answer.appealId;
  };
  const confirm = (id: AppealId) => confirmAppeal(at.db, world, { token: makeToken(world.secret, "confirm", id), now });
  const counted = async (slug: string) => (await participationOf(at.db.read, slug))!;

  it("counts the same as an oracle that walks over all rows", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(anAppeal, { maxLength: 12 }),
        fc.array(aReport, { maxLength: 8 }),
        async (appeals, reports) => {
          const own = await publish(at.db, aContent({ targets, title: `Case ${newId<AppealId>()}` }), now);
          await store(own, appeals, reports);
          const participation = await counted(own.slug);
          expect(participation).toEqual(oracle(own.slug, appeals, reports));
          assertLettersAddUp(participation, appeals);
          expect((await countsOf(at.db.read, [own.id])).get(own.id)).toEqual(participation.counts);
        },
      ),
      { numRuns: 25 },
    );
  });

  it("follows a letter from its confirmation to its end, in the words of the contract", async () => {
    const own = await publish(at.db, aContent({ targets, title: "Followed" }), now);
    const first = await submit(own);
    expect((await counted(own.slug)).counts).toEqual(noCounts);
    await confirm(first);
    expect((await counted(own.slug)).counts).toEqual({ ...noCounts, confirmed: 1, queued: 2 });
    await withdrawAppeal(at.db, world, { token: makeToken(world.secret, "appeal", first), now });
    const second = await submit(own, [targets[0]!.id]);
    await confirm(second);
    await eraseAppeal(at.db, world, { token: makeToken(world.secret, "appeal", second), now });
    const participation = await counted(own.slug);
    expect(participation.counts).toEqual({ ...noCounts, confirmed: 2, cancelled: 3 });
    expect(participation.by_target.map(({ name, confirmed, cancelled }) => [name, confirmed, cancelled])).toEqual([
      ["A, Minister of Justice", 2, 2],
      ["B, Minister of Justice", 1, 1],
      ["C, Minister of Justice", 0, 0],
    ]);
    expect(participation.by_day).toEqual([{ day: "2026-05-10", ...participation.counts }]);
    expect(Object.keys(participation)).toEqual([
      "slug",
      "version",
      "counts",
      "by_day",
      "by_channel",
      "by_country",
      "by_target",
    ]);
  });

  it("counts a file once for its form, by the way it will travel and for each target in it", async () => {
    const own = await publish(at.db, aContent({ targets, title: "On paper" }), now);
    const letter = (said: Record<string, unknown>): LetterForm =>
      letterFormSchema.parse({ name: "Ana", body: "B", target: targets.map(({ id }) => id), country: "FR", ...said });
    const prepare = async (said: Record<string, unknown>) =>
      countPrepared(at.db, { slug: own.slug, form: letter(said), now });
    expect(await prepare({ form_nonce: "n1", format: "pdf" })).toEqual({ ok: true, counted: true });
    expect(await prepare({ form_nonce: "n1", format: "docx" })).toEqual({ ok: true, counted: false });
    await Promise.all(
      Array.from({ length: 5 }, () => prepare({ form_nonce: "n2", format: "eml", target: targets[0]!.id })),
    );
    await prepare({ format: "txt" });
    await prepare({ format: "txt" });
    const { counts, by_channel, by_country, by_target } = await counted(own.slug);
    expect(counts).toEqual({ ...noCounts, prepared: 4 });
    expect(by_channel.map(({ channel, prepared }) => [channel, prepared])).toEqual([
      ["email", 0],
      ["own_mail", 3],
      ["post", 1],
    ]);
    expect(by_country).toEqual([{ country: "FR", ...noCounts, prepared: 4 }]);
    expect(by_target.map(({ prepared }) => prepared)).toEqual([4, 3, 3]);
    expect(await countPrepared(at.db, { slug: "none", form: letter({}), now })).toEqual({
      ok: false,
      problem: "not_found",
    });
  });

  it("believes reports as they are said; equal ones are two, the same form is one", async () => {
    const own = await publish(at.db, aContent({ targets, title: "Reported" }), now);
    const report = (said: Record<string, unknown>): ReportForm => reportSchema.parse({ kind: "posted", ...said });
    const say = (said: Record<string, unknown>) => recordReport(at.db, { slug: own.slug, form: report(said), now });
    await say({ number: "38", group: "Group 12" });
    await say({ number: "38", group: "Group 12" });
    await say({ number: "2", kind: "sent", form_nonce: "n1", target: [targets[1]!.id, newId<TargetId>()] });
    expect(await say({ number: "9", kind: "sent", form_nonce: "n1" })).toEqual({ ok: true, counted: false });
    expect(await say({ number: "1", form_nonce: "n1" })).toEqual({ ok: true, counted: false });
    const atOnce = await Promise.all(
      ["sent", "posted", "sent", "posted"].map((kind) => say({ kind, number: "1", form_nonce: "n2" })),
    );
    expect(atOnce.filter((answer) => answer.ok && answer.counted)).toHaveLength(1);
    const { counts, by_target, by_country } = await counted(own.slug);
    expect(counts.says_posted + counts.says_sent).toBe(79);
    expect(counts).toMatchObject({ prepared: 0, says_sent: expect.toSatisfy((sent) => sent === 2 || sent === 3) });
    expect(by_target.map(({ says_sent }) => says_sent)).toEqual([0, 2, 0]);
    expect(by_country).toEqual([{ country: "ZZ", ...counts }]);
  });

  it("counts a form that became a file and was reported on as both, for neither says the other", async () => {
    const own = await publish(at.db, aContent({ targets, title: "File and report" }), now);
    const file = { name: "Ana", body: "B", target: targets.map(({ id }) => id), form_nonce: "n1" };
    const prepared = await countPrepared(at.db, { slug: own.slug, form: letterFormSchema.parse(file), now });
    const form = reportSchema.parse({ kind: "posted", number: "3", form_nonce: "n1" });
    expect([prepared, await recordReport(at.db, { slug: own.slug, form, now })]).toEqual([
      { ok: true, counted: true },
      { ok: true, counted: true },
    ]);
    expect((await counted(own.slug)).counts).toEqual({ ...noCounts, prepared: 1, says_posted: 3 });
  });

  it("knows nothing of drafts but zeros, and names what only older versions wrote to", async () => {
    const { slug, id } = await createDraft(at.db, { content: aContent({ title: "A draft" }), by: "operator", now });
    expect(await participationOf(at.db.read, slug)).toMatchObject({ version: null, counts: noCounts, by_target: [] });
    expect(await participationOf(at.db.read, "none")).toBeNull();
    expect((await countsOf(at.db.read, [id])).get(id)).toEqual(noCounts);
    expect((await countsOf(at.db.read, [])).size).toBe(0);
    const form = reportSchema.parse({ kind: "posted" });
    expect((await recordReport(at.db, { slug, form, now })).ok).toBe(false);

    const own = await publish(at.db, aContent({ targets, title: "Corrected" }), now);
    await confirm(await submit(own));
    const draft = (await findDraft(at.db.read, own.id))!;
    const content = { ...own.content, targets: [targets[1]!, aTarget({ name: "New" })] };
    const move = { actionId: own.id, by: "operator" as const, now };
    await saveDraft(at.db, { ...move, content, draftNumber: draft.draftNumber });
    await publishAction(at.db, move);
    const { version, by_target } = await counted(own.slug);
    expect(version).toBe(2);
    expect(by_target.map(({ name, queued }) => [name[0], queued])).toEqual([
      ["B", 1],
      ["N", 0],
      ["A", 1],
      ["C", 0],
    ]);
  });

  it("keeps actions apart", async () => {
    const own = await publish(at.db, aContent({ title: "Alone" }), now);
    await confirm(await submit(action));
    expect((await counted(own.slug)).counts).toEqual(noCounts);
    const both = await countsOf(at.db.read, [own.id, action.id]);
    expect(both.get(own.id)).toEqual(noCounts);
    expect(both.get(action.id)!.confirmed).toBe(1);
  });

  async function store(own: Published, appeals: AnAppeal[], reports: AReport[]) {
    const version = (await findPublished(at.db.read, own.slug))!.version;
    await at.db.transact(async (tx) => {
      for (const one of appeals) await storeAppeal(one);
      for (const { targets: of, ...report } of reports) {
        const targetIds = of.map((n) => targets[n]!.id).sort();
        await tx
          .insert(tx.tables.reports)
          .values({ ...report, id: newId<ReportId>(), actionId: own.id, group: "", targetIds });
      }

      async function storeAppeal({ letters, ...one }: AnAppeal) {
        const appealId = newId<AppealId>();
        const pinned = {
          actionId: own.id,
          versionId: version.id,
          round: 1,
          formNonce: appealId,
          supporterHash: appealId,
        };
        const text = { name: "", email: "", language: "en", locale: "en", subject: "", body: "", consentText: "" };
        const choices = { targetIds: [], signAs: "full" as const, reply: "none" as const, news: false };
        await tx
          .insert(tx.tables.appeals)
          .values({ ...one, ...pinned, ...text, ...choices, id: appealId, createdAt: now, expiresAt: now });
        for (const { target, state } of letters) {
          const outreachId = newId<OutreachId>();
          const of = { appealId, actionId: own.id, targetId: targets[target]!.id };
          await tx.insert(tx.tables.outreaches).values({
            ...{ ...of, id: outreachId, channel: "email", country: one.country, createdAt: one.confirmedAt! },
          });
          const mail = { toName: "", toAddress: "", fromName: "", subject: "", text: "", attempts: 0, leaseEpoch: 0 };
          await tx.insert(tx.tables.messages).values({
            ...{ ...of, ...mail, outreachId, id: newId<MessageId>(), kind: "letter", state, messageId: outreachId },
            ...{ round: 1, supporterHash: appealId, onceKey: outreachId, notBefore: now, createdAt: now },
          });
        }
      }
    });
  }

  /** Row by row, with nothing but loops. */
  function oracle(slug: string, appeals: AnAppeal[], reports: AReport[]): Participation {
    const counts: Counts = { ...noCounts };
    const rows = (of: string[]) => new Map(of.map((one) => [one, { ...noCounts }]));
    const perDay = new Map<string, Counts>();
    const perCountry = new Map<string, Counts>();
    const perChannel = rows(["email", "own_mail", "post"]);
    const perTarget = rows(targets.map(({ id }) => id));
    const add = (key: keyof Counts, n: number, on: Date, channel: string, country: string) => {
      const day = on.toISOString().slice(0, 10);
      const where = country === "" ? "ZZ" : country;
      if (!perDay.has(day)) perDay.set(day, { ...noCounts });
      if (!perCountry.has(where)) perCountry.set(where, { ...noCounts });
      for (const row of [counts, perDay.get(day)!, perCountry.get(where)!, perChannel.get(channel)!]) row[key] += n;
    };
    for (const appeal of appeals) {
      if (appeal.confirmedAt === null) continue;
      add("confirmed", 1, appeal.confirmedAt, "email", appeal.country);
      for (const { target, state } of appeal.letters) {
        add(countedAs[state], 1, appeal.confirmedAt, "email", appeal.country);
        perTarget.get(targets[target]!.id)!.confirmed += 1;
        perTarget.get(targets[target]!.id)![countedAs[state]] += 1;
      }
    }
    for (const { kind, number, channel, country, targets: of, at: on } of reports) {
      const key = kind === "prepared" ? "prepared" : kind === "sent" ? "says_sent" : "says_posted";
      add(key, number, on, channel, country);
      for (const target of of) perTarget.get(targets[target]!.id)![key] += number;
    }
    const sorted = (map: Map<string, Counts>) => [...map].sort(([one], [other]) => (one < other ? -1 : 1));
    return {
      slug,
      version: 1,
      counts,
      by_day: sorted(perDay).map(([day, row]) => ({ day, ...row })),
      by_channel: [...perChannel].map(([channel, row]) => ({ channel, ...row })),
      by_country: sorted(perCountry).map(([country, row]) => ({ country, ...row })),
      by_target: targets.map(({ id, name }) => ({
        target: id,
        name: `${name}, Minister of Justice`,
        ...perTarget.get(id)!,
      })),
    };
  }
});

/** Every letter of a confirmed appeal is in exactly one of the seven. */
function assertLettersAddUp({ counts, by_day, by_target }: Participation, appeals: AnAppeal[]) {
  const sum = ({ handed_over, could_not_verify, refused, returned, queued, held, cancelled }: Counts) =>
    handed_over + could_not_verify + refused + returned + queued + held + cancelled;
  const letters = appeals.flatMap((appeal) => appeal.letters).length;
  expect(sum(counts)).toBe(letters);
  expect(by_day.reduce((n, row) => n + sum(row), 0)).toBe(letters);
  expect(by_target.reduce((n, row) => n + sum(row), 0)).toBe(letters);
  for (const row of by_target) expect(sum(row)).toBe(row.confirmed);
}
