// After a restore: the letters that somebody sent once more since the backup, as the send journal shows them.
import { and, eq, inArray, isNull } from "drizzle-orm";
import type { Tx } from "@/db/database";
import type { MessageId } from "@/lib/ids";
import { record } from "./commands";
import { byJournal } from "./decision";
import type { JournalEvent } from "./journal";

type Line = { readonly event: JournalEvent; readonly idHash: string };

/**
 * Letters whose last byte was given away twice: somebody decided that after the backup, and the database forgot it. Without
 * this they could be sent once more again, and be there three times.
 */
export async function noteResent(
  tx: Tx,
  journals: readonly { readonly lines: readonly Line[] }[],
  known: ReadonlyMap<string, MessageId>,
  now: Date,
): Promise<void> {
  const given = new Map<string, number>();
  for (const { lines } of journals) {
    for (const [hash, times] of countGivenAway(lines)) given.set(hash, (given.get(hash) ?? 0) + times);
  }
  const twice = [...given].flatMap(([hash, times]) => (times > 1 ? (known.get(hash) ?? []) : []));
  const { messages, messageEvents } = tx.tables;
  for (let start = 0; start < twice.length; start += 500) {
    const ids = twice.slice(start, start + 500);
    const letters = await tx
      .select({ id: messages.id, state: messages.state })
      .from(messages)
      .leftJoin(messageEvents, and(eq(messageEvents.messageId, messages.id), eq(messageEvents.cause, "resent_once")))
      .where(and(inArray(messages.id, ids), eq(messages.kind, "letter"), isNull(messageEvents.id)));
    for (const { id, state } of letters) {
      await record(tx, [{ id }], { from: state, to: state, cause: "resent_once", detail: byJournal, now });
    }
  }
}

/** Of one file: how often the last byte of each message left, and no server said that it did not take it. */
function countGivenAway(lines: readonly Line[]): Map<string, number> {
  const given = new Map<string, number>();
  const open = new Set<string>();
  for (const { event, idHash } of lines) {
    if (event === "dot") {
      given.set(idHash, (given.get(idHash) ?? 0) + 1);
      open.add(idHash);
    } else {
      // An attempt that never came so far is `not_taken`, too, and takes nothing back.
      if (event === "not_taken" && open.has(idHash)) given.set(idHash, (given.get(idHash) ?? 1) - 1);
      open.delete(idHash);
    }
  }
  return given;
}
