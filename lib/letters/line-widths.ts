// How wide a line of an address is at most, from the fonts' own tables. Where that says that it stays one line, nobody needs to
// set it to know; where it cannot say, the typesetter measures.
import { fontPath } from "@/lib/letters/fonts";
import { advancesOf } from "@/lib/letters/glyph-coverage";

/** As a multiple of the type's size, rather too much than too little; null where the tables do not tell. */
export function widestOf(line: string): number | null {
  const eastAsian = wide.test(line);
  let sum = 0;
  for (const character of line) {
    const width = widthOf(character);
    if (width === null) return null;
    // In such a line, marks may be drawn as wide as its characters, with a quarter on both sides of what is not one of them.
    sum += eastAsian && !wide.test(character) ? Math.max(width, 1) + 0.5 : width;
  }
  return sum * kerned;
}

/** Pairs of letters that are drawn further apart. */
const kerned = 1.02;
/** A letter that joins its neighbours is not wider than alone, by more than this. */
const joined = 1.15;

const wide = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u3000-\u303f\uff00-\uff60]/u;
/** Marks that an East Asian letter draws as wide as its characters, on lines of Latin letters too. */
const wideAbroad = /[\u00b7\u2013\u2014\u2018\u2019\u201c\u201d\u2025-\u2027]/;
const drawsNothing = /\p{Default_Ignorable_Code_Point}/u;

function widthOf(character: string): number | null {
  const point = character.codePointAt(0) ?? 0;
  if (drawsNothing.test(character)) return 0;
  if (wide.test(character)) return 1;
  const plain = advancesIn("Noto Serif").get(point);
  if (plain !== undefined) return wideAbroad.test(character) ? Math.max(plain, 1) : plain;
  const arabic = advancesIn("Noto Naskh Arabic").get(point);
  return arabic === undefined ? null : arabic * joined;
}

const known = new Map<string, ReadonlyMap<number, number>>();

function advancesIn(family: string): ReadonlyMap<number, number> {
  const advances = known.get(family) ?? advancesOf(fontPath(family));
  known.set(family, advances);
  return advances;
}
