// What stands in the outbox.
import { and, asc, count, desc, eq } from "drizzle-orm";
import type { Reader } from "@/db/database";
import type { ActionId, AppealId, MessageId } from "@/lib/ids";
import { type MessageState, messageStates } from "./message";

/** The newest messages first; without their texts. */
export async function listMessages(
  reader: Reader,
  filter: { state?: MessageState; actionId?: ActionId; appealId?: AppealId; limit?: number } = {},
) {
  const { messages } = reader.tables;
  const { id, kind, state, phase, appealId, actionId, targetId, toName, toAddress, subject, reason } = messages;
  const { attempts, notBefore, notAfter, createdAt, dotAt, doneAt, smtpCode, enhancedCode, relayId } = messages;
  return reader
    .select({
      ...{ id, kind, state, phase, appealId, actionId, targetId, toName, toAddress, subject, reason },
      ...{ attempts, notBefore, notAfter, createdAt, dotAt, doneAt, smtpCode, enhancedCode, relayId },
    })
    .from(messages)
    .where(
      and(
        filter.state === undefined ? undefined : eq(messages.state, filter.state),
        filter.actionId === undefined ? undefined : eq(messages.actionId, filter.actionId),
        filter.appealId === undefined ? undefined : eq(messages.appealId, filter.appealId),
      ),
    )
    .orderBy(desc(messages.id))
    .limit(filter.limit ?? 200);
}

export async function countMessagesByState(reader: Reader): Promise<Record<MessageState, number>> {
  const { messages } = reader.tables;
  const rows = await reader.select({ state: messages.state, n: count() }).from(messages).groupBy(messages.state);
  const none = Object.fromEntries(messageStates.map((state) => [state, 0])) as Record<MessageState, number>;
  return Object.assign(none, Object.fromEntries(rows.map(({ state, n }) => [state, n])));
}

/** How each letter of one appeal fared, in the order they were made. */
export async function listOutcomes(reader: Reader, appealId: AppealId) {
  const { messages } = reader.tables;
  return reader
    .select({
      targetId: messages.targetId,
      state: messages.state,
      reason: messages.reason,
      doneAt: messages.doneAt,
    })
    .from(messages)
    .where(and(eq(messages.appealId, appealId), eq(messages.kind, "letter")))
    .orderBy(asc(messages.id));
}

/** Every move of one message, oldest first. */
export async function listMessageEvents(reader: Reader, id: MessageId) {
  const { messageEvents } = reader.tables;
  return reader.select().from(messageEvents).where(eq(messageEvents.messageId, id)).orderBy(asc(messageEvents.id));
}
