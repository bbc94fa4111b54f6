// Which way a language and a text run.

export type Direction = "ltr" | "rtl";

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

const rtlScripts = ["Arab", "Hebr", "Syrc", "Thaa", "Nkoo", "Adlm", "Rohg", "Samr", "Mand"];
const rtlLetter =
  /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}\p{Script=Hanifi_Rohingya}\p{Script=Samaritan}\p{Script=Mandaic}]/u;
