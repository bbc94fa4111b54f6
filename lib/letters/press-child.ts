// The entry of the process that typesets, and makes Word files: on stdin one order after the other, each a line of JSON; on
// stdout for each a line of JSON that says what comes, then the file's bytes. The folder of the Typst files is its argument. It
// ends with its input. Bundled as build/press.mjs.
import type { DocxData } from "@/lib/letters/docx";
import { docxFile, type Order } from "@/lib/letters/piece";
import type { Announced, Sheets } from "@/lib/letters/press";
import { openTypesetter, setOrder } from "@/lib/letters/typst";

const typesetter = openTypesetter(process.argv[2] ?? "");

let begun: string[] = [];
// One order comes when the last is answered, and so in a turn of its own: the compiler's memory is given back between turns.
process.stdin.setEncoding("utf8").on("data", (chunk: string) => {
  const [first = "", ...others] = chunk.split("\n");
  begun.push(first);
  for (const next of others) {
    void answer(JSON.parse(begun.join("")) as Order);
    begun = [next];
  }
});

async function answer(order: Order): Promise<void> {
  try {
    const { bytes, pages } = order.file === docxFile ? await setDocx(order.data) : setOrder(typesetter, order);
    say({ length: bytes.length, pages, memory: process.memoryUsage.rss() }, bytes);
  } catch (fault) {
    say({ length: 0, pages: 0, memory: 0, fault: fault instanceof Error ? fault.message : String(fault) });
  }
}

/** Its pages are counted by the program that opens it. Few orders are Word files: nothing of it is read before. */
async function setDocx(data: string): Promise<Sheets> {
  const { toDocx } = await import("@/lib/letters/docx");
  const { letters, paper } = JSON.parse(data) as DocxData;
  return { bytes: await toDocx(letters, paper), pages: 0 };
}

function say(announced: Announced, bytes: Uint8Array = new Uint8Array()): void {
  process.stdout.write(Buffer.concat([Buffer.from(`${JSON.stringify(announced)}\n`), bytes]));
}
