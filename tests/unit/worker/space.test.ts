// The rule about room on the disk.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { hasEnough, leastFree } from "@/lib/space";
import { watchSpace } from "@/lib/worker/space";

describe("room on the disk", () => {
  it.each([
    ["both disks have enough", [leastFree, leastFree * 9], true],
    ["one byte is missing on one of them", [leastFree * 9, leastFree - 1], false],
    ["a disk is full", [0], false],
    ["a file system does not say", [null, leastFree], true],
    ["there is nothing to look at", [], true],
  ] as const)("is judged when %s", (_case, free, enough) => {
    expect(hasEnough(free)).toBe(enough);
  });

  it("passes over a folder that is not there yet, and waits no longer than it is told to", async () => {
    const folder = mkdtempSync(join(tmpdir(), "postbag-space-"));
    const space = watchSpace([join(folder, "journal")]);
    expect(await space.hasRoom()).toBe(true);
    await space.wait(AbortSignal.abort());
    rmSync(folder, { recursive: true, force: true });
  });
});
