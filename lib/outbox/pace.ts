// How fast letters leave, and what keeps them from leaving: rules of values alone. A cap per target that no sliding hour
// exceeds, a gap per domain, hours of the day, and the breaker (docs/decisions/016-pace.md).
import { after, hour, type Milliseconds, minute, second } from "@/lib/clock";
import type { MessageKind } from "./message";

export const pauseScopes = ["all", "action", "target", "domain"] as const;
export type PauseScope = (typeof pauseScopes)[number];

/** A person said so, a domain refused too much, or the database was restored and must be looked at first. */
export const pauseCauses = ["person", "breaker", "reconcile"] as const;
export type PauseCause = (typeof pauseCauses)[number];

export interface PauseOn {
  readonly scope: PauseScope;
  readonly subject: string;
  readonly cause: PauseCause;
}

/** What a pause looks at. */
export interface Paused {
  readonly kind: MessageKind;
  readonly actionId: string | null;
  readonly targetId: string | null;
  readonly toDomain: string;
}

/** Sign-in mail passes everything but a restore: whoever paused must be able to come back and lift it. */
export function isPaused(message: Paused, pauses: readonly PauseOn[]): boolean {
  return pauses.some(({ scope, subject, cause }) => {
    if (cause === "reconcile") return true;
    if (message.kind === "sign_in") return false;
    if (scope === "all") return true;
    if (scope === "domain") return subject === message.toDomain;
    return message.kind === "letter" && subject === (scope === "action" ? message.actionId : message.targetId);
  });
}

export const paceScopes = ["all", "action", "target"] as const;
export type PaceScope = (typeof paceScopes)[number];

/** The organizers' choice. */
export interface PaceChoice {
  /** Null: as many as usual. */
  readonly perHour: number | null;
  /** Full hours of the target's day, 0 to 24; null: all day. From 22 until 6 goes over midnight. */
  readonly fromHour: number | null;
  readonly untilHour: number | null;
  /** Where the target is (IANA); null: UTC. */
  readonly timeZone: string | null;
  /** Over the time that is left, instead of one after the other as fast as the cap lets them. */
  readonly spread: boolean;
}

export const usualPace: PaceChoice = { perHour: null, fromHour: null, untilHour: null, timeZone: null, spread: false };
export const usualPerHour = 30;
export const mostPerHour = 600;

/** Of letters to one domain: so long between two, so many being sent at a time. */
export const domainGap: Milliseconds = 3 * second;
export const domainAtOnce = 2;

/** No letter waits longer than that for the next one's sake, however much time is left. */
const widestGap: Milliseconds = 6 * hour;

/** The narrowest choice that was made: for the target, for the action, for all; else the usual pace. */
export function paceFor(
  choices: readonly (PaceChoice & { scope: PaceScope; subject: string })[],
  { actionId, targetId }: { actionId: string | null; targetId: string | null },
): PaceChoice {
  const made = (scope: PaceScope, subject: string | null) =>
    choices.find((choice) => choice.scope === scope && choice.subject === subject);
  return made("target", targetId) ?? made("action", actionId) ?? made("all", "") ?? usualPace;
}

/** How far is one letter from the next at least, and how far from now may a turn be that was put off for a slower pace? */
export function leastGap({ perHour }: PaceChoice): Milliseconds {
  // One millisecond more: the hour that begins with a letter must not end with one too many.
  return Math.ceil(hour / (perHour ?? usualPerHour)) + 1;
}

export function isGoodPace({ perHour, fromHour, untilHour, timeZone }: PaceChoice): boolean {
  const isHour = (value: number) => Number.isInteger(value) && value >= 0 && value <= 24;
  if (perHour !== null && !(Number.isInteger(perHour) && perHour >= 1 && perHour <= mostPerHour)) return false;
  if ((fromHour === null) !== (untilHour === null)) return false;
  if (fromHour !== null && untilHour !== null && !(isHour(fromHour) && isHour(untilHour) && fromHour !== untilHour)) {
    return false;
  }
  return timeZone === null || isTimeZone(timeZone);
}

/** What waits for one target: how many letters, and when the first of their last days ends. */
export interface Queue {
  readonly waiting: number;
  readonly lastDay: Date | null;
}

/**
 * How long after this letter may the target's next one leave? Never shorter than the cap allows, and a little more by
 * chance (`random` in [0, 1)), unless the last day is so near that every minute counts.
 */
export function gapAfter(choice: PaceChoice, { waiting, lastDay }: Queue, now: Date, random: number): Milliseconds {
  const least = leastGap(choice);
  const left = lastDay === null ? null : lastDay.getTime() - now.getTime();
  const share = left === null ? widestGap : left / (waiting + 1);
  if (share < 1.3 * least) return least;
  const gap = choice.spread ? Math.min(share / 1.3, widestGap) : least;
  return Math.round(Math.max(gap, least) * (1 + 0.3 * random));
}

