// Runs the duties, each on its own beat and never twice at once, until told to stop; what was begun is finished. A duty
// that fails is logged and has its next turn; it stops no other. Those that end things wait while the clock is in doubt.
import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { logFault } from "@/lib/log";
import { type Duty, duties, type WorkerWorld } from "./duties";
import { watchClock } from "./steadiness";

export async function runLoop(of: WorkerWorld, signal: AbortSignal): Promise<void> {
  const isSteady = watchClock(of.clock);
  await Promise.all(duties.map((duty) => beat(duty, of, { signal, isSteady })));
}

/** Every duty, again and again, until none finds anything to do. For tests: `clock` decides what is due. */
export async function runUntilIdle(of: WorkerWorld): Promise<void> {
  const never = new AbortController().signal;
  for (let found = 1; found > 0; ) {
    found = 0;
    for (const duty of duties) found += await duty.run(of, never);
  }
}

async function beat(
  duty: Duty,
  of: WorkerWorld,
  { signal, isSteady }: { signal: AbortSignal; isSteady: () => boolean },
): Promise<void> {
  while (!signal.aborted) {
    try {
      if (!duty.ends || isSteady()) await duty.run(of, signal);
    } catch (fault) {
      logFault(`duty_failed_${duty.name}`, randomUUID(), fault);
    }
    await sleep(duty.every, undefined, { signal }).catch(() => undefined);
  }
}
