// The documents of our own with what is expected of each, as an import result with everything filled in.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { emptyResult, type ImportedTarget, type ImportResult } from "@/lib/importing/result";

export const documentsFolder = join(process.cwd(), "tests", "support", "documents");

export const documentNames = readdirSync(documentsFolder).filter((name) => name.endsWith(".txt"));

export const documentBytes = (name: string) => new Uint8Array(readFileSync(join(documentsFolder, name)));

/** The expected files leave out what is empty. */
export function expectedFor(name: string): ImportResult {
  const file = join(documentsFolder, name.replace(/txt$/, "expected.json"));
  const partial = JSON.parse(readFileSync(file, "utf8")) as Partial<ImportResult>;
  const full = { ...emptyResult("urgent_action"), ...partial };
  return { ...full, targets: full.targets.map(filled), copies: full.copies.map(filled) };
}

function filled(target: Partial<ImportedTarget>): ImportedTarget {
  const lists = { postal_address: [], emails: [], faxes: [], phones: [], social: [], web: [] };
  return { role: null, name: null, organization: null, salutation: null, ...lists, ...target };
}
