// What supporters do with an appeal: submit, confirm, take back. One transaction each; every step of the state is a
// compare-and-set, so that a double click, a second process or a link opened twice changes nothing.
import { and, eq, lte } from "drizzle-orm";
import type { Database, Tx } from "@/db/database";
import { isOpen } from "@/lib/actions/action";
import { findPublished } from "@/lib/actions/queries";
import { after } from "@/lib/clock";
import type { Locale } from "@/lib/i18n/locales";
import { type AppealId, newId } from "@/lib/ids";
import type { DecisionEvent } from "@/lib/outbox/journal";
import { decide } from "@/lib/outbox/own-journal";
import { done, type Result, refused } from "@/lib/result";
import { scrubEnded } from "@/lib/retention/commands";
import { makeToken, readToken } from "@/lib/tokens";
import { confirmWithin, consentWording, countOwnLinks, ownLinksMax, standingOf } from "./appeal";
import { markOf, sortTargets } from "./appeal-letters";
import { confirmOnce, NotCompared } from "./confirmation";
import { formHash, supporterHash } from "./email-address";
import type { AppealWorld } from "./links";
import { enqueueFirstMail, firstMails } from "./mails";
import { type AppealRow, findAppeal, findConfirmed, readPageToken, writtenOf } from "./queries";
import type { AppealForm } from "./schema";
import { erase, reject, withdraw } from "./taking-back";

type Published = NonNullable<Awaited<ReturnType<typeof findPublished>>>;

export type SubmitProblem = "not_found" | "not_open" | "target_unknown" | "no_email_target" | "too_many_links";

/** The form field that each refusal of a submitted form stands beside; those about the action stand above the form. */
export const fieldOfProblem: Partial<Record<SubmitProblem, keyof AppealForm>> = {
  target_unknown: "target",
  no_email_target: "target",
  too_many_links: "body",
};

/**
 * Keeps the appeal until its link is opened, and mails that link. The answer tells nothing about the address: whether it
 * has written before, has had its mails of the day, or wants none at all, only the mail says so, or no mail comes.
 */
export async function submitAppeal(
  db: Database,
  world: AppealWorld,
  { slug, form, locale, now }: { slug: string; form: AppealForm; locale: Locale; now: Date },
): Promise<Result<{ appealId: AppealId; statusToken: string }, SubmitProblem>> {
  const published = await findPublished(db.read, slug);
  if (!published) return refused("not_found");
  const problem = whyNotSubmitted(published, form, now);
  if (problem) return refused(problem);
  const appeal = newAppeal(world, published, form, locale, now);
  const mails = await firstMails(db.read, world, appeal, { slug, title: published.version.content.title });
  const appealId = await db.transact(async (tx) => {
    const { appeals } = tx.tables;
    const made = await tx.insert(appeals).values(appeal).onConflictDoNothing().returning({ id: appeals.id });
    if (made.length === 0) return replacePending(tx, appeal);
    await enqueueFirstMail(tx, world, appeal, mails, now);
    return appeal.id;
  });
  return done({ appealId, statusToken: makeToken(world.secret, "status", appealId) });
}

export type ConfirmProblem =
  | "unknown_link"
  | "not_open"
  | "expired"
  | "rejected"
  | "withdrawn"
  | "erased"
  | "already_sent"
  | "changed_meanwhile"
  | "not_compared";

/**
 * Sends the letters of a pending appeal on their way: all of them, once. `shown` is the mark of the text its reader saw,
 * where the page gave one. `first` is false when it was confirmed before. `not_compared`: the database was restored a
 * moment ago, and the letters may have left already; in a few minutes the worker knows.
 */
export async function confirmAppeal(
  db: Database,
  world: AppealWorld,
  { token, shown, now }: { token: string; shown?: string; now: Date },
): Promise<Result<{ appealId: AppealId; first: boolean; pageToken: string }, ConfirmProblem>> {
  const appealId = readToken(world.secret, "confirm", token);
  if (!appealId) return refused("unknown_link");
  const pageToken = makeToken(world.secret, "appeal", appealId);
  // A text that changes between reading and confirming is composed again; its writer cannot keep that up.
  for (let attempt = 0; attempt < 3; attempt++) {
    const found = await findAppeal(db.read, appealId);
    if (!found) return refused("unknown_link");
    const standing = standingOf(found.appeal, found.action, now);
    if (standing === "confirmed") return done({ appealId, first: false, pageToken });
    if (standing !== "waiting") return refused(standing);
    if (shown !== undefined && shown !== markOf(writtenOf(found.appeal))) return refused("changed_meanwhile");
    if (await findConfirmed(db.read, { ...found.appeal, except: appealId })) return refused("already_sent");
    try {
      if (await confirmOnce(db, world, found, now)) return done({ appealId, first: true, pageToken });
    } catch (fault) {
      if (fault instanceof NotCompared) return refused("not_compared");
      throw fault;
    }
  }
  return refused("changed_meanwhile");
}

