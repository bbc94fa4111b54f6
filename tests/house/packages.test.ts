// What we build on: never below the first safe release, exactly pinned where it matters.
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

const lock = JSON.parse(readFileSync("package-lock.json", "utf8")) as {
  packages: Record<string, { version?: string }>;
};
const manifest = JSON.parse(readFileSync("package.json", "utf8")) as { dependencies: Record<string, string> };

/** First releases without a known hole that concerns us (docs/decisions/001-house.md). */
const floors = {
  next: "16.4.1",
  "next-auth": "4.24.15",
  nodemailer: "9.1.1",
  "better-sqlite3": "12.8.0",
  sharp: "0.35.4",
};

const numbers = (version: string) => version.split(/[.-]/).slice(0, 3).map(Number);
const isBelow = (version: string, floor: string) => {
  const [a, b] = [numbers(version), numbers(floor)];
  const place = a.findIndex((part, at) => part !== b[at]);
  return place !== -1 && a[place]! < b[place]!;
};

describe("packages", () => {
  it.each(Object.entries(floors))("%s is not below %s anywhere in the tree", (name, floor) => {
    const installed = Object.entries(lock.packages).filter(([path]) => path.endsWith(`node_modules/${name}`));
    expect(installed.filter(([, { version }]) => isBelow(version ?? "0", floor))).toEqual([]);
  });

  it("are pinned exactly", () => {
    expect(Object.entries(manifest.dependencies).filter(([, version]) => !/^\d/.test(version))).toEqual([]);
  });
});
