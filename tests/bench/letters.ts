// Letters as PDF: ten thousand in one file, the first one, and single ones, beside bare pdfkit and a browser in one run. Rounds of
// ours and of the floor alternate, so that both meet the same machine. CPU time is that of all processes together.
import { mkdtempSync, rmSync } from "node:fs";
import { loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import type { Letter } from "@/lib/letters/letter";
import { letterPieces, toPdf } from "@/lib/letters/pdf";
import { printMany } from "@/lib/letters/print-many";
import { aLetter, type SampleLanguage } from "@/tests/unit/letters/sample-letters";
import { barePdf, openBrowser, type Render } from "./letter-floors";
import { cpuTime, memoryOfAll, withPeak } from "./processes";

/** Short ones, so that what else the machine does meets both alike. */
const rounds = 21;
const lettersPerRound = 50;
const roundsOfBrowser = 5;
const lettersOfBrowser = 20;
const manyLetters = 10_000;
/** Enough of both to be as fast as they get. */
const warmUp = 200;
const languages: readonly SampleLanguage[] = ["en", "zh", "ar"];

interface Cost {
  readonly wall: number;
  readonly cpu: number;
  readonly bytes: number;
}

const ours: Render = (letter) => toPdf([letter], "a4");

export async function run(): Promise<void> {
  const load = () => row("load of the machine", ...loadavg().map((one) => one.toFixed(1)));
  load();
  // First, so that its memory is its own.
  await manyInOneFile();
  await firstLetter();
  row("one letter, again and again", "per second", "CPU ms", "kB", "CPU : floor");
  await costOf(barePdf, "en", warmUp * 2);
  for (const language of languages) await besideFloor(language);
  await besideBrowser();
  load();
}

async function firstLetter(): Promise<void> {
  const before = memoryOfAll();
  const began = performance.now();
  await ours(aLetter("en"));
  row("first letter, its process started for it", `${(performance.now() - began).toFixed(0)} ms`);
  row("memory of that process", `${(memoryOfAll() - before).toFixed(0)} MB`);
}

async function besideFloor(language: SampleLanguage): Promise<void> {
  await costOf(ours, language, warmUp);
  const pairs: { ours: Cost; floor: Cost }[] = [];
  for (let round = 0; round < rounds; round++) {
    pairs.push({ ours: await costOf(ours, language), floor: await costOf(barePdf, "en") });
  }
  const [cost, floor] = [middle(pairs.map((pair) => pair.ours)), middle(pairs.map((pair) => pair.floor))];
  const ratios = pairs.map((pair) => pair.ours.cpu / pair.floor.cpu).sort((a, b) => a - b);
  costRow(`Postbag, ${language}`, cost, (ratios[Math.floor(rounds / 2)] ?? 0).toFixed(2));
  costRow("bare pdfkit, Helvetica, en", floor, "1");
}

/** Letters per second where two are made side by side, as pages ask for them. */
async function besideBrowser(): Promise<void> {
  const browser = await openBrowser(2);
  if (browser === null) return row("Chromium", "none found: set CHROMIUM_PATH");
  try {
    await rateOf(browser.renders, 6);
    await rateOf([ours, ours], warmUp);
    const rates: { ours: number; its: number }[] = [];
    for (let round = 0; round < roundsOfBrowser; round++) {
      rates.push({
        ours: await rateOf([ours, ours], lettersPerRound * 4),
        its: await rateOf(browser.renders, lettersOfBrowser),
      });
    }
    const best = { ours: Math.max(...rates.map((rate) => rate.ours)), its: Math.max(...rates.map(({ its }) => its)) };
    row("two side by side", "per second");
    row("Postbag, en", best.ours.toFixed(0));
    row("Chromium page.pdf(), en", best.its.toFixed(0));
    row("ratio", (best.ours / best.its).toFixed(1));
  } finally {
    await browser.close();
  }
}

async function rateOf(renders: readonly Render[], count: number): Promise<number> {
  const letters = lettersIn("en", count);
  const began = performance.now();
  await Promise.all(
    renders.map(async (render) => {
      for (const letter of letters) await render(letter);
    }),
  );
  return (1000 * count) / (performance.now() - began);
}

async function manyInOneFile(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "postbag-bench-"));
  const began = performance.now();
  const { result, peak } = await withPeak(() =>
    printMany(
      letterPieces(lettersIn("en", manyLetters), "a4"),
      { path: join(folder, "letters.pdf") },
      { title: "Letters", language: "en" },
    ),
  );
  rmSync(folder, { recursive: true, force: true });
  if (!result.ok) throw new Error(result.problem);
  row(`${manyLetters} letters, one file`, `${((performance.now() - began) / 1000).toFixed(1)} s`);
  row("of", `${result.pages} pages, ${(result.bytes / 1e6).toFixed(1)} MB`);
  row("memory at most, all processes", `${peak.toFixed(0)} MB`);
}

/** Of one letter, in milliseconds, over letters of which no two are the same. */
async function costOf(render: Render, language: SampleLanguage, count = lettersPerRound): Promise<Cost> {
  const letters = [...lettersIn(language, count)];
  const started = performance.now();
  const used = cpuTime();
  let bytes = 0;
  for (const letter of letters) bytes += (await render(letter)).length;
  const each = (total: number) => total / count;
  return { wall: each(performance.now() - started), cpu: each(cpuTime() - used), bytes: each(bytes) };
}

function* lettersIn(language: SampleLanguage, count: number): Generator<Letter> {
  for (let at = 0; at < count; at++) yield aLetter(language, { name: `Rosa Lindqvist ${at}` });
}

function middle(costs: readonly Cost[]): Cost {
  return [...costs].sort((a, b) => a.cpu - b.cpu)[Math.floor(costs.length / 2)]!;
}

function costRow(what: string, { wall, cpu, bytes }: Cost, ratio: string): void {
  row(what, (1000 / wall).toFixed(0), cpu.toFixed(1), (bytes / 1024).toFixed(1), ratio);
}

function row(what: string, ...values: string[]): void {
  process.stdout.write(`${what.padEnd(42)}${values.map((value) => value.padStart(13)).join("")}\n`);
}
