// Mail servers that talk rubbish, without end, or one byte a second: what they say is never taken for a yes that it is
// not, costs no memory, no more time than our patience, and never a letter.
import { afterEach, describe, expect, it } from "vitest";
import { type MessageId, newId } from "@/lib/ids";
import { deliverNext } from "@/lib/outbox/deliver";
import { smtpMailer } from "@/lib/outbox/mailer";
import { mailerTo, rowOf, workerWorld, writeLetters } from "@/tests/integration/outbox/letters";
import { dialects, freshDatabase } from "@/tests/support/databases";
import { type Moment, type RudeServer, startRudeServer } from "@/tests/support/rude-server";

const patience = { connect: 600, upToLastByte: 900, afterLastByte: 500 };
const mime = Buffer.from("From: a@x.example\r\nTo: b@y.example\r\n\r\nFree them.\r\n");
const codes: Record<Moment, number> = { greeting: 220, EHLO: 250, MAIL: 250, RCPT: 250, DATA: 354, dot: 250 };
const moments = Object.keys(codes) as Moment[];

let server: RudeServer;
afterEach(() => server?.close());

async function handOver(rude: Parameters<typeof startRudeServer>[0], bytes = mime) {
  server = await startRudeServer(rude);
  const mailer = smtpMailer(server.url, { name: "x.example", patience });
  const start = performance.now();
  const parcel = { id: newId<MessageId>(), from: "a@x.example", to: "b@y.example", mime: bytes };
  const outcome = await mailer.handOver(parcel, async () => true);
  const took = performance.now() - start;
  await mailer.rest();
  return { outcome, took };
}

const yes = { end: "accepted", code: 250 };
const unclear = { end: "cut", lastByteSent: true };

/** What is said to the closing dot, and what may be made of it. */
const answers: readonly [what: string, said: string, outcome: object][] = [
  ["a yes with NUL in it", "250 2.0.0 o\0k queued as X\0Y\r\n", yes],
  ["a yes with bytes of no character set", "250 2.0.0 \xff\xfe\xe9 ok\r\n", yes],
  ["a no with NUL and such bytes", "550 5.1.1 no\0such \xff\r\n", { end: "replied", stage: "message", code: 550 }],
  ["a yes of 2,000 lines", `${"250-more\r\n".repeat(2000)}250 ok\r\n`, yes],
  ["a yes and a no in one reply", "250-ok\r\n550 no\r\n", unclear],
  ["a no and a yes in one reply", "550-no\r\n250 ok\r\n", unclear],
  ["a yes with rubbish between its lines", "250-ok\r\nrubbish\r\n250 ok\r\n", unclear],
  ["two digits", "25\r\n", unclear],
  ["four digits", "2500 ok\r\n", unclear],
  ["a code without end", "250ok\r\n", unclear],
  ["digits of another script", "٢٥٠ ok\r\n", unclear],
  ["words", "hello there\r\n", unclear],
  ["a blank before the code", " 250 ok\r\n", unclear],
  ["zeros", "000 ok\r\n", unclear],
  ["lines that promise more and no more", "250-ok\r\n250-ok\r\n", unclear],
  ["a carriage return alone", "250 ok\r", unclear],
  ["ten megabytes in a line", `250 ${"x".repeat(10_000_000)}\r\n`, unclear],
  ["ten megabytes of lines", `${"250-x\r\n".repeat(1_400_000)}250 ok\r\n`, unclear],
];

describe("a mail server whose answer to the message is", () => {
  it.each(answers)("%s", async (_what, dot, outcome) => {
    const found = await handOver({ says: { dot } });
    expect(found.outcome).toMatchObject(outcome);
    expect(server.ended).toBe(1);
  });
});

describe.each(moments.filter((moment) => moment !== "dot"))("a mail server that at the moment of %s", (moment) => {
  it.each([
    ["says ten megabytes in one line", "x".repeat(10_000_000)],
    ["says ten megabytes in lines", `${codes[moment]}-${"x".repeat(60)}\r\n`.repeat(150_000)],
    ["says rubbish", "rubbish\r\n\r\n\0\xff\r\n"],
  ])("%s is left, and the letter stays ours", async (_what, said) => {
    const { outcome } = await handOver({ says: { [moment]: said } });
    expect(outcome).toMatchObject({ end: "cut", lastByteSent: false });
    // What the system's buffers hold; the rest it could not even say.
    expect(server.said).toBeLessThan(8_000_000);
    expect(server.ended).toBe(0);
  });

  it("says NUL and bytes of no character set behind the right code is understood", async () => {
    const { outcome } = await handOver({ says: { [moment]: `${codes[moment]} o\0k \xff\xfe\r\n` } });
    expect(outcome).toMatchObject(yes);
  });

  it("says one byte a second is not waited for longer than our patience", async () => {
    const { outcome, took } = await handOver({ drip: { [moment]: 1000 } });
    expect(outcome).toMatchObject({ end: "cut", lastByteSent: false, cause: "timeout" });
    expect(took).toBeLessThan(patience.connect + patience.upToLastByte + 2000);
  });
});

describe("a mail server that", () => {
  it("says yes to the message at one byte a second leaves it unclear, after our patience and not later", async () => {
    const { outcome, took } = await handOver({ drip: { dot: 1000 } });
    expect(outcome).toMatchObject({ ...unclear, cause: "timeout" });
    expect(took).toBeLessThan(patience.afterLastByte + 2000);
  });

  it("stops reading within a large message is not waited for longer than our patience", async () => {
    const large = Buffer.concat([mime, Buffer.alloc(8_000_000, "x\r\n")]);
    const { outcome, took } = await handOver({ deaf: true }, large);
    expect(outcome).toMatchObject({ end: "cut", cause: "timeout" });
    expect(took).toBeLessThan(patience.upToLastByte + patience.afterLastByte + 2000);
    expect(server.ended).toBe(0);
  });
});

describe.each(dialects)("an answer with NUL and bytes of no character set on %s", (dialect) => {
  const at = freshDatabase(dialect);
  it.each([
    ["250 2.0.0 o\0k queued as \0\xff\r\n", "accepted"],
    ["550 5.1.1 no\0such \xff\r\n", "failed"],
    ["452 4.2.\0 \xfffull\r\n", "queued"],
  ])("is written down: %j", async (dot, state) => {
    server = await startRudeServer({ says: { dot } });
    const [id] = (await writeLetters(at.db)).ids as [MessageId];
    const mailer = mailerTo(server.url, patience);
    await deliverNext(workerWorld(at.db, mailer));
    await mailer.rest();
    expect((await rowOf(at.db, id)).state).toBe(state);
  });
});
