// Mail that is fetched from a mailbox: what is ours is taken in once and leaves the mailbox only when that is committed;
// nothing that goes wrong with one mail, the line or the password loses another.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { eq } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { MessageId } from "@/lib/ids";
import { fetchMail } from "@/lib/inbound/imap-intake";
import type { InboundWorld } from "@/lib/inbound/intake";
import { makeBounceAddress, makeReplyAddress } from "@/lib/outbox/bounce-address";
import { listMessageEvents } from "@/lib/outbox/queries";
import { rowOf, writeLetters } from "@/tests/integration/outbox/letters";
import { world as plainWorld } from "@/tests/support/appeals";
import { dialects, freshDatabase } from "@/tests/support/databases";
import { type MailboxServer, startMailbox } from "@/tests/support/mailbox-server";

const now = new Date("2026-05-01T12:00:00.000Z");
const domain = "returns.act.example";
const world = { ...plainWorld, bounceDomain: domain, replyDomain: domain };
const sample = (name: string) => readFileSync(join(process.cwd(), "tests/support/received", name));
const unknownUser = sample("01-postfix-unknown.failed.no_such_address.eml");
const answer = sample("73-answer-english.answer.eml");

/** As a mail server lays it into a mailbox. */
const deliveredTo = (address: string, mail: Buffer) =>
  Buffer.concat([Buffer.from(`Delivered-To: ${address}\r\n`), mail]);
const bounce = (id: MessageId) => makeBounceAddress(world.secret, domain, id);
const returned = (id: MessageId) => deliveredTo(bounce(id), unknownUser);
const answered = (id: MessageId) => deliveredTo(makeReplyAddress(world.secret, domain, id), answer);
const strangers = Buffer.from(
  "From: a@x.example\r\nTo: catchall@returns.act.example\r\nSubject: hello\r\n\r\nhello\r\n",
);

