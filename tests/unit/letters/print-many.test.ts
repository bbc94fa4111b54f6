import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { letterPieces, lettersPerChunk } from "@/lib/letters/pdf";
import type { Piece } from "@/lib/letters/piece";
import { printMany } from "@/lib/letters/print-many";
import { sheetPiece } from "@/lib/sheets/pdf";
import { actionSheet } from "@/lib/sheets/sheet";
import { readPrinted } from "./printed-text";
import { aLetter, models, someContent } from "./sample-letters";

const folder = mkdtempSync(join(tmpdir(), "postbag-print-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const about = { title: "Письма – رسائل", language: "en-GB" };
const hostile = join(process.cwd(), "tests/support/typst");

async function* pieces(count: number): AsyncGenerator<Piece> {
  const content = someContent([models.en]);
  yield sheetPiece(actionSheet({ content, version: 1, address: "example.org/a", over: null }), "a4");
  const languages = ["en", "ar", "zh"] as const;
  const letters = Array.from({ length: count }, (_, at) =>
    aLetter(languages[at % 3] ?? "en", {
      name: `Rosa Lindqvist ${at}`,
      ...(at % 3 === 0 && at > 0 ? { body: `${models.en.body}\n\n`.repeat(3) } : {}),
    }),
  );
  yield* letterPieces(letters, "a4");
}

async function collected(from: AsyncIterable<Piece> | Iterable<Piece>) {
  const parts: Uint8Array[] = [];
  const progress: number[] = [];
  const outcome = await printMany(
    from,
    { write: (bytes) => void parts.push(bytes) },
    { ...about, onProgress: ({ pages }) => progress.push(pages) },
  );
  return { outcome, progress, bytes: new Uint8Array(Buffer.concat(parts)) };
}

describe("many pieces in one file", () => {
  it("stand in their order, whole, with a title and a language, and each letter counts its own pages", async () => {
    const count = lettersPerChunk + 4;
    const { outcome, bytes, progress } = await collected(pieces(count));
    const printed = await readPrinted(bytes);
    expect(outcome).toEqual({ ok: true, pages: printed.pages, bytes: bytes.length });
    expect(progress).toHaveLength(3);
    expect(progress.at(-1)).toBe(printed.pages);
    expect([printed.info.Title, printed.info.Language]).toEqual([about.title, about.language]);
    const signed = [...printed.text.matchAll(/RosaLindqvist(\d+)12MillLane/g)].map(([, number]) => Number(number));
    expect(signed).toEqual(Array.from({ length: count }, (_, at) => at));
    const footers = printed.runs.filter(({ text }) => /^Page \d/.test(text)).map(({ text }) => text);
    const long = Math.ceil(count / 3) - 1;
    expect(footers).toEqual(Array.from({ length: long }, () => ["Page 1 of 2", "Page 2 of 2"]).flat());
  });

  it("have the same bytes each time, whichever press is quicker", async () => {
    const [one, other] = await Promise.all([collected(pieces(7)), collected(pieces(7))]);
    expect(Buffer.compare(one.bytes, other.bytes)).toBe(0);
  });

  it("share what is the same: twenty letters to sign by hand are hardly more than one", async () => {
    const blank = () => letterPieces([aLetter("en", { signAs: "hand" })], "a4");
    async function* many() {
      for (let at = 0; at < 20; at++) yield* blank();
    }
    const [one, twenty] = [await collected(blank()), await collected(many())];
    expect(twenty.outcome).toMatchObject({ ok: true, pages: 20 });
    expect(twenty.bytes.length).toBeLessThan(one.bytes.length * 2.5);
  });

  it("stand at their path once they are whole", async () => {
    const path = join(folder, "pack.pdf");
    const outcome = await printMany(pieces(3), { path }, about);
    expect(outcome).toMatchObject({ ok: true, bytes: readFileSync(path).length });
    expect(readdirSync(folder)).toEqual(["pack.pdf"]);
    rmSync(path);
  });

  it("are no file when there is none of them", async () => {
    expect(await printMany([], { path: join(folder, "none.pdf") }, about)).toEqual({ ok: false, problem: "no_pages" });
    expect(readdirSync(folder)).toEqual([]);
  });

  it("are no file when one of them is stuck; it is named, and nothing is left behind", async () => {
    const word = (endless: boolean): Piece => ({
      file: "endless.typ",
      data: JSON.stringify({ endless, word: "word" }),
      tries: [{ inputs: {} }],
    });
    const limits = { time: 2000, folder: hostile };
    const outcome = await printMany(
      [false, false, true, false].map(word),
      { path: join(folder, "stuck.pdf") },
      { ...about, limits },
    );
    expect(outcome).toEqual({ ok: false, problem: "not_printed", piece: 2 });
    expect(readdirSync(folder)).toEqual([]);
  });

  it("pass on the fault of whoever makes them", async () => {
    async function* broken() {
      yield* pieces(1);
      throw new Error("no more letters");
    }
    await expect(collected(broken())).rejects.toThrow("no more letters");
  });
});
