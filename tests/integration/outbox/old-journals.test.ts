// Old journal files go, and only those that nobody can need.
import { mkdtempSync, readdirSync, rmSync, utimesSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { day, after as later } from "@/lib/clock";
import { acknowledge, readAcknowledged } from "@/lib/outbox/epoch";
import { openJournal } from "@/lib/outbox/journal";
import { keepJournalsFor } from "@/lib/outbox/old-journals";
import { markRestored, reconcile, resumeSending } from "@/lib/outbox/reconcile";
import { duties } from "@/lib/worker/duties";
import { world } from "@/tests/support/appeals";
import { dialects, freshDatabase } from "@/tests/support/databases";
import { mailerTo, now, workerWorld } from "./letters";

const { secret } = world;
const duty = duties.find(({ name }) => name === "forget_journals")!;

describe.each(dialects)("old journals on %s", (dialect) => {
  const at = freshDatabase(dialect);
  const folder = mkdtempSync(join(tmpdir(), "postbag-old-journals-"));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  beforeEach(() => {
    for (const file of readdirSync(folder)) rmSync(join(folder, file));
  });

  /** A file with so many lines, of which the database knows so many, quiet since then. */
  const leave = async (name: string, said: { lines?: number; known?: number; since?: Date } = {}) => {
    const { lines = 1, known = lines, since = now } = said;
    const journal = await openJournal({ folder, name, epoch: "e".repeat(32), secret });
    const entries = Array.from({ length: lines }, (_, n) => ({
      id: `${name}${n}`,
      messageId: "",
      event: "dot" as const,
    }));
    await journal.append(entries.map((entry) => ({ ...entry, seq: journal.reserve(1) })));
    if (known > 0) await at.db.transact((tx) => acknowledge(tx, name, known));
    utimesSync(join(folder, `${name}.journal`), since, since);
    return journal;
  };
  const run = (said: { now: Date; living?: string[] }) => {
    const plain = workerWorld(at.db, mailerTo("smtp://127.0.0.1:1"), () => said.now);
    const isGone = async (owner: string) => !(said.living ?? []).includes(owner);
    return duty.run({ ...plain, isGone, journals: { folder, secret } }, new AbortController().signal);
  };
  const names = () => readdirSync(folder).map((file) => file.replace(".journal", ""));

  it("go after ninety days without a line, and the database forgets their number", async () => {
    const old = await leave("old");
    const newer = await leave("newer", { since: later(now, day) });
    expect(await run({ now: later(now, keepJournalsFor - 1000) })).toBe(0);
    expect(await run({ now: later(now, keepJournalsFor + 1000) })).toBe(1);
    expect(names()).toEqual(["newer"]);
    expect([...(await readAcknowledged(at.db.read)).keys()]).toEqual(["newer"]);
    expect(await reconcile(at.db, { folder, world, now })).toBeNull();
    await Promise.all([old.close(), newer.close()]);
  });

  it("stay while their process lives, and while the database does not know all of them", async () => {
    const [living, unknown] = [await leave("living"), await leave("unknown", { lines: 3, known: 2 })];
    expect(await run({ now: later(now, 2 * keepJournalsFor), living: ["living"] })).toBe(0);
    expect(names()).toEqual(["living", "unknown"]);
    await Promise.all([living.close(), unknown.close()]);
  });

  it("stay as long as a restored database was not compared with them", async () => {
    const file = await leave("needed");
    await markRestored(at.db, now);
    expect(await run({ now: later(now, 2 * keepJournalsFor) })).toBe(0);
    await reconcile(at.db, { folder, world, now });
    await resumeSending(at.db, { by: "operator", now });
    expect(await run({ now: later(now, 2 * keepJournalsFor) })).toBe(1);
    await file.close();
  });

  it("that are empty go as well: a crash leaves one", async () => {
    const empty = await leave("empty", { lines: 0 });
    expect(await run({ now: later(now, keepJournalsFor + 1000) })).toBe(1);
    expect(names()).toEqual([]);
    await empty.close();
  });
});
