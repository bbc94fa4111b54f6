// What supporters are told of letters that did not get through: one mail for each letter that failed, came back, cannot be
// verified or was cancelled by an organizer, however it came to that, and never two. Each brings the letter back.
import { setTimeout as sleep } from "node:timers/promises";
import { and, eq, gt, inArray, ne, type SQL, sql } from "drizzle-orm";
import type { Database, Reader, Tx } from "@/db/database";
import { type ComposedMail, composeMail } from "@/emails/render";
import { addresseesOf } from "@/lib/actions/action";
import { contentSchema } from "@/lib/actions/schema";
import { type AppealWorld, ownPageLink, writeLink } from "@/lib/appeals/links";
import { localeOf, toSupporter } from "@/lib/appeals/mails";
import { after, type Clock, day } from "@/lib/clock";
import type { AppealId } from "@/lib/ids";
import { logFault } from "@/lib/log";
import { titleOf } from "@/lib/targets/target";
import { enqueue } from "./commands";
import { byOrganizer } from "./decision";
import { cleanBody, idOfOnly, type NewMessage } from "./message";

/** How many are looked up at a time? */
const atOnce = 50;

/** How far back do we look? A notice that could not be made for a week helps nobody. */
const lookBack = 7 * day;

const noticeOf = {
  unknown: "could_not_verify",
  failed: "refused",
  bounced: "returned",
  cancelled: "cancelled",
} as const;
type NoticedState = keyof typeof noticeOf;

type Untold = Awaited<ReturnType<typeof listUntold>>[number];

/**
 * All that are due, until told to stop. Between two portions it rests as long as the last one took: letters go on leaving,
 * however many people there are to tell. Answers how many were made.
 */
export async function sendAllNotices(
  { db, world, clock }: { db: Database; world: AppealWorld; clock: Clock },
  signal: AbortSignal,
): Promise<number> {
  for (let all = 0; ; ) {
    const start = performance.now();
    const made = await sendNotices(db, world, clock());
    all += made;
    if (made === 0 || signal.aborted) return all;
    await sleep(performance.now() - start, undefined, { signal }).catch(() => undefined);
  }
}

/** One portion. Answers how many were made. */
export async function sendNotices(db: Database, world: AppealWorld, now: Date): Promise<number> {
  const due = await listUntold(db.read, now);
  let made = 0;
  for (const untold of due) {
    try {
      const message = await noticeFor(world, untold, now);
      if (await db.transact((tx) => tell(tx, untold.appeal.id, message, now))) made += 1;
    } catch (fault) {
      // One that cannot be written must not keep the others from theirs.
      logFault("notice_not_made", untold.letter.id, fault);
    }
  }
  return made;
}

async function noticeFor(
  world: AppealWorld,
  { letter, appeal, version, action }: Untold,
  now: Date,
): Promise<NewMessage> {
  const kind = noticeOf[letter.state as NoticedState];
  const locale = localeOf(appeal);
  const content = contentSchema.parse(version.content);
  const target = addresseesOf(content).find(({ id }) => id === letter.targetId);
  const mail = await composeMail(kind, locale, {
    title: content.title,
    pageUrl: ownPageLink(world, locale, appeal.id),
    // Who wrote for an action that is over is not sent on to write once more.
    writeUrl: action.state === "live" ? writeLink(world, locale, action.slug) : "",
    targetName: target ? titleOf(target) : letter.toName,
  });
  const only = { id: idOfOnly(letter.id, kind), kind, onceKey: `${kind}/${letter.id}` };
  return toSupporter(world, appeal, { ...only, ...withLetter(mail, letter.text) }, now);
}

/** The mail's own words first, and then the letter as it went. */
function withLetter({ subject, text }: ComposedMail, letter: string) {
  return { subject, text: `${text}\n----\n\n${cleanBody(letter).trim()}\n` };
}

/** Not to whose address was forgotten meanwhile: the appeal was read before this transaction. */
async function tell(tx: Tx, appealId: AppealId, message: NewMessage, now: Date): Promise<boolean> {
  const { appeals } = tx.tables;
  const there = tx
    .select({ id: appeals.id })
    .from(appeals)
    .where(and(eq(appeals.id, appealId), ne(appeals.email, "")));
  return (await tx.dialect.forClaim(there)).length > 0 && enqueue(tx, message, now);
}

/** Letters without their notice, whose supporter can still be reached. */
async function listUntold(reader: Reader, now: Date) {
  const { messages } = reader.tables;
  const wentWrong = inArray(messages.state, ["unknown", "failed", "bounced"]);
  const cancelled = and(eq(messages.state, "cancelled"), eq(messages.reason, byOrganizer))!;
  const found = await Promise.all([wentWrong, cancelled].map((which) => listUntoldOf(reader, which, now)));
  return found.flat().slice(0, atOnce);
}

function listUntoldOf(reader: Reader, which: SQL, now: Date) {
  const { messages, appeals, versions, actions } = reader.tables;
  const names = Object.entries(noticeOf).map(([state, kind]) => sql`when ${state} then ${`${kind}/`}`);
  const key = sql`case ${messages.state} ${sql.join(names, sql` `)} end || ${messages.id}`;
  return reader
    .select({
      letter: messages,
      appeal: appeals,
      version: versions,
      action: { slug: actions.slug, state: actions.state },
    })
    .from(messages)
    .innerJoin(appeals, eq(appeals.id, messages.appealId))
    .innerJoin(versions, eq(versions.id, appeals.versionId))
    .innerJoin(actions, eq(actions.id, appeals.actionId))
    .where(
      and(
        which,
        eq(messages.kind, "letter"),
        gt(messages.doneAt, after(now, -lookBack)),
        ne(appeals.email, ""),
        sql`not exists (select 1 from ${messages} as notice where notice.once_key = ${key})`,
      ),
    )
    .limit(atOnce);
}
