// Right-to-left lines of a page: pieces lie on it from left to right, and are read from right to left but for Latin words and numbers.
import type { Glyphs } from "@/lib/importing/reading/pdf-order";

const arabic = /[\p{Script=Arabic}\p{Script=Hebrew}\u064B-\u0655]/u;
const latin = /[A-Za-z]/;
const numberPart = /^[\d./:,-]+$/;

/** Whether most letters of the pieces run from right to left; on a page of which that is true, one such letter is enough. */
export function runsRtl(pieces: readonly Glyphs[], page = false): boolean {
  const text = pieces.map((one) => one.text).join("");
  if (page && (arabic.test(text) || !latin.test(text))) return true;
  return (text.match(/[\p{Script=Arabic}\p{Script=Hebrew}]/gu)?.length ?? 0) > (text.match(/\p{L}/gu)?.length ?? 0) / 2;
}

/** For each page: most of it runs so, or some of it does in a document that mostly does, as where links fill the last page. */
export function rtlPages(pages: readonly (readonly Glyphs[])[]): boolean[] {
  const document = runsRtl(pages.flat());
  return pages.map((page) => runsRtl(page) || (document && page.some((one) => arabic.test(one.text))));
}

/** The text of one line's pieces in the order it is read. `apart` tells whether a space stands between two neighbours. */
export function rtlText(pieces: readonly Glyphs[], apart: (left: Glyphs, right: Glyphs) => boolean): string {
  const sorted = pieces.flatMap(withSignsApart).sort((one, other) => one.left - other.left);
  const runs = runsOf(sorted, apart);
  runs.sort((one, other) => (other.at(-1)?.right ?? 0) - (one.at(-1)?.right ?? 0));
  let text = "";
  let edge: Glyphs | null = null;
  for (const run of runs) {
    const last = run.at(-1);
    const space = last && edge && apart(last, edge) && !/\s$/.test(text) && !/^\p{M}/u.test(last.text);
    text += (space ? " " : "") + runText(run, apart);
    edge = run[0] && (!edge || run[0].left < edge.left) ? run[0] : edge;
  }
  return text;
}

/** Signs at the ends of a Latin word or a number run with the line, not with the word: a piece is cut there. */
function withSignsApart(piece: Glyphs): Glyphs[] {
  const { text, left, right } = piece;
  if (arabic.test(text)) return [piece];
  const [, before = "", core = text, behind = ""] =
    /^([.,:;!?()«»"“”\s]*)(.*?)([.,:;!?()«»"“”\s]*)$/su.exec(text) ?? [];
  const width = (right - left) / Math.max(1, text.length);
  const parts = [...before, core, ...behind];
  let at = left;
  return parts.flatMap((part) => {
    const from = at;
    at += width * part.length;
    return part === "" ? [] : [{ ...piece, text: part, left: from, right: at }];
  });
}

/** Pieces that keep their order: a Latin word with what follows it, and the parts of a number. */
function runsOf(sorted: readonly Glyphs[], apart: (left: Glyphs, right: Glyphs) => boolean): Glyphs[][] {
  const runs: Glyphs[][] = [];
  for (const one of sorted) {
    const run = runs.at(-1);
    const last = run?.at(-1);
    if (run && last && goesOn(run, last, one, apart)) run.push(one);
    else runs.push([one]);
  }
  return runs.flatMap(withoutEndingSigns);
}

function goesOn(run: Glyphs[], last: Glyphs, one: Glyphs, apart: (left: Glyphs, right: Glyphs) => boolean): boolean {
  if (arabic.test(one.text) || arabic.test(last.text)) return false;
  if (run.some((piece) => latin.test(piece.text)) || /^\+\d/.test(run[0]?.text ?? "")) return true;
  return (
    /^\+?\d/.test(run[0]?.text.trim() ?? "") &&
    numberPart.test(last.text.trim()) &&
    numberPart.test(one.text.trim()) &&
    !apart(last, one) &&
    !/\s/.test(one.text)
  );
}

/** A run ends with its last letter or digit: spaces and signs behind it belong between the runs. */
function withoutEndingSigns(run: Glyphs[]): Glyphs[][] {
  const end = run.findLastIndex((one) => /[^.,:;!?()«»"“”\s]/u.test(one.text)) + 1;
  if (end === 0) return run.map((one) => [one]);
  return end === run.length ? [run] : [run.slice(0, end), ...run.slice(end).map((one) => [one])];
}

function runText(run: readonly Glyphs[], apart: (left: Glyphs, right: Glyphs) => boolean): string {
  return run.reduce((text, one, at) => {
    const last = run[at - 1];
    return text + (last && apart(last, one) ? " " : "") + one.text;
  }, "");
}

/** A vowel stands over a letter, never over a space. */
const spaceBeforeVowel = /\s+(?=[\u064B-\u0655])/gu;

/** A hamza that a file names twice: with its letter, and once more with the vowel over it. */
const secondHamza = /([أإآؤئ]\p{M}*?)[\u0653-\u0655]/gu;

/**
 * Lam and alef drawn as one sign hide whether a double vowel stands before or behind the alef: it stands where the document
 * puts it elsewhere, before it in doubt. And no letter carries its hamza twice.
 */
export function withOwnSpelling(texts: readonly string[]): string[] {
  const count = (spelling: RegExp) => texts.reduce((sum, text) => sum + (text.match(spelling)?.length ?? 0), 0);
  const [before, behind] = [count(/(?<!ل)\u064Bا/gu), count(/(?<!ل)ا\u064B/gu)];
  const whole = texts.map((text) => text.replace(spaceBeforeVowel, "").normalize("NFC").replace(secondHamza, "$1"));
  return whole.map((text) => text.replace(/ل(?:\u064Bا|ا\u064B)/gu, behind > before ? "لا\u064B" : "ل\u064Bا"));
}

/**
 * The texts of a page's pieces with lam and alef in the order they are read: a font draws both as one sign, which keeps its own
 * order when the piece is turned around. `signs` are the page's signs as they lie, in the order of the pieces.
 */
export function withWholeSigns(texts: readonly string[], signs: readonly string[]): string[] {
  let at = 0;
  return texts.map((text) => {
    const length = lengthOf(text);
    const own: string[] = [];
    for (let taken = 0; taken < length && at < signs.length; at++) {
      const sign = signs[at] ?? "";
      taken += lengthOf(sign);
      own.push(sign);
    }
    const turned = own.some((sign) => sign.length > 1 && arabic.test(sign));
    return turned && sameLetters(own.join(""), text) ? turnedAround(text, own) : text;
  });
}

const lengthOf = (text: string) => [...text.replace(/[\s\p{Cf}]/gu, "")].length;
const sameLetters = (one: string, other: string) => lettersOf(one) === lettersOf(other);
const lettersOf = (text: string) => [...text.replace(/[\s\p{Cf}]/gu, "")].sort().join("");

/** Only pieces of Arabic alone are rebuilt; one with digits inside stays as it is. */
function turnedAround(text: string, signs: readonly string[]): string {
  return /[\dA-Za-z\s]/.test(text) ? text : [...signs].reverse().join("").replace(/\s/g, "");
}
