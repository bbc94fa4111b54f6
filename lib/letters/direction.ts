// Which way a language and a text run, and a mixed text in runs of one direction.

export type Direction = "ltr" | "rtl";

export interface DirectedRun {
  readonly text: string;
  readonly direction: Direction;
}

/** The main script of a language, as ISO 15924: "Latn", "Arab". Unknown languages are taken for Latin ones. */
export function scriptOf(language: string): string {
  try {
    return new Intl.Locale(language).maximize().script ?? "Latn";
  } catch {
    return "Latn";
  }
}

export function directionOfLanguage(language: string): Direction {
  return rtlScripts.includes(scriptOf(language)) ? "rtl" : "ltr";
}

/** The direction of the first letter that has one; `otherwise` for digits and punctuation alone. */
export function directionOfText(text: string, otherwise: Direction): Direction {
  const letter = text.match(/\p{L}/u)?.[0];
  if (letter === undefined) return otherwise;
  return rtlLetter.test(letter) ? "rtl" : "ltr";
}

/** Runs of one direction each, in the order they are read. Spaces and punctuation stay with what precedes them. */
export function runsByDirection(text: string, base: Direction): DirectedRun[] {
  const runs: { text: string; direction: Direction }[] = [];
  for (const character of text) {
    const last = runs.at(-1);
    const direction = ownDirection(character) ?? last?.direction ?? base;
    if (last?.direction === direction) last.text += character;
    else runs.push({ text: character, direction });
  }
  return runs;
}

const rtlScripts = ["Arab", "Hebr", "Syrc", "Thaa", "Nkoo", "Adlm", "Rohg", "Samr", "Mand"];
const rtlLetter =
  /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}\p{Script=Hanifi_Rohingya}\p{Script=Samaritan}\p{Script=Mandaic}]/u;

function ownDirection(character: string): Direction | null {
  if (rtlLetter.test(character)) return "rtl";
  return /[\p{L}\p{Nd}]/u.test(character) ? "ltr" : null;
}
