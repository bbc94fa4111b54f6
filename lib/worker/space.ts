// The worker while its disks are full: it waits, and goes on by itself.
import { setTimeout as sleep } from "node:timers/promises";
import { type Milliseconds, second } from "@/lib/clock";
import { watchRoom } from "@/lib/space";

export const lookEvery: Milliseconds = second;

export interface Space {
  /** Says in one line when it becomes too little, and in one when there is enough again. */
  hasRoom(): Promise<boolean>;
  /** Resolves when there is room, or when told to stop. */
  wait(signal: AbortSignal): Promise<void>;
}

/** Folders that are not there yet are passed over. */
export function watchSpace(folders: readonly string[]): Space {
  const hasRoom = watchRoom(folders, { tooLittle: "sending_waits_for_disk_space", enough: "sending_goes_on" });
  return {
    hasRoom,
    async wait(signal) {
      while (!signal.aborted && !(await hasRoom())) {
        await sleep(lookEvery, undefined, { signal }).catch(() => undefined);
      }
    },
  };
}
