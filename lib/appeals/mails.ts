// The mails an appeal causes to its supporter: fixed words and links, never a typed one, so that nobody can be made to
// carry another's text to a third person. At most three a day to one address, whatever is submitted in its name.
import { and, eq, gt, inArray, ne } from "drizzle-orm";
import type { Reader, Tx } from "@/db/database";
import { composeMail } from "@/emails/render";
import { after, day, dayOf } from "@/lib/clock";
import { defaultLocale, isLocale, type Locale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translator";
import type { AppealId } from "@/lib/ids";
import { enqueue } from "@/lib/outbox/commands";
import type { NewMessage } from "@/lib/outbox/message";
import { confirmMailsPerDay } from "./appeal";
import { type AppealWorld, actionLink, confirmLink, notMeLink, ownPageLink } from "./links";
import { type AppealRow, findConfirmed } from "./queries";

type MailContent = Awaited<ReturnType<typeof composeMail>>;
interface FirstMails {
  readonly confirm: MailContent;
  readonly alreadySent: MailContent;
}

/** Either mail that a submitted appeal may cause, rendered before the transaction that chooses between them. */
export async function firstMails(
  reader: Reader,
  world: AppealWorld,
  appeal: AppealRow,
  { slug, title }: { slug: string; title: string },
): Promise<FirstMails> {
  const locale = localeOf(appeal);
  const earlier = await findConfirmed(reader, appeal);
  // Equal mailboxes may still be two spellings of it: the page of the first opens only to that very address.
  const isSame = earlier?.email === appeal.email;
  const pageUrl = earlier && isSame ? ownPageLink(world, locale, earlier.id) : actionLink(world, locale, slug);
  const [confirm, alreadySent] = await Promise.all([
    composeMail("confirm_appeal", locale, {
      title,
      confirmUrl: confirmLink(world, locale, appeal.id),
      notMeUrl: notMeLink(world, locale, appeal.id),
      expiresOn: dayOf(appeal.expiresAt),
      siteUrl: world.url,
    }),
    composeMail("already_sent", locale, { title, pageUrl }),
  ]);
  return { confirm, alreadySent };
}

/** One of the two mails, or none: not to who asked to be left alone, not a fourth one in a day. */
export async function enqueueFirstMail(
  tx: Tx,
  world: AppealWorld,
  appeal: AppealRow,
  mails: FirstMails,
  now: Date,
): Promise<void> {
  if (await isSuppressed(tx, appeal.supporterHash, now)) return;
  const recent = await mailsOfToday(tx, appeal.supporterHash, now);
  if (recent.length >= confirmMailsPerDay) return;
  const said = recent.some(
    ({ kind, actionId, round }) => kind === "already_sent" && actionId === appeal.actionId && round === appeal.round,
  );
  const isSecond = (await findConfirmed(tx, appeal)) !== null;
  if (isSecond && said) return;
  const mail = isSecond
    ? { kind: "already_sent" as const, ...mails.alreadySent }
    : { kind: "confirm" as const, notAfter: appeal.expiresAt, ...mails.confirm };
  // One key for each mail of the day: however many submit at once, no fourth one finds a free key.
  for (let place = 1; place <= confirmMailsPerDay; place++) {
    const onceKey = `first/${appeal.supporterHash}/${dayOf(now)}/${place}`;
    if (await enqueue(tx, toSupporter(world, appeal, { ...mail, onceKey }, now), now)) return;
  }
}

export function toSupporter(
  world: AppealWorld,
  appeal: AppealRow,
  mail: Pick<NewMessage, "id" | "kind" | "onceKey" | "subject" | "text" | "html" | "notAfter">,
  now: Date,
): NewMessage {
  return {
    ...mail,
    appealId: appeal.id,
    actionId: appeal.actionId,
    round: appeal.round,
    supporterHash: appeal.supporterHash,
    toName: "",
    toAddress: appeal.email,
    fromName: translator(localeOf(appeal), "words")("postbag"),
    notBefore: now,
    messageIdDomain: domainOf(world),
  };
}

/** Mails to this supporter that have not gone yet do not go any more. The outbox ends them by their time. */
export async function stopMailsTo(
  tx: Tx,
  who: { supporterHash: string } | { appealId: AppealId },
  now: Date,
): Promise<void> {
  const { messages } = tx.tables;
  const whose = "appealId" in who ? eq(messages.appealId, who.appealId) : eq(messages.supporterHash, who.supporterHash);
  await tx
    .update(messages)
    .set({ notAfter: now })
    .where(and(whose, eq(messages.state, "queued"), ne(messages.kind, "letter")));
}

/** Right-hand side of our Message-IDs. */
export function domainOf({ mailFrom }: AppealWorld): string {
  return mailFrom.slice(mailFrom.lastIndexOf("@") + 1);
}

export function localeOf({ locale }: { locale: string }): Locale {
  return isLocale(locale) ? locale : defaultLocale;
}

async function isSuppressed(tx: Tx, supporterHash: string, now: Date): Promise<boolean> {
  const { suppressions } = tx.tables;
  const rows = await tx
    .select({ until: suppressions.until })
    .from(suppressions)
    .where(and(eq(suppressions.supporterHash, supporterHash), gt(suppressions.until, now)));
  return rows.length > 0;
}

function mailsOfToday(tx: Tx, supporterHash: string, now: Date) {
  const { messages } = tx.tables;
  return tx
    .select({ kind: messages.kind, actionId: messages.actionId, round: messages.round })
    .from(messages)
    .where(
      and(
        eq(messages.supporterHash, supporterHash),
        inArray(messages.kind, ["confirm", "already_sent"]),
        gt(messages.createdAt, after(now, -day)),
      ),
    );
}
