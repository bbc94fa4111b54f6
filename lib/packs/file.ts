// A pack as one PDF: the action sheets, the letters, the labels, the posting list, in that order, piece by piece.
import type { Locale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translator";
import { missingGlyphs } from "@/lib/letters/fonts";
import type { Letter } from "@/lib/letters/letter";
import { letterPiece, letterPieces, lettersPerChunk } from "@/lib/letters/pdf";
import type { Piece } from "@/lib/letters/piece";
import { print } from "@/lib/letters/print";
import { printMany } from "@/lib/letters/print-many";
import type { PackPlan } from "@/lib/packs/pack";
import { postingList } from "@/lib/packs/posting-list";
import { printedLabels } from "@/lib/packs/printed-labels";
import { printedList } from "@/lib/packs/printed-list";
import type { PostageRow } from "@/lib/postage/postage";
import { done, type Result, refused } from "@/lib/result";
import { sheetPiece } from "@/lib/sheets/pdf";
import { actionSheet } from "@/lib/sheets/sheet";

export interface PackSetting {
  /** Of the posting list; letters and sheets are in their own languages. */
  readonly locale: Locale;
  /** The postage rows of the country of origin. */
  readonly table: readonly PostageRow[];
}

export interface PackOut {
  readonly write: (bytes: Uint8Array) => void | Promise<void>;
  readonly onProgress?: (made: { readonly pages: number; readonly letters: number }) => void;
}

export type NoFile = "busy" | "not_printed";

/** Writes the file as it is made. On a refusal what was written so far is worth nothing. */
export async function writePack(
  plan: PackPlan,
  setting: PackSetting,
  { write, onProgress }: PackOut,
): Promise<Result<{ pages: number; bytes: number }, NoFile>> {
  const measured = await pagesOf(plan);
  if (!measured.ok) return measured;
  const { locale } = setting;
  const title = translator(locale, "words")("packs.file");
  const progress = onProgress === undefined ? {} : { onProgress: progressOf(plan, measured.pages, onProgress) };
  const made = await printMany(
    piecesOf(plan, measured.pages, setting),
    { write },
    { title, language: locale, ...progress },
  );
  return made.ok ? done({ pages: made.pages, bytes: made.bytes }) : refused("not_printed");
}

/** Characters of the letters that no font of ours has, each once: they would print as empty boxes. */
export function notPrintableIn(plan: PackPlan): string[] {
  return [...new Set(plan.stacks.flatMap(({ letter }) => missingGlyphs(letter)))];
}

/** How many pages each letter has: every one is printed once, before its copies are. */
async function pagesOf({ stacks, order }: PackPlan): Promise<Result<{ pages: number[] }, NoFile>> {
  const pages: number[] = [];
  for (const { letter } of stacks) {
    const printed = await print(letterPiece([letter], order.paper));
    if (!printed.ok) return refused(printed.problem);
    pages.push(printed.pages);
  }
  return done({ pages });
}

async function* piecesOf(plan: PackPlan, pages: readonly number[], setting: PackSetting): AsyncGenerator<Piece> {
  const { order, stacks } = plan;
  const { locale, table } = setting;
  const packed = order.actions.filter((_, at) => stacks.some(({ action }) => action === at));
  for (const { content, slug, version } of packed) {
    const address = `${order.base}/${locale}/actions/${slug}`.replace(/^https?:\/\//, "");
    yield sheetPiece(actionSheet({ content, version, address, over: null }), order.paper);
  }
  yield* letterPiecesOf(plan);
  if (order.labels !== null) {
    const title = translator(locale, "words")("packs.labels");
    for (const data of printedLabels(stacks, { labels: order.labels, skip: order.skip, title }))
      yield plain("label-sheet.typ", data);
  }
  const actions = order.actions.map(({ content }) => content);
  yield plain(
    "posting-list.typ",
    printedList(postingList(plan, pages, table), { locale, paper: order.paper, actions }),
  );
}

const plain = (file: string, data: string): Piece => ({ file, data, tries: [{ inputs: {} }] });

/** Equal letters are set once in a whole chunk, which is then repeated; what is left over shares its chunks with others. */
async function* letterPiecesOf({ stacks, order }: PackPlan): AsyncGenerator<Piece> {
  let few: Letter[] = [];
  for (const { letter, copies } of stacks) {
    const times = Math.floor(copies / lettersPerChunk);
    const equal = (number: number) => Array.from({ length: number }, () => letter);
    if (times < 2) {
      few.push(...equal(copies));
      continue;
    }
    yield* letterPieces(few, order.paper);
    yield { ...letterPiece(equal(lettersPerChunk), order.paper), times };
    few = equal(copies % lettersPerChunk);
  }
  yield* letterPieces(few, order.paper);
}

/** Pages are what the printing tells: how many letters that makes is reckoned from how many they have. */
function progressOf({ stacks, letters }: PackPlan, pages: readonly number[], tell: NonNullable<PackOut["onProgress"]>) {
  // An action's sheet may have two pages: then the number is a little ahead.
  const sheets = new Set(stacks.map(({ action }) => action)).size;
  const all = stacks.reduce((sum, { copies }, at) => sum + copies * (pages[at] ?? 1), 0);
  return ({ pages: made }: { readonly pages: number }) =>
    tell({ pages: made, letters: Math.max(0, Math.min(letters, Math.floor(((made - sheets) / all) * letters))) });
}
