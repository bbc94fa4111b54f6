// One message from claim to settlement. Nothing is sent with a transaction open; the last byte leaves only once the dot
// barrier is committed. Whatever goes wrong with one message parks that message and no other.
import { createHash } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import type { Database } from "@/db/database";
import { after, type Clock, type Milliseconds, second } from "@/lib/clock";
import { logFault } from "@/lib/log";
import { makeBounceAddress } from "./bounce-address";
import type { Claimed } from "./commands";
import { RestoredMeanwhile } from "./epoch";
import type { Journal, JournalEvent } from "./journal";
import { type Ending, type Frozen, park } from "./lease";
import { type Ledger, openLedger } from "./ledger";
import { addressProblem, backoffAfter, endOfTrying, giveUpAt, triedSince } from "./message";
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
  /** Null or not there: nothing is written outside the database. Only tests may do without. */
  readonly journal?: Journal | null;
  /** Aborted when the proof that this process lives is gone. */
  readonly lost?: AbortSignal;
  /** Everything that is due goes at once: load tests, and the local mailbox. */
  readonly unpaced?: boolean;
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
  const ledger = openLedger(post);
  const message = await ledger.claim();
  if (message === null) return false;
  await bringToEnd(post, ledger, message, {});
  return true;
}

/** Works until nothing is due, `lanes` messages at a time, or until told to stop: then between two. Answers how many. */
export async function deliverDue(post: Post, lanes: number, signal: AbortSignal): Promise<number> {
  const ledger = openLedger(post);
  let delivered = 0;
  const lane = async () => {
    for (let message = await ledger.claim(); message !== null; ) {
      // The next one is asked for together with the end of this one: one transaction for both.
      let next: Promise<Claimed | null> = Promise.resolve(null);
      const onEnd = () => {
        if (!signal.aborted) next = ledger.claim();
        next.catch(() => undefined);
      };
      await bringToEnd(post, ledger, message, { onEnd, signal });
      delivered += 1;
      message = await next;
    }
  };
  const ends = await Promise.allSettled(Array.from({ length: lanes }, () => (signal.aborted ? undefined : lane())));
  await post.mailer.rest();
  for (const end of ends) if (end.status === "rejected") throw end.reason;
  return delivered;
}

async function bringToEnd(
  post: Post,
  ledger: Ledger,
  message: Claimed,
  { onEnd = () => {}, signal }: { onEnd?: () => void; signal?: AbortSignal },
): Promise<void> {
  let end: End | null = null;
  try {
    end = await attempt(post, ledger, message);
  } catch (fault) {
    logFault("message_parked", message.id, fault);
    await persist(message, () => park(post.db, message, post.clock()), signal);
  }
  const known = end;
  const settled = known && persist(message, () => writeDown(post, ledger, message, known), signal);
  onEnd();
  await settled;
}

interface End {
  readonly next: Next;
  readonly outcome: Outcome | null;
}

async function attempt(post: Post, ledger: Ledger, message: Claimed): Promise<End> {
  const problem = addressProblem(message.toAddress);
  if (problem !== null) return { next: { state: "held", reason: problem }, outcome: null };
  const mime = await bytesOf(post, message);
  const parcel = {
    id: message.id,
    from: envelopeSender(post.world, message),
    to: wireAddress(message.toAddress),
    mime: Buffer.from(mime, "latin1"),
  };
  const frozen = { mime: message.mime === null ? mime : null, mimeSha256: sha256(mime) };
  const outcome = await post.mailer.handOver(parcel, () => barrier(ledger, message, frozen));
  return { next: classifyReply(outcome, message), outcome };
}

/** A mail that comes back then says which one it was. */
function envelopeSender({ mailFrom, bounceDomain, secret }: Post["world"], { id }: Claimed): string {
  return bounceDomain === null ? mailFrom : makeBounceAddress(secret, bounceDomain, id);
}

async function barrier(ledger: Ledger, message: Claimed, frozen: Frozen): Promise<boolean> {
  try {
    return await ledger.pass(message, frozen);
  } catch (fault) {
    logFault("barrier_failed", message.id, fault);
    throw fault;
  }
}

/** What a server may have seen the end of is never made anew. Until then nobody has it, and Date may be today's. */
async function bytesOf(post: Post, message: Claimed): Promise<string> {
  if (message.mime === null) return toMime(message, { mailFrom: post.world.mailFrom, date: post.clock() });
  if (sha256(message.mime) !== message.mimeSha256) throw new Error("the frozen bytes are not what they were");
  return message.mime;
}

async function writeDown(post: Post, ledger: Ledger, message: Claimed, { next, outcome }: End): Promise<void> {
  const now = post.clock();
  const settle = (ending: Omit<Ending, "lease">) =>
    ledger.settle(message, ending, journalEventOf(ending.state, outcome));
  const answer = answerOf(outcome);
  const detail =
    outcome?.end === "cut" ? outcome.cause : [answer.smtpCode, answer.enhancedCode].join(" ").trim() || null;
  if (next.state !== "queued") {
    const reason = next.state === "accepted" ? null : next.reason;
    const doneAt = next.state === "held" ? null : now;
    const set = { ...answer, reason, doneAt, ...(next.state === "accepted" ? spent(message) : {}) };
    await settle({ state: next.state, set, cause: reason ?? "accepted", detail, now });
    return;
  }
  const { reason, full } = next;
  const notBefore = after(
    now,
    backoffAfter(message.attempts, post.random(), { full, unlimited: post.world.unlimited }),
  );
  const { notAfter, since } = message;
  const firstAttemptAt = triedSince({ ...message, claimedAt: since ?? now, next: notBefore, reason });
  if (notBefore > giveUpAt({ triedSince: firstAttemptAt, notAfter }, full)) {
    const end = endOfTrying({ reason, smtpCode: answer.smtpCode });
    const set = { ...answer, reason: end.reason, doneAt: now };
    await settle({ state: end.state, set, cause: `expired_${reason}`, detail, now });
  } else {
    await settle({
      state: "queued",
      set: { ...answer, reason, notBefore, firstAttemptAt },
      cause: reason,
      detail,
      now,
    });
  }
}

/** Mail to people goes back into the queue after an unclear end; the journal says that it was unclear. */
function journalEventOf(state: Ending["state"], outcome: Outcome | null): JournalEvent {
  if (state === "accepted" || state === "failed" || state === "unknown") return state;
  return outcome?.end === "cut" && outcome.lastByteSent ? "unknown" : "not_taken";
}

/** Between two tries to write down what is known. */
const longestWait: Milliseconds = 10 * second;
/** Once told to stop: as long as others commonly wait before they kill us, and a little less. */
const lastTries: Milliseconds = 8 * second;

/** What is known must be written down: tried for as long as we live. What is left then is in doubt, though it was not. */
async function persist(message: Claimed, write: () => Promise<void>, signal = never): Promise<void> {
  let until = Number.POSITIVE_INFINITY;
  for (let wait = second / 2; ; wait = Math.min(2 * wait, longestWait)) {
    try {
      return await write();
    } catch (fault) {
      logFault("message_not_settled", message.id, fault);
      // What is known belongs to a database that is no more; the journal has it.
      if (fault instanceof RestoredMeanwhile) return;
    }
    if (!signal.aborted) await sleep(wait, undefined, { signal }).catch(() => undefined);
    else await sleep(second);
    if (signal.aborted) until = Math.min(until, performance.now() + lastTries);
    if (performance.now() >= until) return;
  }
}

const never = new AbortController().signal;

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
