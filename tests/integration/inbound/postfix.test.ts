// The whole way through a real mail server: handed over to Postfix, refused behind it, returned by it, and taken in.
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, describe, expect, it } from "vitest";
import { takeInAt } from "@/lib/inbound/smtp-intake";
import { deliverNext } from "@/lib/outbox/deliver";
import { mailerTo, now, rowOf, workerWorld, writeLetters } from "@/tests/integration/outbox/letters";
import { freshDatabase } from "@/tests/support/databases";
import { freePort } from "@/tests/support/free-port";
import { hasPostfix, type Relay, startPostfix } from "@/tests/support/postfix";
import { type SmtpSink, startSink } from "@/tests/support/smtp-sink";

const domain = "returns.act.example";

describe.runIf(hasPostfix)("with Postfix as the relay", () => {
  const at = freshDatabase("sqlite");
  const open: { close?: () => Promise<void> }[] = [];
  afterEach(async () => {
    for (const one of open.splice(0).reverse()) await one.close?.();
  });
  const untilState = async (id: Parameters<typeof rowOf>[1], state: string) => {
    for (let turn = 0; turn < 100 && (await rowOf(at.db, id)).state !== state; turn++) await sleep(100);
    return (await rowOf(at.db, id)).state;
  };
  const post = async (sinks: { good: SmtpSink; bad: SmtpSink }) => {
    const plain = workerWorld(at.db, mailerTo("smtp://127.0.0.1:1"));
    const world = { ...plain.world, bounceDomain: domain, replyDomain: domain };
    const inbound = await freePort();
    const stop = await takeInAt({ db: at.db, world, clock: () => now }, `lmtp://127.0.0.1:${inbound}`);
    const relay: Relay = await startPostfix({
      "good.example": `smtp:[127.0.0.1]:${sinks.good.port}`,
      "bad.example": `smtp:[127.0.0.1]:${sinks.bad.port}`,
      [domain]: `lmtp:inet:127.0.0.1:${inbound}`,
    });
    open.push({ close: stop }, { close: relay.stop });
    return { ...plain, world, mailer: mailerTo(relay.url) };
  };

  it("a letter arrives byte for byte, and one that is refused behind the relay is returned", async () => {
    const good = await startSink();
    const bad = await startSink({ behave: () => "550_rcpt" });
    open.push(good, bad);
    const of = await post({ good, bad });
    const [there] = (await writeLetters(at.db, { message: { toAddress: "minister@good.example" } })).ids;
    const [back] = (await writeLetters(at.db, { message: { toAddress: "minister@bad.example" } })).ids;
    while (await deliverNext(of));
    await of.mailer.rest();
    expect(await untilState(back!, "bounced")).toBe("bounced");
    for (let turn = 0; turn < 100 && good.taken.length === 0; turn++) await sleep(100);
    const row = await rowOf(at.db, there!);
    expect(row.state).toBe("accepted");
    expect(row.relayId).toMatch(/^[0-9A-Za-z]{6,}$/);
    expect(good.taken).toHaveLength(1);
    const [, arrived = ""] = good.taken[0]!.raw.split(/\r\n\r\n([\s\S]*)/);
    expect(arrived).toBe(row.mime?.split(/\r\n\r\n([\s\S]*)/)[1]);
  }, 40_000);
});
