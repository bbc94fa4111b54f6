// Plain text to lines. A form feed is a page break.
import { decodeText } from "@/lib/importing/reading/decode";
import { type RawLine, type Reading, readLimits } from "@/lib/importing/reading/line";

export function readText(bytes: Uint8Array): Reading {
  const { text, guessed } = decodeText(bytes);
  if (isBinary(text)) return { ok: false, problem: "unsupported_format" };
  if (text.trim() === "") return { ok: false, problem: "empty_file" };
  if (text.length > readLimits.characters) return { ok: false, problem: "too_long" };
  return { ok: true, lines: linesOf(text), ...(guessed ? { guessedEncoding: true } : {}) };
}

export function linesOf(text: string): RawLine[] {
  return text.split(/\r\n|[\n\r\u2028\u2029\u000B]|\f/u).map((line) => ({ text: line, gapBefore: false }));
}

/** Some control characters happen in old files; many mean that this is no text at all. */
function isBinary(text: string): boolean {
  const sample = text.slice(0, 10_000);
  const odd = sample.match(/[\u0000-\u0008\u000E-\u001F\uFFFD]/g)?.length ?? 0;
  return odd > 5 && odd > sample.length * 0.02;
}
