// Days, instants, numbers and countries as the reader's language writes them. Times are UTC and say so where they matter.
import { type Day, day, hour, type Milliseconds, minute, second } from "@/lib/clock";
import { formatDate } from "@/lib/i18n/dates";
import type { Locale } from "@/lib/i18n/locales";

export function dayText(locale: Locale, on: Day): string {
  return formatDate(on, locale, shapes.day);
}

/** A day short enough for a table or the end of a chart. */
export function shortDayText(locale: Locale, on: Day): string {
  return formatDate(on, locale, shapes.short);
}

/** Day and time, with "UTC" behind it. */
export function instantText(locale: Locale, at: Date): string {
  return formatDate(at, locale, shapes.instant);
}

export function numberText(locale: Locale, number: number): string {
  return new Intl.NumberFormat(locale).format(number);
}

/** A stretch of time, rounded up in a unit that makes it short: "5 hours", "12 days". */
export function lengthText(locale: Locale, length: Milliseconds): string {
  if (length <= 90 * minute) return unitText(locale, "minute", Math.max(1, Math.ceil(length / minute)));
  if (length <= 2 * day) return unitText(locale, "hour", Math.ceil(length / hour));
  return unitText(locale, "day", Math.ceil(length / day));
}

/** A full hour of a day as a clock shows it: "09:00". */
export function hourText(locale: Locale, number: number): string {
  const two = new Intl.NumberFormat(locale, { minimumIntegerDigits: 2 });
  return `${two.format(number)}:${two.format(0)}`;
}

/** How long ago that was, in the largest unit that fits: "3 hours". */
export function agoText(locale: Locale, at: Date, now: Date): string {
  const passed = Math.max(0, now.getTime() - at.getTime());
  if (passed < minute) return unitText(locale, "second", passed / second);
  const [unit, length] =
    passed >= 2 * day
      ? (["day", day] as const)
      : passed >= hour
        ? (["hour", hour] as const)
        : (["minute", minute] as const);
  return unitText(locale, unit, passed / length);
}

function unitText(locale: Locale, unit: "day" | "hour" | "minute" | "second", number: number): string {
  return new Intl.NumberFormat(locale, { style: "unit", unit, unitDisplay: "long" }).format(Math.floor(number));
}

/** The language's name in the reader's; the code itself where it has none. */
export function languageText(locale: Locale, code: string): string {
  try {
    return new Intl.DisplayNames(locale, { type: "language" }).of(code) ?? code;
  } catch {
    return code;
  }
}

const shapes = {
  day: { dateStyle: "long" },
  short: { day: "numeric", month: "short", year: "numeric" },
  instant: {
    year: "numeric",
    month: "short",
    day: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    timeZoneName: "short",
  },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;
