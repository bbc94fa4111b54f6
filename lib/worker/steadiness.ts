// Whether the clock can be trusted with what cannot be taken back. It is compared with the time that passes for this
// process: a clock that is set, by hand or by a fault, runs away from that. One that goes back to where it was is trusted at
// once; one that does not, after it went steadily for an hour.
import { type Clock, hour, type Milliseconds, minute } from "@/lib/clock";
import { log } from "@/lib/log";

/** So much may the two differ from one look to the next: a clock that is only put right a little. */
const tolerance: Milliseconds = minute;
const trustedAfter: Milliseconds = hour;

/** Asked again and again; says of each jump, once, that there was one. `passed`: milliseconds that only go forward. */
export function watchClock(clock: Clock, passed: () => number = () => performance.now()): () => boolean {
  const ahead = () => clock().getTime() - passed();
  let trusted = ahead();
  let other: { ahead: number; since: number } | null = null;
  const isNear = (one: number, two: number) => Math.abs(one - two) <= tolerance;
  return () => {
    const here = ahead();
    const isSteady = other !== null && isNear(here, other.ahead);
    if (isNear(here, trusted) || (isSteady && passed() - other!.since >= trustedAfter)) {
      if (other !== null) log("clock_trusted", { seconds: Math.round((here - trusted) / 1000) });
      [trusted, other] = [here, null];
      return true;
    }
    if (!isSteady) log("clock_jumped", { seconds: Math.round((here - trusted) / 1000) });
    other = { ahead: here, since: isSteady ? other!.since : passed() };
    return false;
  };
}
