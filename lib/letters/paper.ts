// Which paper people have at home: US Letter in the countries that CLDR's supplemental data lists for it, A4 elsewhere.
import type { Paper } from "@/lib/letters/letter";

/** One sheet of paper has two sides: what fits on both is a letter of one sheet. */
export const pagesOfSheet = 2;

const letterCountries = new Set("BZ CA CL CO CR GT MX NI PA PH PR SV US VE".split(" "));

/** `country` is ISO 3166-1 alpha-2; A4 where it is empty. */
export function paperIn(country: string): Paper {
  return letterCountries.has(country) ? "letter" : "a4";
}
