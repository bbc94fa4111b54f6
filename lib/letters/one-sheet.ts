// Whether a letter is one sheet: what fits on both its sides. Said before it is printed, on the page that shows the letter.
import type { Letter, Paper } from "@/lib/letters/letter";
import { letterCharactersMax, letterPiece, printedLength } from "@/lib/letters/pdf";
import { print } from "@/lib/letters/print";

/** How many pages the longest of these letters takes; null without any, for one that makes no file, and while all presses are busy. */
export async function pagesOfLongest(letters: readonly Letter[], paper: Paper): Promise<number | null> {
  const [longest] = [...letters].sort((one, other) => printedLength(other) - printedLength(one));
  if (longest === undefined || printedLength(longest) > letterCharactersMax) return null;
  const sheets = await print(letterPiece([longest], paper));
  return sheets.ok ? sheets.pages : null;
}
