// What the journal says of messages, written into their rows: what it knows to have left, or to have been refused, must not
// be sent again.
import { inArray, sql } from "drizzle-orm";
import type { Database } from "@/db/database";
import type { MessageId } from "@/lib/ids";
import { moveMessages } from "./commands";
import { type JournalLine, type SendingEvent, sendingEvents } from "./journal";
import type { MessageState } from "./states";

const weights: Record<SendingEvent, number> = { not_taken: 1, unknown: 2, dot: 2, failed: 3, accepted: 4 };

/** How each message ended: the last word of each file, and among files, which have no order, the most certain end. */
export function lastEvents(journals: readonly { lines: readonly JournalLine[] }[]): Map<string, SendingEvent> {
  const all = new Map<string, SendingEvent>();
  for (const { lines } of journals) {
    const here = new Map<string, SendingEvent>();
    for (const { event, idHash } of lines) if (isOfSending(event)) here.set(idHash, event);
    for (const [hash, event] of here) {
      const other = all.get(hash);
      if (other === undefined || weights[event] > weights[other]) all.set(hash, event);
    }
  }
  return all;
}

function isOfSending(event: string): event is SendingEvent {
  return (sendingEvents as readonly string[]).includes(event);
}

const endOf: Record<SendingEvent, "accepted" | "failed" | "unknown" | null> = {
  ...{ dot: "unknown", unknown: "unknown", accepted: "accepted", failed: "failed", not_taken: null },
};
const leftIn: readonly MessageState[] = ["queued", "held"];

/** `byHash`: the messages. Answers how many rows were moved to each end. */
export function setRight(
  db: Database,
  byHash: ReadonlyMap<string, MessageId>,
  { events, now }: { events: ReadonlyMap<string, SendingEvent>; now: Date },
) {
  const found = { accepted: 0, unknown: 0, failed: 0 };
  const ids = { accepted: [] as MessageId[], unknown: [] as MessageId[], failed: [] as MessageId[] };
  for (const [hash, event] of events) {
    const [id, end] = [byHash.get(hash), endOf[event]];
    if (id && end) ids[end].push(id);
  }
  return db.transact(async (tx) => {
    const { messages } = tx.tables;
    for (const to of ["accepted", "unknown", "failed"] as const) {
      for (let start = 0; start < ids[to].length; start += 500) {
        const where = inArray(messages.id, ids[to].slice(start, start + 500));
        for (const from of to === "accepted" ? [...leftIn, "unknown" as const] : leftIn) {
          // From now on the row, too, knows of its barrier.
          const dotAt = sql`coalesce(${messages.dotAt}, ${sql.param(now, messages.dotAt)})`;
          const ended = { reason: to === "accepted" ? null : "restored", doneAt: now };
          const set = to === "failed" ? ended : { ...ended, dotAt };
          found[to] += (await moveMessages(tx, { from, to, where, set, cause: "journal", now })).length;
        }
      }
    }
    return found;
  });
}
