// The import result: what one document says, in the exact shape `import FILE --json` prints. Every key is always present.
import type { Day } from "@/lib/clock";

export type ImportKind = "urgent_action" | "not_an_urgent_action";
export type ImportClass = "first" | "update" | "stop" | "outcome";

export interface ImportedPerson {
  name: string;
  /** As printed: `she/her`. */
  pronouns: string | null;
  marker: "m" | "f" | null;
}

export interface ImportedLetter {
  salutation: string | null;
  paragraphs: string[];
  closing: string | null;
}

export interface ImportedTarget {
  role: string | null;
  name: string | null;
  organization: string | null;
  postal_address: string[];
  emails: string[];
  faxes: string[];
  phones: string[];
  social: string[];
  web: string[];
  salutation: string | null;
}

export const importWarningCodes = [
  "empty_file",
  "damaged_file",
  "encrypted_file",
  "too_large",
  "too_long",
  "no_text",
  "unsupported_format",
  "not_an_urgent_action",
  "several_actions",
  "reader_failed",
  "deadline_missing",
  "deadline_unclear",
  "several_deadlines",
  "targets_missing",
  "target_without_address",
  "hidden_email",
  "doubtful_target",
  "letter_missing",
  "demands_missing",
  "title_missing",
  "guessed_encoding",
] as const;
export type ImportWarningCode = (typeof importWarningCodes)[number];

/** What a person must check. `line` is the line of the text as it was read, from 1; null for the whole document. */
export interface ImportWarning {
  code: ImportWarningCode;
  message: string;
  line: number | null;
}

export interface ImportResult {
  kind: ImportKind;
  class: ImportClass | null;
  series_number: string | null;
  ordinal: number | null;
  index: string | null;
  issued_on: Day | null;
  country: string | null;
  title: string | null;
  summary: string | null;
  persons: ImportedPerson[];
  demands: string[];
  letter: ImportedLetter | null;
  targets: ImportedTarget[];
  copies: ImportedTarget[];
  embassy_copies_requested: boolean;
  /** BCP 47 where the language is known, else the printed word. */
  languages: string[];
  own_language_ok: boolean;
  deadline: Day | null;
  additional_information: string[];
  links: string[];
  previous: string | null;
  warnings: ImportWarning[];
}

export function emptyResult(kind: ImportKind): ImportResult {
  return {
    kind,
    class: null,
    series_number: null,
    ordinal: null,
    index: null,
    issued_on: null,
    country: null,
    title: null,
    summary: null,
    persons: [],
    demands: [],
    letter: null,
    targets: [],
    copies: [],
    embassy_copies_requested: false,
    languages: [],
    own_language_ok: false,
    deadline: null,
    additional_information: [],
    links: [],
    previous: null,
    warnings: [],
  };
}
