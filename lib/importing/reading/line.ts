// A line of a document as it was read: its text, and where it stood. Everything the importer finds points back to lines.

/** In points from the top left of the page. */
export interface Region {
  readonly page: number;
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Of a page, in points. */
export interface PageSize {
  readonly width: number;
  readonly height: number;
}

export interface Line {
  /** From 1, in reading order. Pieces of one line keep its number. */
  readonly number: number;
  readonly text: string;
  /** Began with a bullet sign, or is an item of a list. */
  readonly bullet: boolean;
  /** An empty line or a visible gap stands above it. */
  readonly gapBefore: boolean;
  /** Same look, same string; null where the format has no looks. */
  readonly style: string | null;
  /** Null where the format has no pages. */
  readonly region: Region | null;
  /** Addresses behind words of the line, as a web page has them. */
  readonly links: readonly string[];
}

/** A line as a reader hands it over: uncleaned, unnumbered. */
export interface RawLine {
  text: string;
  gapBefore: boolean;
  bullet?: boolean;
  style?: string;
  region?: Region;
  /** Addresses behind words of the line. */
  links?: string[];
}

export type ReadProblem =
  | "empty_file"
  | "damaged_file"
  | "encrypted_file"
  | "too_large"
  | "too_long"
  | "no_text"
  | "unsupported_format"
  | "reader_failed";

export type Reading =
  | {
      ok: true;
      lines: RawLine[];
      guessedEncoding?: boolean;
      /** In order; absent where the format has no pages. */
      pages?: PageSize[];
    }
  | { ok: false; problem: ReadProblem };

/** What a document may hold at most: more than any urgent action, little enough to be read in seconds. */
export const readLimits = { bytes: 20 * 1024 * 1024, lines: 10_000, characters: 300_000, pages: 200 } as const;
