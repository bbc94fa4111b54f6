// What came in for our messages, and which addresses take nothing any more.
import type { MessageId, ReceivedId } from "@/lib/ids";
import { failureReasons, findingKinds } from "@/lib/inbound/finding";
import type { SchemaKit } from "./kit";
import type { defineOutbox } from "./outbox";

export function defineInbound(
  { table, id, key, ref, text, oneOf, instant, index, uniqueIndex }: SchemaKit,
  { messages }: ReturnType<typeof defineOutbox>,
) {
  /** What one mail that came in meant for one of our messages. Nothing it said is kept. */
  const received = table(
    "received",
    {
      id: id<ReceivedId>(),
      messageId: ref<MessageId>("message_id")
        .notNull()
        .references(() => messages.id),
      /** Of the bytes as they came: the same mail taken in twice is one. */
      digest: text("digest").notNull(),
      way: oneOf("way", ["bounce", "reply"]).notNull(),
      kind: oneOf("kind", [...findingKinds]).notNull(),
      /** Of a failure. */
      reason: oneOf("reason", [...failureReasons]),
      /** The enhanced status code, where one was given. */
      status: text("status"),
      at: instant("at").notNull(),
    },
    (t) => [uniqueIndex("received_once").on(t.messageId, t.digest), index("received_at").on(t.at)],
  );

  /** Addresses of targets from which letters came back: those that fail hold their queue. */
  const addressHealth = table("address_health", {
    /** Lower case. */
    address: key("address"),
    state: oneOf("state", ["failing", "trusted"]).notNull(),
    /** Returns before this are not counted again. */
    since: instant("since").notNull(),
  });

  return { received, addressHealth };
}
