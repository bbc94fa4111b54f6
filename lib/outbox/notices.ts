// What supporters are told of letters that did not get through: one mail for each letter that failed, came back or
// cannot be verified, however it came to that, and never two.
import { and, eq, gt, inArray, ne, sql } from "drizzle-orm";
import type { Database, Reader } from "@/db/database";
import { composeMail } from "@/emails/render";
import { addresseesOf } from "@/lib/actions/action";
import { contentSchema } from "@/lib/actions/schema";
import type { AppealWorld } from "@/lib/appeals/links";
import { ownPageLink } from "@/lib/appeals/links";
import { localeOf, toSupporter } from "@/lib/appeals/mails";
import { after, day } from "@/lib/clock";
import { titleOf } from "@/lib/targets/target";
import { enqueue } from "./commands";

/** How many are written in one go? The rest has its turn a little later. */
const atOnce = 50;

/** How far back do we look? A notice that could not be made for a week helps nobody. */
const lookBack = 7 * day;

const noticeOf = { unknown: "could_not_verify", failed: "refused", bounced: "returned" } as const;

/** Answers how many notices were made. */
export async function sendNotices(db: Database, world: AppealWorld, now: Date): Promise<number> {
  const due = await listUntold(db.read, now);
  let made = 0;
  for (const { letter, appeal, version } of due) {
    const kind = noticeOf[letter.state as keyof typeof noticeOf];
    const locale = localeOf(appeal);
    const content = contentSchema.parse(version.content);
    const target = addresseesOf(content).find(({ id }) => id === letter.targetId);
    const mail = await composeMail(kind, locale, {
      title: content.title,
      pageUrl: ownPageLink(world, locale, appeal.id),
      targetName: target ? titleOf(target) : letter.toName,
    });
    const message = toSupporter(world, appeal, { kind, onceKey: `${kind}/${letter.id}`, ...mail }, now);
    if (await db.transact((tx) => enqueue(tx, message, now))) made += 1;
  }
  return made;
}

/** Letters without their notice, whose supporter can still be reached. */
function listUntold(reader: Reader, now: Date) {
  const { messages, appeals, versions } = reader.tables;
  const key = sql`case ${messages.state} when 'unknown' then 'could_not_verify/' when 'bounced' then 'returned/' else 'refused/' end || ${messages.id}`;
  return reader
    .select({ letter: messages, appeal: appeals, version: versions })
    .from(messages)
    .innerJoin(appeals, eq(appeals.id, messages.appealId))
    .innerJoin(versions, eq(versions.id, appeals.versionId))
    .where(
      and(
        inArray(messages.state, ["unknown", "failed", "bounced"]),
        eq(messages.kind, "letter"),
        gt(messages.doneAt, after(now, -lookBack)),
        ne(appeals.email, ""),
        sql`not exists (select 1 from ${messages} as notice where notice.once_key = ${key})`,
      ),
    )
    .limit(atOnce);
}
