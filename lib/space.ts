// Room on the disks that letters are written to. What cannot be written down must not be begun: below this the worker claims
// nothing and the web takes in no new letter. What is left is for what was begun: confirming, taking back, settling.
import { statfs } from "node:fs/promises";
import { log } from "./log";

const mebibyte = 1024 * 1024;
export const leastFree = 200 * mebibyte;

/** `free`: bytes on each disk, null where the file system does not say. */
export function hasEnough(free: readonly (number | null)[]): boolean {
  return free.every((bytes) => bytes === null || bytes >= leastFree);
}

/** Asks whether there is room; logs in one line when it becomes too little, and in one when there is enough again. */
export function watchRoom(
  folders: readonly string[],
  events: { readonly tooLittle: string; readonly enough: string },
): () => Promise<boolean> {
  let had = true;
  return async () => {
    const free = await Promise.all(folders.map(freeIn));
    const has = hasEnough(free);
    if (has !== had) {
      const least = Math.min(...free.map((bytes) => bytes ?? Number.POSITIVE_INFINITY));
      log(has ? events.enough : events.tooLittle, { freeMiB: Math.floor(least / mebibyte) });
    }
    had = has;
    return has;
  };
}

/** Null for a folder that is not there yet. */
async function freeIn(folder: string): Promise<number | null> {
  const facts = await statfs(folder).catch(() => null);
  return facts && facts.bavail * facts.bsize;
}
