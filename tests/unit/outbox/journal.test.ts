// The journal's files: what was written is read, and damage is noticed wherever it is.
import { mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  type JournalEvent,
  type JournalFile,
  journalHash,
  openJournal,
  readJournal,
  readProof,
} from "@/lib/outbox/journal";

const secret = "s".repeat(32);
const folder = mkdtempSync(join(tmpdir(), "postbag-journal-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const file = (name: string) => join(folder, `${name}.journal`);

const said: [JournalEvent, string, string][] = [
  ["dot", "letter one", "<1@act.example>"],
  ["confirmed", "appeal one", ""],
  ["confirmed", "appeal two", "version/mark"],
  ["accepted", "letter one", "<1@act.example>"],
  ["dot", "letter two", "<2@act.example>"],
];

async function write(name: string): Promise<Buffer> {
  const journal = await openJournal({ folder, name, epoch: "e".repeat(32), secret });
  await journal.append(said.map(([event, id, messageId]) => ({ event, id, messageId, seq: journal.reserve(1) })));
  await journal.close();
  return readFileSync(file(name));
}

describe("a journal", () => {
  it("holds what was written, and no id of anything", async () => {
    const bytes = await write("whole");
    const { lines, seq, damaged } = await readJournal(folder, "whole");
    expect(lines.map(({ event, idHash }) => [event, idHash])).toEqual(
      said.map(([event, id]) => [event, journalHash(secret, id)]),
    );
    expect(lines[1]!.secondHash).toBeNull();
    expect(lines[2]!.secondHash).toBe(journalHash(secret, "version/mark"));
    expect([seq, damaged]).toEqual([5, 0]);
    expect(bytes.toString()).not.toMatch(/letter|appeal|example|mark/);
  });

  it("is read as older versions wrote it: without a check at the end of each line", async () => {
    const bytes = await write("older");
    writeFileSync(file("older"), bytes.toString().replace(/ [0-9a-f]{8}$/gm, ""));
    expect(await readJournal(folder, "older")).toMatchObject({ seq: 5, damaged: 0 });
  });

  it("leaves no file behind when nothing was written", async () => {
    const journal = await openJournal({ folder, name: "empty", epoch: "e".repeat(32), secret });
    await journal.close();
    expect(() => readFileSync(file("empty"))).toThrow();
  });
});

describe("a damaged journal", () => {
  let bytes: Buffer;
  let intact: JournalFile;
  beforeAll(async () => {
    bytes = await write("damaged");
    intact = await readJournal(folder, "damaged");
  });
  const readAs = async (content: Buffer) => {
    writeFileSync(file("damaged"), content);
    return readJournal(folder, "damaged");
  };

  it("is noticed for a flipped bit anywhere, or says all the same what it said", async () => {
    for (let at = 0; at < bytes.length; at++) {
      const flipped = Buffer.from(bytes);
      flipped[at] = flipped[at]! ^ (1 << (at % 8));
      const { lines, damaged } = await readAs(flipped);
      if (damaged === 0) expect(lines, `bit at ${at}`).toEqual(intact.lines);
    }
  });

  it("never says anything that was not written, wherever it is cut off", async () => {
    for (let length = 0; length < bytes.length; length++) {
      writeFileSync(file("damaged"), bytes);
      truncateSync(file("damaged"), length);
      const { lines, damaged } = await readJournal(folder, "damaged");
      expect(lines).toEqual(intact.lines.slice(0, lines.length));
      expect(damaged).toBe(0);
    }
  });

  it.each([
    ["a hole of zeros in the middle", () => Buffer.from(bytes).fill(0, 200, 300)],
    ["a line that is missing its end", () => Buffer.from(bytes.toString().replace(/[0-9a-f]{3}\n/, "\n"))],
    ["lines of something else", () => Buffer.concat([bytes, Buffer.from("something else\n")])],
    [
      "a line that stands there half, and goes on",
      () => Buffer.concat([bytes.subarray(0, 60), Buffer.from("\n"), bytes]),
    ],
  ])("is noticed: %s", async (_what, content) => {
    expect((await readAs(content())).damaged).toBeGreaterThan(0);
  });

  it("proves nothing of a process that is gone", async () => {
    const of = { folder, name: "damaged", secret };
    writeFileSync(file("damaged"), bytes);
    const proof = await readProof(of, 5);
    expect(["letter one", "letter two", "letter three"].map((id) => proof!(id))).toEqual([false, false, true]);
    await readAs(Buffer.concat([Buffer.from("x\n"), bytes]));
    expect(await readProof(of, 5)).toBeNull();
    writeFileSync(file("damaged"), bytes);
    expect(await readProof(of, 500)).toBeNull();
    expect(await readProof({ ...of, name: "nowhere" }, 0)).toBeNull();
  });
});
