// The interface's languages. A locale is the first part of every path.
import Negotiator from "negotiator";

export const locales = ["en", "ar"] as const;
export type Locale = (typeof locales)[number];
export const defaultLocale: Locale = "en";

export function isLocale(text: string): text is Locale {
  return (locales as readonly string[]).includes(text);
}

/** The best of ours for an Accept-Language header. */
export function negotiateLocale(acceptLanguage: string | null): Locale {
  const wanted = new Negotiator({ headers: { "accept-language": acceptLanguage ?? "" } }).languages();
  const known = wanted.map((tag) => tag.split("-")[0] ?? "").find(isLocale);
  return known ?? defaultLocale;
}

const rightToLeft = new Set(["ar", "fa", "he", "ug", "ur", "ps", "sd", "ckb", "dv", "yi"]);

/** Reading direction of a BCP 47 language: of a page's locale or of a letter's text. */
export function directionOf(language: string): "ltr" | "rtl" {
  return rightToLeft.has(language.toLowerCase().split("-")[0] ?? "") ? "rtl" : "ltr";
}
