// Mail that comes in: over SMTP and LMTP, for messages of ours alone; what it changes, and what it cannot.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { eq } from "drizzle-orm";
import nodemailer from "nodemailer";
import { beforeEach, describe, expect, it } from "vitest";
import { day, after as later, minute } from "@/lib/clock";
import type { MessageId } from "@/lib/ids";
import { holdFailing, trustAddress } from "@/lib/inbound/health";
import { addressedTo } from "@/lib/inbound/imap-intake";
import { type InboundWorld, isOurs, takeMail } from "@/lib/inbound/intake";
import { takeInAt } from "@/lib/inbound/smtp-intake";
import { makeBounceAddress, makeReplyAddress } from "@/lib/outbox/bounce-address";
import { sendNotices } from "@/lib/outbox/notices";
import { listMessageEvents } from "@/lib/outbox/queries";
import { rowOf, writeLetters } from "@/tests/integration/outbox/letters";
import { world as plainWorld } from "@/tests/support/appeals";
import { dialects, freshDatabase } from "@/tests/support/databases";
import { freePort } from "@/tests/support/free-port";

const now = new Date("2026-05-01T12:00:00.000Z");
const domain = "returns.act.example";
const world = { ...plainWorld, bounceDomain: domain, replyDomain: domain };
const sample = (name: string) => readFileSync(join(process.cwd(), "tests/support/received", name));
const unknownUser = () => sample("01-postfix-unknown.failed.no_such_address.eml");
const answer = () => sample("73-answer-english.answer.eml");
const absence = () => sample("59-vacation-english.automatic.eml");

