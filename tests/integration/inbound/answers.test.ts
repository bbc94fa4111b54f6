// Which answers go on to the writer, and how many: a machine that answers our mail must not be answered without end.
import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { day, after as later, minute } from "@/lib/clock";
import type { MessageId } from "@/lib/ids";
import { answersADay } from "@/lib/inbound/commands";
import { takeMail } from "@/lib/inbound/intake";
import { makeBounceAddress, makeReplyAddress } from "@/lib/outbox/bounce-address";
import { listMessageEvents } from "@/lib/outbox/queries";
import { now, writeLetters } from "@/tests/integration/outbox/letters";
import { world as plainWorld } from "@/tests/support/appeals";
import { dialects, freshDatabase } from "@/tests/support/databases";

const domain = "returns.act.example";
const world = { ...plainWorld, bounceDomain: domain, replyDomain: domain };
const written = (number: number) =>
  Buffer.from(
    `From: minister@justice.example\r\nSubject: Your letter, ${number}\r\nMessage-ID: <${number}@x>\r\n\r\nWe read it.\r\n`,
  );

describe.each(dialects)("answers on %s", (dialect) => {
  const at = freshDatabase(dialect);
  let id: MessageId;
  beforeEach(async () => {
    await at.db.transact(async (tx) => {
      for (const table of [tx.tables.received, tx.tables.messageEvents, tx.tables.messages]) await tx.delete(table);
    });
    id = (await writeLetters(at.db)).ids[0]!;
    await at.db.transact((tx) => tx.update(tx.tables.appeals).set({ reply: "alias" }));
  });
  const answers = () =>
    at.db.read.select().from(at.db.read.tables.messages).where(eq(at.db.read.tables.messages.kind, "answer"));
  const answer = (to: string, number: number, when = now) =>
    takeMail({ db: at.db, world, clock: () => when }, [to], written(number));
  const reply = (of: MessageId) => makeReplyAddress(world.secret, domain, of);

  it("go on for a letter, ten a day at most, and again the day after", async () => {
    for (let number = 0; number < answersADay + 3; number++)
      await answer(reply(id), number, later(now, number * minute));
    expect(await answers()).toHaveLength(answersADay);
    // Nothing is lost in silence: that they came stands in the letter's history.
    const told = (await listMessageEvents(at.db.read, id)).filter(({ cause }) => cause === "received_answer");
    expect(told).toHaveLength(answersADay + 3);
    await answer(reply(id), 100, later(now, day + 20 * minute));
    expect(await answers()).toHaveLength(answersADay + 1);
  });

  it("to the mail that brought an answer, or to another mail of ours, go nowhere", async () => {
    await answer(reply(id), 1);
    const [forwarded] = await answers();
    // A machine answers to where the mail says that returns go, and says not that it is a machine.
    await answer(makeBounceAddress(world.secret, domain, forwarded!.id), 2);
    await answer(reply(forwarded!.id), 3);
    expect(await answers()).toHaveLength(1);
  });
});
