// Mail that comes in before its time, or that cannot be taken in: nothing of it is lost, and nothing waits behind it.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { eq } from "drizzle-orm";
import nodemailer from "nodemailer";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Database } from "@/db/database";
import type { MessageId } from "@/lib/ids";
import { fetchMail } from "@/lib/inbound/imap-intake";
import { type InboundWorld, takeMail } from "@/lib/inbound/intake";
import { takeInAt } from "@/lib/inbound/smtp-intake";
import { makeBounceAddress } from "@/lib/outbox/bounce-address";
import { claim } from "@/lib/outbox/claims";
import type { Claimed } from "@/lib/outbox/commands";
import { passBarrier, settle } from "@/lib/outbox/lease";
import { sendNotices } from "@/lib/outbox/notices";
import { listMessageEvents } from "@/lib/outbox/queries";
import { now, rowOf, writeLetters } from "@/tests/integration/outbox/letters";
import { world as plainWorld } from "@/tests/support/appeals";
import { dialects, freshDatabase } from "@/tests/support/databases";
import { freePort } from "@/tests/support/free-port";
import { type MailboxServer, startMailbox } from "@/tests/support/mailbox-server";

const domain = "returns.act.example";
const world = { ...plainWorld, bounceDomain: domain, replyDomain: domain };
const sample = (name: string) => readFileSync(join(process.cwd(), "tests/support/received", name));
const unknownUser = sample("01-postfix-unknown.failed.no_such_address.eml");
const delivered = sample("07-postfix-relayed.delivered.eml");

