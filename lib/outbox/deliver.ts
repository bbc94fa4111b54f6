// One message from claim to settlement. Nothing is sent with a transaction open; the last byte leaves only once the dot
// barrier is committed. Whatever goes wrong with one message parks that message and no other.
import { createHash } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import type { Database } from "@/db/database";
import { after, type Clock, second } from "@/lib/clock";
import { logFault } from "@/lib/log";
import { makeBounceAddress } from "./bounce-address";
import { type Claimed, claim, freeze, park, passBarrier, settle } from "./lease";
import { addressProblem, backoffAfter, endOfTrying, giveUpAt } from "./message";
import { toMime, wireAddress } from "./mime";
import { classifyReply, enhancedCodeOf, type Next, type Outcome } from "./reply";

/** What a mailer gets: the frozen bytes and the one address they go to. */
export interface Parcel {
  readonly id: Claimed["id"];
  readonly from: string;
  readonly to: string;
  readonly mime: Buffer;
}

/**
 * Hands a mail over. It must withhold the last byte until `barrier` answers true, must not send it when it answers false
 * or throws, and says truly whether it left. It never throws for what a server does.
 */
export interface Mailer {
  handOver(parcel: Parcel, barrier: () => Promise<boolean>): Promise<Outcome>;
  /** Lets go of idle connections. */
  rest(): Promise<void>;
}

export interface Post {
  readonly db: Database;
  readonly mailer: Mailer;
  readonly clock: Clock;
  /** In [0, 1). */
  readonly random: () => number;
  /** Names this process in leases. */
  readonly owner: string;
  readonly world: {
    readonly mailFrom: string;
    /** Where returns are read; null: they go to mailFrom. */
    readonly bounceDomain: string | null;
    readonly secret: string;
    readonly unlimited: boolean;
  };
}

/** Takes the next due message and brings it to an end. False when none is due. */
export async function deliverNext(post: Post): Promise<boolean> {
  const message = await claim(post.db, { owner: post.owner, now: post.clock() });
  if (message === null) return false;
  let end: End | null = null;
  try {
    end = await attempt(post, message);
  } catch (fault) {
    logFault("message_parked", message.id, fault);
    await persist(message, () => park(post.db, message, post.clock()));
  }
  if (end !== null) {
    const known = end;
    await persist(message, () => writeDown(post, message, known));
  }
  return true;
}

interface End {
  readonly next: Next;
  readonly outcome: Outcome | null;
}

/** Null when the lease was lost before anything was sent. */
async function attempt(post: Post, message: Claimed): Promise<End | null> {
  const problem = addressProblem(message.toAddress);
  if (problem !== null) return { next: { state: "held", reason: problem }, outcome: null };
  const mime = await frozenMime(post, message);
  if (mime === null) return null;
  const parcel = {
    id: message.id,
    from: envelopeSender(post.world, message),
    to: wireAddress(message.toAddress),
    mime,
  };
  const outcome = await post.mailer.handOver(parcel, () => barrier(post, message));
  return { next: classifyReply(outcome, message), outcome };
}

/** A mail that comes back then says which one it was. */
function envelopeSender({ mailFrom, bounceDomain, secret }: Post["world"], { id }: Claimed): string {
  return bounceDomain === null ? mailFrom : makeBounceAddress(secret, bounceDomain, id);
}

async function barrier(post: Post, message: Claimed): Promise<boolean> {
  try {
    return await passBarrier(post.db, message, post.clock());
  } catch (fault) {
    logFault("barrier_failed", message.id, fault);
    throw fault;
  }
}

async function frozenMime(post: Post, message: Claimed): Promise<Buffer | null> {
  if (message.mime !== null) {
    if (sha256(message.mime) !== message.mimeSha256) throw new Error("the frozen bytes are not what they were");
    return Buffer.from(message.mime, "latin1");
  }
  const mime = await toMime(message, { mailFrom: post.world.mailFrom, date: post.clock() });
  const kept = await freeze(post.db, message, { mime, mimeSha256: sha256(mime) });
  return kept ? Buffer.from(mime, "latin1") : null;
}

async function writeDown(post: Post, message: Claimed, { next, outcome }: End): Promise<void> {
  const now = post.clock();
  const answer = answerOf(outcome);
  const detail =
    outcome?.end === "cut" ? outcome.cause : [answer.smtpCode, answer.enhancedCode].join(" ").trim() || null;
  if (next.state !== "queued") {
    const reason = next.state === "accepted" ? null : next.reason;
    const doneAt = next.state === "held" ? null : now;
    const set = { ...answer, reason, doneAt, ...(next.state === "accepted" ? spent(message) : {}) };
    await settle(post.db, message, { state: next.state, set, cause: reason ?? "accepted", detail, now });
    return;
  }
  const { reason, full } = next;
  const notBefore = after(
    now,
    backoffAfter(message.attempts, post.random(), { full, unlimited: post.world.unlimited }),
  );
  const limit = giveUpAt({ firstAttemptAt: message.firstAttemptAt ?? now, notAfter: message.notAfter }, full);
  if (notBefore > limit) {
    const end = endOfTrying({ reason, smtpCode: answer.smtpCode });
    const set = { ...answer, reason: end.reason, doneAt: now };
    await settle(post.db, message, { state: end.state, set, cause: `expired_${reason}`, detail, now });
  } else {
    await settle(post.db, message, {
      state: "queued",
      set: { ...answer, reason, notBefore },
      cause: reason,
      detail,
      now,
    });
  }
}

/** What is known must be written down: three tries, then the row is left as it is, and its lease runs out. */
async function persist(message: Claimed, write: () => Promise<void>): Promise<void> {
  for (const wait of [0, second, 5 * second]) {
    try {
      await sleep(wait);
      return await write();
    } catch (fault) {
      logFault("message_not_settled", message.id, fault);
    }
  }
}

function answerOf(outcome: Outcome | null) {
  if (outcome?.end === "accepted") {
    return { smtpCode: outcome.code, enhancedCode: enhancedCodeOf(outcome.text), relayId: outcome.relayId };
  }
  if (outcome?.end === "replied") return { smtpCode: outcome.code, enhancedCode: enhancedCodeOf(outcome.text) };
  return { smtpCode: null, enhancedCode: null };
}

/** A sign-in link and an official's answer that were handed over are nobody's business any more. */
function spent({ kind }: Claimed) {
  return kind === "sign_in" || kind === "answer" ? { text: "", html: null, mime: null, mimeSha256: null } : {};
}

function sha256(text: string): string {
  return createHash("sha256").update(text, "latin1").digest("hex");
}
