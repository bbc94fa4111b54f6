// Room on the disks that sending writes to. What cannot be written down must not be begun: below this nothing is claimed,
// and what is left is for the web, which still has to take in letters.
import { statfs } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";
import { type Milliseconds, second } from "@/lib/clock";
import { log } from "@/lib/log";

const mebibyte = 1024 * 1024;
export const leastFree = 200 * mebibyte;
export const lookEvery: Milliseconds = second;

/** `free`: bytes on each disk, null where the file system does not say. */
export function hasEnough(free: readonly (number | null)[]): boolean {
  return free.every((bytes) => bytes === null || bytes >= leastFree);
}

export interface Space {
  /** Says in one line when it becomes too little, and in one when there is enough again. */
  hasRoom(): Promise<boolean>;
  /** Resolves when there is room, or when told to stop. */
  wait(signal: AbortSignal): Promise<void>;
}

/** Folders that are not there yet are passed over. */
export function watchSpace(folders: readonly string[]): Space {
  let had = true;
  const hasRoom = async () => {
    const free = await Promise.all(folders.map(freeIn));
    const has = hasEnough(free);
    if (has !== had) {
      const least = Math.min(...free.map((bytes) => bytes ?? Number.POSITIVE_INFINITY));
      log(has ? "sending_goes_on" : "sending_waits_for_disk_space", { freeMiB: Math.floor(least / mebibyte) });
    }
    had = has;
    return has;
  };
  return {
    hasRoom,
    async wait(signal) {
      while (!signal.aborted && !(await hasRoom())) {
        await sleep(lookEvery, undefined, { signal }).catch(() => undefined);
      }
    },
  };
}

async function freeIn(folder: string): Promise<number | null> {
  const facts = await statfs(folder).catch(() => null);
  return facts && facts.bavail * facts.bsize;
}
