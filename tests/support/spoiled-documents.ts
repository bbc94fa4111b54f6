// Documents spoiled by chance, but always the same for one seed: bytes and texts of every format the importer reads.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { strToU8, zipSync } from "fflate";
import { documentsFolder } from "@/tests/support/documents/expected";

export interface Spoiled {
  readonly format: "text" | "html" | "mail" | "docx" | "pdf";
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** `pdfs` are whole files; the other formats are made of the documents of our own. */
export function* spoiledDocuments(seed: number, count: number, pdfs: readonly Uint8Array[]): Generator<Spoiled> {
  const chance = chanceFrom(seed);
  const texts = ownTexts();
  for (let at = 0; at < count; at++) {
    const text = texts[Math.floor(chance() * texts.length)] ?? "";
    const share = at % 20;
    if (share < 12) yield spoil("text", "a.txt", bytesOf(spoiledText(text, chance), chance), chance, 0.3);
    else if (share < 14) yield spoil("html", "a.html", strToU8(pageOf(spoiledText(text, chance))), chance, 0.6);
    else if (share < 16) yield spoil("mail", "a.eml", strToU8(mailOf(spoiledText(text, chance))), chance, 0.6);
    else if (share < 18) yield spoil("docx", "a.docx", wordOf(spoiledText(text, chance)), chance, 0.7);
    else yield spoil("pdf", "a.pdf", pdfs[Math.floor(chance() * pdfs.length)] ?? new Uint8Array(), chance, 1);
  }
}

function ownTexts(): string[] {
  const names = readdirSync(documentsFolder).filter((name) => name.endsWith(".txt"));
  return names.map((name) => readFileSync(join(documentsFolder, name), "utf8"));
}

function chanceFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

const pieces = [
  ..."Dear ;UA: 1/1 ;(;Email: ;@;https://;• ;\n\n;n ;2014 ;,;\u0000;\u202E;\uFFFD;\r;\f;1. ;To: ;URGENT ACTION ;الرسالة: ;日期：".split(
    ";",
  ),
  "A ".repeat(300),
  "(".repeat(500),
  "- ".repeat(200),
  "a@b.".repeat(300),
];

function spoiledText(text: string, chance: () => number): string {
  let result = text;
  for (let left = Math.floor(chance() * 6); left > 0; left--) {
    const at = Math.floor(chance() * result.length);
    const kind = chance();
    if (kind < 0.35) result = result.slice(0, at) + result.slice(at + Math.floor(chance() * 300));
    else if (kind < 0.7) result = result.slice(0, at) + pieces[Math.floor(chance() * pieces.length)] + result.slice(at);
    else if (kind < 0.8) result = result.replaceAll("\n", " ");
    else if (kind < 0.9) result = result.slice(at) + result.slice(0, at);
    else result += result.slice(at);
  }
  return result.slice(0, 60_000);
}

/** The bytes, of which some are changed, lost or doubled in `share` of the cases. */
function spoil(
  format: Spoiled["format"],
  name: string,
  bytes: Uint8Array,
  chance: () => number,
  share: number,
): Spoiled {
  if (chance() >= share) return { format, name, bytes };
  const spoiled = Uint8Array.from(bytes);
  for (let left = 1 + Math.floor(chance() * 12); left > 0; left--)
    spoiled[Math.floor(chance() * spoiled.length)] = Math.floor(chance() * 256);
  const cut = chance();
  const at = Math.floor(chance() * spoiled.length);
  if (cut < 0.15) return { format, name, bytes: spoiled.slice(0, at) };
  if (cut < 0.25) return { format, name, bytes: Uint8Array.from([...spoiled.slice(0, at), ...spoiled.slice(at / 2)]) };
  return { format, name, bytes: spoiled };
}

function bytesOf(text: string, chance: () => number): Uint8Array {
  const kind = chance();
  if (kind < 0.7) return strToU8(text);
  if (kind < 0.85) return new Uint8Array(Buffer.from(text, "latin1"));
  return new Uint8Array(Buffer.from(`\uFEFF${text}`, "utf16le"));
}

const pageOf = (text: string) =>
  `<!DOCTYPE html><html><body><main><p>${text.replace(/&/g, "&amp;").replace(/\n\n/g, "</p><p>").replace(/\n/g, "<br>")}</p></main></body></html>`;

const mailOf = (text: string) =>
  `From: a@example.org\r\nTo: b@example.org\r\nSubject: Action\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n${text.replace(/\r?\n/g, "\r\n")}`;

function wordOf(text: string): Uint8Array {
  const paragraphs = text
    .replace(/[\u0000-\u0008\u000E-\u001F]/g, "")
    .split("\n")
    .map(
      (line) =>
        `<w:p><w:r><w:t xml:space="preserve">${line.replace(/&/g, "&amp;").replace(/</g, "&lt;")}</w:t></w:r></w:p>`,
    );
  return zipSync({ "word/document.xml": strToU8(`<w:document><w:body>${paragraphs.join("")}</w:body></w:document>`) });
}
