import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { importDocument } from "@/lib/importing/import";

const seed = 20_261_122;
const folder = join(process.cwd(), "tests", "support", "documents");
const documents = readdirSync(folder)
  .filter((name) => name.endsWith(".txt"))
  .map((name) => readFileSync(join(folder, name)).toString("latin1"));
const pieces = [
  "Dear ",
  "UA: 1/1 ",
  "(",
  "Email: ",
  "@",
  "https://",
  "• ",
  "\n\n",
  "n ",
  "2014 ",
  ",",
  "A ".repeat(300),
  "\u0000",
];

function* chance(from: number): Generator<number, never> {
  for (let state = from; ; ) {
    state = (state * 1_664_525 + 1_013_904_223) >>> 0;
    yield state / 2 ** 32;
  }
}

function spoiled(text: string, next: () => number): string {
  let result = text;
  for (let left = 1 + Math.floor(next() * 6); left > 0; left--) {
    const at = Math.floor(next() * result.length);
    const piece = pieces[Math.floor(next() * pieces.length)] ?? "";
    const kind = next();
    if (kind < 0.4) result = result.slice(0, at) + result.slice(at + Math.floor(next() * 200));
    else if (kind < 0.8) result = result.slice(0, at) + piece + result.slice(at);
    else result = result.slice(0, at) + String.fromCharCode(Math.floor(next() * 256)) + result.slice(at + 1);
  }
  return result;
}

describe("spoiled documents", () => {
  it(`always get an answer (seed ${seed})`, async () => {
    const numbers = chance(seed);
    const next = () => numbers.next().value;
    for (let count = 0; count < 80; count++) {
      const text = spoiled(documents[count % documents.length] ?? "", next);
      const result = await importDocument(new Uint8Array(Buffer.from(text, "latin1")), "a.txt");
      expect(["urgent_action", "not_an_urgent_action"]).toContain(result.kind);
    }
  });

  it.each([
    ["brackets", "(".repeat(60_000)],
    ["commas", "Minister, ".repeat(6_000)],
    ["half addresses", "a@b.".repeat(15_000)],
    ["digits", "1 ".repeat(30_000)],
    ["one sentence", "the quick brown fox ".repeat(3_000)],
  ])("a line of %s is answered within seconds", async (_, text) => {
    const start = performance.now();
    await importDocument(new TextEncoder().encode(text), "a.txt");
    expect(performance.now() - start).toBeLessThan(8_000);
  });
});
