// The way back: an action's sheet, imported again, gives the same action. Invented actions of any shape in three scripts,
// as text in hundreds and through the real PDF and the real reader in dozens.
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import type { ActionContent } from "@/lib/actions/action";
import { importDocument } from "@/lib/importing/import";
import { papers } from "@/lib/letters/letter";
import { sheetPdf } from "@/lib/sheets/pdf";
import { sheetLines } from "@/lib/sheets/plain-text";
import { actionSheet } from "@/lib/sheets/sheet";
import { bundleReader } from "../../support/read-document";
import { action, expectedOf } from "../../support/sheets/generated";
import { scripts } from "../../support/sheets/scripts";

const seed = 20261122;
const runs = { text: 150, pdf: 16 };

beforeAll(bundleReader);

const sheetOf = (content: ActionContent) =>
  actionSheet({ content, address: "letters.example.org/en/actions/x", version: 3, over: null });

/** What was read, without what a person is asked to check; links in one order. */
async function read(bytes: Uint8Array, name: string) {
  const result = await importDocument(bytes, name);
  return { ...result, links: [...result.links].sort(), warnings: [] };
}

describe.each(scripts)("the sheet of an action in $name script", (script) => {
  it(`says as text what the action says (seed ${seed})`, async () => {
    const property = fc.asyncProperty(action(script), async (content) => {
      const text = sheetLines(sheetOf(content)).join("\n");
      expect(await read(new TextEncoder().encode(text), "sheet.txt")).toEqual(expectedOf(content));
    });
    await fc.assert(property, { seed, numRuns: runs.text });
  }, 120_000);

  it(`says as PDF what the action says (seed ${seed})`, async () => {
    const property = fc.asyncProperty(action(script), fc.constantFrom(...papers), async (content, paper) => {
      const bytes = await sheetPdf(sheetOf(content), paper);
      expect(await read(bytes, "sheet.pdf")).toEqual(expectedOf(content));
    });
    await fc.assert(property, { seed, numRuns: runs.pdf });
  }, 240_000);
});
