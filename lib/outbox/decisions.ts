// What organizers decide at the outbox desk about letters that cannot move by themselves. Each decision is a compare-and-set
// with its event, which names who took it. Who may decide is asked at the route (`may(role, "steer_sending")`), never here.
import { and, asc, eq, gt, inArray, isNull, ne, or, type SQL, sql } from "drizzle-orm";
import type { Database, Tx } from "@/db/database";
import type { ActionId, MessageId, OrganizerId, TargetId } from "@/lib/ids";
import { failing, trustAddress } from "@/lib/inbound/health";
import { done, type Result, refused } from "@/lib/result";
import { moveMessages } from "./commands";
import {
  byOrganizer,
  type Cancellable,
  cancellable,
  type DecisionProblem,
  type Evidence,
  type Standing,
  whyNotResent,
  whyNotSent,
} from "./decision";
import type { MessageKind } from "./message";

interface Decision {
  readonly id: MessageId;
  readonly by: OrganizerId;
  readonly now: Date;
}
type Decided = Result<object, DecisionProblem>;

/** held → queued: it is tried again, from now on. */
export function releaseMessage(db: Database, { id, by, now }: Decision): Promise<Decided> {
  return decide(db, id, (standing) => (standing.state === "held" ? whyNotSent(standing, now) : "changed_meanwhile"), {
    from: ["held"],
    ...{ to: "queued", set: triedAnew(now), cause: "released", detail: by, now },
  });
}

/** queued, held or unknown → cancelled. Its writer is told by the notices. */
export function cancelMessage(db: Database, { id, by, now }: Decision): Promise<Decided> {
  return decide(db, id, () => null, {
    from: cancellable,
    ...{ to: "cancelled", set: { reason: byOrganizer, doneAt: now }, cause: byOrganizer, detail: by, now },
  });
}

/** unknown → queued, once in a letter's life: the same bytes go out again, and may arrive a second time. */
export function resendOnce(db: Database, { id, by, now }: Decision): Promise<Decided> {
  return decide(db, id, (standing) => whyNotResent(standing, now), {
    from: ["unknown"],
    to: "queued",
    // The bytes, their date and their Message-ID stay.
    set: { ...triedAnew(now), doneAt: null, smtpCode: null, enhancedCode: null },
    ...{ cause: "resent_once", detail: by, now },
  });
}

/** unknown → accepted, because a person found out. */
export function sayArrived(
  db: Database,
  { id, by, evidence, now }: Decision & { evidence: Evidence },
): Promise<Decided> {
  return decide(db, id, () => null, {
    from: ["unknown"],
    ...{ to: "accepted", set: { reason: null }, cause: "arrived", detail: `${by} ${evidence}`, now },
  });
}

/** An organizer says that an address from which letters came back is right. Answers how many letters go. */
export function sayAddressIsRight(
  db: Database,
  { address, by, now }: { address: string; by: OrganizerId; now: Date },
): Promise<Result<{ moved: number }, "not_failing">> {
  return db.transact(async (tx) => {
    const { addressHealth } = tx.tables;
    const [known] = await tx
      .select({ state: addressHealth.state })
      .from(addressHealth)
      .where(eq(addressHealth.address, address.toLowerCase()));
    if (known?.state !== "failing") return refused("not_failing");
    return done({ moved: await trustAddress(tx, address, now, by) });
  });
}

/** Which messages a decision about many is for. */
export interface Many {
  /** Letters where nothing is said. */
  readonly kind?: MessageKind;
  readonly actionId?: ActionId | null;
  readonly targetId?: TargetId | null;
  readonly reason?: string | null;
}

/** How many are moved in one transaction? It must be short: every other write may be waiting. */
const portion = 500;
/** How many at one press of the button? The browser waits for the answer. */
export const manyMax = 20_000;

/** All held ones that may still go. Those of failing addresses wait for a word about the address. */
export function releaseMany(
  db: Database,
  { many, by, now }: { many: Many; by: OrganizerId; now: Date },
): Promise<{ moved: number }> {
  const kind = many.kind ?? "letter";
  return inPortions(db, (tx) => {
    const { reason, notAfter } = tx.tables.messages;
    const inTime = or(isNull(notAfter), gt(notAfter, now));
    const notFailing = or(isNull(reason), ne(reason, failing));
    const which = and(chosen(tx, many), inTime, notFailing, kind === "letter" ? mayGo(tx) : undefined);
    return movePortion(tx, "held", which, {
      ...{ to: "queued", set: triedAnew(now), cause: "released", detail: by, now },
    });
  });
}

