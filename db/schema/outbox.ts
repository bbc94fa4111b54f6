// The outbox: every mail that must be sent, and the history of each.
import { sql } from "drizzle-orm";
import type { ActionId, AppealId, EventId, MessageId, OutreachId, PauseId, TargetId } from "@/lib/ids";
import { messageKinds, messagePhases, messageStates } from "@/lib/outbox/message";
import { paceScopes, pauseCauses, pauseScopes } from "@/lib/outbox/pace";
import type { defineAppeals } from "./appeals";
import type { SchemaKit } from "./kit";

export function defineOutbox(kit: SchemaKit, { appeals, outreaches }: ReturnType<typeof defineAppeals>) {
  const { table, id, key, ref, text, oneOf, integer, flag, instant, index, uniqueIndex } = kit;

  /** One mail to one address. Moved between states only by compare-and-set (lib/outbox). */
  const messages = table(
    "messages",
    {
      id: id<MessageId>(),
      kind: oneOf("kind", [...messageKinds]).notNull(),
      state: oneOf("state", messageStates).notNull(),
      /** Set while `sending` only. */
      phase: oneOf("phase", [...messagePhases]),
      appealId: ref<AppealId>("appeal_id").references(() => appeals.id),
      /** Letters only. */
      outreachId: ref<OutreachId>("outreach_id").references(() => outreaches.id),
      actionId: ref<ActionId>("action_id"),
      targetId: ref<TargetId>("target_id"),
      round: integer("round"),
      supporterHash: text("supporter_hash"),
      /** What may exist once only: "confirm:<appeal>:1". */
      onceKey: text("once_key").notNull(),
      toName: text("to_name").notNull(),
      toAddress: text("to_address").notNull(),
      /** Of the address, in its ASCII form and lower case; empty once the address is forgotten. */
      toDomain: text("to_domain").notNull().default(""),
      /** The display name before our own address in From. */
      fromName: text("from_name").notNull(),
      replyTo: text("reply_to"),
      subject: text("subject").notNull(),
      text: text("text").notNull(),
      html: text("html"),
      /** The Message-ID header, fixed when the row is made. */
      messageId: text("message_id").notNull(),
      /** The bytes as they go over the wire, frozen at the first claim; resends are identical. */
      mime: text("mime"),
      mimeSha256: text("mime_sha256"),
      attempts: integer("attempts").notNull(),
      notBefore: instant("not_before").notNull(),
      /** Nothing goes out after this: for letters the end of the action's deadline. */
      notAfter: instant("not_after"),
      leaseOwner: text("lease_owner"),
      leaseEpoch: integer("lease_epoch").notNull(),
      leaseUntil: instant("lease_until"),
      createdAt: instant("created_at").notNull(),
      /** When it came into its state; null of rows older than this column. */
      since: instant("since"),
      firstAttemptAt: instant("first_attempt_at"),
      dotAt: instant("dot_at"),
      doneAt: instant("done_at"),
      smtpCode: integer("smtp_code"),
      enhancedCode: text("enhanced_code"),
      relayId: text("relay_id"),
      /** Why it is where it is: a code, never a server's words with an address in them. */
      reason: text("reason"),
    },
    (t) => [
      uniqueIndex("messages_once").on(t.onceKey),
      uniqueIndex("messages_message_id").on(t.messageId),
      uniqueIndex("messages_outreach").on(t.outreachId).where(sql`${t.outreachId} is not null`),
      // Never two letters from one person to one target in one round.
      uniqueIndex("messages_letter_once")
        .on(t.actionId, t.round, t.targetId, t.supporterHash)
        .where(sql`${t.kind} = 'letter'`),
      // What waits beyond its last day, and every search by state.
      index("messages_last_day").on(t.state, t.notAfter),
      // Mail to our own people overtakes letters, and of it that for which someone sits and waits.
      index("messages_due_urgent")
        .on(t.notBefore)
        .where(sql`${t.state} = 'queued' and ${t.kind} in ('sign_in', 'confirm')`),
      index("messages_due_others")
        .on(t.notBefore)
        .where(sql`${t.state} = 'queued' and ${t.kind} not in ('letter', 'sign_in', 'confirm')`),
      // Without pace the oldest first.
      index("messages_due_letters").on(t.notBefore).where(sql`${t.state} = 'queued' and ${t.kind} = 'letter'`),
      // The pace looks at the first waiting letter of each target, domain by domain (lib/outbox/turns.ts).
      index("messages_due_aims")
        .on(t.toDomain, t.toAddress, t.targetId, t.notBefore)
        .where(sql`${t.state} = 'queued' and ${t.kind} = 'letter'`),
      index("messages_appeal").on(t.appealId),
      // Without the state: an index that every move of a letter must change is dear.
      index("messages_action").on(t.actionId),
      index("messages_supporter").on(t.supporterHash, t.kind, t.createdAt),
      // All that the outbox desk counts and lists, without touching a row (lib/outbox/desk-queries.ts).
      index("messages_desk")
        .on(t.kind, t.state, t.actionId, t.targetId, t.toAddress, t.id, t.reason, t.createdAt)
        .where(sql`${t.state} in ('queued', 'held', 'unknown', 'failed', 'bounced')`),
      // Letters whose writers are told what became of them (lib/outbox/notices.ts).
      index("messages_told")
        .on(t.doneAt, t.id)
        .where(sql`${t.kind} = 'letter' and ${t.state} in ('unknown', 'failed', 'bounced', 'cancelled')`),
    ],
  );

  /** Append-only: every move of a message, in the transaction that moved it. */
  const messageEvents = table(
    "message_events",
    {
      id: id<EventId>(),
      messageId: ref<MessageId>("message_id")
        .notNull()
        .references(() => messages.id),
      at: instant("at").notNull(),
      fromState: oneOf("from_state", messageStates),
      toState: oneOf("to_state", messageStates).notNull(),
      cause: text("cause").notNull(),
      detail: text("detail"),
    },
    (t) => [
      index("message_events_message").on(t.messageId, t.at),
      // What the breakers count.
      index("message_events_refusals").on(t.at).where(sql`${t.cause} in ('policy', 'slowed')`),
    ],
  );

  /** Single facts about this database: its epoch, when the samples were loaded. */
  const facts = table("facts", { name: key("name"), value: text("value").notNull() });

  /** What keeps mail from leaving: a person's choice, a breaker, a database that was restored. Rows stay as history. */
  const pauses = table(
    "pauses",
    {
      id: id<PauseId>(),
      scope: oneOf("scope", [...pauseScopes]).notNull(),
      /** An action's or a target's id, or a domain; empty for all. */
      subject: text("subject").notNull(),
      cause: oneOf("cause", [...pauseCauses]).notNull(),
      /** An organizer's id, "operator" or "worker". */
      by: text("by").notNull(),
      at: instant("at").notNull(),
      /** Null: until someone lifts it. */
      until: instant("until"),
      /** Codes and numbers only. */
      detail: text("detail"),
      liftedAt: instant("lifted_at"),
      liftedBy: text("lifted_by"),
    },
    (t) => [
      uniqueIndex("pauses_open").on(t.scope, t.subject, t.cause).where(sql`${t.liftedAt} is null`),
      index("pauses_subject").on(t.scope, t.subject, t.at),
    ],
  );

  /** How fast organizers want their letters to leave; the narrower choice counts. */
  const paces = table(
    "paces",
    {
      /** "SCOPE/SUBJECT". */
      key: key("key"),
      scope: oneOf("scope", [...paceScopes]).notNull(),
      subject: text("subject").notNull(),
      perHour: integer("per_hour"),
      fromHour: integer("from_hour"),
      untilHour: integer("until_hour"),
      timeZone: text("time_zone"),
      spread: flag("spread").notNull(),
      /** Who chose it last, and when: an organizer's id or "operator"; null of rows older than these columns. */
      by: text("by"),
      at: instant("at"),
    },
    (t) => [uniqueIndex("paces_subject").on(t.scope, t.subject)],
  );

  /** When the next letter may leave to an address or a domain, and when it is worth looking at a target again. */
  const turns = table("turns", { key: key("key"), nextAt: instant("next_at").notNull() });

  return { messages, messageEvents, facts, pauses, paces, turns };
}
