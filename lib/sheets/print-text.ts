// Text for print whose lines can be joined again: it breaks at spaces and between Han characters, and nowhere else. Who
// reads the printed sheet puts a space, or nothing, where a line ended; elsewhere that would be wrong.
import { breakLongWords } from "@/lib/letters/clean";
import type { Direction } from "@/lib/letters/direction";

/** `kept` stays on one line. A character that forbids breaks would do, were it not copied with the text. */
export interface Piece {
  readonly text: string;
  readonly kept: boolean;
}

/** A dash between spaces never begins a line, where it would be a bullet. In right-to-left text only links are kept: a kept piece takes its place as a whole, so words beside it may change theirs. */
export function forPrint(text: string, direction: Direction): Piece[] {
  const keep = direction === "rtl" ? linkAlone : keepable;
  const pieces: Piece[] = [];
  let from = 0;
  const spaced = text.replace(/ (?=[–—-] )/g, "\u00a0");
  for (const match of spaced.matchAll(keep)) {
    if (match[0].length > longestKept) continue;
    pieces.push(loose(spaced.slice(from, match.index)), { text: match[0], kept: true });
    from = match.index + match[0].length;
  }
  return [...pieces, loose(spaced.slice(from))].filter((piece) => piece.text !== "");
}

/** About as many as a line holds. */
const longestKept = 75;

const link = "(?:https?:\\/\\/|www\\.)[^\\s\\u2E80-\\u9FFF\\uF900-\\uFAFF\\uFF00-\\uFFEF]+";
const linkAlone = new RegExp(link, "gu");

const wide = "\\u2E80-\\u9FFF\\uF900-\\uFAFF\\uFF00-\\uFFEF";
const narrow = `[^\\s${wide}]`;
const closing = "[，。、；：！？）》」』】]*";
/** "2023年", "于ABC": where scripts meet no space stands, so both stay together, with the signs that may not begin a line. */
const seam = `[${wide}]?(?:${narrow}+[${wide}]${closing})+${narrow}*|[${wide}]${narrow}+`;
/** A sign inside a word: "self-taught", "he/him", "18:30". */
const signed = `(?:${narrow})*[\\p{L}\\p{M}\\p{N}][^\\s${wide}\\p{L}\\p{M}\\p{N}'’.,]+[\\p{L}\\p{N}](?:${narrow})*`;
const keepable = new RegExp(`${link}|${seam}|${signed}`, "gu");

function loose(text: string): Piece {
  return { text: text.search(linkAlone) >= 0 ? text : breakLongWords(text), kept: false };
}
