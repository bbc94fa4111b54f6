// A restore whose journal is damaged, too: what is not known any more is said, never guessed.
import { appendFileSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inArray } from "drizzle-orm";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import type { MessageId } from "@/lib/ids";
import { acknowledge, forgetJournal, readAcknowledged, readEpochs } from "@/lib/outbox/epoch";
import { journalHash, openJournal } from "@/lib/outbox/journal";
import { markRestored, reconcile, resumeSending } from "@/lib/outbox/reconcile";
import { world } from "@/tests/support/appeals";
import { dialects, freshDatabase } from "@/tests/support/databases";
import { now, rowOf, writeLetters } from "./letters";

const { secret } = world;

describe.each(dialects)("a restore with a damaged journal on %s", (dialect) => {
  const at = freshDatabase(dialect);
  const folder = mkdtempSync(join(tmpdir(), "postbag-damaged-"));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const file = join(folder, "sent.journal");
  let ids: MessageId[];

  /** Three letters that have left, of which the backup knows nothing but the first's barrier. */
  beforeEach(async () => {
    rmSync(file, { force: true });
    ({ ids } = await writeLetters(at.db, { letters: 3 }));
    const epoch = (await readEpochs(at.db.read)).at(-1)!;
    const journal = await openJournal({ folder, name: "sent", epoch, secret });
    for (const event of ["dot", "accepted"] as const) {
      await journal.append(ids.map((id) => ({ event, id, messageId: "", seq: journal.reserve(1) })));
    }
    await journal.close();
    await at.db.transact(async (tx) => {
      await forgetJournal(tx, "sent");
      await acknowledge(tx, "sent", 1);
    });
    await markRestored(at.db, now);
  });

  const compare = async () => {
    const found = await reconcile(at.db, { folder, world, now });
    await resumeSending(at.db, { by: "operator", now });
    const rows = await Promise.all(ids.map((id) => rowOf(at.db, id)));
    const { messages } = at.db.read.tables;
    const ours = rows.map(({ state }) => state);
    await at.db.transact((tx) => tx.update(messages).set({ state: "cancelled" }).where(inArray(messages.id, ids)));
    return { found, states: ours };
  };

  it("knows all of them while it is whole, and half a line at its end is none", async () => {
    appendFileSync(file, "7 0123456789abc");
    const { found, states } = await compare();
    expect(found).toMatchObject({ accepted: 3, lost: 0, damaged: 0, missing: 0 });
    expect(states).toEqual(["accepted", "accepted", "accepted"]);
  });

  it("says that a line is damaged; its letter is unknown by the line before it", async () => {
    const [first = ""] = ids;
    const lines = readFileSync(file, "latin1").split("\n");
    const spoiled = lines[3]!.replace(journalHash(secret, first), journalHash(secret, "another"));
    writeFileSync(file, [...lines.slice(0, 3), spoiled, ...lines.slice(4)].join("\n"));
    const { found, states } = await compare();
    expect(found).toMatchObject({ accepted: 2, unknown: 1, lost: 0, damaged: 1 });
    expect(states).toEqual(["unknown", "accepted", "accepted"]);
  });

  it("says that a line is damaged of which nothing can be read", async () => {
    writeFileSync(file, Buffer.from(readFileSync(file)).fill(0, 0, 60));
    const { found } = await compare();
    expect(found).toMatchObject({ damaged: 1 });
  });

  it("says that a file is gone which the database knows", async () => {
    rmSync(file);
    const { found, states } = await compare();
    expect(found).toMatchObject({ accepted: 0, missing: 1 });
    expect((await readAcknowledged(at.db.read)).has("sent")).toBe(false);
    expect(states).toEqual(["queued", "queued", "queued"]);
  });

  it("says that a file ends before what the database knows", async () => {
    await at.db.transact((tx) => acknowledge(tx, "sent", 1000));
    truncateSync(file, 200);
    const { found } = await compare();
    expect(found).toMatchObject({ missing: 1, damaged: 0 });
  });
});
