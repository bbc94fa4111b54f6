import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { importDocument } from "@/lib/importing/import";
import { emptyResult, type ImportedTarget, type ImportResult } from "@/lib/importing/result";

const folder = join(process.cwd(), "tests", "support", "documents");
const names = readdirSync(folder).filter((name) => name.endsWith(".txt"));

/** The expected files leave out what is empty. */
function expectedOf(name: string): ImportResult {
  const file = join(folder, name.replace(/txt$/, "expected.json"));
  const partial = JSON.parse(readFileSync(file, "utf8")) as Partial<ImportResult>;
  const full = { ...emptyResult("urgent_action"), ...partial };
  return { ...full, targets: full.targets.map(filled), copies: full.copies.map(filled) };
}

function filled(target: Partial<ImportedTarget>): ImportedTarget {
  const lists = { postal_address: [], emails: [], faxes: [], phones: [], social: [], web: [] };
  return { role: null, name: null, organization: null, salutation: null, ...lists, ...target };
}

describe("documents about invented people, one for each layout", () => {
  it("are all there", () => expect(names.length).toBeGreaterThan(15));

  it.each(names)("%s says what is expected of it", async (name) => {
    const result = await importDocument(new Uint8Array(readFileSync(join(folder, name))), name);
    expect({ ...result, warnings: [] }).toEqual(expectedOf(name));
  });
});
