// The entry of the child process that parses PDF, Word, HTML and mail: bytes on stdin, one JSON object on stdout, nothing else. It opens
// no connection and writes no file. Bundled as build/read-document.mjs.
import type { Reading } from "@/lib/importing/reading/line";

const format = process.argv[2];
const chunks: Buffer[] = [];
for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
const reading = await read(new Uint8Array(Buffer.concat(chunks)));
process.stdout.write(JSON.stringify(reading), () => process.exit(0));

async function read(bytes: Uint8Array): Promise<Reading> {
  if (format === "pdf") return (await import("@/lib/importing/reading/pdf")).readPdf(bytes);
  if (format === "docx") return (await import("@/lib/importing/reading/docx")).readDocx(bytes);
  if (format === "html") return (await import("@/lib/importing/reading/html")).readHtml(bytes);
  if (format === "mail") return (await import("@/lib/importing/reading/mail")).readMail(bytes);
  return { ok: false, problem: "unsupported_format" };
}
