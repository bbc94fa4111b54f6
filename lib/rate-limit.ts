// How often one sender may do what costs us something: token buckets in memory, by a key that names nobody (clientKey in
// lib/form.ts). Generous on purpose: a Tor exit, a school or a letter-writing evening is one sender to us.
import { hour, type Milliseconds } from "./clock";
import { config } from "./config";

interface Limit {
  /** How many at once, after a pause. */
  readonly burst: number;
  /** How many an hour, in the long run. */
  readonly perHour: number;
}

export const limits = {
  /** Each may cause a mail; the real bound is three of those per address and day. A hall of people must fit in. */
  submit: { burst: 60, perHour: 60 },
  /** Each file costs up to a second of one core. */
  letter: { burst: 60, perHour: 240 },
  /** The same for action sheets; one that was just made for someone else costs nothing. */
  sheet: { burst: 60, perHour: 240 },
  /** Believed as they come, so a flood of them would make the counts worthless. */
  report: { burst: 30, perHour: 30 },
  /** Each may cause a mail to an organizer; nobody needs more than a few. */
  sign_in: { burst: 10, perHour: 20 },
  /** Reading a document can take seconds and 100 MB; for organizers only. */
  import: { burst: 20, perHour: 60 },
} as const satisfies Record<string, Limit>;
export type LimitName = keyof typeof limits;

/** Senders remembered for each limit, at about 150 bytes. Beyond that the one longest silent is forgotten. */
const mostSenders = 20_000;

interface Bucket {
  left: number;
  at: number;
}

const buckets = new Map<LimitName, Map<string, Bucket>>();

/** Takes one from the sender's bucket; false when it is empty, and then the answer is the problem `too_many`. */
export function takeFrom(name: LimitName, key: string, now: Date, unlimited: boolean = config().unlimited): boolean {
  if (unlimited) return true;
  const senders = buckets.get(name) ?? new Map<string, Bucket>();
  buckets.set(name, senders);
  const bucket = filled(senders.get(key), limits[name], now.getTime());
  // Set anew, so that the map stays in the order of last use.
  senders.delete(key);
  senders.set(key, bucket);
  if (senders.size > mostSenders) senders.delete(senders.keys().next().value ?? key);
  if (bucket.left < 1) return false;
  bucket.left -= 1;
  return true;
}

function filled(bucket: Bucket | undefined, { burst, perHour }: Limit, at: number): Bucket {
  if (bucket === undefined) return { left: burst, at };
  const passed: Milliseconds = Math.max(0, at - bucket.at);
  return { left: Math.min(burst, bucket.left + (passed / hour) * perHour), at: Math.max(at, bucket.at) };
}
