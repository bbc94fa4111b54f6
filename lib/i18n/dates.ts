// Dates as people read them: in the reader's language, Gregorian, UTC like every day of ours.
import type { Day } from "@/lib/clock";

const made = new Map<string, Intl.DateTimeFormat>();

/** An instant or a day in that language; plain "en" is read day first, as most of its readers outside one country do. */
export function formatDate(at: Date | Day, locale: string, options: Intl.DateTimeFormatOptions): string {
  const region = locale === "en" ? "en-GB" : locale;
  const key = `${region} ${JSON.stringify(options)}`;
  const format = made.get(key) ?? new Intl.DateTimeFormat(region, { ...options, timeZone: "UTC", calendar: "gregory" });
  made.set(key, format);
  return format.format(typeof at === "string" ? new Date(`${at}T00:00:00Z`) : at);
}
