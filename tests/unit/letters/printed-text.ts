// What stands on the pages of a PDF and where, in millimetres from the upper left corner of its page.
import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";

export interface PrintedRun {
  readonly page: number;
  readonly text: string;
  readonly left: number;
  readonly right: number;
  /** The baseline. */
  readonly base: number;
}

export interface Printed {
  readonly pages: number;
  readonly runs: readonly PrintedRun[];
  /** All text in reading order, spaces taken out: joining and line breaks are the reader's choice. */
  readonly text: string;
  readonly info: Record<string, unknown>;
}

const millimetre = 72 / 25.4;

export async function readPrinted(file: Uint8Array): Promise<Printed> {
  const document = await getDocument({ data: new Uint8Array(file), verbosity: 0 }).promise;
  const runs: PrintedRun[] = [];
  for (let number = 1; number <= document.numPages; number++) {
    const page = await document.getPage(number);
    const height = page.getViewport({ scale: 1 }).height;
    for (const item of (await page.getTextContent()).items) {
      if (!("str" in item) || item.str.trim() === "") continue;
      const [left, up] = [Number(item.transform[4]), Number(item.transform[5])];
      const edges = { left: left / millimetre, right: (left + item.width) / millimetre };
      runs.push({ page: number, text: item.str, ...edges, base: (height - up) / millimetre });
    }
  }
  const { info } = await document.getMetadata();
  await document.destroy();
  const text = squeezed(runs.map((run) => run.text).join(""));
  return { pages: document.numPages, runs, text, info: info as Record<string, unknown> };
}

export function squeezed(text: string): string {
  return text.normalize("NFKC").replace(/[\s\u200b]+/g, "");
}
