// Any file to lines: the one door to the readers. It never throws for a bad file; it says what is wrong with it.
import { readInChild } from "@/lib/importing/reading/child-process";
import { numberLines } from "@/lib/importing/reading/clean";
import { formatOf } from "@/lib/importing/reading/format";
import { withoutForwarding } from "@/lib/importing/reading/forwarded";
import { type Line, type PageSize, type Reading, type ReadProblem, readLimits } from "@/lib/importing/reading/line";
import { withoutRows } from "@/lib/importing/reading/rows";
import { openRunOn } from "@/lib/importing/reading/run-on";
import { readText } from "@/lib/importing/reading/text";
import { wholeLinks } from "@/lib/importing/reading/whole-links";

export type Document =
  | { ok: true; lines: Line[]; guessedEncoding: boolean; pages: readonly PageSize[] }
  | { ok: false; problem: ReadProblem };

export async function readDocument(bytes: Uint8Array, fileName: string): Promise<Document> {
  if (bytes.length === 0) return { ok: false, problem: "empty_file" };
  if (bytes.length > readLimits.bytes) return { ok: false, problem: "too_large" };
  const reading = await readAs(bytes, fileName);
  if (!reading.ok) return reading;
  if (reading.lines.length > readLimits.lines) return { ok: false, problem: "too_long" };
  const lines = wholeLinks(numberLines(openRunOn(withoutRows(withoutForwarding(reading.lines)))));
  if (lines.length === 0) return { ok: false, problem: "no_text" };
  return { ok: true, lines, guessedEncoding: reading.guessedEncoding === true, pages: reading.pages ?? [] };
}

async function readAs(bytes: Uint8Array, fileName: string): Promise<Reading> {
  const format = formatOf(bytes, fileName);
  switch (format) {
    case "pdf":
    case "docx":
    case "html":
    case "mail":
      return readInChild(format, bytes);
    case "text":
      return readText(bytes);
    default:
      return { ok: false, problem: "unsupported_format" };
  }
}
