import { beforeAll, describe, expect, it } from "vitest";
import { newId, type TargetId } from "@/lib/ids";
import { importDocument, importWithSources } from "@/lib/importing/import";
import { readDocumentOf } from "@/lib/importing/places";
import { readDocumentSchema } from "@/lib/importing/schema";
import { toActionContent } from "@/lib/importing/to-draft";
import { expectedFor } from "@/tests/support/documents/expected";
import { drawnPdf } from "@/tests/support/drawn-pdf";
import { bundleReader } from "@/tests/support/read-document";
import { sheetPdf as sheet, sheetNames } from "@/tests/support/sheets/sheet";

beforeAll(bundleReader);

describe("pages set in columns, frames and other directions", () => {
  it("addresses in a frame on the right do not run into the text beside them", async () => {
    const result = await importDocument(await sheet("right-hand-frame"), "a.pdf");
    const { targets, deadline } = expectedFor("secretariat-2011-dashes.txt");
    expect(result.deadline).toBe(deadline);
    expect(result.targets.map(({ role, name, emails, salutation }) => [role, name, emails, salutation])).toEqual(
      targets.map(({ role, name, emails, salutation }) => [role, name, emails, salutation]),
    );
    expect(result.demands).toHaveLength(3);
    expect(result.additional_information[0]).toMatch(/^On 11 January .* to the inhabitants\.$/);
    expect(result.additional_information).toHaveLength(4);
  });

  it("a link broken over two lines is one link", async () => {
    const result = await importDocument(await sheet("right-hand-frame"), "a.pdf");
    expect(result.links).toEqual([
      "https://www.example.org/en/library/info/AFR88/001/2010/en/forced-evictions-in-ostland-the-record",
    ]);
  });

  it("an Arabic page reads from right to left, numbers and addresses from left to right", async () => {
    const result = await importDocument(await sheet("act-now-arabic"), "a.pdf");
    const expected = expectedFor("act-now-arabic.txt");
    const { letter, ...rest } = { ...result, warnings: [] };
    expect(rest).toEqual({ ...expected, letter: undefined });
    expect(letter?.paragraphs.slice(1)).toEqual(expected.letter?.paragraphs.slice(1));
  });

  it("a Chinese page joins its lines without spaces", async () => {
    const result = await importDocument(await sheet("act-now-chinese"), "a.pdf");
    const expected = expectedFor("act-now-chinese.txt");
    expect([result.deadline, result.demands, result.languages, result.persons]).toEqual([
      expected.deadline,
      expected.demands,
      expected.languages,
      expected.persons,
    ]);
    expect(result.letter?.paragraphs[0]).toContain("至今没有人向她的家人说明");
  });

  it("every line says where on its page it stands", async () => {
    const { lines, sources } = await importWithSources(await sheet("right-hand-frame"), "a.pdf");
    const number = sources.find((one) => one.field === "targets.1.faxes.0")?.lines[0];
    expect(lines.find((line) => line.number === number)).toMatchObject({
      text: "Fax: +999 9 555 2200",
      region: { page: 1 },
    });
  });

  it.each(sheetNames)("%s keeps the place of each line on its page, and stays small", async (name) => {
    const read = await importWithSources(await sheet(name), "a.pdf");
    const content = toActionContent(read.result, () => newId<TargetId>());
    const document = readDocumentOf(read, content);
    const [size] = document.pages;
    expect([size?.width, size?.height]).toEqual([595.3, 841.9]);
    for (const { region } of document.lines) {
      expect(region).not.toBeNull();
      expect(region!.right).toBeGreaterThan(region!.left);
      expect(region!.bottom).toBeGreaterThan(region!.top);
      expect(region!.right).toBeLessThanOrEqual(595.3);
      expect(region!.bottom).toBeLessThanOrEqual(841.9);
    }
    expect(readDocumentSchema.parse(JSON.parse(JSON.stringify(document)))).toEqual(document);
    const regions = document.lines.map(({ region }) => JSON.stringify(region).length);
    expect(Math.max(...regions)).toBeLessThan(80);
  });

  it("an address in a frame on the right stands right of the text beside it", async () => {
    const { lines, sources } = await importWithSources(await sheet("right-hand-frame"), "a.pdf");
    const regionOf = (field: string) =>
      lines.find(({ number }) => number === sources.find((one) => one.field === field)?.lines[0])?.region;
    expect(regionOf("targets.0.role")!.left).toBeGreaterThan(regionOf("demands.0")!.left + 150);
  });
});

describe("files that are too much", () => {
  it("a PDF that needs a password is refused", async () => {
    const result = await importDocument(await drawnPdf(["Secret"], { userPassword: "secret" }), "a.pdf");
    expect(result.warnings.map((warning) => warning.code)).toEqual(["encrypted_file"]);
  });

  it("a PDF that only its owner may change is read", async () => {
    const pages = ["UA: 5/20 Index: EUR 99/1/2020 Norland Date: 3 May 2020\nURGENT ACTION\nEDITOR HELD\nHe is held."];
    const result = await importDocument(await drawnPdf(pages, { ownerPassword: "secret" }), "a.pdf");
    expect([result.kind, result.series_number]).toEqual(["urgent_action", "5/20"]);
  });

  it.each([
    ["200 full pages", 200],
    ["more pages than it takes", 260],
  ])("a PDF of %s is answered within ten seconds", async (_, count) => {
    const page = Array.from({ length: 40 }, (_line, at) => `Line ${at} of a page that says nothing of use to anybody.`);
    const file = await drawnPdf(
      Array.from({ length: count }, () => page.join("\n")),
      {},
    );
    const begun = performance.now();
    const result = await importDocument(file, "a.pdf");
    expect(performance.now() - begun).toBeLessThan(10_000);
    expect(result.warnings.map((warning) => warning.code)).toEqual(["too_long"]);
  });
});