/** "It wasn't me": nothing goes out, the text is deleted, and the address is left alone for a while. */
export async function rejectAppeal(
  db: Database,
  world: AppealWorld,
  { token, now }: { token: string; now: Date },
): Promise<Result<{ appealId: AppealId }, "unknown_link">> {
  const appealId = readToken(world.secret, "reject", token);
  const found = appealId && (await findAppeal(db.read, appealId));
  if (!appealId || !found) return refused("unknown_link");
  await decide(db, takingBack(world, "rejected", appealId, now), (tx) => reject(tx, found.appeal, now));
  return done({ appealId });
}

/** Takes back what has not gone yet. `too_late` when nothing of it is left; twice is harmless. */
export async function withdrawAppeal(
  db: Database,
  world: AppealWorld,
  { token, now }: { token: string; now: Date },
): Promise<Result<{ appealId: AppealId }, "unknown_link" | "too_late">> {
  const appealId = readPageToken(world, token)?.appealId;
  const found = appealId && (await findAppeal(db.read, appealId));
  if (!appealId || !found) return refused("unknown_link");
  const taken = await decide(db, takingBack(world, "withdrawn", appealId, now), (tx) => withdraw(tx, appealId, now));
  return taken ? done({ appealId }) : refused("too_late");
}

/** Deletes name, address and text, and takes back what has not gone yet. The letters that went stay as numbers. */
export async function eraseAppeal(
  db: Database,
  world: AppealWorld,
  { token, now }: { token: string; now: Date },
): Promise<Result<{ appealId: AppealId }, "unknown_link" | "needs_mailed_link">> {
  const holder = readPageToken(world, token);
  if (!holder || !(await findAppeal(db.read, holder.appealId))) return refused("unknown_link");
  const { appealId, access } = holder;
  const facts = takingBack(world, "erased", appealId, now);
  const erased = await decide(db, facts, (tx) => erase(tx, appealId, access, now));
  return erased ? done({ appealId }) : refused("needs_mailed_link");
}

/** The duty: pending appeals whose time is over end, and everything that ended is emptied. Answers how many expired. */
export async function expireAppeals(db: Database, now: Date): Promise<number> {
  return db.transact(async (tx) => {
    const { appeals } = tx.tables;
    const expired = await tx
      .update(appeals)
      .set({ state: "expired", endedAt: now })
      .where(and(eq(appeals.state, "pending_confirmation"), lte(appeals.expiresAt, now)))
      .returning({ id: appeals.id });
    await scrubEnded(tx);
    return expired.length;
  });
}

function takingBack({ ownJournal }: AppealWorld, event: DecisionEvent, id: AppealId, now: Date) {
  return { journal: ownJournal, decision: { event, id, messageId: "" }, now };
}

function whyNotSubmitted({ action, version }: Published, form: AppealForm, now: Date): SubmitProblem | null {
  if (!isOpen(action, now)) return "not_open";
  const sorted = sortTargets(version.content, form.target);
  if (sorted === null) return "target_unknown";
  if (sorted.byEmail.length === 0) return "no_email_target";
  const models = version.content.letters.map((letter) => letter.body).join("\n");
  return countOwnLinks(form.body, models) > ownLinksMax ? "too_many_links" : null;
}

function newAppeal(
  world: AppealWorld,
  { action, version }: Published,
  form: AppealForm,
  locale: Locale,
  now: Date,
): AppealRow {
  const id = newId<AppealId>();
  const { name, email, country, language, subject, body, news } = form;
  return {
    ...{ id, name, email, country, language, subject, body, news, locale },
    actionId: action.id,
    versionId: version.id,
    round: version.round,
    state: "pending_confirmation",
    formNonce: `${action.id}/${formHash(world.secret, form.form_nonce || id, email)}`,
    supporterHash: supporterHash(world.secret, email),
    targetIds: form.target,
    signAs: form.sign_as,
    // An alias that nobody reads is never printed.
    reply: form.reply === "alias" && !world.replyDomain ? "none" : form.reply,
    consentText: `${consentWording}/${locale}`,
    createdAt: now,
    expiresAt: after(now, confirmWithin),
    confirmedAt: null,
    endedAt: null,
  };
}

/** The same form for the same address: a changed text takes the place of the pending one. Its mail has gone already. */
async function replacePending(tx: Tx, appeal: AppealRow): Promise<AppealId> {
  const { appeals } = tx.tables;
  const { id: _, email: _mailed, createdAt: _made, expiresAt: _until, ...changed } = appeal;
  const same = and(eq(appeals.formNonce, appeal.formNonce), eq(appeals.supporterHash, appeal.supporterHash));
  await tx
    .update(appeals)
    .set(changed)
    .where(and(same, eq(appeals.state, "pending_confirmation")));
  const [row] = await tx.select({ id: appeals.id }).from(appeals).where(same);
  return row!.id;
}
