// A piece: something to typeset, as plain data. It is made where the letter is known and set in another process, by typst.ts.

import type { Standard } from "@/lib/letters/letter";

/** What stands for the Typst file in a piece that is a Word file. */
export const docxFile = "letter.docx";

export interface Piece {
  /** A file of lib/letters: "letter.typ"; or "letter.docx" for a Word file, which is made without one. */
  readonly file: string;
  /** JSON text, which that file reads by `json("piece.json")`. */
  readonly data: string;
  /** PDF/UA-1 unless it says otherwise. */
  readonly standard?: Standard;
  /** Made in turn until one has no more than its `pagesMax`; if none has, the last stands. */
  readonly tries: readonly Try[];
  /** How often it stands in a file of many, set once; once if not given. */
  readonly times?: number;
}

export interface Try {
  /** What else the file reads in `sys.inputs`. */
  readonly inputs: Readonly<Record<string, string>>;
  readonly pagesMax?: number;
}

/** A piece, and whether its file has tags for those who listen to it; a file that is only printed needs none. */
export interface Order extends Piece {
  readonly tagged: boolean;
}

/** As Typst takes them: two or three letters, and a region of two letters or null. */
export function languageOf(tag: string): { lang: string; region: string | null } {
  const [language = "", ...rest] = tag.split("-");
  const region = rest.find((part) => /^[a-z]{2}$/i.test(part))?.toUpperCase() ?? null;
  return { lang: /^[a-z]{2,3}$/i.test(language) ? language.toLowerCase() : "en", region };
}
