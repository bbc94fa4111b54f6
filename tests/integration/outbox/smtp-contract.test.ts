// The contract with nodemailer: what every misbehaviour of a mail server looks like through our mailer, and that the last
// byte of a message never leaves before the barrier. A new version of nodemailer that changes any of this fails here.

import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { type MessageId, newId } from "@/lib/ids";
import type { Mailer } from "@/lib/outbox/deliver";
import { smtpMailer } from "@/lib/outbox/mailer";
import { type Authority, hasOpenssl, makeAuthority } from "@/tests/support/certificates";
import { type DistantMailers, startDistantMailers } from "@/tests/support/distant-mailer";
import { type SinkBehaviour, type SinkTls, type SmtpSink, sinkBehaviours, startSink } from "@/tests/support/smtp-sink";

const patience = { connect: 2000, upToLastByte: 2000, afterLastByte: 400 };
const long = `${"x".repeat(70)}\r\n`.repeat(600);
const mime = Buffer.from(
  `From: a@x.example\r\nTo: b@y.example\r\nMessage-ID: <fixed@x.example>\r\nSubject: s\r\n\r\n${long}`,
);
const parcel = () => ({ id: newId<MessageId>(), from: "a@x.example", to: "b@y.example", mime });

let sink: SmtpSink;
afterEach(() => sink?.close());

const ways = [
  { name: "in the clear", how: null },
  { name: "over STARTTLS", how: "starttls" },
  { name: "over TLS from the start", how: "at_once" },
] as const;

/** How it ends, whether the barrier was passed, how many the server took. */
const table: Record<SinkBehaviour, [end: object, barrier: 0 | 1, taken: 0 | 1]> = {
  ok: [{ end: "accepted", code: 250, relayId: "X1Y2" }, 1, 1],
  rst_after_250: [{ end: "accepted", code: 250 }, 1, 1],
  close_connect: [{ end: "cut", lastByteSent: false }, 0, 0],
  close_mail: [{ end: "cut", lastByteSent: false }, 0, 0],
  "421_mail": [{ end: "replied", stage: "sender", code: 421 }, 0, 0],
  "550_mail": [{ end: "replied", stage: "sender", code: 550 }, 0, 0],
  "450_greylist": [{ end: "replied", stage: "address", code: 450 }, 0, 0],
  "550_rcpt": [{ end: "replied", stage: "address", code: 550 }, 0, 0],
  "552_full": [{ end: "replied", stage: "address", code: 552 }, 0, 0],
  "550_rcpt_pipelined": [{ end: "replied", stage: "address", code: 550 }, 0, 0],
  close_data: [{ end: "cut", lastByteSent: false }, 0, 0],
  "250_data": [{ end: "cut", lastByteSent: false }, 0, 0],
  close_midbody: [{ end: "cut", lastByteSent: false }, 0, 0],
  "552_midbody": [{ end: "replied", stage: "message", code: 552 }, 0, 0],
  "250_midbody": [{ end: "cut", lastByteSent: false }, 0, 0],
  drop_after_dot_undelivered: [{ end: "cut", lastByteSent: true }, 1, 0],
  drop_after_dot_delivered: [{ end: "cut", lastByteSent: true }, 1, 1],
  partial_reply_after_dot: [{ end: "cut", lastByteSent: true }, 1, 1],
  half_451_after_dot: [{ end: "cut", lastByteSent: true }, 1, 1],
  hang_after_dot_delivered: [{ end: "cut", lastByteSent: true, cause: "timeout" }, 1, 1],
  "451_after_dot": [{ end: "replied", stage: "message", code: 451 }, 1, 0],
  "421_after_dot": [{ end: "replied", stage: "message", code: 421 }, 1, 0],
  "550_after_dot": [{ end: "replied", stage: "message", code: 550 }, 1, 0],
  "554_user_after_dot": [{ end: "replied", stage: "message", code: 554 }, 1, 0],
};

const passedOver = " (passed over: there is no openssl program to make a certificate with)";

for (const { name, how } of ways) {
  const isPossible = how === null || hasOpenssl;
  describe.runIf(isPossible)(isPossible ? name : name + passedOver, () => contract(how));
}

