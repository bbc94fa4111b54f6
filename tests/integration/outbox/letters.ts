// Builders for the outbox's tests: an action that is live, a confirmed appeal, its letters, and a worker's world.
import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import type { Database, Tx } from "@/db/database";
import type { ActionContent } from "@/lib/actions/action";
import { after, type Clock, day } from "@/lib/clock";
import {
  type ActionId,
  type AppealId,
  type MessageId,
  newId,
  type OutreachId,
  type TargetId,
  type VersionId,
} from "@/lib/ids";
import { enqueue } from "@/lib/outbox/commands";
import type { Mailer } from "@/lib/outbox/deliver";
import { impatient, smtpMailer } from "@/lib/outbox/mailer";
import type { NewMessage } from "@/lib/outbox/message";
import { blankTarget } from "@/lib/targets/target";
import type { WorkerWorld } from "@/lib/worker/duties";

export const now = new Date("2026-05-01T10:00:00.000Z");

export interface Written {
  readonly actionId: ActionId;
  readonly appealId: AppealId;
  readonly ids: MessageId[];
}

/** One live action, one confirmed appeal, and that many letters to as many targets. */
export async function writeLetters(
  db: Database,
  { letters = 1, at = now, message = {} }: { letters?: number; at?: Date; message?: Partial<NewMessage> } = {},
): Promise<Written> {
  const made = { actionId: newId<ActionId>(), appealId: newId<AppealId>(), ids: [] as MessageId[] };
  const versionId = newId<VersionId>();
  const targets = Array.from({ length: letters }, () => newId<TargetId>());
  await db.transact(async (tx) => {
    await insertAction(tx, made.actionId, versionId, targets, at);
    await insertAppeal(tx, made, versionId, at);
    for (const targetId of targets) {
      const id = newId<MessageId>();
      made.ids.push(id);
      await insertLetter(tx, made, { id, targetId, at, message });
    }
  });
  return made;
}

async function insertAction(tx: Tx, id: ActionId, versionId: VersionId, targets: TargetId[], at: Date) {
  const content = contentWith(targets);
  const closesAt = after(at, 30 * day);
  await tx.insert(tx.tables.actions).values({
    ...{ id, slug: id, state: "live", draft: content, draftNumber: 1, liveVersion: 1, round: 1, sample: false },
    ...{ deadlineOn: "2026-05-30", closesAt, createdAt: at, updatedAt: at, publishedAt: at },
  });
  const version = { number: 1, kind: "first" as const, round: 1, content, publishedAt: at };
  await tx.insert(tx.tables.versions).values({ id: versionId, actionId: id, ...version });
}

async function insertAppeal(tx: Tx, { actionId, appealId }: Written, versionId: VersionId, at: Date) {
  await tx.insert(tx.tables.appeals).values({
    ...{ id: appealId, actionId, versionId, round: 1, state: "confirmed", formNonce: randomUUID() },
    ...{ supporterHash: randomUUID(), name: "Ana López", email: "ana@mail.example", country: "ES", language: "en" },
    ...{ locale: "en", subject: "Port Alder", body: "Free them.", targetIds: [], signAs: "full", reply: "none" },
    ...{ consentText: "1", news: false, createdAt: at, expiresAt: after(at, 7 * day), confirmedAt: at },
  });
}

async function insertLetter(
  tx: Tx,
  { actionId, appealId }: Written,
  { id, targetId, at, message }: { id: MessageId; targetId: TargetId; at: Date; message: Partial<NewMessage> },
) {
  const outreachId = newId<OutreachId>();
  const outreach = { appealId, actionId, targetId, channel: "email" as const, country: "ES", createdAt: at };
  await tx.insert(tx.tables.outreaches).values({ id: outreachId, ...outreach });
  const letter: NewMessage = {
    ...{ id, kind: "letter", appealId, outreachId, actionId, targetId, round: 1, supporterHash: appealId },
    ...{ onceKey: `letter/${outreachId}`, toName: "Minister", toAddress: `t${id.slice(-6)}@justice.example` },
    ...{
      fromName: "Ana López",
      subject: "Port Alder",
      text: `Dear Minister,\n\nfree them.\n\n${"Words. ".repeat(20)}`,
    },
    ...{ notBefore: at, notAfter: after(at, 30 * day), messageIdDomain: "act.example" },
  };
  await enqueue(tx, { ...letter, ...message }, at);
}

function contentWith(targets: TargetId[]): ActionContent {
  return {
    ...{ class: "first", seriesNumber: "", ordinal: 1, index: "", issuedOn: null, country: "Norland", language: "en" },
    ...{ title: "Free the teachers of Port Alder", summary: "Three teachers are held.", persons: [], demands: [] },
    ...{
      background: "",
      copies: [],
      embassyCopies: false,
      languages: [],
      ownLanguageOk: true,
      deadlineOn: "2026-05-30",
    },
    ...{ links: [], previous: "", safety: "", avoid: [], signAs: "full", returnAddress: [], consent: "by phone" },
    letters: [
      { language: "en", subject: "Port Alder", salutation: "Dear Minister,", body: "Free them.", closing: "Yours" },
    ],
    targets: targets.map((id) => ({ ...blankTarget(id), name: "Orla Venn", role: "Minister of Justice" })),
  };
}

/** A clock that stands still until it is set. */
export function setClock(start = now): { readonly clock: Clock; set(at: Date): void } {
  let at = start;
  return {
    clock: () => at,
    set(next) {
      at = next;
    },
  };
}

export function workerWorld(db: Database, mailer: Mailer, clock: Clock = () => now): WorkerWorld {
  const world = {
    secret: "s".repeat(32),
    url: "https://act.example",
    mailFrom: "appeals@act.example",
    bounceDomain: null,
    unlimited: false,
  };
  return { db, mailer, clock, random: () => 0.5, owner: randomUUID(), isGone: async () => false, unpaced: true, world };
}

export function mailerTo(url: string, patience = impatient): Mailer {
  return smtpMailer(url, { name: "act.example", patience });
}

export async function rowOf(db: Database, id: MessageId) {
  const { messages } = db.read.tables;
  const [row] = await db.read.select().from(messages).where(eq(messages.id, id));
  return row!;
}
