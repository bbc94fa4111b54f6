// Is there room to take in another letter? Asked before a form is kept: one system call, no more.
import { config } from "@/lib/config";
import { watchRoom } from "@/lib/space";

/** Somebody has to make room; that takes minutes. */
export const secondsWithoutRoom = 300;

let ask: (() => Promise<boolean>) | null = null;

export function hasRoom(): Promise<boolean> {
  const { data, journal } = config();
  const events = { tooLittle: "letters_refused_for_disk_space", enough: "letters_taken_again" };
  ask ??= watchRoom([data, journal], events);
  return ask();
}
