// Actions, their frozen versions, and what happened to them.
import { type ActionContent, actionStates, versionKinds } from "@/lib/actions/action";
import type { ActionId, EventId, OrganizerId, VersionId } from "@/lib/ids";
import type { SchemaKit } from "./kit";

export function defineActions({
  table,
  id,
  ref,
  text,
  oneOf,
  integer,
  flag,
  instant,
  json,
  index,
  uniqueIndex,
}: SchemaKit) {
  /** An action and its working draft. The draft may run ahead of what is published. */
  const actions = table(
    "actions",
    {
      id: id<ActionId>(),
      slug: text("slug").notNull(),
      state: oneOf("state", actionStates).notNull(),
      draft: json<ActionContent>("draft").notNull(),
      /** Counts up with each save: two editors cannot overwrite each other unseen. */
      draftNumber: integer("draft_number").notNull(),
      /** Copied from the newest version at publication, so that lists and duties need not open it. */
      liveVersion: integer("live_version"),
      round: integer("round").notNull(),
      deadlineOn: text("deadline_on"),
      closesAt: instant("closes_at"),
      createdAt: instant("created_at").notNull(),
      updatedAt: instant("updated_at").notNull(),
      publishedAt: instant("published_at"),
      closedAt: instant("closed_at"),
      stoppedAt: instant("stopped_at"),
      /** Shown to the public with a stopped action. */
      stopReason: text("stop_reason"),
      /** Invented, loaded on a first start; the desk says so. */
      sample: flag("sample").notNull(),
    },
    (t) => [uniqueIndex("actions_slug").on(t.slug), index("actions_state").on(t.state, t.closesAt)],
  );

  /** A frozen published state. Never updated; every appeal is pinned to one. */
  const versions = table(
    "versions",
    {
      id: id<VersionId>(),
      actionId: ref<ActionId>("action_id")
        .notNull()
        .references(() => actions.id),
      number: integer("number").notNull(),
      kind: oneOf("kind", [...versionKinds]).notNull(),
      round: integer("round").notNull(),
      content: json<ActionContent>("content").notNull(),
      publishedAt: instant("published_at").notNull(),
    },
    (t) => [uniqueIndex("versions_number").on(t.actionId, t.number)],
  );

  /** Append-only: who did what to an action, in the transaction that did it. */
  const actionEvents = table(
    "action_events",
    {
      id: id<EventId>(),
      actionId: ref<ActionId>("action_id")
        .notNull()
        .references(() => actions.id),
      at: instant("at").notNull(),
      /** An organizer's id, or "operator" (the command line), or "worker". */
      actor: text("actor").notNull(),
      what: text("what").notNull(),
      detail: json<Record<string, string | number | boolean | null>>("detail").notNull(),
    },
    (t) => [index("action_events_action").on(t.actionId, t.at)],
  );

  return { actions, versions, actionEvents };
}

export type OrganizerOrProcess = OrganizerId | "operator" | "worker";
