// The sheets beside this file, set as PDF: pages in columns, frames and other directions.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { typstPdf } from "@/tests/support/typst-pdf";

export const sheetNames = ["right-hand-frame", "act-now-arabic", "act-now-chinese"] as const;

export function sheetPdf(name: (typeof sheetNames)[number]): Promise<Uint8Array> {
  return typstPdf(readFileSync(join(process.cwd(), "tests", "support", "sheets", `${name}.typ`), "utf8"));
}
