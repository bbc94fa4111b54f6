// The composed letter: plain data that every rendering (text, PDF, mail file, mailto, page) is a view of.
import type { Day } from "@/lib/clock";
import type { SheetFoot } from "@/lib/letters/foot";

export interface Letter {
  /** BCP 47, of the letter's own text. */
  readonly language: string;
  /** Up to seven lines, or none: what stands above the letter as its sender. */
  readonly sender: readonly string[];
  /** The date in the letter's language: "22 November 2026". */
  readonly date: string;
  /** The same as a calendar day, for files that must say when they were made. */
  readonly day?: Day;
  /** The address block, top to bottom, country last; at most six lines. */
  readonly recipient: readonly string[];
  /** For mails, and the title of files; never printed on the sheet. */
  readonly subject: string;
  readonly salutation: string;
  readonly blocks: readonly LetterBlock[];
  readonly closing: string;
  /** The name under the letter, or empty where it is signed by hand. */
  readonly signature: string;
  /** "Copy to" lines; one each. */
  readonly copies: readonly string[];
  readonly labels: LetterLabels;
  /** The small print of each sheet; without it the sheet says nothing of where it comes from. */
  readonly foot?: SheetFoot;
}

/** Words of the letter's language that no person wrote; they come from labels.ts. */
export interface LetterLabels {
  /** Printed as it stands above the copies: "Copy to:". */
  readonly copyTo: string;
  /** With `{page}` and `{pages}`, each once: "Page {page} of {pages}". */
  readonly page: string;
}

/** A paragraph, in which a line end is a line end; or a run of demands. */
export type LetterBlock =
  | { readonly kind: "paragraph"; readonly text: string }
  | { readonly kind: "demands"; readonly items: readonly string[] };

export const papers = ["a4", "letter"] as const;
export type Paper = (typeof papers)[number];

/** What a PDF is made for: to be read by everyone (PDF/UA-1), or to be kept (PDF/A-2a). */
export const standards = ["ua", "a"] as const;
export type Standard = (typeof standards)[number];

/** How letters are printed; what is left out is as in every letter. */
export interface Print {
  /** Marks at the edge where the sheet is folded; there unless false. */
  readonly folds?: boolean;
  readonly standard?: Standard;
}

/** Everything that is printed of a letter, piece by piece. */
export function textsOf(letter: Letter): string[] {
  const body = letter.blocks.flatMap((block) => (block.kind === "paragraph" ? [block.text] : block.items));
  const lines = [...letter.sender, ...letter.recipient, ...letter.copies, letter.labels.copyTo, letter.labels.page];
  const foot = letter.foot === undefined ? [] : [letter.foot.text, letter.foot.ask, letter.foot.url];
  return [letter.date, letter.salutation, ...body, letter.closing, letter.signature, ...lines, ...foot];
}
