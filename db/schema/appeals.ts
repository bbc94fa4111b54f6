// Appeals, the outreaches they become, and what people report of their own sending.
import { sql } from "drizzle-orm";
import { appealStates, replyChoices, signatures } from "@/lib/appeals/appeal";
import type { ActionId, AppealId, OutreachId, ReportId, TargetId, VersionId } from "@/lib/ids";
import { channels, reportKinds } from "@/lib/participation/participation";
import type { defineActions } from "./actions";
import type { SchemaKit } from "./kit";

export function defineAppeals(kit: SchemaKit, { actions, versions }: ReturnType<typeof defineActions>) {
  const { table, id, ref, text, key, oneOf, integer, flag, instant, json, index, uniqueIndex } = kit;

  /** One supporter's text for one action. Name, address and text are empty once scrubbed; the row stays a number. */
  const appeals = table(
    "appeals",
    {
      id: id<AppealId>(),
      actionId: ref<ActionId>("action_id")
        .notNull()
        .references(() => actions.id),
      versionId: ref<VersionId>("version_id")
        .notNull()
        .references(() => versions.id),
      round: integer("round").notNull(),
      state: oneOf("state", appealStates).notNull(),
      /** The action's id and a keyed hash of the form's nonce with the very address: the same form once for each. */
      formNonce: text("form_nonce").notNull(),
      /** Keyed hash of the normalised address: equal for equal people, worthless without the secret. */
      supporterHash: text("supporter_hash").notNull(),
      name: text("name").notNull(),
      email: text("email").notNull(),
      country: text("country").notNull(),
      /** BCP 47 of the letter. */
      language: text("language").notNull(),
      /** Locale of the pages and mails for this supporter. */
      locale: text("locale").notNull(),
      subject: text("subject").notNull(),
      body: text("body").notNull(),
      targetIds: json<TargetId[]>("target_ids").notNull(),
      signAs: oneOf("sign_as", [...signatures]).notNull(),
      reply: oneOf("reply", [...replyChoices]).notNull(),
      /** Which wording of the consent was agreed to, and whether news was asked for. */
      consentText: text("consent_text").notNull(),
      news: flag("news").notNull(),
      createdAt: instant("created_at").notNull(),
      expiresAt: instant("expires_at").notNull(),
      confirmedAt: instant("confirmed_at"),
      endedAt: instant("ended_at"),
    },
    (t) => [
      uniqueIndex("appeals_form").on(t.formNonce, t.supporterHash),
      // One confirmed appeal per person, action and round: also after a withdrawal, for its letters may have gone.
      uniqueIndex("appeals_once").on(t.actionId, t.round, t.supporterHash).where(sql`${t.confirmedAt} is not null`),
      index("appeals_action").on(t.actionId, t.state),
      index("appeals_waiting").on(t.state, t.expiresAt),
      index("appeals_supporter").on(t.supporterHash, t.createdAt),
    ],
  );

  /** One confirmed appeal to one target on one channel; its state is that of its message. */
  const outreaches = table(
    "outreaches",
    {
      id: id<OutreachId>(),
      appealId: ref<AppealId>("appeal_id")
        .notNull()
        .references(() => appeals.id),
      actionId: ref<ActionId>("action_id")
        .notNull()
        .references(() => actions.id),
      targetId: ref<TargetId>("target_id").notNull(),
      channel: oneOf("channel", [...channels]).notNull(),
      country: text("country").notNull(),
      createdAt: instant("created_at").notNull(),
    },
    (t) => [
      uniqueIndex("outreaches_once").on(t.appealId, t.targetId, t.channel),
      index("outreaches_action").on(t.actionId, t.createdAt),
    ],
  );

  /** What people did themselves: numbers only, no person behind them. */
  const reports = table(
    "reports",
    {
      id: id<ReportId>(),
      actionId: ref<ActionId>("action_id")
        .notNull()
        .references(() => actions.id),
      kind: oneOf("kind", [...reportKinds]).notNull(),
      channel: oneOf("channel", [...channels]).notNull(),
      number: integer("number").notNull(),
      country: text("country").notNull(),
      group: text("group_name").notNull(),
      /** Ids of the targets it concerned; empty when a report does not say. */
      targetIds: json<TargetId[]>("target_ids").notNull(),
      /** Of the form's nonce: where sent, the same form counts once as a file and once as a report. */
      onceKey: text("once_key"),
      at: instant("at").notNull(),
    },
    (t) => [uniqueIndex("reports_once").on(t.onceKey), index("reports_action").on(t.actionId, t.at)],
  );

  /** Addresses whose owner said "it wasn't me": nothing is mailed to them before `until`. */
  const suppressions = table("suppressions", {
    supporterHash: key("supporter_hash"),
    until: instant("until").notNull(),
  });

  return { appeals, outreaches, reports, suppressions };
}
