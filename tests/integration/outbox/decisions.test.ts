// What organizers decide at the outbox desk, on both databases: each decision moves what it may, once, and says who took it.
import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { day, after as later } from "@/lib/clock";
import { type ActionId, type MessageId, newId, type OrganizerId } from "@/lib/ids";
import * as decisions from "@/lib/outbox/decisions";
import { deliverNext, type Mailer } from "@/lib/outbox/deliver";
import { listFailingAddresses, listGroups, listLetters } from "@/lib/outbox/desk-queries";
import type { MessageState } from "@/lib/outbox/message";
import { sendNotices } from "@/lib/outbox/notices";
import { listMessageEvents } from "@/lib/outbox/queries";
import { world } from "@/tests/support/appeals";
import { dialects, freshDatabase } from "@/tests/support/databases";
import { now, rowOf, setClock, workerWorld, writeLetters } from "./letters";

const by = newId<OrganizerId>();

describe.each(dialects)("decisions on %s", (dialect) => {
  const at = freshDatabase(dialect);
  beforeEach(() =>
    at.db.transact(async (tx) => {
      for (const table of [tx.tables.addressHealth, tx.tables.messageEvents, tx.tables.messages])
        await tx.delete(table);
    }),
  );
  const put = (id: MessageId, state: MessageState, reason: string | null = null) =>
    at.db.transact((tx) =>
      tx.update(tx.tables.messages).set({ state, reason, doneAt: now }).where(eq(tx.tables.messages.id, id)),
    );
  /** A letter as a worker leaves it that lost the line behind the dot. */
  const unclear = async () => {
    const written = await writeLetters(at.db);
    const id = written.ids[0]!;
    const frozen = { mime: "frozen bytes", mimeSha256: "digest", leaseEpoch: 1, attempts: 1, firstAttemptAt: now };
    await at.db.transact((tx) => tx.update(tx.tables.messages).set(frozen).where(eq(tx.tables.messages.id, id)));
    await put(id, "unknown", "cut_after_last_byte");
    return { ...written, id };
  };
  const causes = async (id: MessageId) => (await listMessageEvents(at.db.read, id)).map(({ cause }) => cause);

  it("a held letter goes on when a person lets it go, and the event says who", async () => {
    const { ids } = await writeLetters(at.db);
    const id = ids[0]!;
    await put(id, "held", "policy");
    expect(await decisions.releaseMessage(at.db, { id, by, now })).toMatchObject({ ok: true });
    expect(await rowOf(at.db, id)).toMatchObject({ state: "queued", reason: null });
    expect((await listMessageEvents(at.db.read, id)).at(-1)).toMatchObject({ cause: "released", detail: by });
    expect(await decisions.releaseMessage(at.db, { id, by, now })).toMatchObject({ problem: "changed_meanwhile" });
  });

  it.each(["one", "many", "an address"])(
    "a letter that was held for days is tried anew when it is let go (%s)",
    async (how) => {
      const toAddress = "minister@justice.example";
      const { ids } = await writeLetters(at.db, { message: { toAddress } });
      const id = ids[0]!;
      const { messages, addressHealth } = at.db.read.tables;
      await at.db.transact(async (tx) => {
        await tx.update(messages).set({ firstAttemptAt: now, attempts: 1 }).where(eq(messages.id, id));
        await tx.insert(addressHealth).values({ address: toAddress, state: "failing", since: now });
      });
      await put(id, "held", how === "an address" ? "address_failing" : "policy");
      const clock = setClock(later(now, 5 * day));
      const facts = { by, now: clock.clock() };
      if (how === "one") await decisions.releaseMessage(at.db, { id, ...facts });
      else if (how === "many") await decisions.releaseMany(at.db, { many: {}, ...facts });
      else await decisions.sayAddressIsRight(at.db, { address: toAddress, ...facts });
      const greylisting: Mailer = {
        handOver: async () => ({ end: "replied", stage: "address", code: 450, text: "450 4.2.0 greylisted" }),
        rest: async () => {},
      };
      await deliverNext(workerWorld(at.db, greylisting, clock.clock));
      expect(await rowOf(at.db, id)).toMatchObject({
        state: "queued",
        reason: "put_off",
        firstAttemptAt: clock.clock(),
      });
    },
  );

  it("a letter with an unclear end goes out once more, with the same bytes, and never a third time", async () => {
    const { id } = await unclear();
    const twice = await Promise.all([1, 2].map(() => decisions.resendOnce(at.db, { id, by, now })));
    expect(twice.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await rowOf(at.db, id)).toMatchObject({ state: "queued", mime: "frozen bytes", mimeSha256: "digest" });
    await put(id, "unknown", "cut_after_last_byte");
    expect(await decisions.resendOnce(at.db, { id, by, now })).toMatchObject({ problem: "resent_before" });
    expect((await causes(id)).filter((cause) => cause === "resent_once")).toHaveLength(1);
  });

  it("nothing is sent once more after its last day, for an action that is over, or when its text is gone", async () => {
    const { id, actionId } = await unclear();
    const past = later(now, 40 * day);
    expect(await decisions.resendOnce(at.db, { id, by, now: past })).toMatchObject({ problem: "too_late" });
    const setAction = (state: "stopped" | "live") =>
      at.db.transact((tx) => tx.update(tx.tables.actions).set({ state }).where(eq(tx.tables.actions.id, actionId)));
    await setAction("stopped");
    expect(await decisions.resendOnce(at.db, { id, by, now })).toMatchObject({ problem: "action_over" });
    await setAction("live");
    await at.db.transact((tx) =>
      tx.update(tx.tables.messages).set({ text: "", mime: null }).where(eq(tx.tables.messages.id, id)),
    );
    expect(await decisions.resendOnce(at.db, { id, by, now })).toMatchObject({ problem: "text_gone" });
    expect((await rowOf(at.db, id)).state).toBe("unknown");
  });

  it("a letter of a withdrawn appeal is neither released nor sent once more", async () => {
    const { id, appealId } = await unclear();
    await at.db.transact((tx) =>
      tx.update(tx.tables.appeals).set({ state: "withdrawn" }).where(eq(tx.tables.appeals.id, appealId)),
    );
    expect(await decisions.resendOnce(at.db, { id, by, now })).toMatchObject({ problem: "appeal_over" });
    await put(id, "held", "policy");
    expect(await decisions.releaseMessage(at.db, { id, by, now })).toMatchObject({ problem: "appeal_over" });
  });

  it("a letter of which a person knows that it arrived is handed over, with the evidence", async () => {
    const { id } = await unclear();
    const said = { id, by, now, evidence: "target_said_so" } as const;
    expect(await decisions.sayArrived(at.db, said)).toMatchObject({ ok: true });
    expect(await rowOf(at.db, id)).toMatchObject({ state: "accepted", reason: null });
    expect((await listMessageEvents(at.db.read, id)).at(-1)).toMatchObject({ detail: `${by} target_said_so` });
    expect(await sendNotices(at.db, world, now)).toBe(0);
  });

  it.each(["queued", "held", "unknown"] as const)(
    "a %s letter is cancelled, and its writer told once",
    async (state) => {
      const { ids } = await writeLetters(at.db);
      const id = ids[0]!;
      await put(id, state);
      expect(await decisions.cancelMessage(at.db, { id, by, now })).toMatchObject({ ok: true });
      expect(await sendNotices(at.db, world, now)).toBe(1);
      expect(await sendNotices(at.db, world, now)).toBe(0);
      const { messages } = at.db.read.tables;
      const [notice] = await at.db.read.select().from(messages).where(eq(messages.kind, "cancelled"));
      expect(notice).toMatchObject({ toAddress: "ana@mail.example", html: null });
      expect(notice?.text).toContain((await rowOf(at.db, id)).text.trim());
      expect(await decisions.cancelMessage(at.db, { id, by, now })).toMatchObject({ problem: "changed_meanwhile" });
    },
  );

  it("what is being sent or was handed over cannot be decided about, and mail that is no letter is not there", async () => {
    const { ids } = await writeLetters(at.db);
    const id = ids[0]!;
    for (const state of ["sending", "accepted", "failed", "bounced", "cancelled"] as const) {
      await put(id, state);
      for (const decide of [decisions.releaseMessage, decisions.cancelMessage, decisions.resendOnce])
        expect(await decide(at.db, { id, by, now })).toMatchObject({ problem: "changed_meanwhile" });
    }
    await put(id, "held");
    await at.db.transact((tx) => tx.update(tx.tables.messages).set({ kind: "confirm" }));
    expect(await decisions.releaseMessage(at.db, { id, by, now })).toMatchObject({ problem: "not_found" });
  });

  it("a failing address holds its letters until somebody says that it is right", async () => {
    const { ids } = await writeLetters(at.db, { letters: 2, message: { toAddress: "minister@justice.example" } });
    for (const id of ids) await put(id, "held", "address_failing");
    const standing = { address: "minister@justice.example", state: "failing" as const, since: now };
    await at.db.transact((tx) => tx.insert(tx.tables.addressHealth).values(standing));
    expect(await listFailingAddresses(at.db.read)).toEqual([{ address: standing.address, since: now }]);
    const facts = { id: ids[0]!, by, now };
    expect(await decisions.releaseMessage(at.db, facts)).toMatchObject({ problem: "address_failing" });
    expect(await decisions.releaseMany(at.db, { many: {}, by, now })).toEqual({ moved: 0 });
    const right = { address: "Minister@justice.example", by, now };
    expect(await decisions.sayAddressIsRight(at.db, right)).toMatchObject({ moved: 2 });
    expect(await decisions.sayAddressIsRight(at.db, right)).toMatchObject({ problem: "not_failing" });
    expect((await listMessageEvents(at.db.read, ids[0]!)).at(-1)).toMatchObject({ detail: by });
  });

  it("many are released or cancelled in portions, of one action and one reason only", async () => {
    const { ids, actionId } = await writeLetters(at.db, { letters: 7 });
    const other = await writeLetters(at.db, { letters: 2 });
    for (const id of ids) await put(id, "held", id === ids[0] ? "fault" : "policy");
    for (const id of other.ids) await put(id, "held", "policy");
    expect(await decisions.releaseMany(at.db, { many: { actionId, reason: "policy" }, by, now })).toEqual({ moved: 6 });
    const rest = { many: { actionId }, state: "held", by, now } as const;
    expect(await decisions.cancelMany(at.db, rest)).toEqual({ moved: 1 });
    const groups = await listGroups(at.db.read);
    const of = (action: ActionId, state: string) =>
      groups.filter((group) => group.actionId === action && group.state === state).map(({ letters }) => letters);
    expect(of(actionId, "queued")).toEqual([1, 1, 1, 1, 1, 1]);
    expect(of(other.actionId, "held")).toEqual([1, 1]);
  });

  it("a list goes on where it ended, each letter once", async () => {
    await writeLetters(at.db, { letters: 7 });
    await writeLetters(at.db, { letters: 5, message: { toAddress: "same@justice.example" } });
    const seen: string[] = [];
    for (let place: Parameters<typeof listLetters>[2] = { limit: 5 }; ; ) {
      const { letters, next } = await listLetters(at.db.read, { state: "queued" }, place);
      seen.push(...letters.map(({ id }) => id));
      if (next === null) break;
      place = { limit: 5, after: next };
    }
    expect(seen).toHaveLength(12);
    expect(new Set(seen).size).toBe(12);
    const some = await listLetters(at.db.read, { state: "queued", addresses: ["same@justice.example"] });
    expect(some.letters).toHaveLength(5);
  });
});