/** Does the target's hour let a letter leave? When what waits would not all leave in time otherwise, every hour does. */
export function isOpen(choice: PaceChoice, { waiting, lastDay }: Queue, now: Date): boolean {
  if (isInHours(choice, now)) return true;
  if (lastDay === null) return false;
  const needed = (waiting * hour) / (choice.perHour ?? usualPerHour);
  return openTimeUntil(lastDay, choice, now) < needed + hour;
}

/** The chosen hours alone; every hour where none were chosen. */
export function isInHours({ fromHour, untilHour, timeZone }: PaceChoice, at: Date): boolean {
  return fromHour === null || untilHour === null || isWithin(fromHour, untilHour, quarterOf(at, timeZone).hour);
}

/** When it is worth asking again: when the next hour of the target's day begins. It need not be one of ours. */
export function nextHour({ timeZone }: Pick<PaceChoice, "timeZone">, now: Date): Date {
  const begins = quarterOf(now, timeZone);
  let quarters = begins.untilNext;
  for (let at = now; quarters === null; ) {
    at = after(at, quarter);
    const passed = Math.round((at.getTime() - now.getTime()) / quarter);
    if (passed === 4 || quarterOf(at, timeZone).hour !== begins.hour) quarters = passed;
  }
  begins.untilNext = quarters;
  return new Date((Math.floor(now.getTime() / quarter) + quarters) * quarter);
}

function isWithin(from: number, until: number, at: number): boolean {
  return from < until ? at >= from && at < until : at >= from || at < until;
}

/** Counted hour by hour, two days ahead at most; further ahead there is time enough. */
function openTimeUntil(lastDay: Date, choice: PaceChoice, now: Date): Milliseconds {
  let open = 0;
  for (let at = now, steps = 0; at < lastDay && steps < 48; steps++) {
    const next = nextHour(choice, at);
    if (isInHours(choice, at)) open += Math.min(next.getTime(), lastDay.getTime()) - at.getTime();
    at = next;
  }
  const beyond = lastDay.getTime() - now.getTime() - 48 * hour;
  const hours = (24 + choice.untilHour! - choice.fromHour!) % 24 || 24;
  return open + (beyond > 0 ? (beyond * hours) / 24 : 0);
}

/** No zone's hour begins anywhere but at a quarter of ours. */
const quarter: Milliseconds = 15 * minute;

interface Quarter {
  readonly hour: number;
  /** How many quarters until the next hour begins; null until somebody asks. */
  untilNext: number | null;
}

interface TownClock {
  readonly format: Intl.DateTimeFormat;
  /** What was asked before: to ask again costs a hundredth. */
  readonly quarters: Map<number, Quarter>;
}

const townClocks = new Map<string, TownClock>();
const townsKept = 100;
const quartersKept = 10_000;

function quarterOf(at: Date, zone: string | null): Quarter {
  const timeZone = zone ?? "UTC";
  const clock = townClocks.get(timeZone) ?? {
    format: new Intl.DateTimeFormat("en", { hour: "2-digit", hourCycle: "h23", timeZone }),
    quarters: new Map<number, Quarter>(),
  };
  if (townClocks.size >= townsKept) townClocks.clear();
  townClocks.set(timeZone, clock);
  const which = Math.floor(at.getTime() / quarter);
  const known = clock.quarters.get(which);
  if (known !== undefined) return known;
  if (clock.quarters.size >= quartersKept) clock.quarters.clear();
  const found = { hour: Number(clock.format.format(at)), untilNext: null };
  clock.quarters.set(which, found);
  return found;
}

export function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

/** What counts for the breaker: a refusal because of who we are or how much we send, not of one letter. */
export const refusalCauses = ["policy", "slowed"] as const;

export function isRefusal(cause: string): boolean {
  return (refusalCauses as readonly string[]).includes(cause);
}

export const breakerLooksBack: Milliseconds = 10 * minute;
const refusalsToTrip = 5;
const shortestBreak: Milliseconds = 30 * minute;
const longestBreak: Milliseconds = 24 * hour;

/**
 * Until when does the domain rest, after so many refusals within ten minutes? Null: it need not. After a rest the first
 * refusal is enough for another, twice as long, unless as much time again has passed in peace.
 */
export function restUntil(refusals: number, last: { at: Date; until: Date } | null, now: Date): Date | null {
  const rested = last === null ? 0 : last.until.getTime() - last.at.getTime();
  const onTrial = last !== null && now < after(last.until, rested);
  if (refusals < (onTrial ? 1 : refusalsToTrip)) return null;
  return after(now, onTrial ? Math.min(2 * rested, longestBreak) : shortestBreak);
}
