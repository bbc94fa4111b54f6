// The typesetter, shared by everything that is printed: one compiler with our fonts alone, one file at a time.
// It is native code that cannot be interrupted, so text is measured before it; it sees no file outside lib/letters.

import { dirname, join } from "node:path";
import type { NodeCompiler, NodeTypstDocument } from "@myriaddreamin/typst-ts-node-compiler";
import { fontFiles, projectRoot, sheetPath } from "@/lib/letters/fonts";
import type { Standard } from "@/lib/letters/letter";
import { withExactMarks } from "@/lib/letters/pdf-marks";

let queue: Promise<unknown> = Promise.resolve();
let compiler: NodeCompiler | undefined;
let rendered = 0;

/** How many files are made before the compiler forgets what it kept of them? Without that it grows by 1 MB each. */
const forgetEvery = 10;

/** Makes one file after another. `isLong`: forget what was kept of it at once. */
export function inTurn(isLong: boolean, work: (typst: NodeCompiler) => Uint8Array): Promise<Uint8Array> {
  const made = queue.then(() => render(isLong, work));
  queue = made.catch(() => undefined);
  return made;
}

/** `file` is one of lib/letters or lib/sheets; what it reads comes in `inputs`. */
export function typeset(typst: NodeCompiler, file: string, inputs: Record<string, string>): NodeTypstDocument {
  const outcome = typst.compile({ mainFilePath: join(folder(), file), inputs });
  if (outcome.result === null) throw new Error(`${file} cannot be set: ${reasonOf(typst, outcome.takeError())}`);
  return outcome.result;
}

export function exportPdf(typst: NodeCompiler, document: NodeTypstDocument, standard: Standard = "ua"): Uint8Array {
  return withExactMarks(pdfOf(typst, document, standard));
}

/** Both standards refuse characters without a glyph; such a sheet is still better printed than not. */
function pdfOf(typst: NodeCompiler, document: NodeTypstDocument, standard: Standard): Uint8Array {
  try {
    return typst.pdf(document, { pdfStandard: standard === "a" ? "a-2a" : "ua-1" });
  } catch {
    return typst.pdf(document, { pdfStandard: "1.7" });
  }
}

/** As Typst takes them: two or three letters, and a region of two letters or null. */
export function languageOf(tag: string): { lang: string; region: string | null } {
  const [language = "", ...rest] = tag.split("-");
  const region = rest.find((part) => /^[a-z]{2}$/i.test(part))?.toUpperCase() ?? null;
  return { lang: /^[a-z]{2,3}$/i.test(language) ? language.toLowerCase() : "en", region };
}

async function render(isLong: boolean, work: (typst: NodeCompiler) => Uint8Array): Promise<Uint8Array> {
  const typst = await loadCompiler();
  const file = work(typst);
  rendered += 1;
  if (rendered % forgetEvery === 0 || isLong) typst.evictCache(0);
  // The compiler's memory is given back only between turns of the event loop.
  await new Promise((resolve) => setImmediate(resolve));
  return file;
}

/** The library is 50 MB: it is loaded when the first file is printed, not when this module is. */
async function loadCompiler(): Promise<NodeCompiler> {
  if (compiler === undefined) {
    const typst = await import("@myriaddreamin/typst-ts-node-compiler");
    compiler = typst.NodeCompiler.create({ workspace: folder(), fontArgs: [{ fontPaths: fontFiles() }] });
  }
  return compiler;
}

const folder = () => dirname(join(projectRoot(), sheetPath));

/** Where in the file it went wrong; diagnostics quote the file, not the text. */
function reasonOf(typst: NodeCompiler, error: Parameters<NodeCompiler["fetchDiagnostics"]>[0] | null): string {
  return error === null ? "unknown" : JSON.stringify(typst.fetchDiagnostics(error)).slice(0, 500);
}
