// Deletes what is over: name, address and text of appeals that were never confirmed, that their writer had erased or that
// the owner of the address rejected, and their copies in the outbox. The rows stay, as numbers.
import { and, eq, inArray, isNull, ne, or, type SQL } from "drizzle-orm";
import type { Tx } from "@/db/database";
import type { AppealId } from "@/lib/ids";
import { textDoneIn } from "./retention";

/** Empties ended appeals that still hold something: all of them, or just this one. Answers how many. Safe to repeat. */
export async function scrubEnded(tx: Tx, only?: AppealId): Promise<number> {
  const { appeals } = tx.tables;
  const emptied = await tx
    .update(appeals)
    .set(empty)
    .where(and(hasEnded(tx, only), ne(appeals.email, "")))
    .returning({ id: appeals.id });
  await scrubMessages(tx, only);
  return emptied.length;
}

/** Empties this appeal, which ended just now, even if it was confirmed and some of its letters have gone. */
export async function emptyAppeal(tx: Tx, id: AppealId): Promise<void> {
  const { appeals } = tx.tables;
  await tx.update(appeals).set(empty).where(eq(appeals.id, id));
  await scrubMessages(tx, id);
}

const empty = { name: "", email: "", subject: "", body: "" };

/** Mails to the supporter lose the address; letters lose the supporter, and keep the official's address. */
async function scrubMessages(tx: Tx, only: AppealId | undefined): Promise<void> {
  const { messages, appeals } = tx.tables;
  const ended = tx.select({ id: appeals.id }).from(appeals).where(hasEnded(tx, only));
  const over = and(inArray(messages.appealId, ended), inArray(messages.state, textDoneIn));
  const textless = { fromName: "", replyTo: null, subject: "", text: "", html: null, mime: null };
  await tx
    .update(messages)
    .set({ ...textless, toName: "", toAddress: "", toDomain: "" })
    .where(and(over, ne(messages.kind, "letter"), ne(messages.toAddress, "")));
  await tx
    .update(messages)
    .set(textless)
    .where(and(over, eq(messages.kind, "letter"), ne(messages.text, "")));
}

/**
 * Over, and with nothing to wait for. A confirmed appeal that was withdrawn is not: some of its letters may have gone, and
 * its writer may want to read them. If it is empty its address was another's, and what was still being sent then follows.
 */
function hasEnded(tx: Tx, only: AppealId | undefined): SQL | undefined {
  const { id, state, confirmedAt, email } = tx.tables.appeals;
  const withdrawn = and(eq(state, "withdrawn"), or(isNull(confirmedAt), eq(email, "")));
  const ended = or(inArray(state, ["expired", "rejected", "erased"]), withdrawn);
  return and(ended, only && eq(id, only));
}
