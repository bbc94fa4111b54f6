// How often one sender may do what costs us something: token buckets in memory, by a key that names nobody (clientKey in
// lib/form.ts). Generous on purpose: a Tor exit, a school or a letter-writing evening is one sender to us.
import { hour, type Milliseconds, second } from "./clock";
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
  /** Any form, before it is read: reading and showing one costs some milliseconds. No hall of people presses faster. */
  form: { burst: 120, perHour: 7200 },
  /** When those are used up: forms read only to be given back with all that was typed. Beyond, none is read. */
  form_back: { burst: 60, perHour: 3600 },
  /**
   * Each file costs up to a second of one core. A letter-writing evening is sixty people behind one address who take four
   * or five files each, most of them in the last half hour; in the long run one sender holds a sixth of a core.
   */
  letter: { burst: 300, perHour: 600 },
  /** An action's sheet costs as much as a letter; one that was just made for someone else costs nothing. */
  sheet: { burst: 60, perHour: 240 },
  /** A pack of up to sixty letters costs some seconds of one core; a group needs one for each action of its evening. */
  pack: { burst: 12, perHour: 30 },
  /** For organizers: up to a thousand letters each. */
  desk_pack: { burst: 20, perHour: 60 },
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

/** One, but for the rounding of fractions added up: whoever waited as long as they were told gets through. */
const whole = 1 - 1e-6;

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
  if (bucket.left < whole) return false;
  bucket.left -= 1;
  return true;
}

/** Whole seconds until the sender's bucket has one again, at least 1: for Retry-After. */
export function secondsToWait(name: LimitName, key: string, now: Date): number {
  const { left } = filled(buckets.get(name)?.get(key), limits[name], now.getTime());
  return Math.max(1, Math.ceil(((1 - left) / limits[name].perHour) * (hour / second)));
}

function filled(bucket: Bucket | undefined, { burst, perHour }: Limit, at: number): Bucket {
  if (bucket === undefined) return { left: burst, at };
  const passed: Milliseconds = Math.max(0, at - bucket.at);
  return { left: Math.min(burst, bucket.left + (passed / hour) * perHour), at: Math.max(at, bucket.at) };
}
