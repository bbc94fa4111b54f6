// An outbox with many letters in every state that the desk looks at: forty actions, some of whose targets share a domain.
import type { Database, Tx } from "@/db/database";
import { after, type Clock, day, hour, minute } from "@/lib/clock";
import { type ActionId, type MessageId, newId, type TargetId, type VersionId } from "@/lib/ids";
import type { MessageState } from "@/lib/outbox/message";
import { aContent, aTarget } from "@/tests/support/an-action";

export interface FullOutbox {
  readonly actionId: ActionId;
  readonly targetId: TargetId;
  readonly domain: string;
  readonly letterId: MessageId;
}

const actionsMade = 40;
const targetsEach = 12;
const ends: readonly { state: MessageState; reason: string | null; share: number }[] = [
  { state: "queued", reason: null, share: 60 },
  { state: "unknown", reason: "cut_after_last_byte", share: 6 },
  { state: "unknown", reason: "worker_lost", share: 4 },
  { state: "held", reason: "policy", share: 6 },
  { state: "held", reason: "address_failing", share: 4 },
  { state: "failed", reason: "no_such_address", share: 10 },
  { state: "bounced", reason: "mailbox_full", share: 10 },
];

/** Of one action, target, domain and letter the ids are answered, to look at them. */
export async function fillOutbox(db: Database, letters: number, clock: Clock): Promise<FullOutbox> {
  const now = clock();
  const made = Array.from({ length: actionsMade }, (_, at) => anAction(at));
  await db.transact(async (tx) => {
    for (const action of made) await insertAction(tx, action, now);
  });
  const aims = made.flatMap(({ id, content }) => content.targets.map((target) => ({ actionId: id, target })));
  const states = ends.flatMap((end) => Array.from({ length: end.share }, () => end));
  const first = newId<MessageId>();
  for (let start = 0; start < letters; start += 250) {
    const rows = Array.from({ length: Math.min(250, letters - start) }, (_, index) => {
      const at = start + index;
      // Neither the states nor the targets come in runs.
      return aLetter(
        at === 0 ? first : newId<MessageId>(),
        at,
        aims[(at * 7919) % aims.length]!,
        states[(at * 31) % states.length]!,
        now,
      );
    });
    await db.transact(async (tx) => void (await tx.insert(tx.tables.messages).values(rows)));
  }
  const [aim] = aims;
  return { actionId: aim!.actionId, targetId: aim!.target.id, domain: "office-0.example", letterId: first };
}

function anAction(at: number) {
  const targets = Array.from({ length: targetsEach }, (_, target) =>
    aTarget({
      name: `Official ${at}/${target}`,
      country: "JP",
      emails: [`t${at}.${target}@office-${target % 8}.example`],
    }),
  );
  return { id: newId<ActionId>(), slug: `full-${at}`, content: aContent({ title: `Case number ${at}`, targets }) };
}

async function insertAction(tx: Tx, { id, slug, content }: ReturnType<typeof anAction>, now: Date) {
  const closesAt = after(now, 30 * day);
  const facts = { draftNumber: 1, liveVersion: 1, round: 1, sample: false, createdAt: now, updatedAt: now };
  const deadlineOn = closesAt.toISOString().slice(0, 10);
  await tx.insert(tx.tables.actions).values({
    ...{ id, slug, state: "live", draft: content, ...facts, deadlineOn, closesAt, publishedAt: now },
  });
  const version = { number: 1, kind: "first" as const, round: 1, content, publishedAt: now };
  await tx.insert(tx.tables.versions).values({ id: newId<VersionId>(), actionId: id, ...version });
}

function aLetter(
  id: MessageId,
  at: number,
  { actionId, target }: { actionId: ActionId; target: ReturnType<typeof aTarget> },
  { state, reason }: (typeof ends)[number],
  now: Date,
) {
  const toAddress = target.emails[0]!;
  const createdAt = after(now, -(at % 5_000) * minute);
  const text = `Dear Minister,\n\n${"I am writing about Lena Marsh, who was arrested in her classroom. ".repeat(25)}`;
  const isOver = state === "failed" || state === "bounced" || state === "unknown";
  return {
    ...{ id, kind: "letter" as const, state, actionId, targetId: target.id, round: 1, supporterHash: `hash-${at}` },
    ...{ onceKey: `full:${at}`, toName: target.name, toAddress, toDomain: toAddress.split("@")[1]!, reason },
    ...{ fromName: "Ana via Postbag", subject: "Please release Lena Marsh", text, messageId: `<${id}@full.example>` },
    ...{ mime: isOver ? `Subject: x\r\n\r\n${text}` : null, mimeSha256: isOver ? "0".repeat(64) : null },
    ...{ attempts: isOver ? 1 : 0, notBefore: after(now, hour), notAfter: after(now, 30 * day), leaseEpoch: 1 },
    ...{ createdAt, since: createdAt, doneAt: isOver ? now : null },
  };
}
