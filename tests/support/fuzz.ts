// Feeds spoiled documents to the importer and notes what is no answer: a throw, a wrong shape, or a wait.
import { importDocument } from "@/lib/importing/import";
import { numberLines } from "@/lib/importing/reading/clean";
import { readDocx } from "@/lib/importing/reading/docx";
import { formatOf } from "@/lib/importing/reading/format";
import { readHtml } from "@/lib/importing/reading/html";
import type { Reading } from "@/lib/importing/reading/line";
import { readMail } from "@/lib/importing/reading/mail";
import { emptyResult, type ImportResult } from "@/lib/importing/result";
import { understand } from "@/lib/importing/understand";
import { type Spoiled, spoiledDocuments } from "@/tests/support/spoiled-documents";

export interface FuzzReport {
  readonly cases: number;
  /** How many were answered with which warning first, or read. */
  readonly answers: Readonly<Record<string, number>>;
  /** One sentence for each case that was no answer. */
  readonly faults: readonly string[];
  /** Milliseconds. */
  readonly slowest: number;
}

/** Longer is a hang. */
const patience = 12_000;
/** Of the formats that are parsed in the child, one case in so many goes there; PDF always does. */
const throughChild = 10;
const keys = Object.keys(emptyResult("urgent_action")).sort().join();

export async function fuzz(seed: number, count: number, pdfs: readonly Uint8Array[]): Promise<FuzzReport> {
  const answers: Record<string, number> = {};
  const faults: string[] = [];
  let slowest = 0;
  let at = 0;
  for (const spoiled of spoiledDocuments(seed, count, pdfs)) {
    const begun = performance.now();
    try {
      const result = await answerTo(spoiled, at);
      const word = `${spoiled.format}: ${result.kind === "urgent_action" ? "read" : (result.warnings[0]?.code ?? "refused")}`;
      answers[word] = (answers[word] ?? 0) + 1;
      if (Object.keys(result).sort().join() !== keys) faults.push(`case ${at} (${spoiled.format}): wrong shape`);
    } catch (fault) {
      faults.push(`case ${at} (${spoiled.format}): ${fault instanceof Error ? fault.stack : String(fault)}`);
    }
    const took = performance.now() - begun;
    if (took > patience) faults.push(`case ${at} (${spoiled.format}): ${took.toFixed(0)} ms`);
    slowest = Math.max(slowest, took);
    at++;
  }
  return { cases: at, answers, faults, slowest };
}

async function answerTo({ format, name, bytes }: Spoiled, at: number): Promise<ImportResult> {
  const here = format === "pdf" || format === "text" || at % throughChild === 0 ? null : await readHere(bytes, name);
  if (here === null) return importDocument(bytes, name);
  if (!here.ok) return { ...emptyResult("not_an_urgent_action"), warnings: [warning(here.problem)] };
  return understand(numberLines(here.lines), false).result;
}

const warning = (code: "damaged_file" | string) =>
  ({ code, message: "", line: null }) as ImportResult["warnings"][number];

async function readHere(bytes: Uint8Array, name: string): Promise<Reading | null> {
  const format = formatOf(bytes, name);
  if (format === "docx") return readDocx(bytes);
  if (format === "html") return readHtml(bytes);
  return format === "mail" ? readMail(bytes) : null;
}
