import { describe, expect, it } from "vitest";
import { importDocument } from "@/lib/importing/import";
import { documentBytes, documentNames, expectedFor } from "@/tests/support/documents/expected";

describe("documents about invented people, some for each layout", () => {
  it("are all there", () => expect(documentNames.length).toBeGreaterThan(45));

  it.each(documentNames)("%s says what is expected of it", async (name) => {
    const result = await importDocument(documentBytes(name), name);
    expect({ ...result, warnings: [] }).toEqual(expectedFor(name));
  });
});
