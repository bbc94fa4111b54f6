// Prints the pieces of a pack into one file, one after the other in this process. Stands in for the press of worker threads
// (lib/letters/print-many.ts) and has its shape.
import type { Letter, Paper } from "@/lib/letters/letter";
import { lettersPerFileMax, toPdf } from "@/lib/letters/pdf";
import { inTurn, typeset } from "@/lib/letters/typst";
import { type Done, done, type Refused } from "@/lib/result";
import { printedSheet } from "@/lib/sheets/pdf";
import type { ActionSheet } from "@/lib/sheets/sheet";

/** A file of lib/letters and what it reads. */
export type Piece =
  | { readonly letters: readonly Letter[]; readonly paper: Paper }
  | {
      readonly file: string;
      readonly data: string;
      readonly tries: readonly { readonly inputs: Record<string, string> }[];
    };

export const letterPiece = (letters: readonly Letter[], paper: Paper): Piece => ({ letters, paper });

export async function* letterPieces(letters: Iterable<Letter>, paper: Paper): AsyncGenerator<Piece> {
  let chunk: Letter[] = [];
  for (const letter of letters) {
    if (chunk.push(letter) < 50) continue;
    yield letterPiece(chunk, paper);
    chunk = [];
  }
  if (chunk.length > 0 && chunk.length <= lettersPerFileMax) yield letterPiece(chunk, paper);
}

export const sheetPiece = (sheet: ActionSheet, paper: Paper): Piece => ({
  file: "action-sheet.typ",
  data: printedSheet(sheet, paper),
  tries: [{ inputs: { size: "9.5" } }],
});

export async function print(
  piece: Piece,
): Promise<Done<{ bytes: Uint8Array; pages: number }> | Refused<"busy" | "not_printed">> {
  const bytes = "file" in piece ? await typesetPiece(piece) : await toPdf(piece.letters, piece.paper);
  const pages =
    Buffer.from(bytes)
      .toString("latin1")
      .match(/\/Type\s*\/Page\b/g)?.length ?? 1;
  return done({ bytes, pages });
}

const typesetPiece = ({ file, data, tries }: Extract<Piece, { file: string }>) =>
  inTurn(true, (typst) => typst.pdf(typeset(typst, file, { data, ...tries[0]?.inputs }), { pdfStandard: "1.4" }));

export async function printMany(
  pieces: AsyncIterable<Piece>,
  out: { write: (bytes: Uint8Array) => void | Promise<void>; title: string; language: string },
  onProgress?: (made: { pieces: number; pages: number }) => void,
): Promise<Done<{ pages: number; bytes: number }> | Refused<"busy" | "not_printed" | "no_pages">> {
  const objects: string[] = [];
  const kids: number[] = [];
  let [made, pages] = [0, 0];
  for await (const piece of pieces) {
    const printed = await print(piece);
    if (!printed.ok) return printed;
    kids.push(takeIn(objects, Buffer.from(printed.bytes).toString("latin1")));
    made += 1;
    pages += printed.pages;
    onProgress?.({ pieces: made, pages });
  }
  const bytes = Buffer.from(joined(objects, kids, pages), "latin1");
  await out.write(bytes);
  return done({ pages, bytes: bytes.length });
}

/** Adds a file's objects under numbers of their own; answers that of its page tree. */
function takeIn(objects: string[], file: string): number {
  const from = objects.length;
  const table = file.slice(Number(/startxref\s+(\d+)\s+%%EOF\s*$/.exec(file)?.[1]));
  const offsets = [...table.matchAll(/^(\d{10}) \d{5} n/gm)].map(([, at]) => Number(at));
  const numbers = new Map<number, number>();
  const found = offsets.map((at) => {
    const [, number = ""] = /^(\d+) 0 obj/.exec(file.slice(at, at + 30)) ?? [];
    const next = Math.min(
      ...offsets.filter((other) => other > at),
      file.lastIndexOf("xref", file.lastIndexOf("startxref") - 1),
    );
    numbers.set(Number(number), from + numbers.size + 1);
    return file.slice(at, next);
  });
  const root = Number(/\/Root (\d+) 0 R/.exec(table)?.[1]);
  const catalog = found[[...numbers.keys()].indexOf(root)] ?? "";
  const tree = Number(/\/Pages (\d+) 0 R/.exec(catalog)?.[1]);
  for (const text of found) {
    const [head = "", ...stream] = text.split(/(?=\bstream\r?\n)/);
    const renumbered = head
      .replace(/^(\d+) 0 obj/, (_, number) => `${numbers.get(Number(number))} 0 obj`)
      .replace(/(\d+) 0 R\b/g, (_, number) => `${numbers.get(Number(number))} 0 R`);
    objects.push(renumbered.replace(/\/Type\s*\/Pages\b/, (type) => `${type} /Parent PARENT 0 R`) + stream.join(""));
  }
  return numbers.get(tree) ?? 0;
}

function joined(objects: readonly string[], kids: readonly number[], pages: number): string {
  const tree = objects.length + 1;
  let file = "%PDF-1.7\n%\xe2\xe3\xcf\xd3\n";
  const offsets: number[] = [];
  const add = (text: string) => {
    offsets.push(file.length);
    file += text;
  };
  for (const text of objects) add(text.replace("/Parent PARENT 0 R", `/Parent ${tree} 0 R`));
  add(`${tree} 0 obj\n<</Type/Pages/Count ${pages}/Kids[${kids.map((kid) => `${kid} 0 R`).join(" ")}]>>\nendobj\n`);
  add(`${tree + 1} 0 obj\n<</Type/Catalog/Pages ${tree} 0 R>>\nendobj\n`);
  const start = file.length;
  const rows = offsets.map((at) => `${String(at).padStart(10, "0")} 00000 n \n`).join("");
  return `${file}xref\n0 ${offsets.length + 1}\n0000000000 65535 f \n${rows}trailer\n<</Size ${offsets.length + 1}/Root ${tree + 1} 0 R>>\nstartxref\n${start}\n%%EOF\n`;
}
