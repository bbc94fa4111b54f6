// Days, languages and countries as a sheet names them. Digits are the ones every reader of lists can copy: 0 to 9.
import type { Day } from "@/lib/clock";

/** "5 May 2023" in that language, in the Gregorian calendar. */
export function dayIn(on: Day, language: string): string {
  const at = new Date(`${on}T00:00:00Z`);
  if (Number.isNaN(at.getTime())) return on;
  const locale = language === "en" ? "en-GB" : language;
  const format = { dateStyle: "long", timeZone: "UTC", calendar: "gregory", numberingSystem: "latn" } as const;
  return new Intl.DateTimeFormat([locale, "en-GB"], format).format(at);
}

/** The name of a BCP 47 language; a word that is no such tag stays as it is. */
export function languageIn(language: string, inLanguage: string): string {
  return nameOf(language, inLanguage, "language") ?? language;
}

/** The name of an ISO 3166-1 country; empty for a code that is none. */
export function countryIn(country: string, inLanguage: string): string {
  return /^[A-Z]{2}$/.test(country) ? (nameOf(country, inLanguage, "region") ?? "") : "";
}

function nameOf(code: string, inLanguage: string, type: "language" | "region"): string | null {
  try {
    return new Intl.DisplayNames([inLanguage, "en"], { type, fallback: "none" }).of(code) ?? null;
  } catch {
    return null;
  }
}
