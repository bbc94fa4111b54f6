// How well and how fast the importer reads: the score over documents with expected results, where they lie beside the checkout, and
// the time and memory of a two-page PDF, in a fresh child and in one that stays.
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { importDocument } from "@/lib/importing/import";
import { sheetPdf } from "@/tests/support/sheets/sheet";

const samples = join(process.cwd(), "..", "shared", "samples", "import");
const rounds = 15;

export async function run(): Promise<void> {
  const file = await sheetPdf("right-hand-frame");
  const cold = await timeOf(file);
  const warm: number[] = [];
  for (let round = 0; round < rounds; round++) warm.push(await timeOf(file));
  warm.sort((one, other) => one - other);
  const middle = warm[Math.floor(rounds / 2)] ?? 0;
  say(`two-page PDF: cold ${cold.toFixed(0)} ms, warm ${middle.toFixed(0)} ms, worst ${warm.at(-1)?.toFixed(0)} ms`);
  say(`memory: reader ${childMegabytes()} MB, this process ${(process.memoryUsage().rss / 2 ** 20).toFixed(0)} MB`);
  if (existsSync(samples)) score();
}

async function timeOf(file: Uint8Array): Promise<number> {
  const begun = performance.now();
  const { kind } = await importDocument(file, "a.pdf");
  if (kind !== "urgent_action") throw new Error("the document was not read");
  return performance.now() - begun;
}

/** Linux tells a process's children and their memory; elsewhere it is unknown. */
function childMegabytes(): string {
  try {
    const children = readFileSync(`/proc/self/task/${process.pid}/children`, "utf8").trim().split(" ");
    const kilobytes = children.map((child) => readFileSync(`/proc/${child}/status`, "utf8"));
    const sizes = kilobytes.map((status) => Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0));
    return (Math.max(...sizes) / 1024).toFixed(0);
  } catch {
    return "?";
  }
}

function score(): void {
  const command = "node build/postbag.mjs import {} --json";
  const lines = execFileSync(process.execPath, [join(samples, "score.mjs"), samples, command], { encoding: "utf8" });
  say(lines.trim().split("\n").at(-1) ?? "");
}

const say = (line: string) => process.stdout.write(`${line}\n`);
