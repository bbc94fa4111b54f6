// The samples that a first start loads.
import { describe, expect, it } from "vitest";
import type { Database } from "@/db/database";
import { addresseesOf } from "@/lib/actions/action";
import { createDraft } from "@/lib/actions/commands";
import { readyToPublish } from "@/lib/actions/publication";
import { findPublished, listActionEvents, listForDesk, listOpenActions } from "@/lib/actions/queries";
import { daysUntil } from "@/lib/clock";
import { loadSamples } from "@/lib/samples/load";
import { aContent } from "@/tests/support/an-action";
import { dialects, freshDatabase } from "@/tests/support/databases";

const now = new Date("2026-11-22T09:30:00Z");

describe.each(dialects)("sample actions on %s", (dialect) => {
  const at = freshDatabase(dialect);
  const other = freshDatabase(dialect);
  const interrupted = freshDatabase(dialect);
  const twoAtOnce = freshDatabase(dialect);

  it("are three, in different states and languages, with one open for 60 days", async () => {
    expect(await loadSamples(at.db, now)).toBe(3);
    const open = await listOpenActions(at.db.read, now);
    expect(open.map(({ language, deadlineOn }) => [language, daysUntil(deadlineOn, now)])).toEqual([
      ["ar", 45],
      ["en", 60],
    ]);
    const all = await listForDesk(at.db.read);
    expect(all.map(({ state, language }) => `${state} ${language}`).sort()).toEqual([
      "live ar",
      "live en",
      "stopped es",
    ]);
    expect(all.every(({ sample }) => sample)).toBe(true);
    expect(new Set(all.map(({ slug }) => slug)).size).toBe(3);
  });

  it("are real actions with a history, and write to nobody outside", async () => {
    for (const { slug, id } of await listForDesk(at.db.read)) {
      const { action, version } = (await findPublished(at.db.read, slug))!;
      expect(readyToPublish(version.content, version.publishedAt)).toEqual([]);
      expect(version.content.demands).toHaveLength(3);
      const addresses = addresseesOf(version.content).flatMap(({ emails }) => emails);
      expect(addresses.filter((address) => !address.endsWith(".example"))).toEqual([]);
      for (const letter of version.content.letters) {
        expect(letter.body.split("\n").filter((line) => line.startsWith("• "))).toHaveLength(3);
        expect(letter.body.split("\n\n").length).toBeGreaterThanOrEqual(5);
      }
      const events = (await listActionEvents(at.db.read, id)).map(({ what }) => what);
      expect(events).toEqual(
        action.state === "stopped" ? ["stopped", "published", "created"] : ["published", "created"],
      );
      expect(action.state !== "stopped" || (action.stopReason ?? "").length > 40).toBe(true);
    }
  });

  it("have a name in another script inside a model letter", async () => {
    const bodies = await Promise.all(
      (await listOpenActions(at.db.read, now)).map(async ({ slug }) => (await findPublished(at.db.read, slug))!),
    );
    const english = bodies
      .flatMap(({ version }) => version.content.letters)
      .filter(({ language }) => language === "en");
    expect(english.some(({ body }) => body.includes("Anara Toluk (阿娜拉·托鲁克)"))).toBe(true);
  });

  it("are loaded once, and never beside somebody's own action", async () => {
    expect(await loadSamples(at.db, now)).toBe(0);
    await createDraft(other.db, { content: aContent(), by: "operator", now });
    expect(await loadSamples(other.db, now)).toBe(0);
    expect(await listForDesk(other.db.read)).toHaveLength(1);
  });

  it("are all there or not at all, wherever a first start is interrupted, and come with the next one", async () => {
    const enough = 100;
    let writes = 0;
    while (writes < enough && !(await finishesIn(interrupted.db, writes))) {
      expect(await listForDesk(interrupted.db.read)).toEqual([]);
      writes += 1;
    }
    expect(writes).toBeGreaterThan(10);
    expect(writes).toBeLessThan(enough);
    const all = await listForDesk(interrupted.db.read);
    expect(all.map(({ state }) => state).sort()).toEqual(["live", "live", "stopped"]);
    expect(await loadSamples(interrupted.db, now)).toBe(0);
  });

  it("are loaded by one of two processes that start at once", async () => {
    const loaded = await Promise.all([loadSamples(twoAtOnce.db, now), loadSamples(twoAtOnce.db, now)]);
    expect(loaded.sort()).toEqual([0, 3]);
    expect(await listForDesk(twoAtOnce.db.read)).toHaveLength(3);
  });
});

/** Loads the samples in a process that lives for so many writes. False when they were not all loaded in them. */
async function finishesIn(db: Database, writes: number): Promise<boolean> {
  let left = writes;
  const counted = <F extends (...args: never[]) => unknown>(write: F): F =>
    ((...args: Parameters<F>) => {
      if (left-- === 0) throw new Interrupted();
      return write(...args);
    }) as F;
  const transact: Database["transact"] = (work) =>
    db.transact((tx) => work({ ...tx, insert: counted(tx.insert), update: counted(tx.update) }));
  try {
    return (await loadSamples({ ...db, transact }, now)) === 3;
  } catch (fault) {
    if (fault instanceof Interrupted) return false;
    throw fault;
  }
}

class Interrupted extends Error {}
