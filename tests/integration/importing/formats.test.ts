import { readFileSync } from "node:fs";
import { join } from "node:path";
import { strToU8, zipSync } from "fflate";
import { beforeAll, describe, expect, it } from "vitest";
import { importDocument, importWithSources } from "@/lib/importing/import";
import { bundleReader } from "@/tests/support/read-document";

const folder = join(process.cwd(), "tests", "support", "documents");
const text = (name: string) => readFileSync(join(folder, `${name}.txt`), "utf8");
const bytes = (value: string) => new TextEncoder().encode(value);
const english = text("act-now-english");

const mail = `From: a@example.org\r\nTo: b@example.org\r\nSubject: Action\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n${english.replace(/^/gm, "> ")}`;

const page = `<!DOCTYPE html><html><head><title>x</title></head><body><nav><a href="https://example.org/home">Home</a></nav>
  <main>${english
    .trim()
    .split(/\n{2,}/)
    .map((block) => `<p>${block.replace(/\n/g, "<br>")}</p>`)
    .join("\n")}</main><footer>Contact us</footer></body></html>`;

const word = zipSync({
  "word/document.xml": strToU8(
    `<w:document><w:body>${english
      .split("\n")
      .map((line) => `<w:p><w:r><w:t xml:space="preserve">${line.replace(/&/g, "&amp;")}</w:t></w:r></w:p>`)
      .join("")}</w:body></w:document>`,
  ),
});

function utf16(value: string): Uint8Array {
  return new Uint8Array(Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(value, "utf16le")]));
}

describe("the same action in other formats", () => {
  beforeAll(bundleReader);

  it.each([
    ["mail", bytes(mail), "a.eml"],
    ["web page", bytes(page), "a.html"],
    ["Word file", word, "a.docx"],
    ["UTF-16 text", utf16(english), "a.txt"],
    ["text with a byte order mark", bytes(`\uFEFF${english}`), "a.txt"],
    ["text with Windows line ends", bytes(english.replace(/\n/g, "\r\n")), "a.txt"],
  ])("as a %s says the same", async (_, file, name) => {
    const plain = await importDocument(bytes(english), "a.txt");
    expect(await importDocument(file, name)).toEqual({ ...plain, warnings: expect.any(Array) });
  });

  it("in a Windows code page says the same, and warns that the encoding is a guess", async () => {
    const french = text("act-now-french");
    const plain = await importDocument(bytes(french), "a.txt");
    const result = await importDocument(new Uint8Array(Buffer.from(french, "latin1")), "a.txt");
    expect({ ...result, warnings: [] }).toEqual({ ...plain, warnings: [] });
    expect(result.warnings.map((warning) => warning.code)).toContain("guessed_encoding");
  });
});

it("the head line at the foot of a Word page is read, without the page's number", async () => {
  const part = (lines: readonly string[], name: string) =>
    strToU8(`<w:${name}>${lines.map((line) => `<w:p><w:r><w:t>${line}</w:t></w:r></w:p>`).join("")}</w:${name}>`);
  const [head = "", ...body] = [
    "First UA: 61/22 Index: AAA 37/5773/2022 Verdania Date: 24 June 2022",
    "URGENT ACTION",
    "PAINTER HELD",
    "TAKE ACTION: WRITE AN APPEAL IN YOUR OWN WORDS OR USE THIS MODEL LETTER",
    "Dear Minister,",
    "I urge you to free Mira Tolle.",
    "Yours sincerely,",
  ];
  const file = zipSync({
    "word/document.xml": part(body, "body"),
    "word/footer1.xml": part([`${head} 2`, "Open Shelves, 4 Quay Street"], "ftr"),
  });
  const result = await importDocument(file, "a.docx");
  expect(result).toMatchObject({ series_number: "61/22", issued_on: "2022-06-24", country: "Verdania" });
  expect(JSON.stringify(result)).not.toContain("Quay");
});

it("every value says which lines it came from", async () => {
  const { lines, sources } = await importWithSources(bytes(english), "a.txt");
  const lineOf = (field: string) =>
    lines.find((line) => line.number === sources.find((one) => one.field === field)?.lines[0]);
  expect(lineOf("title")?.text).toBe("POET HELD INCOMMUNICADO");
  expect(lineOf("deadline")?.text).toContain("30 June 2023");
  expect(lineOf("targets.0.name")?.text).toBe("Colonel Otto Brandt");
  expect(lineOf("demands.1")?.text).toContain("Release her");
});
