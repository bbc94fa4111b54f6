// What kind of file these bytes are, by what they begin with; the file name decides only between kinds of text.
export type Format = "pdf" | "docx" | "html" | "mail" | "text" | "ole" | "rtf" | "binary" | "image" | "zip";

export function formatOf(bytes: Uint8Array, fileName: string): Format {
  const start = latin(bytes.subarray(0, 1024));
  if (start.includes("%PDF-")) return "pdf";
  if (start.startsWith("PK\u0003\u0004")) return latin(bytes).includes("word/document.xml") ? "docx" : "zip";
  if (start.startsWith("\u00D0\u00CF\u0011\u00E0")) return "ole";
  if (start.startsWith("{\\rtf")) return "rtf";
  if (/^(?:\u0089PNG|\u00FF\u00D8\u00FF|GIF8|II\*\u0000|MM\u0000\*)/.test(start)) return "image";
  if (looksUtf16(bytes)) return "text";
  if (start.includes("\u0000")) return "binary";
  return textFormat(start, fileName.toLowerCase());
}

/** Every other byte empty, or a byte order mark: Latin text in UTF-16. Other scripts carry a mark or are read by their look. */
export function looksUtf16(bytes: Uint8Array): "utf-16le" | "utf-16be" | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
  const sample = bytes.subarray(0, 2000);
  const counts = [0, 0];
  sample.forEach((byte, at) => {
    if (byte === 0) counts[at % 2] = (counts[at % 2] ?? 0) + 1;
  });
  const [even = 0, odd = 0] = counts;
  if (odd > 2 && odd > sample.length * 0.05 && even <= odd * 0.1) return "utf-16le";
  if (even > 2 && even > sample.length * 0.05 && odd <= even * 0.1) return "utf-16be";
  return null;
}

const mailHeader =
  /^(?:received|return-path|delivered-to|mime-version|message-id|content-type|date|from|to|subject|x-[\w-]+): ?/i;
const sureMailHeader = /^(?:received|return-path|mime-version|message-id|content-type|content-transfer-encoding):/im;

function textFormat(start: string, fileName: string): Format {
  const text = start.replace(/^\u00EF\u00BB\u00BF/, "").trimStart();
  if (/^(?:<!doctype html|<html|<head|<body|<\?xml[^>]*>\s*<(?:!doctype )?html)/i.test(text)) return "html";
  if (/\.x?html?$/.test(fileName) && /<\w+[^>]*>/.test(text)) return "html";
  if (mailHeader.test(text) && (fileName.endsWith(".eml") || sureMailHeader.test(text))) return "mail";
  return "text";
}

function latin(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1");
}
