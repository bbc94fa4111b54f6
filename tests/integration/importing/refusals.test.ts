import { strToU8, zipSync } from "fflate";
import { beforeAll, describe, expect, it } from "vitest";
import { importDocument } from "@/lib/importing/import";
import { emptyResult } from "@/lib/importing/result";
import { bundleReader } from "@/tests/support/read-document";

const bytes = (text: string) => new TextEncoder().encode(text);

describe("files that are no urgent action", () => {
  beforeAll(bundleReader);

  it.each([
    ["an empty file", bytes(""), "a.txt", "empty_file"],
    ["a file of white space", bytes(" \n\n "), "a.txt", "empty_file"],
    ["a file over 20 MB", new Uint8Array(20 * 1024 * 1024 + 1), "a.pdf", "too_large"],
    ["a picture", new Uint8Array([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0]), "a.png", "unsupported_format"],
    ["an old Word file", new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1]), "a.doc", "unsupported_format"],
    ["bytes of chance", new Uint8Array([1, 0, 2, 0, 0, 0, 9, 255, 254, 7]), "a.txt", "unsupported_format"],
    ["a damaged PDF", bytes("%PDF-1.7\nnothing"), "a.pdf", "damaged_file"],
    ["a zip that is no Word file", zipSync({ "a.txt": strToU8("a") }), "a.zip", "unsupported_format"],
    ["a damaged Word file", bytes("PK\u0003\u0004 word/document.xml"), "a.docx", "damaged_file"],
    ["an endless text", bytes("word ".repeat(100_000)), "a.txt", "too_long"],
    ["a web page without text", bytes("<html><body><script>1</script></body></html>"), "a.html", "no_text"],
    ["a shopping list", bytes("Bread\nMilk\n2 apples"), "a.txt", "not_an_urgent_action"],
    ["a digest", bytes("UA: 1/20 Norland\nWrite now.\n\nUA: 2/20 Kestria\nWrite now."), "a.txt", "several_actions"],
  ])("%s is answered with one sentence", async (_, file, name, code) => {
    const result = await importDocument(file, name);
    expect({ ...result, warnings: [] }).toEqual(emptyResult("not_an_urgent_action"));
    expect(result.warnings).toEqual([{ code, message: expect.stringMatching(/\.$/), line: null }]);
  });

  it("a Word file that would inflate beyond its limit is refused", async () => {
    const bomb = zipSync({ "word/document.xml": new Uint8Array(31 * 1024 * 1024) }, { level: 9 });
    const result = await importDocument(bomb, "a.docx");
    expect(result.warnings.map((warning) => warning.code)).toEqual(["too_long"]);
  });
});