/** All letters of one state. Answers how many were cancelled. */
export function cancelMany(
  db: Database,
  { many, state, by, now }: { many: Omit<Many, "kind">; state: Cancellable; by: OrganizerId; now: Date },
): Promise<{ moved: number }> {
  return inPortions(db, (tx) =>
    movePortion(tx, state, chosen(tx, { ...many, kind: "letter" }), {
      ...{ to: "cancelled", set: { reason: byOrganizer, doneAt: now }, cause: byOrganizer, detail: by, now },
    }),
  );
}

/** How long it was tried before counts no more than how long it was held. */
const triedAnew = (now: Date) => ({ reason: null, notBefore: now, firstAttemptAt: null });

type Move = Omit<Parameters<typeof moveMessages>[1], "from" | "where">;

async function decide(
  db: Database,
  id: MessageId,
  whyNot: (standing: Standing) => DecisionProblem | null,
  { from, ...move }: Move & { from: readonly Standing["state"][] },
): Promise<Decided> {
  return db.transact(async (tx) => {
    const standing = await findStanding(tx, id);
    if (standing === null) return refused("not_found");
    if (!from.includes(standing.state)) return refused("changed_meanwhile");
    const problem = whyNot(standing);
    if (problem !== null) return refused(problem);
    // Between two events of the same letter nothing may have come: what was judged is what is moved.
    const { messages } = tx.tables;
    const where = and(eq(messages.id, id), eq(messages.leaseEpoch, standing.leaseEpoch))!;
    const moved = await moveMessages(tx, { ...move, from: standing.state, where });
    return moved.length === 1 ? done() : refused("changed_meanwhile");
  });
}

/** What a decision about one letter is judged by. Null for what is no letter. */
async function findStanding(tx: Tx, id: MessageId): Promise<(Standing & { leaseEpoch: number }) | null> {
  const { messages, messageEvents, actions, appeals } = tx.tables;
  const [row] = await tx
    .select({
      ...{ state: messages.state, reason: messages.reason, notAfter: messages.notAfter },
      ...{ leaseEpoch: messages.leaseEpoch, mime: messages.mime, text: messages.text },
      ...{ actionState: actions.state, appealState: appeals.state },
    })
    .from(messages)
    .leftJoin(actions, eq(actions.id, messages.actionId))
    .leftJoin(appeals, eq(appeals.id, messages.appealId))
    .where(and(eq(messages.id, id), eq(messages.kind, "letter")));
  if (!row) return null;
  const resent = await tx
    .select({ id: messageEvents.id })
    .from(messageEvents)
    .where(and(eq(messageEvents.messageId, id), eq(messageEvents.cause, "resent_once")));
  const { text, mime, ...rest } = row;
  return { ...rest, isFrozen: mime !== null && text !== "", wasResent: resent.length > 0 };
}

async function inPortions(db: Database, move: (tx: Tx) => Promise<number>): Promise<{ moved: number }> {
  for (let moved = 0; ; ) {
    const more = await db.transact(move);
    moved += more;
    if (more < portion || moved >= manyMax) return { moved };
  }
}

async function movePortion(tx: Tx, from: "held" | Cancellable, which: SQL | undefined, move: Move): Promise<number> {
  const { messages } = tx.tables;
  // Rows that someone else is moving are left to them: two that lock many rows must not wait for each other.
  const free = tx
    .select({ id: messages.id })
    .from(messages)
    .where(and(eq(messages.state, from), which))
    .orderBy(asc(messages.actionId), asc(messages.targetId), asc(messages.toAddress), asc(messages.id))
    .limit(portion);
  const where = inArray(messages.id, tx.dialect.forClaim(free));
  return (await moveMessages(tx, { ...move, from, where })).length;
}

function chosen({ tables: { messages } }: Tx, { kind = "letter", actionId, targetId, reason }: Many): SQL {
  return and(
    eq(messages.kind, kind),
    sql`${messages.state} in ('queued', 'held', 'unknown', 'failed', 'bounced')`,
    actionId ? eq(messages.actionId, actionId) : undefined,
    targetId ? eq(messages.targetId, targetId) : undefined,
    reason ? eq(messages.reason, reason) : undefined,
  )!;
}

/** The action is live and the appeal confirmed: else a released letter would only be ended by the clock. */
function mayGo({ tables: { messages, actions, appeals } }: Tx): SQL {
  return sql`exists (select 1 from ${actions} where ${actions.id} = ${messages.actionId} and ${actions.state} = 'live')
    and exists (select 1 from ${appeals} where ${appeals.id} = ${messages.appealId} and ${appeals.state} = 'confirmed')`;
}
