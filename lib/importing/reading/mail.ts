// A mail (.eml) to lines: its text, else its HTML, else the document attached to it. Quoting signs are taken off.
import PostalMime, { type Attachment } from "postal-mime";
import { readDocx } from "@/lib/importing/reading/docx";
import { formatOf } from "@/lib/importing/reading/format";
import { readHtmlText } from "@/lib/importing/reading/html";
import { type Reading, readLimits } from "@/lib/importing/reading/line";
import { readPdf } from "@/lib/importing/reading/pdf";
import { linesOf } from "@/lib/importing/reading/text";

/** Shorter texts only say that something is attached. */
const shortest = 500;

export async function readMail(bytes: Uint8Array): Promise<Reading> {
  const mail = await PostalMime.parse(bytes, { maxNestingDepth: 20, maxHeadersSize: 512 * 1024 }).catch(() => null);
  if (!mail) return { ok: false, problem: "damaged_file" };
  const text = mail.text ?? "";
  const html = mail.html ?? "";
  if (Math.max(text.length, html.length) > readLimits.characters * 4) return { ok: false, problem: "too_long" };
  if (text.trim().length < shortest && html.length < shortest * 4) {
    const attached = await attachedDocument(mail.attachments);
    if (attached?.ok) return attached;
  }
  if (text.trim() !== "") return { ok: true, lines: linesOf(unquoted(text)) };
  return html.trim() === "" ? { ok: false, problem: "no_text" } : readHtmlText(html);
}

async function attachedDocument(attachments: readonly Attachment[]): Promise<Reading | null> {
  for (const { content, filename } of attachments) {
    const bytes = typeof content === "string" ? new TextEncoder().encode(content) : new Uint8Array(content);
    const format = formatOf(bytes, filename ?? "");
    if (format === "pdf") return readPdf(bytes);
    if (format === "docx") return readDocx(bytes);
  }
  return null;
}

/** "> " before every line of a forwarded action; the signature under "-- " is left out. */
function unquoted(text: string): string {
  const lines = text.split(/\r?\n/);
  const end = lines.findIndex((line, at) => at > 10 && /^-- ?$/.test(line));
  return (end < 0 ? lines : lines.slice(0, end)).map((line) => line.replace(/^(?:> ?)+/, "")).join("\n");
}
