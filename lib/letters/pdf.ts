// Letters as a PDF by Typst: tagged, with language and title, the same bytes for the same letters.
// The compiler is native code that cannot be interrupted: text is measured before it, and one file is made at a time.

import { dirname, join } from "node:path";
import type { NodeCompiler, NodeTypstDocument } from "@myriaddreamin/typst-ts-node-compiler";
import { breakLongWords } from "@/lib/letters/clean";
import { directionOfLanguage, directionOfText, scriptOf } from "@/lib/letters/direction";
import { fontFamilies, fontFiles, projectRoot, sheetPath } from "@/lib/letters/fonts";
import { type Letter, type Paper, textsOf } from "@/lib/letters/letter";

/** How long may one letter be, everything counted? Twice the longest body, for what stands around it. */
export const letterCharactersMax = 20_000;
/** How many letters may one file hold? One for each target and copy of an action, and some more. */
export const lettersPerFileMax = 60;

/** Each letter begins a new page. Throws a RangeError on more than the limits; a composed letter is within them. */
export function toPdf(letters: readonly Letter[], paper: Paper): Promise<Uint8Array> {
  const sheet = JSON.stringify(sheetOf(letters, paper));
  const longest = Math.max(0, ...letters.map(printedLength));
  if (letters.length === 0 || letters.length > lettersPerFileMax || longest > letterCharactersMax) {
    return Promise.reject(
      new RangeError(`${letters.length} letters, the longest of ${longest} characters, make no file`),
    );
  }
  const pages = longest > pageCharactersMax ? null : letters.length;
  const made = queue.then(() => render(sheet, pages));
  queue = made.catch(() => undefined);
  return made;
}

/** How much there is to print, in UTF-16 units: what `letterCharactersMax` is compared with. */
export function printedLength(letter: Letter): number {
  return textsOf(letter).join("").length;
}

let queue: Promise<unknown> = Promise.resolve();
let compiler: NodeCompiler | undefined;
let rendered = 0;

/** How much text is surely more than a page? Then nothing is tried to spare the second one. */
const pageCharactersMax = 5_000;
/** How many blocks may a letter have? Each costs time; what is beyond, which no letter is, becomes one long block. */
const blocksMax = 120;

/** How many files are made before the compiler forgets what it kept of them? Without that it grows by 1 MB each. */
const forgetEvery = 10;

/** `pages`: how many there are if each letter takes one; null where that cannot be. */
async function render(data: string, pages: number | null): Promise<Uint8Array> {
  const typst = await loadCompiler();
  const quick = pages === null ? null : typeset(typst, data, "no");
  const onePageEach = quick !== null && quick.numOfPages === pages;
  const file = exportPdf(typst, onePageEach ? quick : typeset(typst, data, "yes"));
  rendered += 1;
  if (rendered % forgetEvery === 0 || pages === null) typst.evictCache(0);
  // The compiler's memory is given back only between turns of the event loop.
  await new Promise((resolve) => setImmediate(resolve));
  return file;
}

/** `careful` is what letters of more than a page need, and costs as much again. */
function typeset(typst: NodeCompiler, data: string, careful: "yes" | "no"): NodeTypstDocument {
  const outcome = typst.compile({ mainFilePath: join(projectRoot(), sheetPath), inputs: { data, careful } });
  if (outcome.result === null) throw new Error(`the letter cannot be set: ${reasonOf(typst, outcome.takeError())}`);
  return outcome.result;
}

/** The library is 50 MB: it is loaded when the first letter is printed, not when this module is. */
async function loadCompiler(): Promise<NodeCompiler> {
  if (compiler === undefined) {
    const typst = await import("@myriaddreamin/typst-ts-node-compiler");
    const workspace = dirname(join(projectRoot(), sheetPath));
    compiler = typst.NodeCompiler.create({ workspace, fontArgs: [{ fontPaths: fontFiles() }] });
  }
  return compiler;
}

/** PDF/UA-1 refuses characters without a glyph; such a letter is still better printed than not. */
function exportPdf(typst: NodeCompiler, document: NodeTypstDocument): Uint8Array {
  try {
    return typst.pdf(document, { pdfStandard: "ua-1" });
  } catch {
    return typst.pdf(document, { pdfStandard: "1.7" });
  }
}

/** Where in letter.typ it went wrong; diagnostics quote letter.typ, not the letter. */
function reasonOf(typst: NodeCompiler, error: Parameters<NodeCompiler["fetchDiagnostics"]>[0] | null): string {
  return error === null ? "unknown" : JSON.stringify(typst.fetchDiagnostics(error)).slice(0, 500);
}

/** What letter.typ reads. */
function sheetOf(letters: readonly Letter[], paper: Paper) {
  const first = letters[0];
  const title = first === undefined ? "" : first.subject || first.salutation || first.date;
  return { paper, title, fonts: fontFamilies, letters: letters.map(printedLetter) };
}

function printedLetter(letter: Letter) {
  const base = directionOfLanguage(letter.language);
  const line = (text: string) => ({ text: breakLongWords(text), direction: directionOfText(text, base) });
  return {
    ...languageOf(letter.language),
    direction: base,
    script: scriptOf(letter.language),
    digits: digitsOf(letter.language),
    sender: letter.sender.map(line),
    recipient: letter.recipient.map(line),
    date: letter.date,
    salutation: breakLongWords(letter.salutation),
    mayFit: printedLength(letter) <= pageCharactersMax,
    blocks: printedBlocks(letter.blocks),
    closing: breakLongWords(letter.closing),
    signature: breakLongWords(letter.signature),
    copies: letter.copies.map(breakLongWords),
    copyTo: letter.labels.copyTo,
    page: letter.labels.page,
  };
}

function printedBlocks(blocks: Letter["blocks"]): Letter["blocks"] {
  const pieces = blocks.flatMap((block) =>
    block.kind === "demands" ? block.items.map((item) => `• ${item}`) : [block.text],
  );
  if (pieces.length > blocksMax) return [{ kind: "paragraph", text: pieces.map(breakLongWords).join("\n") }];
  return blocks.map((block) =>
    block.kind === "paragraph"
      ? { ...block, text: breakLongWords(block.text) }
      : { ...block, items: block.items.map(breakLongWords) },
  );
}

/** As Typst takes them: two or three letters, and a region of two letters or null. */
function languageOf(tag: string): { lang: string; region: string | null } {
  const [language = "", ...rest] = tag.split("-");
  const region = rest.find((part) => /^[a-z]{2}$/i.test(part))?.toUpperCase() ?? null;
  return { lang: /^[a-z]{2,3}$/i.test(language) ? language.toLowerCase() : "en", region };
}

/** The ten digits as the letter's language writes them. */
function digitsOf(language: string): string[] {
  const format = new Intl.NumberFormat([validTag(language), "en"], { useGrouping: false });
  return Array.from({ length: 10 }, (_, digit) => format.format(digit));
}

function validTag(language: string): string {
  try {
    return Intl.getCanonicalLocales(language)[0] ?? "en";
  } catch {
    return "en";
  }
}