describe.each(dialects)("mail that comes in on %s", (dialect) => {
  const at = freshDatabase(dialect);
  const of = (): InboundWorld => ({ db: at.db, world, clock: () => now });
  const bounce = (id: MessageId) => makeBounceAddress(world.secret, domain, id);
  const reply = (id: MessageId) => makeReplyAddress(world.secret, domain, id);
  const put = (id: MessageId, state: "accepted" | "unknown" | "queued") =>
    at.db.transact((tx) =>
      tx.update(tx.tables.messages).set({ state, doneAt: now }).where(eq(tx.tables.messages.id, id)),
    );
  const forwarded = () =>
    at.db.read.select().from(at.db.read.tables.messages).where(eq(at.db.read.tables.messages.kind, "answer"));
  beforeEach(() =>
    at.db.transact(async (tx) => {
      for (const table of [tx.tables.received, tx.tables.addressHealth, tx.tables.messageEvents, tx.tables.messages])
        await tx.delete(table);
    }),
  );
  const letters = async (many: number, reply: "alias" | "none" | "direct" = "alias") => {
    const written = await writeLetters(at.db, { letters: many, message: { toAddress: "minister@justice.example" } });
    await at.db.transact((tx) => tx.update(tx.tables.appeals).set({ reply }));
    return written;
  };

  it("a letter that came back is returned, once, and its writer is told once", async () => {
    const [id] = (await letters(1)).ids as [MessageId];
    await put(id, "accepted");
    await takeMail(of(), [bounce(id).toUpperCase()], unknownUser());
    await takeMail(of(), [bounce(id)], unknownUser());
    expect(await rowOf(at.db, id)).toMatchObject({ state: "bounced", reason: "no_such_address" });
    const events = await listMessageEvents(at.db.read, id);
    expect(events.filter(({ cause }) => cause === "received_failed")).toHaveLength(1);
    expect(await sendNotices(at.db, world, now)).toBe(1);
    expect(await sendNotices(at.db, world, now)).toBe(0);
  });

  it("what nobody could know is known by a report", async () => {
    const [lost, there] = (await letters(2)).ids as [MessageId, MessageId];
    await put(lost, "unknown");
    await put(there, "unknown");
    await takeMail(of(), [bounce(lost)], unknownUser());
    await takeMail(of(), [bounce(there)], sample("07-postfix-relayed.delivered.eml"));
    expect((await rowOf(at.db, lost)).state).toBe("bounced");
    expect((await rowOf(at.db, there)).state).toBe("accepted");
  });

  it.each([
    ["made up", () => "b+aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa@returns.act.example"],
    ["of another secret", (id: MessageId) => makeBounceAddress(`${world.secret}!`, domain, id)],
    ["at another domain", (id: MessageId) => makeBounceAddress(world.secret, "act.example", id)],
    ["for answers, which the addressee knows", reply],
    ["our own From", () => world.mailFrom],
  ])("a return under an address %s moves nothing", async (_what, address) => {
    const [id] = (await letters(1)).ids as [MessageId];
    await put(id, "accepted");
    await takeMail(of(), [address(id)], unknownUser());
    expect((await rowOf(at.db, id)).state).toBe("accepted");
  });

  it("three letters that came back hold the queue of their address, and a person lets it go", async () => {
    const { ids } = await letters(6);
    const [first, second, third, waiting, other, later_] = ids as [
      MessageId,
      MessageId,
      MessageId,
      MessageId,
      MessageId,
      MessageId,
    ];
    await at.db.transact((tx) =>
      tx
        .update(tx.tables.messages)
        .set({ toAddress: "deputy@justice.example" })
        .where(eq(tx.tables.messages.id, other)),
    );
    for (const id of [first, second, third]) await put(id, "accepted");
    for (const id of [first, second]) await takeMail(of(), [bounce(id)], unknownUser());
    expect((await rowOf(at.db, waiting)).state).toBe("queued");
    await takeMail(of(), [bounce(third)], unknownUser());
    expect(await rowOf(at.db, waiting)).toMatchObject({ state: "held", reason: "address_failing" });
    expect((await rowOf(at.db, other)).state).toBe("queued");
    await at.db.transact((tx) =>
      tx.update(tx.tables.messages).set({ state: "queued" }).where(eq(tx.tables.messages.id, later_)),
    );
    await at.db.transact((tx) => holdFailing(tx, ["Minister@justice.example"], now));
    expect((await rowOf(at.db, later_)).state).toBe("held");
    expect(await at.db.transact((tx) => trustAddress(tx, "minister@justice.example", later(now, minute)))).toBe(2);
    expect((await rowOf(at.db, waiting)).state).toBe("queued");
  });

  it("an answer goes on to the writer, as text, without the writer's address in it", async () => {
    const [id] = (await letters(1)).ids as [MessageId];
    await put(id, "accepted");
    await takeMail(of(), [reply(id)], answer());
    await takeMail(of(), [reply(id)], answer());
    const [mail, ...more] = await forwarded();
    expect(more).toEqual([]);
    expect(mail).toMatchObject({ toAddress: "ana@mail.example", html: null, replyTo: null, state: "queued" });
    expect(mail?.text).toContain("She was released on Friday.");
    expect(mail?.text).toContain("minister@justice.verdania.example");
    expect((await rowOf(at.db, id)).state).toBe("accepted");
  });

  it.each([
    ["none", "the writer wants none"],
    ["direct", "the writer gets them directly"],
  ] as const)("no answer goes on where %s: %s", async (choice, _why) => {
    const [id] = (await letters(1, choice)).ids as [MessageId];
    await takeMail(of(), [reply(id)], answer());
    expect(await forwarded()).toEqual([]);
  });

  it("a note of absence goes on from the address for answers, not from the one for returns", async () => {
    const [one, two] = (await letters(2)).ids as [MessageId, MessageId];
    await takeMail(of(), [bounce(one)], absence());
    expect(await forwarded()).toEqual([]);
    await takeMail(of(), [reply(two)], absence());
    expect(await forwarded()).toHaveLength(1);
  });

  it.each(["smtp", "lmtp"] as const)(
    "over %s it is taken for ours alone, and acknowledged when it is kept",
    async (protocol) => {
      const [id] = (await letters(1)).ids as [MessageId];
      await put(id, "accepted");
      const port = await freePort();
      const stop = await takeInAt(of(), `${protocol}://127.0.0.1:${port}`);
      const mailer = nodemailer.createTransport({
        host: "127.0.0.1",
        port,
        ignoreTLS: true,
        lmtp: protocol === "lmtp",
      });
      const send = (to: string) => mailer.sendMail({ envelope: { from: "", to }, raw: unknownUser() });
      try {
        await expect(send(`nobody@${domain}`)).rejects.toMatchObject({ responseCode: 550 });
        await send(bounce(id));
        expect((await rowOf(at.db, id)).state).toBe("bounced");
      } finally {
        mailer.close();
        await stop();
      }
    },
  );

  it("what is no mail, or too much, changes nothing", async () => {
    const [id] = (await letters(1)).ids as [MessageId];
    await put(id, "accepted");
    for (const bytes of [new Uint8Array(), Buffer.alloc(6 * 1024 * 1024, "a"), Buffer.from([0, 255, 254, 13, 10])])
      await takeMail(of(), [bounce(id), reply(id)], bytes);
    expect((await rowOf(at.db, id)).state).toBe("accepted");
    expect(await forwarded()).toEqual([]);
  });
});

it("the envelope of a mail in a mailbox stands in its headers, folded or not", () => {
  const source = Buffer.from(
    `Received: x\r\nDelivered-To: catchall@host\r\nTo: "Ana, L" <B+Token@Returns.act.example>,\r\n other@x.example\r\n\r\nTo: not@this.example`,
  );
  expect(addressedTo(source)).toEqual(["catchall@host", "b+token@returns.act.example", "other@x.example"]);
  expect(isOurs({ db: null as never, world, clock: () => later(now, day) }, "catchall@host")).toBe(false);
});
