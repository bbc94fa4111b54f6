import { describe, expect, it } from "vitest";
import { cleanText } from "@/lib/importing/reading/clean";
import { decodeText } from "@/lib/importing/reading/decode";
import { formatOf } from "@/lib/importing/reading/format";

/** What a single-byte code page makes of a text: the byte whose letter it is. */
function inCodePage(text: string, encoding: string): Uint8Array {
  const table = new Map<string, number>();
  for (let byte = 0; byte < 256; byte++) table.set(new TextDecoder(encoding).decode(new Uint8Array([byte])), byte);
  return Uint8Array.from(text, (letter) => table.get(letter) ?? 0x3f);
}

const utf16 = (text: string, mark: boolean) => new Uint8Array(Buffer.from(mark ? `\uFEFF${text}` : text, "utf16le"));
const swapped = (bytes: Uint8Array) => new Uint8Array(Buffer.from(bytes).swap16());

const russian = "Освободить немедленно и без условий Миру Толле, художницу из Ларна.";
const arabic = "نطالبكم بالإفراج الفوري عن ميرا تول وإسقاط جميع التهم عنها.";
const french = "Libérez Mira Tolle immédiatement et sans condition : « elle n'a rien fait ».";

describe("bytes become text", () => {
  it.each([
    ["UTF-8", new TextEncoder().encode(russian), russian, false],
    ["UTF-16 with its mark", utf16(arabic, true), arabic, false],
    ["UTF-16, the high byte first", swapped(utf16(russian, true)), russian, false],
    ["UTF-16 without a mark, Latin", utf16(french, false), french, false],
    ["windows-1252", inCodePage(french, "windows-1252"), french, true],
    ["windows-1251", inCodePage(russian, "windows-1251"), russian, true],
    ["windows-1256", inCodePage(arabic, "windows-1256"), arabic, true],
    // "立即释放米拉", from the code chart of GB 18030.
    [
      "GB 18030",
      Uint8Array.from([0xc1, 0xa2, 0xbc, 0xb4, 0xca, 0xcd, 0xb7, 0xc5, 0xc3, 0xd7, 0xc0, 0xad]),
      "立即释放米拉",
      true,
    ],
  ])("from %s", (_, bytes, text, guessed) => {
    expect(decodeText(bytes)).toEqual({ text, guessed });
  });
});

it("quotes and dashes of a Western code page stay, whatever the runtime's decoder makes of them", () => {
  const text = "“She’s held” – since May… • €5";
  const bytes = Uint8Array.from(text, (sign) => {
    const at = "€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ".indexOf(sign);
    return at < 0 || sign === " " ? sign.charCodeAt(0) : 0x80 + at;
  });
  expect(cleanText(decodeText(bytes).text)).toBe(text);
});

const latin = (text: string) => new Uint8Array(Buffer.from(text, "latin1"));

it.each([
  ["%PDF-1.7 …", "a.txt", "pdf"],
  ["junk before %PDF-1.4", "a", "pdf"],
  ["PK\u0003\u0004 … word/document.xml", "a.zip", "docx"],
  ["PK\u0003\u0004 … xl/workbook.xml", "a.docx", "zip"],
  ["\u00D0\u00CF\u0011\u00E0", "a.doc", "ole"],
  ["{\\rtf1", "a.doc", "rtf"],
  ["\u0089PNG", "a.pdf", "image"],
  ["a\u0000b\u0000\u0000", "a.txt", "binary"],
  ["<!DOCTYPE html><p>", "a.txt", "html"],
  ["<div>free her</div>", "a.html", "html"],
  ["Plain words", "a.html", "text"],
  ["Received: from a\nSubject: b\n\nc", "a", "mail"],
  ["From: a@b.example\nSubject: c\n\nd", "a.eml", "mail"],
  ["From: the Minister\nTo: all\n\nLetter", "a.txt", "text"],
])("%j named %s is %s", (start, name, format) => {
  expect(formatOf(latin(start), name)).toBe(format);
});
