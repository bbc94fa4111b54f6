// The typesetter of everything that is printed: one compiler with our fonts alone, which sees no file outside its folder.
// It is native code that cannot be interrupted, so it runs in a process of its own (press-child.ts), which can be ended.
import { join } from "node:path";
import { NodeCompiler, type NodeTypstDocument } from "@myriaddreamin/typst-ts-node-compiler";
import { fontFiles } from "@/lib/letters/fonts";
import { withExactMarks } from "@/lib/letters/pdf-marks";
import type { Order, Try } from "@/lib/letters/piece";

export interface Typesetter {
  readonly typst: NodeCompiler;
  readonly folder: string;
  /** Since the compiler last forgot what it kept. */
  made: number;
}

/** `folder` holds the Typst files. */
export function openTypesetter(folder: string): Typesetter {
  return {
    typst: NodeCompiler.create({ workspace: folder, fontArgs: [{ fontPaths: fontFiles() }] }),
    folder,
    made: 0,
  };
}

/** Throws where the file itself is wrong; no data makes it throw. */
export function setOrder(typesetter: Typesetter, order: Order): { bytes: Uint8Array; pages: number } {
  const document = firstThatFits(typesetter, order);
  const bytes = withExactMarks(pdfOf(typesetter.typst, document, order), order.data);
  const pages = document.numOfPages;
  forget(typesetter, order.data.length);
  return { bytes, pages };
}

/**
 * After how many pieces does the compiler forget what none of the last ones needed? What all letters share stays: to
 * read the file anew costs as much again as the letter. A long piece leaves a lot behind, and all of it goes at once.
 */
const forgetEvery = 10;
const longPiece = 20_000;

function forget(typesetter: Typesetter, length: number): void {
  typesetter.made += 1;
  if (length > longPiece) typesetter.typst.evictCache(0);
  else if (typesetter.made % forgetEvery === 0) typesetter.typst.evictCache(1);
}

function firstThatFits(typesetter: Typesetter, order: Order): NodeTypstDocument {
  let document: NodeTypstDocument | undefined;
  // A file that is nowhere but in memory. As one of the inputs, which belong to the typesetter's library, it would have
  // that built anew for each letter: half a millisecond.
  typesetter.typst.mapShadow(join(typesetter.folder, "piece.json"), Buffer.from(order.data));
  for (const { inputs, pagesMax } of order.tries) {
    document = compile(typesetter, order.file, inputs);
    if (pagesMax === undefined || document.numOfPages <= pagesMax) break;
  }
  if (document === undefined) throw new Error(`${order.file} is to be set in no way at all`);
  return document;
}

function compile({ typst, folder }: Typesetter, file: string, inputs: Try["inputs"]): NodeTypstDocument {
  const outcome = typst.compile({ mainFilePath: join(folder, file), inputs: { ...inputs } });
  if (outcome.result === null) throw new Error(`${file} cannot be set: ${reasonOf(typst, outcome.takeError())}`);
  return outcome.result;
}

/** Both standards refuse characters without a glyph; such a sheet is still better printed than not. */
function pdfOf(typst: NodeCompiler, document: NodeTypstDocument, { tagged, standard }: Order): Uint8Array {
  if (!tagged) return typst.pdf(document, { pdfStandard: "1.7", pdfTags: false });
  try {
    return typst.pdf(document, { pdfStandard: standard === "a" ? "a-2a" : "ua-1" });
  } catch {
    return typst.pdf(document, { pdfStandard: "1.7" });
  }
}

/** Where in the file it went wrong; diagnostics quote the file, not the text. */
function reasonOf(typst: NodeCompiler, error: Parameters<NodeCompiler["fetchDiagnostics"]>[0] | null): string {
  return error === null ? "unknown" : JSON.stringify(typst.fetchDiagnostics(error)).slice(0, 500);
}
