// Whether an address still takes letters. After three letters that came back, or were refused at once, because there is no
// such address, what waits for it is held, until an organizer corrects the address or says that it is right.
import { and, countDistinct, eq, gt, inArray, isNull, sql } from "drizzle-orm";
import type { Tx } from "@/db/database";
import type { ActionId, TargetId } from "@/lib/ids";
import { moveMessages } from "@/lib/outbox/commands";
import { domainOf } from "@/lib/outbox/message";

/** How many different letters must have come back? One may be a mistake of a gateway. */
export const returnsUntilFailing = 3;

export const failing = "address_failing";

/** Counts what came back from this address, and holds its queue where that is too much. */
export async function holdIfFailing(tx: Tx, address: string, now: Date): Promise<void> {
  const { addressHealth } = tx.tables;
  const key = address.toLowerCase();
  const [known] = await tx.select().from(addressHealth).where(eq(addressHealth.address, key));
  if (known?.state !== "failing") {
    if ((await countReturns(tx, key, known?.since ?? new Date(0))) < returnsUntilFailing) return;
    const standing = { state: "failing", since: now } as const;
    await tx
      .insert(addressHealth)
      .values({ address: key, ...standing })
      .onConflictDoUpdate({ target: addressHealth.address, set: standing });
  }
  await holdQueue(tx, [key], now);
}

/** New letters to addresses that fail wait from the start: called in the transaction that queues them. */
export async function holdFailing(tx: Tx, addresses: readonly string[], now: Date): Promise<void> {
  const { addressHealth } = tx.tables;
  const keys = addresses.map((address) => address.toLowerCase());
  if (keys.length === 0) return;
  const known = await tx
    .select({ address: addressHealth.address })
    .from(addressHealth)
    .where(and(inArray(addressHealth.address, keys), eq(addressHealth.state, "failing")));
  await holdQueue(
    tx,
    known.map(({ address }) => address),
    now,
  );
}

/** An organizer says that the address is right: what waits for it goes, and returns are counted anew. Answers how many. */
export async function trustAddress(tx: Tx, address: string, now: Date, by: string | null = null): Promise<number> {
  const { addressHealth } = tx.tables;
  const key = address.toLowerCase();
  const standing = { state: "trusted", since: now } as const;
  await tx
    .insert(addressHealth)
    .values({ address: key, ...standing })
    .onConflictDoUpdate({ target: addressHealth.address, set: standing });
  const freed = await moveMessages(tx, {
    ...{ from: "held", to: "queued", cause: "address_trusted", detail: by, now },
    where: and(toAny(tx, [key]), eq(tx.tables.messages.reason, failing))!,
    set: { reason: null, notBefore: now, firstAttemptAt: null },
  });
  return freed.length;
}

/** A correction gave a target of an action another address: what its old one held goes there, if no bytes of it were frozen yet. */
export async function readdress(tx: Tx, { actionId, targetId, from, to, now }: Correction): Promise<number> {
  const { messages } = tx.tables;
  const freed = await moveMessages(tx, {
    ...{ from: "held", to: "queued", cause: "address_corrected", now },
    where: and(
      toAny(tx, [from.toLowerCase()]),
      eq(messages.actionId, actionId),
      eq(messages.targetId, targetId),
      eq(messages.reason, failing),
      isNull(messages.mime),
    )!,
    set: { reason: null, notBefore: now, firstAttemptAt: null, toAddress: to, toDomain: domainOf(to) },
  });
  if (freed.length > 0) await holdFailing(tx, [to], now);
  return freed.length;
}

interface Correction {
  readonly actionId: ActionId;
  readonly targetId: TargetId;
  readonly from: string;
  readonly to: string;
  readonly now: Date;
}

async function holdQueue(tx: Tx, keys: readonly string[], now: Date): Promise<void> {
  if (keys.length === 0) return;
  const move = { from: "queued", to: "held", set: { reason: failing }, cause: failing, now } as const;
  await moveMessages(tx, { ...move, where: toAny(tx, keys) });
}

const toAny = ({ tables: { messages } }: Tx, keys: readonly string[]) =>
  and(eq(messages.kind, "letter"), inArray(sql`lower(${messages.toAddress})`, [...keys]))!;

/** Letters that came back, or that their server refused at once, for want of such an address. */
async function countReturns(tx: Tx, key: string, since: Date): Promise<number> {
  const { received, messages } = tx.tables;
  const [row] = await tx
    .select({ letters: countDistinct(messages.id) })
    .from(received)
    .innerJoin(messages, eq(messages.id, received.messageId))
    .where(
      and(
        toAny(tx, [key]),
        eq(received.kind, "failed"),
        eq(received.way, "bounce"),
        eq(received.reason, "no_such_address"),
        gt(received.at, since),
      ),
    );
  return (row?.letters ?? 0) + (await countRefusals(tx, key, since));
}

/** Said literally, so that the desk's index finds them. One without an enhanced code (RFC 3463) means the mailbox, too. */
async function countRefusals(tx: Tx, key: string, since: Date): Promise<number> {
  const [row] = await tx.statement(
    `select cast(count(*) as integer) as letters from messages
     where kind = 'letter' and state = 'failed' and reason = 'address_refused' and lower(to_address) = ?
       and done_at > ? and (enhanced_code is null or enhanced_code like '5.1.%' or enhanced_code = '5.2.1')`,
    [key, tx.dialect.instant(since)],
  );
  return row?.letters as number;
}
