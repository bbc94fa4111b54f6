// Addresses that the mail server refuses at once: three such letters hold the queue, as three that came back do.
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { hour, after as later } from "@/lib/clock";
import { trustAddress } from "@/lib/inbound/health";
import { claim } from "@/lib/outbox/claims";
import { deliverDue } from "@/lib/outbox/deliver";
import { settle } from "@/lib/outbox/lease";
import { countMessagesByState } from "@/lib/outbox/queries";
import { mailerTo, now, rowOf, setClock, workerWorld, writeLetters } from "@/tests/integration/outbox/letters";
import { dialects, freshDatabase } from "@/tests/support/databases";
import { type SmtpSink, startSink } from "@/tests/support/smtp-sink";

describe.each(dialects)("an address that is refused on %s", (dialect) => {
  const at = freshDatabase(dialect);
  const clock = setClock();
  const refused = "minister@justice.example";
  let sink: SmtpSink;
  beforeAll(async () => {
    sink = await startSink({ behaveTo: (address) => (address.toLowerCase() === refused ? "550_rcpt" : null) });
  });
  afterAll(() => sink.close());
  beforeEach(async () => {
    clock.set(now);
    await at.db.transact(async (tx) => {
      for (const table of [tx.tables.addressHealth, tx.tables.messageEvents, tx.tables.messages])
        await tx.delete(table);
    });
  });
  const write = (letters: number, toAddress: string) => writeLetters(at.db, { letters, message: { toAddress } });
  const deliver = (lanes = 1) =>
    deliverDue(workerWorld(at.db, mailerTo(sink.url), clock.clock), lanes, new AbortController().signal);
  const count = async () => {
    const { failed, held, queued, accepted } = await countMessagesByState(at.db.read);
    return { failed, held, queued, accepted };
  };

  it("holds its queue after three letters, and no other; a person lets it go, and counting begins anew", async () => {
    await write(4, refused);
    await write(2, "Minister@Justice.example");
    await write(2, "deputy@justice.example");
    await deliver();
    // The fourth was taken up together with the end of the third.
    expect(await count()).toEqual({ failed: 4, held: 2, queued: 0, accepted: 2 });
    clock.set(later(now, hour));
    expect(await at.db.transact((tx) => trustAddress(tx, refused, clock.clock()))).toBe(2);
    clock.set(later(now, 2 * hour));
    await deliver();
    expect(await count()).toEqual({ failed: 6, held: 0, queued: 0, accepted: 2 });
  });

  it("is counted where many letters end at the same moment", async () => {
    await write(40, refused);
    await deliver(8);
    const { failed, held } = await count();
    expect(failed + held).toBe(40);
    expect(held).toBeGreaterThan(20);
  });

  it.each([
    ["5.1.1", "held"],
    ["5.2.1", "held"],
    [null, "held"],
    // Of the line to there, not of the mailbox.
    ["5.4.1", "queued"],
  ] as const)("with the code %s leaves the next one %s", async (enhancedCode, state) => {
    const { ids } = await write(4, refused);
    for (let letter = 0; letter < 3; letter++) {
      const claimed = (await claim(at.db, { owner: "w", now }))!;
      const set = { enhancedCode, smtpCode: 550, reason: "address_refused", doneAt: now };
      await settle(at.db, claimed, { state: "failed", set, cause: "address_refused", now });
    }
    const { messages } = at.db.read.tables;
    const rest = await at.db.read.select().from(messages).where(eq(messages.state, state));
    expect(rest).toHaveLength(1);
    expect(ids).toContain(rest[0]!.id);
    expect((await rowOf(at.db, rest[0]!.id)).reason).toBe(state === "held" ? "address_failing" : null);
  });
});
