// The entry of the process that typesets, and makes Word files: on stdin one order after the other, each a line of JSON; on stdout for each a line of JSON
// that says what comes, then the file's bytes. The folder of the Typst files is its argument. It ends with its input. Bundled
// as build/press.mjs.
import { createInterface } from "node:readline";
import { type DocxData, docxFile, toDocx } from "@/lib/letters/docx";
import type { Order } from "@/lib/letters/piece";
import type { Announced, Sheets } from "@/lib/letters/press";
import { openTypesetter, setOrder } from "@/lib/letters/typst";

const typesetter = openTypesetter(process.argv[2] ?? "");

for await (const line of createInterface({ input: process.stdin })) {
  await answer(JSON.parse(line) as Order);
  // The compiler's memory is given back only between turns of the event loop.
  await new Promise((resolve) => setImmediate(resolve));
}

async function answer(order: Order): Promise<void> {
  try {
    const { bytes, pages } = order.file === docxFile ? await setDocx(order) : setOrder(typesetter, order);
    announce({ length: bytes.length, pages, memory: process.memoryUsage.rss() });
    process.stdout.write(bytes);
  } catch (fault) {
    announce({ length: 0, pages: 0, memory: 0, fault: fault instanceof Error ? fault.message : String(fault) });
  }
}

/** Its pages are counted by the program that opens it. */
async function setDocx({ data }: Order): Promise<Sheets> {
  const { letters, paper } = JSON.parse(data) as DocxData;
  return { bytes: await toDocx(letters, paper), pages: 0 };
}

function announce(announced: Announced): void {
  process.stdout.write(`${JSON.stringify(announced)}\n`);
}
