// An upload's limits, and why a document does not become a draft.

/** The importer's own limit, and room for the form around the file. */
export const uploadBytes = 20_000_000 + 100_000;

export const uploadProblems = [
  "no_file",
  "too_many",
  "not_an_urgent_action",
  "several_actions",
  "empty_file",
  "damaged_file",
  "encrypted_file",
  "too_large",
  "too_long",
  "no_text",
  "unsupported_format",
  "reader_failed",
] as const;
export type UploadProblem = (typeof uploadProblems)[number];