describe.each(dialects)("mail that comes in too early on %s", (dialect) => {
  const at = freshDatabase(dialect);
  const of = (db: Database = at.db): InboundWorld => ({ db, world, clock: () => now });
  const bounce = (id: MessageId) => makeBounceAddress(world.secret, domain, id);
  const addressed = (id: MessageId, mail = unknownUser) =>
    Buffer.concat([Buffer.from(`Delivered-To: ${bounce(id)}\r\n`), mail]);
  const accept = (message: Claimed) =>
    settle(at.db, message, { state: "accepted", set: { doneAt: now }, cause: "accepted", now });
  const all = () => mailbox.mails.map(({ uid }) => uid);
  const read = () => mailbox.mails.flatMap(({ uid, flags }) => (flags.has("\\Seen") ? [uid] : []));
  let mailbox: MailboxServer;
  beforeAll(async () => {
    mailbox = await startMailbox();
  });
  afterAll(() => mailbox.close());
  beforeEach(() =>
    at.db.transact(async (tx) => {
      for (const table of [tx.tables.received, tx.tables.messageEvents, tx.tables.messages]) await tx.delete(table);
    }),
  );

  /** A letter of which the server has said yes, which is not written down yet. */
  const beingSent = async (): Promise<Claimed> => {
    await writeLetters(at.db);
    const claimed = (await claim(at.db, { owner: "worker", now }))!;
    await passBarrier(at.db, claimed, { mime: "m", mimeSha256: "h" }, now);
    return claimed;
  };

  it("a return is not kept while its letter is being sent, and moves it when it comes again", async () => {
    const letter = await beingSent();
    expect(await takeMail(of(), [bounce(letter.id)], unknownUser)).toBe(false);
    expect(await at.db.read.select().from(at.db.read.tables.received)).toEqual([]);
    await accept(letter);
    expect(await takeMail(of(), [bounce(letter.id)], unknownUser)).toBe(true);
    expect(await rowOf(at.db, letter.id)).toMatchObject({ state: "bounced", reason: "no_such_address" });
    expect(await sendNotices(at.db, world, now)).toBe(1);
  });

  it("a report of delivery waits likewise, and says what nobody knew", async () => {
    const letter = await beingSent();
    expect(await takeMail(of(), [bounce(letter.id)], delivered)).toBe(false);
    await settle(at.db, letter, { state: "unknown", set: { doneAt: now }, cause: "cut", now });
    expect(await takeMail(of(), [bounce(letter.id)], delivered)).toBe(true);
    expect((await rowOf(at.db, letter.id)).state).toBe("accepted");
  });

  it("of two letters in one mail the other is told at once, and only once", async () => {
    const [early, other] = [await beingSent(), await beingSent()];
    await accept(other);
    const both = [bounce(early.id), bounce(other.id)];
    expect(await takeMail(of(), both, unknownUser)).toBe(false);
    expect((await rowOf(at.db, other.id)).state).toBe("bounced");
    await accept(early);
    expect(await takeMail(of(), both, unknownUser)).toBe(true);
    expect((await rowOf(at.db, early.id)).state).toBe("bounced");
    const told = (await listMessageEvents(at.db.read, other.id)).filter(({ cause }) => cause === "received_failed");
    expect(told).toHaveLength(1);
  });

  it("over SMTP it is told to come again", async () => {
    const letter = await beingSent();
    const port = await freePort();
    const stop = await takeInAt(of(), `smtp://127.0.0.1:${port}`);
    const mailer = nodemailer.createTransport({ host: "127.0.0.1", port, ignoreTLS: true });
    const send = () => mailer.sendMail({ envelope: { from: "", to: bounce(letter.id) }, raw: unknownUser });
    try {
      await expect(send()).rejects.toMatchObject({ responseCode: 451 });
      await accept(letter);
      await send();
      expect((await rowOf(at.db, letter.id)).state).toBe("bounced");
    } finally {
      mailer.close();
      await stop();
    }
  });

  it("in a mailbox it stays unread, and goes when it was taken in; what is nobody's is left there as read", async () => {
    const letter = await beingSent();
    const early = mailbox.put(addressed(letter.id));
    const strange = mailbox.put(Buffer.from("To: somebody@else.example\r\nSubject: hello\r\n\r\nhello\r\n"));
    expect(await fetchMail(of(), mailbox.url)).toBe(0);
    expect([all(), read()]).toEqual([[early, strange], [strange]]);
    await accept(letter);
    expect(await fetchMail(of(), mailbox.url)).toBe(1);
    expect((await rowOf(at.db, letter.id)).state).toBe("bounced");
    expect(all()).toEqual([strange]);
  });

  it("one mail in a mailbox that always faults keeps no other waiting", async () => {
    const { ids } = await writeLetters(at.db, { letters: 3 });
    await at.db.transact((tx) => tx.update(tx.tables.messages).set({ state: "accepted", doneAt: now }));
    const [bad, ...good] = ids as [MessageId, ...MessageId[]];
    const poison = mailbox.put(addressed(bad));
    for (const id of good) mailbox.put(addressed(id));
    expect(await fetchMail(of(failingFor(at.db, bad)), mailbox.url)).toBe(2);
    for (const id of good) expect((await rowOf(at.db, id)).state).toBe("bounced");
    expect(all()).toContain(poison);
    expect(read()).not.toContain(poison);
    expect(await fetchMail(of(), mailbox.url)).toBe(1);
    expect((await rowOf(at.db, bad)).state).toBe("bounced");
  });

  it("a mailbox whose every mail faults is tried again later, not to its end", async () => {
    const { ids } = await writeLetters(at.db, { letters: 30 });
    for (const id of ids) mailbox.put(addressed(id));
    let asked = 0;
    const transact = () => {
      asked += 1;
      return Promise.reject(new Error("no"));
    };
    const failing = { ...at.db, transact };
    await expect(fetchMail(of(failing), mailbox.url)).rejects.toThrow("no");
    expect(asked).toBe(20);
  });
});

/** A database that cannot take in what concerns one message. */
function failingFor(db: Database, id: MessageId): Database {
  return {
    ...db,
    transact: (work) =>
      db.transact(async (tx) => {
        const answer = await work(tx);
        const { received } = tx.tables;
        const [found] = await tx.select({ id: received.id }).from(received).where(eq(received.messageId, id));
        if (found) throw new Error("this one cannot be kept");
        return answer;
      }),
  };
}