describe.each(dialects)("mail in a mailbox on %s", (dialect) => {
  const at = freshDatabase(dialect);
  const of = (): InboundWorld => ({ db: at.db, world, clock: () => now });
  let mailbox: MailboxServer;
  beforeEach(async () => {
    mailbox = await startMailbox();
    await at.db.transact(async (tx) => {
      for (const table of [tx.tables.received, tx.tables.addressHealth, tx.tables.messageEvents, tx.tables.messages])
        await tx.delete(table);
    });
  });
  afterEach(() => mailbox.close());

  const letters = async (many: number) => {
    const { ids } = await writeLetters(at.db, { letters: many });
    await at.db.transact(async (tx) => {
      await tx.update(tx.tables.appeals).set({ reply: "alias" });
      await tx.update(tx.tables.messages).set({ state: "accepted", doneAt: now });
    });
    return ids as [MessageId, MessageId, MessageId];
  };
  const stateOf = async (id: MessageId) => (await rowOf(at.db, id)).state;
  const returnsOf = async (id: MessageId) =>
    (await listMessageEvents(at.db.read, id)).filter(({ cause }) => cause === "received_failed").length;
  const forwarded = async () => {
    const { messages } = at.db.read.tables;
    return (await at.db.read.select().from(messages).where(eq(messages.kind, "answer"))).length;
  };

  it("is taken in once, however often it lies there; what is not ours is marked as read and stays", async () => {
    const [one, two] = await letters(2);
    for (const mail of [returned(one), strangers, answered(two), returned(one)]) mailbox.put(mail);
    expect(await fetchMail(of(), mailbox.url)).toBe(3);
    expect(mailbox.mails.map(({ uid, flags }) => [uid, [...flags]])).toEqual([[2, ["\\Seen"]]]);
    expect([await stateOf(one), await returnsOf(one)]).toEqual(["bounced", 1]);
    expect([await stateOf(two), await forwarded()]).toEqual(["accepted", 1]);
    mailbox.put(answered(two));
    expect(await fetchMail(of(), mailbox.url)).toBe(1);
    expect(await fetchMail(of(), mailbox.url)).toBe(0);
    expect([await returnsOf(one), await forwarded()]).toEqual([1, 1]);
  });

  it("leaves it only when what it meant is committed", async () => {
    const [one] = await letters(1);
    mailbox.put(returned(one));
    const seen: string[] = [];
    mailbox.before = async (command) => {
      if (/STORE|EXPUNGE/.test(command)) seen.push(await stateOf(one));
      return undefined;
    };
    await fetchMail(of(), mailbox.url);
    expect(seen).toEqual(["bounced", "bounced"]);
    expect(mailbox.mails).toEqual([]);
  });

  it.each([
    ["while it is fetched", /^UID FETCH 2/, ["bounced", "accepted", "accepted"]],
    ["before it is marked", /^UID STORE 2/, ["bounced", "bounced", "accepted"]],
    ["before it is deleted", /^UID EXPUNGE 2/, ["bounced", "bounced", "accepted"]],
  ])("is taken in by the next turn, once, when the line breaks %s", async (_when, where, states) => {
    const ids = await letters(3);
    for (const id of ids) mailbox.put(returned(id));
    mailbox.before = (command) => (where.test(command) ? "cut" : undefined);
    await fetchMail(of(), mailbox.url).catch(() => undefined);
    expect(await Promise.all(ids.map(stateOf))).toEqual(states);
    mailbox.before = () => undefined;
    await fetchMail(of(), mailbox.url);
    expect(await Promise.all(ids.map(stateOf))).toEqual(["bounced", "bounced", "bounced"]);
    expect(await Promise.all(ids.map(returnsOf))).toEqual([1, 1, 1]);
    expect(mailbox.mails.filter(({ flags }) => !flags.has("\\Deleted"))).toEqual([]);
  });

  it("of which one cannot be taken in does not wait behind that one, which comes again", async () => {
    const [one, two, three] = await letters(3);
    for (const id of [one, two, three]) mailbox.put(returned(id));
    let asked = 0;
    const clock = () => {
      asked += 1;
      if (asked === 1) throw new Error("a fault of ours");
      return now;
    };
    await fetchMail({ ...of(), clock }, mailbox.url).catch(() => undefined);
    expect(await Promise.all([one, two, three].map(stateOf))).toEqual(["accepted", "bounced", "bounced"]);
    expect(mailbox.mails.map(({ uid, flags }) => [uid, [...flags]])).toEqual([[1, []]]);
    expect(await fetchMail(of(), mailbox.url)).toBe(1);
    expect(await stateOf(one)).toBe("bounced");
  });

  it("of which the mail server does not give one out does not wait behind that one", async () => {
    const [one, two] = await letters(2);
    for (const id of [one, two]) mailbox.put(returned(id));
    mailbox.before = (command) => (command.startsWith("UID FETCH 1 ") ? "refuse" : undefined);
    await fetchMail(of(), mailbox.url).catch(() => undefined);
    expect([await stateOf(one), await stateOf(two)]).toEqual(["accepted", "bounced"]);
    mailbox.before = () => undefined;
    expect(await fetchMail(of(), mailbox.url)).toBe(1);
    expect(await stateOf(one)).toBe("bounced");
  });

  it("stays as it is when the password is wrong or the mailbox is not there, and nothing hangs", async () => {
    const [one] = await letters(1);
    mailbox.put(returned(one));
    await expect(fetchMail(of(), mailbox.url.replace("sesame", "wrong"))).rejects.toThrow();
    mailbox.before = (command) => (command.startsWith("SELECT") ? "refuse" : undefined);
    await expect(fetchMail(of(), mailbox.url)).rejects.toThrow();
    expect(mailbox.heard.filter((command) => /FETCH|STORE|EXPUNGE/.test(command))).toEqual([]);
    expect(await stateOf(one)).toBe("accepted");
    expect(mailbox.mails.map(({ flags }) => flags.size)).toEqual([0]);
  });
});
