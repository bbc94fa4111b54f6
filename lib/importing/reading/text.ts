// Plain text to lines. A form feed is a page break; rows of signs (----, ****) are gaps.
import { decodeText } from "@/lib/importing/reading/decode";
import { type RawLine, type Reading, readLimits } from "@/lib/importing/reading/line";

const ruleLine = /^\s*[-–—_=*#~•.\s]{4,}\s*$|^\s*[*_=~–—-]{3,}\s*$/u;

export function readText(bytes: Uint8Array): Reading {
  const { text, guessed } = decodeText(bytes);
  if (isBinary(text)) return { ok: false, problem: "unsupported_format" };
  if (text.trim() === "") return { ok: false, problem: "empty_file" };
  if (text.length > readLimits.characters) return { ok: false, problem: "too_long" };
  return { ok: true, lines: linesOf(text), ...(guessed ? { guessedEncoding: true } : {}) };
}

export function linesOf(text: string): RawLine[] {
  return withoutNotice(text.split(/\r\n|[\n\r\u2028\u2029\u000B]|\f/u)).map((line) => ({
    text: ruleLine.test(line) ? "" : cellsOf(line),
    gapBefore: false,
  }));
}

/** `| To: | The President |`: the cells of a table's row. */
function cellsOf(line: string): string {
  const row = /^\s*\|(.*)\|\s*$/u.exec(line)?.[1];
  if (row === undefined) return line;
  return /^[\s|:-]*$/.test(row) ? "" : row.replace(/\s*\|\s*/gu, " ").trim();
}

const starRow = /^\s*\*{8,}\s*$/;
const longestNotice = 25;

/** A section's own notice between two rows of stars, before anything else. */
function withoutNotice(lines: readonly string[]): readonly string[] {
  const start = lines.findIndex((line) => line.trim() !== "");
  if (!starRow.test(lines[start] ?? "")) return lines;
  const end = lines.findLastIndex((line, at) => at > start && at <= start + longestNotice && starRow.test(line));
  return end < 0 ? lines : lines.slice(end + 1);
}

/** Some control characters happen in old files; many mean that this is no text at all. */
function isBinary(text: string): boolean {
  const sample = text.slice(0, 10_000);
  const odd = sample.match(/[\u0000-\u0008\u000E-\u001F\uFFFD]/g)?.length ?? 0;
  return odd > 5 && odd > sample.length * 0.02;
}
