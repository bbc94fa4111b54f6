// The entry of the process that typesets: on stdin one order after the other, each a line of JSON; on stdout for each a line of JSON
// that says what comes, then the file's bytes. The folder of the Typst files is its argument. It ends with its input. Bundled
// as build/press.mjs.
import { createInterface } from "node:readline";
import type { Order } from "@/lib/letters/piece";
import type { Announced } from "@/lib/letters/press";
import { openTypesetter, setOrder } from "@/lib/letters/typst";

const typesetter = openTypesetter(process.argv[2] ?? "");

for await (const line of createInterface({ input: process.stdin })) {
  answer(JSON.parse(line) as Order);
  // The compiler's memory is given back only between turns of the event loop.
  await new Promise((resolve) => setImmediate(resolve));
}

function answer(order: Order): void {
  try {
    const { bytes, pages } = setOrder(typesetter, order);
    announce({ length: bytes.length, pages, memory: process.memoryUsage.rss() });
    process.stdout.write(bytes);
  } catch (fault) {
    announce({ length: 0, pages: 0, memory: 0, fault: fault instanceof Error ? fault.message : String(fault) });
  }
}

function announce(announced: Announced): void {
  process.stdout.write(`${JSON.stringify(announced)}\n`);
}