function contract(how: SinkTls["how"] | null): void {
  const host = "relay.letters.example";
  let authority: Authority;
  let mailers: DistantMailers;
  let tls: SinkTls | null = null;
  beforeAll(async () => {
    if (how === null) return;
    authority = makeAuthority();
    tls = { how, ...authority.vouchFor(host) };
    mailers = await startDistantMailers({ host, trusts: authority.file });
  });
  afterAll(async () => {
    await mailers?.stop();
    authority?.remove();
  });
  const mailerTo = ({ url, port }: SmtpSink): Mailer =>
    how === null
      ? smtpMailer(url, { name: "x.example", patience })
      : mailers.mailerTo(`${how === "at_once" ? "smtps" : "smtp"}://${host}:${port}`, patience);

  describe("a mail server that behaves as", () => {
    it.each(sinkBehaviours)("%s", async (behaviour) => {
      sink = await startSink({ behave: () => behaviour, tls });
      const mailer = mailerTo(sink);
      let barriers = 0;
      const outcome = await mailer.handOver(parcel(), async () => {
        barriers += 1;
        // A commit takes its time: what the server does within the message is known by then.
        await new Promise((resolve) => setTimeout(resolve, 50));
        return true;
      });
      await mailer.rest();
      const [end, passed, taken] = table[behaviour];
      expect(outcome).toMatchObject(end);
      if (!behaviour.endsWith("_midbody")) expect(barriers).toBe(passed);
      expect(sink.taken).toHaveLength(taken);
      const envelope = { from: "a@x.example", to: ["b@y.example"], secured: how !== null };
      if (taken) expect(sink.taken[0]).toMatchObject({ ...envelope, raw: mime.toString() });
    });
  });

  describe("the dot barrier", () => {
    it("is asked after DATA, and while it thinks neither the last byte nor the dot leaves", async () => {
      sink = await startSink({ tls });
      const mailer = mailerTo(sink);
      const heard: string[] = [];
      const outcome = await mailer.handOver(parcel(), async () => {
        await new Promise((resolve) => setTimeout(resolve, 200));
        heard.push(...sink.heard);
        return true;
      });
      await mailer.rest();
      expect(heard.at(-1)).toBe("DATA");
      expect(outcome.end).toBe("accepted");
      expect(sink.heard).toContain(".");
    });

    it.each([
      ["says no", async () => false, { end: "fenced" }],
      ["fails", () => Promise.reject(new Error("no database")), { end: "cut", lastByteSent: false }],
    ])("keeps the message from being ended when it %s", async (_how, barrier, end) => {
      sink = await startSink({ tls });
      const mailer = mailerTo(sink);
      expect(await mailer.handOver(parcel(), barrier)).toMatchObject(end);
      await mailer.rest();
      await new Promise((resolve) => setTimeout(resolve, 50));
      expect(sink.heard).not.toContain(".");
      expect(sink.taken).toEqual([]);
    });

    it("that answers only after the line broke lets the row be tried again: the last byte was never given away", async () => {
      sink = await startSink({ tls });
      const mailer = mailerTo(sink);
      const outcome = await mailer.handOver(parcel(), async () => {
        await sink.close();
        await new Promise((resolve) => setTimeout(resolve, 50));
        return true;
      });
      expect(outcome).toMatchObject({ end: "cut", lastByteSent: false });
      expect(sink.taken).toEqual([]);
    });
  });

  describe("one connection", () => {
    const always = async () => true;
    it("serves many messages, also after a refusal", async () => {
      sink = await startSink({ tls });
      const mailer = mailerTo(sink);
      for (let i = 0; i < 3; i++) expect((await mailer.handOver(parcel(), always)).end).toBe("accepted");
      expect((await mailer.handOver({ ...parcel(), to: "b@y.example" }, async () => false)).end).toBe("fenced");
      expect((await mailer.handOver(parcel(), always)).end).toBe("accepted");
      await mailer.rest();
      // A fenced message ends its connection: there is no other way to take back half a message.
      expect(sink.connections).toBe(2);
      expect(sink.taken).toHaveLength(4);
    });

    it("that went stale is replaced without losing the message", async () => {
      sink = await startSink({ tls });
      const mailer = mailerTo(sink);
      expect((await mailer.handOver(parcel(), always)).end).toBe("accepted");
      const { port } = sink;
      await sink.close();
      sink = await startSink({ port, tls });
      expect((await mailer.handOver(parcel(), always)).end).toBe("accepted");
      await mailer.rest();
      expect(sink.taken).toHaveLength(1);
    });
  });
}
