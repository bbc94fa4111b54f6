// Days, instants and durations. Rules take `now`; only the outermost callers ask a Clock for it.

export type Clock = () => Date;

export const systemClock: Clock = () => new Date();

/** A duration, in milliseconds. */
export type Milliseconds = number;
export const second: Milliseconds = 1000;
export const minute: Milliseconds = 60 * second;
export const hour: Milliseconds = 60 * minute;
export const day: Milliseconds = 24 * hour;

/** A calendar day, `YYYY-MM-DD`. Days are UTC days everywhere (docs/decisions/006-deadline-days.md). */
export type Day = string;

export function after(start: Date, duration: Milliseconds): Date {
  return new Date(start.getTime() + duration);
}

export function dayOf(at: Date): Day {
  return at.toISOString().slice(0, 10);
}

/** True for a day that exists: 2026-02-30 does not. */
export function isDay(text: string): text is Day {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const at = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && dayOf(at) === text;
}

/** The first instant after the day: what is open "until" that day is open before this. */
export function endOf(on: Day): Date {
  return after(new Date(`${on}T00:00:00Z`), day);
}

/** Whole days from now's day to that day; 0 today, negative when it has passed. */
export function daysUntil(on: Day, now: Date): number {
  return Math.round((Date.parse(`${on}T00:00:00Z`) - Date.parse(`${dayOf(now)}T00:00:00Z`)) / day);
}
