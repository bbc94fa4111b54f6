// What the PDF cannot show: the characters our fonts have no shape for. They would print as empty boxes, and nobody would say so.

import type { Typed } from "../_pages/typed";
import type { ComposedLetter } from "../_pages/write-page";

/** How many are named? Enough to see which script it is. */
const namedMax = 10;

/** Each once, of all the letters; none where everything prints. */
export async function notPrintable(letters: readonly ComposedLetter[]): Promise<string[]> {
  const { missingGlyphs } = await import("@/lib/letters/fonts");
  return [...new Set(letters.flatMap(({ letter }) => missingGlyphs(letter)))];
}

/** The field they stand in; the body's where they stand in none, for the sentence says what to do with the letter. */
export function fieldOfCharacters(
  characters: readonly string[],
  typed: Readonly<Pick<Typed, "name" | "address" | "body">>,
): "name" | "address" | "body" {
  const fields = ["body", "name", "address"] as const;
  return fields.find((field) => characters.some((one) => typed[field].normalize("NFC").includes(one))) ?? "body";
}

/** As they stand in a sentence of either direction: apart, a mark on a circle, the first ten. */
export function sayCharacters(characters: readonly string[]): string {
  const named = characters.slice(0, namedMax).map((one) => (/\p{M}/u.test(one) ? `\u25cc${one}` : one));
  const more = characters.length > namedMax ? " …" : "";
  return `\u2068${named.join(" ")}${more}\u2069`;
}
