// A mail server that is slow at everything, and never so slow that one command would tell.
import { once } from "node:events";
import { createServer } from "node:net";
import { createInterface } from "node:readline";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type MessageId, newId } from "@/lib/ids";
import { smtpMailer } from "@/lib/outbox/mailer";

const pause = 250;
const replies: [RegExp, string][] = [
  [/^EHLO/i, "250-slow\r\n250 AUTH PLAIN"],
  [/^AUTH/i, "235 welcome"],
  [/^DATA/i, "354 go on"],
  [/^(?:MAIL|RCPT|RSET)/i, "250 ok"],
  [/^\.$/, "250 kept"],
];
const server = createServer((socket) => {
  const say = (text: string) => void setTimeout(() => socket.writable && socket.write(`${text}\r\n`), pause);
  socket.on("error", () => undefined);
  say("220 slow");
  createInterface({ input: socket }).on("line", (line) => {
    const reply = replies.find(([command]) => command.test(line));
    if (reply) say(reply[1]);
  });
});
let url = "";
beforeAll(async () => {
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  url = `smtp://someone:secret@127.0.0.1:${(server.address() as { port: number }).port}`;
});
afterAll(() => void server.close());

const parcel = { id: newId<MessageId>(), from: "a@act.example", to: "m@justice.example" };
const mime = Buffer.from("Subject: x\r\n\r\nwords\r\n");

it.each([
  [
    "ends an attempt whose way to the last byte is longer than our patience, however quick each answer was",
    5 * pause,
    "cut",
  ],
  ["leaves one alone that is within it", 20 * pause, "accepted"],
])("%s", async (_what, upToLastByte, end) => {
  const mailer = smtpMailer(url, {
    name: "act.example",
    patience: { connect: 4 * pause, upToLastByte, afterLastByte: 20 * pause },
  });
  const start = performance.now();
  const outcome = await mailer.handOver({ ...parcel, mime }, async () => true);
  expect(outcome).toMatchObject(end === "cut" ? { end, lastByteSent: false, cause: "timeout" } : { end });
  if (end === "cut") expect(performance.now() - start).toBeLessThan(7 * pause);
  await mailer.rest();
});
