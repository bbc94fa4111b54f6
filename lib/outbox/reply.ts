// What a mail server answered, and what is to be done next. The table of docs/decisions/003-outbox.md as a function.
import { type MessageKind, type MessageState, unclearEndsAllowed } from "./message";

/** To what a server replied: to the session as such, to our own address, to theirs, or to the message. */
export type ReplyStage = "session" | "sender" | "address" | "message";

/** How a handing-over ended. `lastByteSent` decides: without it no server can have taken the mail. */
export type Outcome =
  | { readonly end: "accepted"; readonly code: number; readonly text: string; readonly relayId: string | null }
  | { readonly end: "replied"; readonly stage: ReplyStage; readonly code: number; readonly text: string }
  | { readonly end: "cut"; readonly lastByteSent: boolean; readonly cause: string }
  /** The row was not ours any more, or its action was stopped: nothing was sent. */
  | { readonly end: "fenced" };

/** What is to be done with the row. `reason` is a code; `full` makes the waits long. */
export type Next =
  | { readonly state: "accepted" }
  | { readonly state: "queued"; readonly reason: string; readonly full: boolean }
  | { readonly state: Extract<MessageState, "failed" | "held" | "unknown">; readonly reason: string };

export function classifyReply(outcome: Outcome, message: { kind: MessageKind; attempts: number }): Next {
  switch (outcome.end) {
    case "accepted":
      return { state: "accepted" };
    case "fenced":
      return again("fenced");
    case "cut":
      return outcome.lastByteSent ? unclear(message) : again("not_reached");
    case "replied":
      return afterReply(outcome, message);
  }
}

/** Nobody can know whether the mail arrived. A letter stays there; our own people get theirs once more. */
export function unclear(message: { kind: MessageKind; attempts: number }): Next {
  if (message.kind === "letter" || message.attempts >= unclearEndsAllowed) {
    return { state: "unknown", reason: "cut_after_last_byte" };
  }
  return again("cut_after_last_byte");
}

/** The enhanced status code (RFC 3463) of a reply: "5.2.2"; null when it has none. */
export function enhancedCodeOf(text: string): string | null {
  return /^(?:\d{3}[ -])?\s*([245]\.\d{1,3}\.\d{1,3})(?=\s|$)/.exec(text)?.[1] ?? null;
}

/** The name under which the server says it queued the mail; null when it names none. */
export function relayIdOf(text: string): string | null {
  return /\b(?:queued as|id=|mail queued.*?id)\s*([\w.-]{3,64})/i.exec(text)?.[1] ?? null;
}

const policyWords =
  /\b(spam|blocked|black-?list(ed)?|block-?list(ed)?|rbl|dnsbl|spamhaus|reputation|policy|dmarc|spf|dkim|unsolicited|bulk|relay(ing)? (access )?denied)\b/i;
const fullWords = /\b(mailbox (is )?full|over quota|quota exceeded|insufficient (system )?storage)\b/i;

function afterReply(
  reply: Extract<Outcome, { end: "replied" }>,
  message: { kind: MessageKind; attempts: number },
): Next {
  const { stage, code, text } = reply;
  // Neither yes nor no: to the message itself it leaves everything open.
  if (code < 400 || code >= 600) return stage === "message" ? unclear(message) : again("odd_reply");
  const [, subject = "", detail = ""] = (enhancedCodeOf(text) ?? "").split(".");
  const isFull = `${subject}.${detail}` === "2.2" || (subject === "" && (code === 552 || fullWords.test(text)));
  if (code === 503) return again("odd_reply");
  if (stage === "session") return again("relay_refused");
  if (isFull) return { state: "queued", reason: "mailbox_full", full: true };
  if (code < 500) return again(isSlowing(stage, code, subject, text) ? "slowed" : "put_off");
  if (stage === "sender" && `${subject}.${detail}` !== "3.4") return { state: "held", reason: "sender_refused" };
  if (subject === "7" || (subject !== "1" && policyWords.test(text))) return { state: "held", reason: "policy" };
  return { state: "failed", reason: stage === "address" ? "address_refused" : "message_refused" };
}

/** "Not so many, not from you": said of us, not of this letter. Greylisting says so of everybody, and only once. */
function isSlowing(stage: ReplyStage, code: number, subject: string, text: string): boolean {
  if (stage === "sender" || /gr[ea]y-?list|try again (later|in)/i.test(text)) return false;
  return code === 421 || subject === "7" || policyWords.test(text);
}

function again(reason: string): Next {
  return { state: "queued", reason, full: false };
}
