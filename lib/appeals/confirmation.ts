// The one moment in which an appeal becomes letters: its state, an outreach and a message for each target, and the receipt
// are written together or not at all.
import { and, eq, inArray } from "drizzle-orm";
import type { Database, Tx } from "@/db/database";
import { composeMail } from "@/emails/render";
import { endOf } from "@/lib/clock";
import { type AppealId, type MessageId, newId, type OutreachId } from "@/lib/ids";
import { holdFailing } from "@/lib/inbound/health";
import { initialsOf } from "@/lib/letters/compose";
import { makeReplyAddress } from "@/lib/outbox/bounce-address";
import { enqueue } from "@/lib/outbox/commands";
import { titleOf } from "@/lib/targets/target";
import { type AppealLetter, lettersOf, markOf, sortTargets } from "./appeal-letters";
import { type AppealWorld, ownPageLink } from "./links";
import { domainOf, localeOf, toSupporter } from "./mails";
import { type AppealRow, type findAppeal, writtenOf } from "./queries";

type FoundAppeal = NonNullable<Awaited<ReturnType<typeof findAppeal>>>;

/** False when the appeal is no longer as it was read, or when another one of its writer came first: look again. */
export async function confirmOnce(db: Database, world: AppealWorld, found: FoundAppeal, now: Date): Promise<boolean> {
  const { appeal, version } = found;
  const letters = lettersOf(version.content, writtenOf(appeal), now);
  const receipt = await composeReceipt(world, found);
  try {
    return await db.transact(async (tx) => {
      const { appeals, actions } = tx.tables;
      const [confirmed] = await tx
        .update(appeals)
        .set({ state: "confirmed", confirmedAt: now })
        .where(and(eq(appeals.id, appeal.id), eq(appeals.state, "pending_confirmation")))
        .returning();
      if (!confirmed) return false;
      if (markOf(writtenOf(confirmed)) !== markOf(writtenOf(appeal))) throw new NotAsRead();
      // Read here and not before: a correction may have moved the last day meanwhile.
      const [action] = await tx
        .select({ deadlineOn: actions.deadlineOn })
        .from(actions)
        .where(eq(actions.id, appeal.actionId));
      const notAfter = endOf(action?.deadlineOn ?? "");
      for (const letter of letters) await sendLetter(tx, world, confirmed, { letter, notAfter, now });
      await holdFailing(
        tx,
        letters.map(({ toAddress }) => toAddress),
        now,
      );
      await enqueue(tx, toSupporter(world, confirmed, receipt, now), now);
      return true;
    });
  } catch (fault) {
    // Two appeals of one person confirmed at once: the unique index lets one through, and the next look finds it.
    if (fault instanceof NotAsRead || db.read.dialect.isUniqueViolation(fault)) return false;
    throw fault;
  }
}

/** Ends a confirmed appeal. False when it was none. */
export async function withdrawConfirmed(tx: Tx, appealId: AppealId, now: Date): Promise<boolean> {
  const { appeals } = tx.tables;
  const moved = await tx
    .update(appeals)
    .set({ state: "withdrawn", endedAt: now })
    .where(and(eq(appeals.id, appealId), inArray(appeals.state, ["confirmed", "held"])))
    .returning({ id: appeals.id });
  return moved.length > 0;
}

/** One that has not been handed over; what is being sent right now stops at the barrier. */
export async function hasWaitingLetter(tx: Tx, appealId: AppealId): Promise<boolean> {
  const { messages } = tx.tables;
  const waiting = await tx
    .select({ id: messages.id })
    .from(messages)
    .where(
      and(
        eq(messages.appealId, appealId),
        eq(messages.kind, "letter"),
        inArray(messages.state, ["queued", "held", "sending"]),
      ),
    );
  return waiting.length > 0;
}

/** Rolls back what was about to be sent under a text that nobody composed. */
class NotAsRead extends Error {}

async function composeReceipt(world: AppealWorld, { appeal, version }: FoundAppeal) {
  const sorted = sortTargets(version.content, appeal.targetIds);
  const mail = await composeMail("receipt", localeOf(appeal), {
    title: version.content.title,
    pageUrl: ownPageLink(world, appeal.locale, appeal.id),
    targetNames: (sorted?.byEmail ?? []).map(titleOf),
    postOnlyNames: (sorted?.byPostOnly ?? []).map(titleOf),
  });
  return { kind: "receipt" as const, onceKey: `receipt/${appeal.id}`, ...mail };
}

async function sendLetter(
  tx: Tx,
  world: AppealWorld,
  appeal: AppealRow,
  { letter, notAfter, now }: { letter: AppealLetter; notAfter: Date; now: Date },
): Promise<void> {
  const { outreaches } = tx.tables;
  const { id: appealId, actionId, country, round, supporterHash } = appeal;
  const outreachId = newId<OutreachId>();
  const targetId = letter.target.id;
  await tx
    .insert(outreaches)
    .values({ id: outreachId, appealId, actionId, targetId, channel: "email", country, createdAt: now });
  const id = newId<MessageId>();
  const isNew = await enqueue(
    tx,
    {
      id,
      kind: "letter",
      ...{ appealId, outreachId, actionId, targetId, round, supporterHash },
      onceKey: `letter/${outreachId}`,
      toName: letter.target.name,
      toAddress: letter.toAddress,
      fromName: appeal.signAs === "initials" ? initialsOf(appeal.name) : appeal.name,
      ...replyTo(world, appeal, id),
      subject: letter.letter.subject,
      text: letter.text,
      notBefore: now,
      notAfter,
      messageIdDomain: domainOf(world),
    },
    now,
  );
  if (!isNew) throw new NotAsRead();
}

/** Where an answer goes: to its writer, to an address of ours that passes it on, or nowhere. */
function replyTo({ replyDomain, secret }: AppealWorld, appeal: AppealRow, id: MessageId): { replyTo?: string } {
  if (appeal.reply === "direct") return { replyTo: appeal.email };
  const isPassedOn = appeal.reply === "alias" && replyDomain !== null && replyDomain !== undefined;
  return isPassedOn ? { replyTo: makeReplyAddress(secret, replyDomain, id) } : {};
}
