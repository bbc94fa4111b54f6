// Initials: a first letter as tall as several lines stands on the last of them, but belongs to the word at the top.
import type { Glyphs } from "@/lib/importing/reading/pdf-order";

const tall = 1.7;

/** Sets every initial onto the line it begins, in the size of that line. */
export function withInitials(glyphs: readonly Glyphs[]): Glyphs[] {
  return glyphs.map((one) => {
    if (!/^\p{Lu}$/u.test(one.text.trim())) return one;
    const word = glyphs.find((other) => begins(one, other));
    if (!word) return one;
    return { ...one, text: one.text.trim(), baseline: word.baseline, size: word.size, right: word.left };
  });
}

/** The word beside the initial's top, in small letters. */
function begins(initial: Glyphs, word: Glyphs): boolean {
  const hole = word.left - initial.right;
  const lower = initial.baseline - word.baseline;
  return (
    word.page === initial.page &&
    initial.size > tall * word.size &&
    /^['’]?\p{L}/u.test(word.text) &&
    hole > -1 &&
    hole < word.size &&
    lower > 0.5 * word.size &&
    lower < initial.size
  );
}
