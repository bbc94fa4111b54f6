// How much of what stands in a letter comes back when its text is copied out of the PDF: characters and words.
import { type Letter, textsOf } from "@/lib/letters/letter";

export interface Found {
  readonly characters: number;
  readonly words: number;
}

/**
 * As shares of what stands in the letter, compatible forms of a character being one. A word counts when it can be found
 * unbroken, as often as it stands there; joiners, which nobody sees, are left aside.
 */
export function shareFound(letter: Letter, extracted: string): Found {
  const written = printedLines(letter).join("\n").normalize("NFKC");
  const copied = extracted.normalize("NFKC").replace(directionMarks, "");
  return {
    characters: shareOf(written.match(/\S/gu) ?? [], copied.match(/\S/gu) ?? []),
    words: shareOfWords(wordsOf(written, letter.language), plain(copied, letter.language)),
  };
}

/** What is printed of a letter of one page, piece by piece. */
export function printedLines(letter: Letter): string[] {
  const { labels, copies } = letter;
  return textsOf(letter).filter((text) => text !== labels.page && (copies.length > 0 || text !== labels.copyTo));
}

const directionMarks = /[\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g;
const joiners = /\u200c|\u200d|\u2060/g;

/** Where no spaces part words, a line may end in any: what is copied is then one line. */
const isUnspaced = (language: string) => /^(zh|ja|th|bo)\b/.test(language);

function plain(text: string, language: string): string {
  return text.replace(joiners, "").replace(/\s+/g, isUnspaced(language) ? "" : " ");
}

function wordsOf(text: string, language: string): string[] {
  const bare = text.replace(joiners, "");
  if (!isUnspaced(language)) return bare.match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  const words = new Intl.Segmenter(language, { granularity: "word" });
  const found = [...words.segment(bare)].filter((part) => part.isWordLike);
  return found.map((part) => part.segment.replace(/\s/g, ""));
}

/** Long words first, so that no short one takes a part of them. */
function shareOfWords(wanted: readonly string[], found: string): number {
  let left = found;
  let kept = 0;
  for (const word of [...wanted].sort((a, b) => b.length - a.length)) {
    if (!left.includes(word)) continue;
    left = left.replace(word, "\n");
    kept += 1;
  }
  return kept / wanted.length;
}

function shareOf(wanted: readonly string[], found: readonly string[]): number {
  const left = new Map<string, number>();
  for (const one of found) left.set(one, (left.get(one) ?? 0) + 1);
  let kept = 0;
  for (const one of wanted) {
    const count = left.get(one) ?? 0;
    if (count === 0) continue;
    left.set(one, count - 1);
    kept += 1;
  }
  return kept / wanted.length;
}
