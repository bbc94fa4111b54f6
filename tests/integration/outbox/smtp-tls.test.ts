// A distant mail server is spoken to over TLS with a valid certificate, or not at all: neither a letter nor the password
// leaves in the clear, whatever somebody in the middle says, and the letter waits with a reason that a person can read.
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import type { MessageId } from "@/lib/ids";
import { deliverNext } from "@/lib/outbox/deliver";
import { listMessageEvents } from "@/lib/outbox/queries";
import { rowOf, workerWorld, writeLetters } from "@/tests/integration/outbox/letters";
import { type Authority, hasOpenssl, makeAuthority } from "@/tests/support/certificates";
import { freshDatabase } from "@/tests/support/databases";
import { type DistantMailers, startDistantMailers } from "@/tests/support/distant-mailer";
import { startMeddler } from "@/tests/support/rude-server";
import { type SinkTls, type SmtpSink, startSink } from "@/tests/support/smtp-sink";

const host = "relay.letters.example";
const patience = { connect: 1000, upToLastByte: 2000, afterLastByte: 1000 };
const ways = { starttls: "smtp", at_once: "smtps" } as const;

describe.runIf(hasOpenssl)("a distant mail server (passed over where there is no openssl program)", () => {
  const at = freshDatabase("sqlite");
  const open: { close(): Promise<void> }[] = [];
  let authority: Authority;
  let stranger: Authority;
  let mailers: DistantMailers;
  beforeAll(async () => {
    authority = makeAuthority();
    stranger = makeAuthority();
    mailers = await startDistantMailers({ host, trusts: authority.file });
  });
  afterAll(async () => {
    await mailers?.stop();
    authority?.remove();
    stranger?.remove();
  });
  afterEach(async () => {
    for (const one of open.splice(0).reverse()) await one.close();
    await at.db.transact(async (tx) => {
      await tx.delete(tx.tables.messageEvents);
      await tx.delete(tx.tables.messages);
    });
  });

  const sinkWith = async (tls: SinkTls | null): Promise<SmtpSink> => {
    const sink = await startSink({ tls });
    open.push(sink);
    return sink;
  };
  const send = async (scheme: "smtp" | "smtps", port: number) => {
    const [id] = (await writeLetters(at.db)).ids as [MessageId];
    const mailer = mailers.mailerTo(`${scheme}://relay-login:sesame@${host}:${port}`, patience);
    expect(await deliverNext(workerWorld(at.db, mailer))).toBe(true);
    await mailer.rest();
    const { state, reason } = await rowOf(at.db, id);
    return { state, reason, detail: (await listMessageEvents(at.db.read, id)).at(-1)?.detail };
  };

  describe.each(["starttls", "at_once"] as const)("with TLS (%s)", (how) => {
    it("and a certificate of its name gets the letter", async () => {
      const sink = await sinkWith({ how, ...authority.vouchFor(host) });
      expect(await send(ways[how], sink.port)).toMatchObject({ state: "accepted" });
      expect(sink.taken).toMatchObject([{ secured: true }]);
    });

    it.each([
      ["of another name", () => authority.vouchFor("elsewhere.example"), "err_tls_cert_altname_invalid"],
      ["that has run out", () => authority.vouchFor(host, -1), "cert_has_expired"],
      ["that nobody we trust vouches for", () => stranger.vouchFor(host), "unable_to_verify_leaf_signature"],
    ])("and a certificate %s gets nothing, and the letter waits", async (_what, certificate, detail) => {
      const sink = await sinkWith({ how, ...certificate() });
      expect(await send(ways[how], sink.port)).toEqual({ state: "queued", reason: "not_reached", detail });
      expect(sink.heard.filter((line) => !/^(?:EHLO|STARTTLS)/.test(line))).toEqual([]);
    });
  });

  describe("over STARTTLS with somebody in the middle", () => {
    const without = (said: string) => said.replace("250-STARTTLS\r\n", "");
    const sendPast = async (tls: boolean, meddling: Parameters<typeof startMeddler>[1]) => {
      const sink = await sinkWith(tls ? { how: "starttls", ...authority.vouchFor(host) } : null);
      const meddler = await startMeddler(sink.port, meddling);
      open.push(meddler);
      return { sink, meddler, end: await send("smtp", meddler.port) };
    };

    it.each([
      ["takes the offer away", true, { server: without }, "accepted"],
      [
        "takes the offer away and says that it is not known",
        true,
        { server: (said: string) => without(said).replace("220 2.0.0 go on", "502 5.5.1 not known") },
        "relay_refused",
      ],
      [
        "takes it away and lets the rest go on in the clear",
        true,
        { server: without, client: (said: string) => said.replace("STARTTLS", "NOOP") },
        "not_reached",
      ],
      ["is the server, and knows no TLS", false, {}, "not_reached"],
    ])("who %s, neither letter nor password leaves in the clear", async (_who, tls, meddling, end) => {
      const { sink, meddler, end: found } = await sendPast(tls, meddling);
      expect(found).toMatchObject(end === "accepted" ? { state: end } : { state: "queued", reason: end });
      expect(sink.taken.filter(({ secured }) => !secured)).toEqual([]);
      expect(meddler.overheard()).toContain("EHLO");
      expect(meddler.overheard()).not.toMatch(/AUTH|MAIL FROM|RCPT|Minister|c2VzYW1l|sesame/i);
    });

    it("what he adds before TLS begins is not taken for the server's word", async () => {
      const { end, sink } = await sendPast(true, {
        server: (said) => said.replace("go on\r\n", "go on\r\n554 5.7.1 go away\r\n250"),
      });
      expect(end).toMatchObject({ state: "accepted" });
      expect(sink.taken).toMatchObject([{ secured: true }]);
    });
  });
});
