// How an appeal ends: expired, rejected, withdrawn, erased; and what is left of its writer then. On both databases.
import { and, eq } from "drizzle-orm";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import {
  confirmAppeal,
  eraseAppeal,
  expireAppeals,
  rejectAppeal,
  submitAppeal,
  withdrawAppeal,
} from "@/lib/appeals/commands";
import { findAppealForConfirm, findAppealForReject, findAppealPage } from "@/lib/appeals/queries";
import { day, hour, after as later } from "@/lib/clock";
import type { AppealId } from "@/lib/ids";
import type { MessageState } from "@/lib/outbox/message";
import { participationOf } from "@/lib/participation/queries";
import { makeToken, type TokenPurpose } from "@/lib/tokens";
import { aContent, aForm, aTarget, type Published, publish, world } from "@/tests/support/appeals";
import { dialects, freshDatabase } from "@/tests/support/databases";

const now = new Date("2026-05-10T10:00:00Z");
const tokenOf = (purpose: TokenPurpose, id: AppealId) => makeToken(world.secret, purpose, id);

describe.each(dialects)("the end of an appeal on %s", (dialect) => {
  const at = freshDatabase(dialect);
  let action: Published;
  let appealId: AppealId;
  let email: string;
  beforeAll(async () => {
    const second = aTarget({ name: "Governor Adair", emails: ["governor@province.example"] });
    action = await publish(at.db, aContent({ targets: [aTarget(), second] }), now);
  });

  const submit = async (when = now, address?: string) => {
    const said = { name: "Canary Name", subject: "Canary subject", body: "Canary body", reply: "direct" as const };
    const form = aForm(action.content, address ? { ...said, email: address } : said);
    const answer = await submitAppeal(at.db, world, { slug: action.slug, form, locale: "en", now: when });
    if (!answer.ok) throw new Error(answer.problem);
    return { appealId: answer.appealId, email: form.email };
  };
  beforeEach(async () => {
    ({ appealId, email } = await submit());
  });

  const with_ = (token: string, when = now) => ({ token, now: when });
  const confirm = (id = appealId) => confirmAppeal(at.db, world, with_(tokenOf("confirm", id)));
  const reject = (id = appealId) => rejectAppeal(at.db, world, with_(tokenOf("reject", id)));
  const withdraw = (purpose: TokenPurpose = "appeal") =>
    withdrawAppeal(at.db, world, with_(tokenOf(purpose, appealId)));
  const erase = (purpose: TokenPurpose = "appeal") => eraseAppeal(at.db, world, with_(tokenOf(purpose, appealId)));
  const appealRow = async (id = appealId) => {
    const { appeals } = at.db.read.tables;
    const [row] = await at.db.read.select().from(appeals).where(eq(appeals.id, id));
    return row!;
  };
  const messagesOf = (id = appealId) => {
    const { messages } = at.db.read.tables;
    return at.db.read.select().from(messages).where(eq(messages.appealId, id)).orderBy(messages.id);
  };
  const letterStates = async () =>
    (await messagesOf()).filter(({ kind }) => kind === "letter").map(({ state }) => state);
  /** As the worker would leave them. */
  const settle = (state: MessageState, kind: "letter" | "confirm" | "receipt", only = 10) =>
    at.db.transact(async (tx) => {
      const { messages } = tx.tables;
      const of = and(eq(messages.appealId, appealId), eq(messages.kind, kind), eq(messages.state, "queued"));
      const rows = await tx.select({ id: messages.id }).from(messages).where(of);
      const doneAt = state === "sending" ? null : now;
      for (const { id } of rows.slice(0, only)) {
        await tx.update(messages).set({ state, doneAt, mime: "Canary mime" }).where(eq(messages.id, id));
      }
    });
  const traces = async () => JSON.stringify([await appealRow(), await messagesOf()]).match(/Canary \w+/g) ?? [];
  const addressTraces = async () => JSON.stringify([await appealRow(), await messagesOf()]).split(email).length - 1;

  it("comes by itself after seven days, and takes name, address and text with it", async () => {
    await settle("accepted", "confirm");
    const expireAll = (when: Date) => expireAppeals(at.db, when);
    await expireAll(later(now, 7 * day - 1));
    expect(await appealRow()).toMatchObject({ state: "pending_confirmation", email });
    expect(await expireAll(later(now, 7 * day))).toBeGreaterThan(0);
    expect(await expireAll(later(now, 7 * day))).toBe(0);
    expect(await appealRow()).toMatchObject({ state: "expired", name: "", email: "", subject: "", body: "" });
    expect([await traces(), await addressTraces()]).toEqual([[], 0]);
    expect(await confirm()).toEqual({ ok: false, problem: "expired" });
    const view = await findAppealForConfirm(at.db.read, world, tokenOf("confirm", appealId), later(now, 8 * day));
    expect(view).toMatchObject({ standing: "expired", letters: [], written: null });
  });

  it("does not touch what was confirmed in time", async () => {
    await confirm();
    await expireAppeals(at.db, later(now, 30 * day));
    expect(await appealRow()).toMatchObject({ state: "confirmed", email, body: "Canary body" });
  });

  it("waits for a mail that is on its way before it forgets the address", async () => {
    await settle("sending", "confirm");
    await expireAppeals(at.db, later(now, 7 * day));
    expect(await addressTraces()).toBe(1);
    const { messages } = at.db.read.tables;
    const of = and(eq(messages.appealId, appealId), eq(messages.state, "sending"));
    await at.db.transact(async (tx) => void (await tx.update(messages).set({ state: "accepted" }).where(of)));
    await expireAppeals(at.db, later(now, 7 * day + hour));
    expect(await addressTraces()).toBe(0);
  });

  it("is at once for 'it wasn't me', which also stops mails still waiting for that address", async () => {
    const other = await submit(now, email);
    await settle("accepted", "confirm");
    expect(await reject()).toEqual({ ok: true, appealId });
    expect(await reject()).toEqual({ ok: true, appealId });
    expect(await appealRow()).toMatchObject({ state: "rejected", email: "" });
    expect([await traces(), await addressTraces()]).toEqual([[], 0]);
    expect(await confirm()).toEqual({ ok: false, problem: "rejected" });
    expect((await messagesOf(other.appealId)).map(({ notAfter }) => notAfter)).toEqual([now]);
    expect(await findAppealForReject(at.db.read, world, tokenOf("reject", appealId), now)).toMatchObject({
      standing: "rejected",
    });
  });

  it("stops letters that someone else confirmed, when the owner of the address says so, and forgets who wrote", async () => {
    await confirm();
    await settle("accepted", "confirm");
    await settle("accepted", "receipt");
    await settle("accepted", "letter", 1);
    const before = await participationOf(at.db.read, action.slug);
    await reject();
    expect((await letterStates()).sort()).toEqual(["accepted", "cancelled"]);
    expect(await appealRow()).toMatchObject({ state: "withdrawn", name: "", email: "", confirmedAt: now });
    expect([await traces(), await addressTraces()]).toEqual([[], 0]);
    const { handed_over, confirmed } = (await participationOf(at.db.read, action.slug))!.counts;
    expect({ handed_over, confirmed }).toEqual({
      handed_over: before!.counts.handed_over,
      confirmed: before!.counts.confirmed,
    });
    const page = await findAppealPage(at.db.read, world, tokenOf("appeal", appealId), now);
    expect(page).toMatchObject({ standing: "withdrawn", written: null, mayErase: false });
  });

  it("forgets who wrote for 'it wasn't me' after a withdrawal, too, and what was still being sent once it is done", async () => {
    await confirm();
    await settle("accepted", "confirm");
    await settle("sending", "letter", 1);
    await settle("sending", "receipt");
    await withdraw();
    expect(await appealRow()).toMatchObject({ state: "withdrawn", email, body: "Canary body" });
    await reject();
    expect(await appealRow()).toMatchObject({ state: "withdrawn", email: "", body: "" });
    expect(await addressTraces()).toBeGreaterThan(0);
    const { messages } = at.db.read.tables;
    const of = and(eq(messages.appealId, appealId), eq(messages.state, "sending"));
    await at.db.transact(async (tx) => void (await tx.update(messages).set({ state: "accepted" }).where(of)));
    await expireAppeals(at.db, later(now, hour));
    expect([await traces(), await addressTraces()]).toEqual([[], 0]);
  });

  it("leaves a confirmed text that its own writer took back", async () => {
    await confirm();
    await withdraw();
    await expireAppeals(at.db, later(now, hour));
    expect(await appealRow()).toMatchObject({ state: "withdrawn", email, body: "Canary body" });
  });

  it("knows no one without the right token", async () => {
    const wrong = tokenOf("confirm", appealId);
    const unknown = { ok: false, problem: "unknown_link" };
    expect(await rejectAppeal(at.db, world, with_(wrong))).toEqual(unknown);
    expect(await withdrawAppeal(at.db, world, with_(wrong))).toEqual(unknown);
    expect(await eraseAppeal(at.db, world, with_(tokenOf("reject", appealId)))).toEqual(unknown);
    expect((await appealRow()).state).toBe("pending_confirmation");
  });

  it("is a withdrawal before the confirmation, after which the link sends nothing", async () => {
    expect(await withdraw("status")).toEqual({ ok: true, appealId });
    expect(await appealRow()).toMatchObject({ state: "withdrawn", email: "", body: "" });
    expect(await confirm()).toEqual({ ok: false, problem: "withdrawn" });
    expect((await messagesOf()).every(({ notAfter }) => notAfter?.getTime() === now.getTime())).toBe(true);
  });

  it("is a withdrawal after it, as far as the letters have not gone; twice is harmless", async () => {
    await confirm();
    await settle("accepted", "letter", 1);
    expect(await withdraw()).toEqual({ ok: true, appealId });
    expect(await withdraw()).toEqual({ ok: true, appealId });
    expect((await letterStates()).sort()).toEqual(["accepted", "cancelled"]);
    const page = await findAppealPage(at.db.read, world, tokenOf("appeal", appealId), now);
    expect(page).toMatchObject({ standing: "withdrawn", mayWithdraw: false, mayErase: true });
    expect(await confirm()).toEqual({ ok: false, problem: "withdrawn" });
  });

  it("stops a letter that is being sent, for the barrier asks for a confirmed appeal", async () => {
    await confirm();
    await settle("sending", "letter");
    expect((await withdraw()).ok).toBe(true);
    expect((await appealRow()).state).toBe("withdrawn");
  });

  it("is no withdrawal when every letter has gone", async () => {
    await confirm();
    await settle("accepted", "letter");
    expect(await withdraw()).toEqual({ ok: false, problem: "too_late" });
    expect((await appealRow()).state).toBe("confirmed");
  });

  it("is the same withdrawal or confirmation for everyone who asks at once", async () => {
    const [confirmed, withdrawn] = await Promise.all([confirm(), withdraw("status")]);
    const { state } = await appealRow();
    if (confirmed.ok) expect(withdrawn.ok && (await letterStates())).toEqual(["cancelled", "cancelled"]);
    else expect(await letterStates()).toEqual([]);
    expect(state).toBe("withdrawn");
  });

  it("erases everything but the numbers, and takes back what has not gone", async () => {
    await confirm();
    await settle("accepted", "confirm");
    await settle("unknown", "letter", 1);
    expect(await erase()).toEqual({ ok: true, appealId });
    await settle("failed", "receipt");
    await expireAppeals(at.db, later(now, hour));
    expect([await traces(), await addressTraces()]).toEqual([[], 0]);
    expect(await appealRow()).toMatchObject({ state: "erased", country: "DE", confirmedAt: now });
    expect((await letterStates()).sort()).toEqual(["cancelled", "unknown"]);
    const addresses = (await messagesOf()).filter(({ kind }) => kind === "letter").map(({ toAddress }) => toAddress);
    expect(addresses.sort()).toEqual(["governor@province.example", "minister@justice.example"]);
    const again = await submit(now, email);
    await confirm(again.appealId);
    expect((await messagesOf(again.appealId)).filter(({ kind }) => kind === "letter")).toEqual([]);
  });

  it("is erased by the link of the form only until the confirmation", async () => {
    await confirm();
    expect(await erase("status")).toEqual({ ok: false, problem: "needs_mailed_link" });
    expect((await appealRow()).body).toBe("Canary body");
    const other = await submit();
    const token = tokenOf("status", other.appealId);
    expect((await eraseAppeal(at.db, world, with_(token))).ok).toBe(true);
    expect(await appealRow(other.appealId)).toMatchObject({ state: "erased", body: "" });
  });
});
