// The one moment in which an appeal becomes letters: its state, an outreach and a message for each target, and the receipt
// are written together or not at all.
import { and, eq } from "drizzle-orm";
import type { Database, Tx } from "@/db/database";
import { composeMail } from "@/emails/render";
import { addresseesOf } from "@/lib/actions/action";
import { endOf } from "@/lib/clock";
import { type MessageId, newId, type OutreachId } from "@/lib/ids";
import { holdFailing } from "@/lib/inbound/health";
import { initialsOf } from "@/lib/letters/compose";
import { makeReplyAddress } from "@/lib/outbox/bounce-address";
import { enqueue } from "@/lib/outbox/commands";
import { awaitsComparison } from "@/lib/outbox/epoch";
import { idOfOnly } from "@/lib/outbox/message";
import { decide } from "@/lib/outbox/own-journal";
import { titleOf } from "@/lib/targets/target";
import { type AppealLetter, lettersOf, markOf, sortTargets } from "./appeal-letters";
import { type AppealWorld, ownPageLink } from "./links";
import { domainOf, localeOf, toSupporter } from "./mails";
import { type AppealRow, type findAppeal, writtenOf } from "./queries";

type FoundAppeal = NonNullable<Awaited<ReturnType<typeof findAppeal>>>;

/** The database was restored, and no worker has asked the journal yet which letters have left. */
export class NotCompared extends Error {}

/**
 * False when the appeal is no longer as it was read, or when another one of its writer came first: look again. Throws
 * NotCompared.
 */
export async function confirmOnce(db: Database, world: AppealWorld, found: FoundAppeal, now: Date): Promise<boolean> {
  const prepared = await prepare(world, found, now);
  const decision = { event: "confirmed" as const, id: found.appeal.id, messageId: confirmedText(found.appeal) };
  return unlessOvertaken(db, () =>
    decide(db, { journal: world.ownJournal, decision, now }, async (tx) => {
      if (await awaitsComparison(tx)) throw new NotCompared();
      return writeConfirmed(tx, world, prepared, now);
    }),
  );
}

/** For the worker alone: what the journal says was confirmed, with this very text, before the database was restored. */
export async function confirmAgain(db: Database, world: AppealWorld, found: FoundAppeal, now: Date): Promise<boolean> {
  const prepared = await prepare(world, found, now);
  return unlessOvertaken(db, () => db.transact((tx) => writeConfirmed(tx, world, prepared, now)));
}

/** Tells what an appeal's letters say from everything else they might have said. */
export function confirmedText(appeal: AppealRow): string {
  return `${appeal.versionId}/${markOf(writtenOf(appeal))}`;
}

interface Prepared {
  readonly found: FoundAppeal;
  readonly letters: readonly AppealLetter[];
  readonly receipt: Awaited<ReturnType<typeof composeReceipt>>;
}

/** What is rendered before the transaction. */
async function prepare(world: AppealWorld, found: FoundAppeal, now: Date): Promise<Prepared> {
  const letters = lettersOf(found.version.content, writtenOf(found.appeal), now);
  return { found, letters, receipt: await composeReceipt(world, found) };
}

async function writeConfirmed(
  tx: Tx,
  world: AppealWorld,
  { found: { appeal, version }, letters, receipt }: Prepared,
  now: Date,
): Promise<boolean> {
  const { appeals, actions } = tx.tables;
  const [confirmed] = await tx
    .update(appeals)
    .set({ state: "confirmed", confirmedAt: now })
    .where(and(eq(appeals.id, appeal.id), eq(appeals.state, "pending_confirmation")))
    .returning();
  if (!confirmed) return false;
  if (confirmedText(confirmed) !== confirmedText(appeal)) throw new NotAsRead();
  // Read here and not before: a correction may have moved the last day meanwhile.
  const [action] = await tx
    .select({ deadlineOn: actions.deadlineOn })
    .from(actions)
    .where(eq(actions.id, appeal.actionId));
  const notAfter = endOf(action?.deadlineOn ?? "");
  const order = addresseesOf(version.content).map(({ id }) => id);
  for (const letter of letters) {
    const id = idOfOnly(appeal.id, `letter/${letter.target.id}`, order.indexOf(letter.target.id));
    await sendLetter(tx, world, confirmed, { id, letter, notAfter, now });
  }
  const addresses = letters.map(({ toAddress }) => toAddress);
  await holdFailing(tx, addresses, now);
  await enqueue(tx, toSupporter(world, confirmed, receipt, now), now);
  return true;
}

/** Two appeals of one person confirmed at once: the unique index lets one through, and the next look finds it. */
async function unlessOvertaken(db: Database, work: () => Promise<boolean>): Promise<boolean> {
  try {
    return await work();
  } catch (fault) {
    if (fault instanceof NotAsRead || db.read.dialect.isUniqueViolation(fault)) return false;
    throw fault;
  }
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
  return { id: idOfOnly(appeal.id, "receipt"), kind: "receipt" as const, onceKey: `receipt/${appeal.id}`, ...mail };
}

async function sendLetter(
  tx: Tx,
  world: AppealWorld,
  appeal: AppealRow,
  { id, letter, notAfter, now }: { id: MessageId; letter: AppealLetter; notAfter: Date; now: Date },
): Promise<void> {
  const { outreaches } = tx.tables;
  const { id: appealId, actionId, country, round, supporterHash } = appeal;
  const outreachId = newId<OutreachId>();
  const targetId = letter.target.id;
  await tx
    .insert(outreaches)
    .values({ id: outreachId, appealId, actionId, targetId, channel: "email", country, createdAt: now });
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
