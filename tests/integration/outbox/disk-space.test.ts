// The worker as a process while its disk runs full: it waits, says so once, costs nothing, and goes on by itself.
import { copyFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, describe, expect, inject, it } from "vitest";
import { openDatabase } from "@/db";
import type { Database } from "@/db/database";
import { countMessagesByState } from "@/lib/outbox/queries";
import { processorSeconds } from "@/tests/support/process-figures";
import { mountSmallDisk, whyNoSmallDisk } from "@/tests/support/small-disk";
import { startSink } from "@/tests/support/smtp-sink";
import { writeLetters } from "./letters";
import { pause, tally, until } from "./tally";
import { bundleWorker } from "./worker-process";

const mebibyte = 1024 * 1024;
const whyNot = whyNoSmallDisk();
if (whyNot) process.stderr.write(`No disk to fill: ${whyNot}. These tests are passed over.\n`);

describe.runIf(whyNot === null)("a worker whose disk runs full", { timeout: 90_000 }, () => {
  const removals: (() => unknown)[] = [];
  afterEach(async () => {
    for (const remove of removals.splice(0).reverse()) await remove();
  });

  it("claims nothing from its start, says so in one line, and goes on by itself when there is room", async () => {
    const { db, disk, sink, workers } = await makeHome();
    await writeLetters(db, { letters: 30, at: new Date() });
    disk.fill(150 * mebibyte);
    const { child, exit, said } = workers.start();
    await until(() => said().includes("sending_waits_for_disk_space"));
    expect(await processorShare(child.pid!, 3_000)).toBeLessThan(0.2);
    expect(child.exitCode).toBeNull();
    expect([sink.heard, await countMessagesByState(db.read)]).toMatchObject([[], { queued: 30 }]);
    disk.free();
    await until(async () => (await countMessagesByState(db.read)).accepted === 30);
    child.kill("SIGTERM");
    expect(await exit).toBe(0);
    expect(countLines(said())).toMatchObject({
      sending_waits_for_disk_space: 1,
      sending_goes_on: 1,
      worker_started: 1,
    });
  });

  it("stops between two letters when little room is left", async () => {
    const { db, disk, sink, workers } = await makeHome({ answerAfter: 200 });
    await writeLetters(db, { letters: 400, at: new Date() });
    const { child, exit, said } = workers.start();
    await until(() => sink.taken.length > 20);
    disk.fill(150 * mebibyte);
    await until(() => said().includes("sending_waits_for_disk_space"));
    await until(async () => (await countMessagesByState(db.read)).sending === 0);
    const before = await countMessagesByState(db.read);
    expect(await processorShare(child.pid!, 3_000)).toBeLessThan(0.2);
    expect(await countMessagesByState(db.read)).toEqual(before);
    expect(before).toMatchObject({ unknown: 0, sending: 0 });
    expect(before.queued).toBeGreaterThan(0);
    disk.free();
    await until(async () => (await countMessagesByState(db.read)).queued === 0);
    child.kill("SIGTERM");
    expect(await exit).toBe(0);
    expect(await tally(db, sink)).toMatchObject({ accepted: 400, twice: 0 });
  });

  it("lives on without a byte of room, spins not, and doubles nothing", async () => {
    const { db, disk, sink, workers } = await makeHome({ answerAfter: 50 });
    await writeLetters(db, { letters: 600, at: new Date() });
    const { child, exit, said } = workers.start();
    await until(() => sink.taken.length > 20);
    disk.fill();
    await until(() => said().includes("SQLITE_FULL"));
    expect(await processorShare(child.pid!, 3_000)).toBeLessThan(0.3);
    const before = sink.heard.filter((line) => line === ".").length;
    await pause(1_000);
    expect(sink.heard.filter((line) => line === ".")).toHaveLength(before);
    expect(child.exitCode).toBeNull();
    disk.free();
    await until(() => sink.taken.length > before + 20);
    child.kill("SIGTERM");
    expect(await exit).toBe(0);
    // What could not be settled for too long is left for the next worker.
    const last = workers.start();
    await until(async () => {
      const { queued, sending } = await countMessagesByState(db.read);
      return queued + sending === 0;
    });
    last.child.kill("SIGTERM");
    expect(await last.exit).toBe(0);
    const found = await tally(db, sink);
    process.stderr.write(`full while busy: ${JSON.stringify(found)}\n`);
    expect(found).toMatchObject({ letters: 600, twice: 0, lostInSilence: 0, unfinished: 0 });
    // At most what was behind the barrier when the disk was full.
    expect(found.unknown).toBeLessThanOrEqual(16);
  });

  async function makeHome({ answerAfter = 0 } = {}) {
    const disk = mountSmallDisk(300);
    removals.push(() => disk.remove());
    const place = { kind: "sqlite", file: join(disk.folder, "postbag.db") } as const;
    copyFileSync(inject("sqliteOriginal"), place.file);
    const db: Database = await openDatabase(place);
    removals.push(() => db.close());
    const sink = await startSink({ answerAfter: () => answerAfter });
    removals.push(() => sink.close());
    const workers = await bundleWorker(place, sink.url);
    removals.push(() => workers.remove());
    return { db, disk, sink, workers };
  }
});

/** Of one processor, over that many milliseconds. */
async function processorShare(pid: number, during: number): Promise<number> {
  const before = processorSeconds(pid);
  await pause(during);
  return (processorSeconds(pid) - before) / (during / 1000);
}

function countLines(said: string): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const [, event = ""] of said.matchAll(/"event":"(\w+)"/g)) counts[event] = (counts[event] ?? 0) + 1;
  return counts;
}
