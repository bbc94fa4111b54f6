// Whether a letter is one sheet: what fits on both its sides. Said before it is printed, on the page that shows the letter.
import { type Milliseconds, second } from "@/lib/clock";
import type { Letter, Paper } from "@/lib/letters/letter";
import { letterCharactersMax, letterPiece, printedLength } from "@/lib/letters/pdf";
import { print } from "@/lib/letters/print";

/**
 * How many pages the longest of these letters takes; null without any, for one that makes no file, and while the presses have
 * so much to do that the page would be kept waiting.
 */
export async function pagesOfLongest(
  letters: readonly Letter[],
  paper: Paper,
  patience: Milliseconds = 2 * second,
): Promise<number | null> {
  const [longest] = [...letters].sort((one, other) => printedLength(other) - printedLength(one));
  if (longest === undefined || printedLength(longest) > letterCharactersMax) return null;
  const sheets = await within(patience, print(letterPiece([longest], paper)));
  return sheets?.ok ? sheets.pages : null;
}

function within<T>(patience: Milliseconds, answer: Promise<T>): Promise<T | null> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => resolve(null), patience);
    answer.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
