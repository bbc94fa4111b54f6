// The entry of the child process that parses PDF, Word, HTML and mail. On stdin one document after the other: a line of JSON that says
// its format and length, then its bytes. On stdout for each one line of JSON. It opens no connection and writes no file; it ends with
// its input. Bundled as build/read-document.mjs.
import type { Reading } from "@/lib/importing/reading/line";

interface Announced {
  readonly format: string;
  readonly length: number;
}

let waiting: Buffer = Buffer.alloc(0);
let announced: Announced | null = null;

for await (const chunk of process.stdin) {
  waiting = Buffer.concat([waiting, chunk as Buffer]);
  await answerWaiting();
}

async function answerWaiting(): Promise<void> {
  for (;;) {
    announced ??= nextAnnouncement();
    if (announced === null || waiting.length < announced.length) return;
    const bytes = new Uint8Array(waiting.subarray(0, announced.length));
    waiting = waiting.subarray(announced.length);
    const { format } = announced;
    announced = null;
    process.stdout.write(`${JSON.stringify(await read(format, bytes))}\n`);
  }
}

function nextAnnouncement(): Announced | null {
  const end = waiting.indexOf("\n");
  if (end < 0) return null;
  const line = waiting.subarray(0, end).toString("utf8");
  waiting = waiting.subarray(end + 1);
  return JSON.parse(line) as Announced;
}

async function read(format: string, bytes: Uint8Array): Promise<Reading> {
  if (format === "pdf") return (await import("@/lib/importing/reading/pdf")).readPdf(bytes);
  if (format === "docx") return (await import("@/lib/importing/reading/docx")).readDocx(bytes);
  if (format === "html") return (await import("@/lib/importing/reading/html")).readHtml(bytes);
  if (format === "mail") return (await import("@/lib/importing/reading/mail")).readMail(bytes);
  return { ok: false, problem: "unsupported_format" };
}
