// What supporters are told of letters that did not get through: one mail for each letter that failed, came back, cannot be
// verified or was never sent, however it came to that, and never two. Each brings the letter back. Only what its writer took
// back is passed over.
import { setTimeout as sleep } from "node:timers/promises";
import { and, asc, eq, gt, isNull, ne, notInArray, or, type SQL, sql } from "drizzle-orm";
import type { Database, Reader, Tx } from "@/db/database";
import { type ComposedMail, composeMail } from "@/emails/render";
import type { UnsentKind } from "@/emails/slots";
import { addresseesOf, isOpen } from "@/lib/actions/action";
import { contentSchema } from "@/lib/actions/schema";
import { type AppealWorld, ownPageLink, writeLink } from "@/lib/appeals/links";
import { localeOf, toSupporter } from "@/lib/appeals/mails";
import { after, type Clock, day } from "@/lib/clock";
import type { AppealId, MessageId } from "@/lib/ids";
import { logFault } from "@/lib/log";
import { titleOf } from "@/lib/targets/target";
import { enqueue } from "./commands";
import { byOrganizer, byWriter } from "./decision";
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
  let all = 0;
  let start = performance.now();
  for await (const made of inPortions(db, world, clock)) {
    all += made;
    if (signal.aborted) break;
    await sleep(performance.now() - start, undefined, { signal }).catch(() => undefined);
    start = performance.now();
  }
  return all;
}

/** The same without rests. */
export async function sendNotices(db: Database, world: AppealWorld, now: Date): Promise<number> {
  let all = 0;
  for await (const made of inPortions(db, world, () => now)) all += made;
  return all;
}

/** Each letter is looked at once, by when it ended: one that cannot be told of stands in nobody's way. */
async function* inPortions(db: Database, world: AppealWorld, clock: Clock): AsyncGenerator<number> {
  for (let place: Place | null = null; ; ) {
    const now = clock();
    const due: Untold[] = await listUntold(db.read, place, now);
    if (due.length === 0) return;
    const { id, doneAt } = due.at(-1)!.letter;
    place = { id, doneAt: doneAt! };
    let made = 0;
    for (const untold of due) if (await tellOf(db, world, untold, now)) made += 1;
    yield made;
  }
}

async function tellOf(db: Database, world: AppealWorld, untold: Untold, now: Date): Promise<boolean> {
  try {
    const message = await noticeFor(world, untold, now);
    return await db.transact((tx) => tell(tx, untold.appeal.id, message, now));
  } catch (fault) {
    logFault("notice_not_made", untold.letter.id, fault);
    return false;
  }
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
  const open = isOpen(action, now);
  const mail = await composeMail(kind === "cancelled" ? whyUnsent(letter, { ...action, open }) : kind, locale, {
    title: content.title,
    pageUrl: ownPageLink(world, locale, appeal.id),
    // Who wrote for an action that is over is not sent on to write once more.
    writeUrl: open ? writeLink(world, locale, action.slug) : "",
    targetName: target ? titleOf(target) : letter.toName,
  });
  const only = { id: idOfOnly(letter.id, kind), kind, onceKey: `${kind}/${letter.id}` };
  return toSupporter(world, appeal, { ...only, ...withLetter(mail, letter.text) }, now);
}

/** What it is called that a letter was never sent. A last day that has come ends it like the action. */
function whyUnsent(
  { reason }: Pick<Untold["letter"], "reason">,
  action: Pick<Untold["action"], "state"> & { readonly open: boolean },
): UnsentKind {
  if (reason === byOrganizer) return "cancelled";
  if (reason === "not_decided") return "not_decided";
  if (action.state === "stopped" || reason === "action_stopped") return "action_stopped";
  return action.open && reason === "expired" ? "gave_up" : "action_closed";
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

interface Place {
  readonly id: MessageId;
  readonly doneAt: Date;
}

/** Letters without their notice, whose supporter can still be reached; who has waited longest first. */
function listUntold(reader: Reader, place: Place | null, now: Date) {
  const { messages, appeals, versions, actions } = reader.tables;
  const names = Object.entries(noticeOf).map(([state, kind]) => sql`when ${state} then ${`${kind}/`}`);
  const key = sql`case ${messages.state} ${sql.join(names, sql` `)} end || ${messages.id}`;
  return reader
    .select({
      letter: messages,
      appeal: appeals,
      version: versions,
      action: { slug: actions.slug, state: actions.state, deadlineOn: actions.deadlineOn },
    })
    .from(messages)
    .innerJoin(appeals, eq(appeals.id, messages.appealId))
    .innerJoin(versions, eq(versions.id, appeals.versionId))
    .innerJoin(actions, eq(actions.id, appeals.actionId))
    .where(
      and(
        wentUnsent(reader),
        gt(messages.doneAt, after(now, -lookBack)),
        place === null ? undefined : following(reader, place),
        ne(appeals.email, ""),
        sql`not exists (select 1 from ${messages} as notice where notice.once_key = ${key})`,
      ),
    )
    .orderBy(asc(messages.doneAt), asc(messages.id))
    .limit(atOnce);
}

/** Said literally, as the index over these says it. What its writer took back is none of them. */
function wentUnsent({ tables: { messages } }: Reader): SQL {
  const ended = sql`${messages.kind} = 'letter' and ${messages.state} in ('unknown', 'failed', 'bounced', 'cancelled')`;
  const byOthers = or(ne(messages.state, "cancelled"), isNull(messages.reason), notInArray(messages.reason, byWriter));
  return and(ended, byOthers)!;
}

function following({ tables: { messages } }: Reader, { id, doneAt }: Place): SQL {
  const at = sql.param(doneAt, messages.doneAt);
  return sql`(${messages.doneAt}, ${messages.id}) > (${at}, ${id})`;
}
