// The importer's entry: bytes of a document to what it says. A bad file is an answer with a warning, never a throw.
import type { Line, PageSize, ReadProblem } from "@/lib/importing/reading/line";
import { readDocument } from "@/lib/importing/reading/read";
import { emptyResult, type ImportResult } from "@/lib/importing/result";
import type { Source } from "@/lib/importing/sources";
import { understand } from "@/lib/importing/understand";

export interface ImportWithSources {
  readonly result: ImportResult;
  readonly sources: readonly Source[];
  /** The document as it was read; sources and warnings point into it by number. */
  readonly lines: readonly Line[];
  /** Empty where the format has no pages. */
  readonly pages: readonly PageSize[];
}

export async function importDocument(bytes: Uint8Array, fileName: string): Promise<ImportResult> {
  return (await importWithSources(bytes, fileName)).result;
}

export async function importWithSources(bytes: Uint8Array, fileName: string): Promise<ImportWithSources> {
  const document = await readDocument(bytes, fileName);
  if (!document.ok) return { result: refusal(document.problem), sources: [], lines: [], pages: [] };
  const { verdict, result, sources } = understand(document.lines, document.guessedEncoding);
  const { lines, pages } = document;
  if (verdict === "one_action") return { result, sources, lines, pages };
  const problem = verdict === "several_actions" ? verdict : "not_an_urgent_action";
  return { result: refusal(problem), sources: [], lines, pages };
}

type Refusal = ReadProblem | "not_an_urgent_action" | "several_actions";

const sentences: Record<Refusal, string> = {
  empty_file: "The file is empty.",
  damaged_file: "The file is damaged and cannot be read.",
  encrypted_file: "The file is protected by a password.",
  too_large: "The file is larger than 20 MB.",
  too_long: "The document is too long to be one urgent action.",
  no_text: "The file holds no text; it may be a scanned picture.",
  unsupported_format: "This kind of file is not supported: use PDF, Word (.docx), HTML, a mail (.eml) or plain text.",
  reader_failed: "The file could not be read within the limits of time and memory.",
  several_actions: "The document holds several cases; import them one by one.",
  not_an_urgent_action: "The document is not one urgent action.",
};

function refusal(code: Refusal): ImportResult {
  return { ...emptyResult("not_an_urgent_action"), warnings: [{ code, message: sentences[code], line: null }] };
}
