// Takes in one mail that came to an address of ours: what it means for the message, for the address the message went to, and
// for the person who wrote it. The same mail taken in twice changes nothing more.
import { and, count, eq, gt, inArray } from "drizzle-orm";
import type { Database, Tx } from "@/db/database";
import type { AppealWorld } from "@/lib/appeals/links";
import { toSupporter } from "@/lib/appeals/mails";
import { findAppeal } from "@/lib/appeals/queries";
import { after, day } from "@/lib/clock";
import { type MessageId, newId, type ReceivedId } from "@/lib/ids";
import { answerMail } from "@/lib/inbound/answer";
import type { Finding } from "@/lib/inbound/finding";
import { holdIfFailing } from "@/lib/inbound/health";
import type { ReceivedMail } from "@/lib/inbound/received";
import type { Way } from "@/lib/outbox/bounce-address";
import { enqueue, moveMessages, record } from "@/lib/outbox/commands";
import { idOfOnly, type NewMessage } from "@/lib/outbox/message";

export interface Arrival {
  readonly messageId: MessageId;
  readonly way: Way;
  readonly mail: ReceivedMail;
  readonly finding: Finding;
  /** SHA-256 of the bytes as they came, hex. */
  readonly digest: string;
  readonly now: Date;
}

/**
 * `unknown_message`: the proof is right, but the row is gone. `too_early`: it says how the message ended, which is being
 * sent yet; nothing was kept, and it must come again.
 */
export async function takeIn(
  db: Database,
  world: AppealWorld,
  arrival: Arrival,
): Promise<"taken" | "taken_before" | "unknown_message" | "too_early"> {
  const letter = await db.read
    .select()
    .from(db.read.tables.messages)
    .where(eq(db.read.tables.messages.id, arrival.messageId));
  const [row] = letter;
  if (!row) return "unknown_message";
  // Of a letter alone: what answers a mail of ours is a machine, and an answer to that would have another.
  const forward = row.kind === "letter" ? await forwardOf(db, world, arrival, row.appealId) : null;
  return db.transact(async (tx) => {
    if (saysHowItEnded(arrival) && (await isBeingSent(tx, arrival.messageId))) return "too_early";
    if (!(await keep(tx, arrival))) return "taken_before";
    await move(tx, arrival);
    if (failsForGood(arrival) && row.kind === "letter") await holdIfFailing(tx, row.toAddress, arrival.now);
    if (forward !== null && (await countAnswers(tx, arrival)) <= answersADay) await enqueue(tx, forward, arrival.now);
    return "taken";
  });
}

const saysHowItEnded = ({ way, finding: { kind } }: Arrival) =>
  way === "bounce" && (kind === "failed" || kind === "delivered");

async function isBeingSent(tx: Tx, messageId: MessageId): Promise<boolean> {
  const { id, state } = tx.tables.messages;
  const [row] = await tx.select({ state }).from(tx.tables.messages).where(eq(id, messageId));
  return row?.state === "sending";
}

const failsForGood = ({ way, finding }: Arrival) =>
  way === "bounce" && finding.kind === "failed" && finding.reason === "no_such_address";

async function keep(tx: Tx, { messageId, way, finding, digest, now }: Arrival): Promise<boolean> {
  const failure = finding.kind === "failed" ? finding.reason : null;
  const status = "status" in finding ? finding.status : null;
  const kept = await tx
    .insert(tx.tables.received)
    .values({ id: newId<ReceivedId>(), messageId, digest, way, kind: finding.kind, reason: failure, status, at: now })
    .onConflictDoNothing()
    .returning({ id: tx.tables.received.id });
  return kept.length > 0;
}

/** O9 and O12. A report that came to the address for answers moves nothing: whoever read the letter knows that one. */
async function move(tx: Tx, { messageId, way, finding, now }: Arrival): Promise<void> {
  const { messages } = tx.tables;
  const where = eq(messages.id, messageId);
  const detail = "status" in finding ? finding.status : null;
  const cause = `received_${finding.kind}`;
  if (way === "bounce" && finding.kind === "failed") {
    const set = { reason: finding.reason, doneAt: now };
    for (const from of ["accepted", "unknown"] as const)
      await moveMessages(tx, { from, to: "bounced", where, set, cause, detail, now });
    return;
  }
  if (way === "bounce" && finding.kind === "delivered") {
    await moveMessages(tx, { from: "unknown", to: "accepted", where, set: { reason: null }, cause, detail, now });
    return;
  }
  const [row] = await tx.select({ id: messages.id, state: messages.state }).from(messages).where(where);
  if (row) await record(tx, [row], { from: row.state, to: row.state, cause, detail, now });
}

/** No person writes more often about one letter; two machines that answer each other write without end. */
export const answersADay = 10;

/** With this one. */
async function countAnswers(tx: Tx, { messageId, now }: Arrival): Promise<number> {
  const { received } = tx.tables;
  const [row] = await tx
    .select({ answers: count() })
    .from(received)
    .where(
      and(
        eq(received.messageId, messageId),
        inArray(received.kind, ["answer", "automatic"]),
        gt(received.at, after(now, -day)),
      ),
    );
  return row?.answers ?? 0;
}

/** What a person, or a machine in a person's place, wrote goes on to who wrote the letter; reports do not. */
async function forwardOf(
  db: Database,
  world: AppealWorld,
  { way, mail, finding, digest, now }: Arrival,
  appealId: Parameters<typeof findAppeal>[1] | null,
): Promise<NewMessage | null> {
  if (
    appealId === null ||
    mail.text.trim() === "" ||
    !(finding.kind === "answer" || (finding.kind === "automatic" && way === "reply"))
  )
    return null;
  const found = await findAppeal(db.read, appealId);
  if (!found || found.appeal.email === "" || found.appeal.reply !== "alias") return null;
  const written = await answerMail(world, found, mail);
  const onceKey = `answer/${digest}/${appealId}`;
  const only = { id: idOfOnly(appealId, onceKey), kind: "answer" as const, onceKey };
  return toSupporter(world, found.appeal, { ...only, ...written }, now);
}
