// What may be handed in, and why it does not become a draft.
import { readLimits } from "@/lib/importing/reading/line";

/** The importer's own limit, and room for the pasted text and the form around the file. */
export const uploadBytes = readLimits.bytes + 2_000_000;

export const uploadProblems = [
  "nothing_given",
  "both_given",
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

export interface Upload {
  readonly bytes: Uint8Array;
  /** Empty for pasted text. */
  readonly fileName: string;
}

/** The file or the pasted text of the form; null where there is neither. */
export async function uploadIn(fields: FormData): Promise<Upload | "both_given" | null> {
  const file = fields.get("document");
  const isFile = file instanceof File && file.name !== "";
  const pasted = pastedIn(fields);
  if (isFile && pasted.trim() !== "") return "both_given";
  if (isFile) return { bytes: new Uint8Array(await file.arrayBuffer()), fileName: file.name };
  return pasted.trim() === "" ? null : { bytes: new TextEncoder().encode(pasted), fileName: "" };
}

export function pastedIn(fields: FormData): string {
  const text = fields.get("text");
  return typeof text === "string" ? text.replace(/\r\n?/g, "\n") : "";
}
