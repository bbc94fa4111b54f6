// How long would what waits for a target take at a pace? Counted letter by letter with the very rules that letters leave by.
import { after, day, type Milliseconds } from "@/lib/clock";
import { gapAfter, isInHours, isOpen, nextHour, type PaceChoice, type Queue } from "./pace";

export interface Forecast {
  /** How many of them leave in time; fewer than wait where the last day comes first. */
  readonly leaving: number;
  /** From now until the last of these has left. */
  readonly takes: Milliseconds;
  /** Some leave outside the chosen hours, because they would not leave in time otherwise. */
  readonly outsideHours: boolean;
}

/** No queue is looked at further ahead. */
export const farthest: Milliseconds = 400 * day;

/** With the middle of what chance adds, and without what nobody can foresee: pauses, breakers, slow servers. */
export function forecast(choice: PaceChoice, { waiting, lastDay }: Queue, now: Date): Forecast {
  const end = lastDay ?? after(now, farthest);
  let leaving = 0;
  let last = now;
  let outsideHours = false;
  for (let at = now; leaving < waiting && at < end; ) {
    const queue = { waiting: waiting - leaving, lastDay };
    if (!isOpen(choice, queue, at)) {
      at = nextHour(choice, at);
      continue;
    }
    outsideHours ||= !isInHours(choice, at);
    leaving += 1;
    last = at;
    at = after(at, gapAfter(choice, queue, at, 0.5));
  }
  return { leaving, takes: last.getTime() - now.getTime(), outsideHours };
}
