// Whether a letter is one sheet: what fits on both its sides. Said before it is printed, on the page that shows the letter.
import type { Letter, Paper } from "@/lib/letters/letter";
import { letterCharactersMax, printedLength, toPdf } from "@/lib/letters/pdf";

/** How many pages the longest of these letters takes; null without any, and for one that makes no file. */
export async function pagesOfLongest(letters: readonly Letter[], paper: Paper): Promise<number | null> {
  const [longest] = [...letters].sort((one, other) => printedLength(other) - printedLength(one));
  if (longest === undefined || printedLength(longest) > letterCharactersMax) return null;
  return pagesOf(await toPdf([longest], paper));
}

/** The root of the page tree counts all pages. Throws on a file that our typesetter did not make. */
function pagesOf(pdf: Uint8Array): number {
  const text = Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength).toString("latin1");
  const trees = [...text.matchAll(/\/Type \/Pages\b[^>]*?\/Count (\d+)/g)].map(([, count]) => Number(count));
  if (trees.length === 0) throw new Error("the file says nothing of its pages");
  return Math.max(...trees);
}
