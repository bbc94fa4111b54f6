// Thousands of letters, sheets and labels as one file: pieces are set on two presses and written in their order while others are
// still being made, so that memory does not grow with their number. The file is to be printed and has no tags.
import { type FileHandle, open, rename, rm } from "node:fs/promises";
import { availableParallelism } from "node:os";
import { second } from "@/lib/clock";
import { joinPdfs, type Write } from "@/lib/letters/joined-pdf";
import type { Piece } from "@/lib/letters/piece";
import { openPress, type PressLimits, type Sheets } from "@/lib/letters/press";
import { type Done, type Refused, refused } from "@/lib/result";

export interface Progress {
  readonly pieces: number;
  readonly pages: number;
}

/** Where the file goes: a path, at which nothing stands until it is whole, or whoever takes the bytes in turn. */
export type Destination = { readonly path: string } | { readonly write: Write };

export interface ManyPrinted {
  readonly pages: number;
  readonly bytes: number;
}

/** `not_printed`: the piece (counted from 0) took too long or broke its process; `no_pages`: there was no piece. */
export type NotAllPrinted = Refused<"no_pages"> | (Refused<"not_printed"> & { readonly piece: number });

export interface ManyOptions {
  readonly title: string;
  /** BCP 47. */
  readonly language: string;
  readonly onProgress?: (made: Progress) => void;
  readonly limits?: PressLimits;
}

export async function printMany(
  pieces: AsyncIterable<Piece> | Iterable<Piece>,
  to: Destination,
  options: ManyOptions,
): Promise<Done<ManyPrinted> | NotAllPrinted> {
  if ("write" in to) return printInto(pieces, to.write, options);
  const growing = `${to.path}.part-${process.pid}`;
  const file = await open(growing, "w");
  try {
    const outcome = await printInto(pieces, writerOf(file), options);
    await file.close();
    if (outcome.ok) await rename(growing, to.path);
    return outcome;
  } finally {
    await file.close().catch(() => undefined);
    await rm(growing, { force: true });
  }
}

/** For one piece of many, which may hold fifty letters. */
const patience = 30 * second;

async function printInto(
  pieces: AsyncIterable<Piece> | Iterable<Piece>,
  write: Write,
  { title, language, onProgress, limits = { time: patience } }: ManyOptions,
): Promise<Done<ManyPrinted> | NotAllPrinted> {
  const presses = Array.from({ length: Math.min(2, availableParallelism()) }, () => openPress(limits));
  const joined = joinPdfs(write, { title, language });
  const made = { pieces: 0, pages: 0 };
  try {
    for await (const sheets of setInOrder(pieces, presses)) {
      if (sheets === null) return { ...refused("not_printed"), piece: made.pieces };
      for (let time = 0; time < sheets.times; time += 1) {
        await joined.append(sheets.bytes);
        made.pages += sheets.pages;
        if (time + 1 === sheets.times) made.pieces += 1;
        onProgress?.({ ...made });
      }
    }
    return made.pieces === 0 ? refused("no_pages") : { ok: true, pages: made.pages, bytes: await joined.finish() };
  } finally {
    for (const press of presses) press.close();
  }
}

type Repeated = Sheets & { readonly times: number };

/** Each press has one piece in hand and one in waiting; more are not asked for. */
async function* setInOrder(
  pieces: AsyncIterable<Piece> | Iterable<Piece>,
  presses: readonly ReturnType<typeof openPress>[],
): AsyncGenerator<Repeated | null> {
  const ahead: Promise<Repeated | null>[] = [];
  let next = 0;
  for await (const piece of pieces) {
    const press = presses[next++ % presses.length];
    const set = press?.set({ ...piece, tagged: false }) ?? Promise.resolve(null);
    const sheets = set.then((made) => made && { ...made, times: piece.times ?? 1 });
    // A fault is met in its turn, not when it happens.
    sheets.catch(() => undefined);
    ahead.push(sheets);
    if (ahead.length >= presses.length * 2) yield (await ahead.shift()) ?? null;
  }
  for (const sheets of ahead) yield await sheets;
}

/** A write may take less than all it is given. */
function writerOf(file: FileHandle): Write {
  return async (bytes) => {
    for (let done = 0; done < bytes.length; ) done += (await file.write(bytes, done)).bytesWritten;
  };
}
