// What is done next, for every way a handing-over can end.
import { describe, expect, it } from "vitest";
import { classifyReply, enhancedCodeOf, type Outcome, type ReplyStage, relayIdOf } from "@/lib/outbox/reply";

const letter = { kind: "letter", attempts: 1 } as const;
const replied = (stage: ReplyStage, text: string): Outcome => ({
  end: "replied",
  stage,
  code: Number(text.slice(0, 3)),
  text,
});
const again = (reason: string) => ({ state: "queued", reason, full: false });
const full = { state: "queued", reason: "mailbox_full", full: true };
const failed = (reason: string) => ({ state: "failed", reason });
const held = (reason: string) => ({ state: "held", reason });

describe("a letter", () => {
  it.each<[string, Outcome, object]>([
    ["taken", { end: "accepted", code: 250, text: "250 ok", relayId: null }, { state: "accepted" }],
    ["fenced at the barrier", { end: "fenced" }, again("fenced")],
    ["cut before the last byte", { end: "cut", lastByteSent: false, cause: "econnection" }, again("not_reached")],
    [
      "cut after the last byte",
      { end: "cut", lastByteSent: true, cause: "timeout" },
      { state: "unknown", reason: "cut_after_last_byte" },
    ],
    ["421 at MAIL", replied("sender", "421 4.7.0 slow down"), again("put_off")],
    ["450 at RCPT", replied("address", "450 4.2.0 greylisted"), again("put_off")],
    ["451 after the dot", replied("message", "451 4.3.0 try later"), again("put_off")],
    ["550 at RCPT", replied("address", "550 5.1.1 no such user"), failed("address_refused")],
    [
      "550 at RCPT that speaks of a policy",
      replied("address", "550 5.1.1 user unknown; see our policy"),
      failed("address_refused"),
    ],
    ["552 5.2.2", replied("address", "552 5.2.2 mailbox full"), full],
    ["bare 552", replied("address", "552 mailbox full"), full],
    ["452 4.2.2", replied("address", "452 4.2.2 over quota"), full],
    ["550 over quota without a code", replied("address", "550 user is over quota"), full],
    ["552 5.3.4 too big", replied("message", "552 5.3.4 message too big"), failed("message_refused")],
    ["550 5.7.1 after the dot", replied("message", "550 5.7.1 looks like spam"), held("policy")],
    [
      "554 with a block list",
      replied("message", "554 Service unavailable; blocked using zen.spamhaus.example"),
      held("policy"),
    ],
    ["multi-line 550-5.7.26", replied("message", "550-5.7.26 unauthenticated\n550 5.7.26 see DMARC"), held("policy")],
    ["554 after the dot", replied("message", "554 5.1.1 no such user"), failed("message_refused")],
    ["550 at MAIL", replied("sender", "550 sender unknown"), held("sender_refused")],
    ["552 5.3.4 at MAIL", replied("sender", "552 5.3.4 too big"), failed("message_refused")],
    ["535 at AUTH", replied("session", "535 5.7.8 wrong password"), again("relay_refused")],
    ["554 greeting", replied("session", "554 no service"), again("relay_refused")],
    ["503", replied("message", "503 5.5.1 bad sequence"), again("odd_reply")],
    [
      "354 instead of an answer to the message",
      replied("message", "354 go on"),
      { state: "unknown", reason: "cut_after_last_byte" },
    ],
    ["354 instead of an answer to RCPT", replied("address", "354 go on"), again("odd_reply")],
  ])("%s", (_name, outcome, next) => {
    expect(classifyReply(outcome, letter)).toEqual(next);
  });
});

describe("mail to our own people", () => {
  const unclear: Outcome = { end: "cut", lastByteSent: true, cause: "timeout" };
  it("goes out once more after an unclear end, but not for ever", () => {
    expect(classifyReply(unclear, { kind: "confirm", attempts: 1 })).toEqual(again("cut_after_last_byte"));
    expect(classifyReply(unclear, { kind: "confirm", attempts: 2 })).toEqual(again("cut_after_last_byte"));
    expect(classifyReply(unclear, { kind: "confirm", attempts: 3 })).toMatchObject({ state: "unknown" });
  });
});

describe("a reply's text", () => {
  it("gives away its enhanced code and the name under which it was queued", () => {
    expect(enhancedCodeOf("550 5.7.1 no")).toBe("5.7.1");
    expect(enhancedCodeOf("550-5.7.26 no")).toBe("5.7.26");
    expect(enhancedCodeOf("550 10.7.1 no")).toBeNull();
    expect(enhancedCodeOf("550 see 5.7.1")).toBeNull();
    expect(relayIdOf("250 2.0.0 Ok: queued as 4F2A91")).toBe("4F2A91");
    expect(relayIdOf("250 OK id=1sXyZ-0003")).toBe("1sXyZ-0003");
    expect(relayIdOf("250 ok")).toBeNull();
  });
});
