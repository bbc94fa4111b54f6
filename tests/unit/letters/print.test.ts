import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import type { Piece } from "@/lib/letters/piece";
import { openPress } from "@/lib/letters/press";
import { openPrinter, type Printer, type PrinterLimits } from "@/lib/letters/print";
import { readPrinted } from "./printed-text";

const folder = join(process.cwd(), "tests/support/typst");
const limits: PrinterLimits = { presses: 1, waiting: 2, patience: 15_000, time: 15_000, folder };

const piece = (data: object): Piece => ({ file: "endless.typ", data: JSON.stringify(data), tries: [{ inputs: {} }] });
const said = (word: string) => piece({ endless: false, word });
const stuck = piece({ endless: true, word: "stuck" });

let printer: Printer;
const open = (given: Partial<PrinterLimits> = {}) => {
  printer = openPrinter({ ...limits, ...given });
  return printer;
};
afterEach(() => printer.close());

/** Of our child processes, those that typeset. */
function pressProcesses(): number[] {
  const list = execFileSync("ps", ["-o", "pid=,args=", "--ppid", String(process.pid)])
    .toString()
    .trim()
    .split("\n");
  return list
    .filter((line) => line.includes("press.mjs") && line.includes(folder))
    .map((line) => Number.parseInt(line, 10));
}

async function until(holds: () => boolean): Promise<void> {
  for (let tries = 0; tries < 200 && !holds(); tries++) await new Promise((resolve) => setTimeout(resolve, 20));
}

describe("printing", () => {
  it("ends a piece that is stuck in its time, and prints the next with a fresh process", async () => {
    const { print } = open({ time: 2000 });
    await print(said("warm"));
    const [before] = pressProcesses();
    const began = performance.now();
    const [first, second] = await Promise.all([print(stuck), print(said("next"))]);
    expect(first).toEqual({ ok: false, problem: "not_printed" });
    expect(performance.now() - began).toBeLessThan(6000);
    expect(second.ok && (await readPrinted(second.bytes)).text).toBe("next");
    await until(() => pressProcesses().length === 1);
    expect(pressProcesses()).not.toContain(before);
  });

  it("prints others beside a piece that is stuck", async () => {
    const { print } = open({ presses: 2, time: 4000 });
    const late = print(stuck);
    const began = performance.now();
    for (const word of ["one", "two", "three"]) expect((await print(said(word))).ok).toBe(true);
    expect(performance.now() - began).toBeLessThan(3500);
    expect(await late).toEqual({ ok: false, problem: "not_printed" });
  });

  it("says at once that it is busy when the queue is full", async () => {
    const { print } = open();
    const taken = [print(said("one")), print(said("two")), print(said("three"))];
    const began = performance.now();
    expect(await print(said("four"))).toEqual({ ok: false, problem: "busy" });
    expect(performance.now() - began).toBeLessThan(100);
    expect((await Promise.all(taken)).map(({ ok }) => ok)).toEqual([true, true, true]);
    expect((await print(said("five"))).ok).toBe(true);
  });

  it("keeps nobody waiting longer than is bearable", async () => {
    const { print } = open({ time: 3000, patience: 300 });
    const late = print(stuck);
    expect(await print(said("behind it"))).toEqual({ ok: false, problem: "busy" });
    expect((await late).ok).toBe(false);
    expect((await print(said("after it"))).ok).toBe(true);
  });

  it("prints a piece again whose process was ended from outside, but not for ever", async () => {
    const { print } = open({ time: 10_000 });
    await print(said("warm"));
    const slow = print(stuck);
    for (let times = 0; times < 2; times++) {
      await until(() => pressProcesses().length === 1);
      process.kill(pressProcesses()[0] ?? 0, "SIGKILL");
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
    expect(await slow).toEqual({ ok: false, problem: "not_printed" });
    expect((await print(said("whole"))).ok).toBe(true);
  });

  it("throws where the Typst file is wrong, and goes on", async () => {
    const { print } = open();
    await expect(print(piece({ endless: false, word: "", wrong: true }))).rejects.toThrow(/endless\.typ cannot be set/);
    expect((await print(said("right"))).ok).toBe(true);
  });

  it("reads nothing outside its folder", async () => {
    const outside = { ...said("x"), file: "../../../lib/letters/letter.typ" };
    await expect(open().print(outside)).rejects.toThrow(/not in workspace/);
  });
});

describe("a press", () => {
  it("gives the piece back when its process was killed in the middle of it", async () => {
    const press = openPress({ time: 15_000, folder });
    printer = { print: open().print, close: () => press.close() };
    const long = said("word ".repeat(60_000));
    await press.set({ ...said("warm"), tagged: true });
    const [first] = pressProcesses();
    const made = press.set({ ...long, tagged: true });
    setTimeout(() => process.kill(first ?? 0, "SIGKILL"), 20);
    const sheets = await made;
    expect(sheets?.pages).toBeGreaterThan(50);
    expect(pressProcesses()).not.toContain(first);
  });

  it("takes the first try that is short enough, else the last", async () => {
    const press = openPress({ time: 15_000, folder });
    printer = { print: open().print, close: () => press.close() };
    const words = said("word ".repeat(40));
    const pagesAt = async (sizes: number[], pagesMax: number) => {
      const tries = sizes.map((size) => ({ inputs: { size: String(size) }, pagesMax }));
      return (await press.set({ ...words, tries, tagged: false }))?.pages;
    };
    expect(await pagesAt([40, 6], 1)).toBe(1);
    expect(await pagesAt([40, 30], 1)).toBeGreaterThan(1);
  });
});
