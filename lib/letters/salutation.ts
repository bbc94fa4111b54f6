// How a letter opens. A target has one salutation, but letters are written in several languages, and documents print
// pairs such as "Dear Minister/Estimado Señor Ministro". Only what is certain is chosen; when unsure, nothing is cut.
import { cleanLine } from "@/lib/letters/clean";
import { scriptOf } from "@/lib/letters/direction";

/**
 * The target's own salutation, or the half of a pair that is in the letter's language; the model letter's where the
 * target has none or has one that is surely in another language. It ends with the model's punctuation if it has none.
 */
export function salutationFor(own: string, model: string, language: string): string {
  const whole = cleanLine(own);
  const fallback = cleanLine(model);
  if (whole === "") return fallback;
  const half = halfIn(whole, language);
  if (half === null && fallback !== "" && isForeign(whole, language)) return fallback;
  return withEnding(half ?? whole, fallback);
}

/** First words of salutations, by language: enough to tell the languages of a pair apart. */
const openers: Readonly<Record<string, readonly string[]>> = {
  en: ["dear", "your", "honourable", "honorable", "sir", "madam"],
  es: ["estimado", "estimada", "estimados", "señor", "señora", "excelentísimo", "excelentísima", "distinguido", "su"],
  fr: ["monsieur", "madame", "mesdames", "messieurs", "cher", "chère", "excellence", "votre"],
  pt: ["prezado", "prezada", "exmo", "excelentíssimo", "excelentíssima", "senhor", "senhora", "caro"],
  de: ["sehr", "lieber", "liebe", "exzellenz", "eure"],
  it: ["egregio", "gentile", "signor", "eccellenza", "illustrissimo"],
  nl: ["geachte", "excellentie"],
  tr: ["sayın"],
  id: ["yang", "kepada"],
};

function halfIn(pair: string, language: string): string | null {
  const halves = pair.split("/").map((half) => half.trim());
  if (halves.length !== 2) return null;
  const [fitting, others] = [
    halves.filter((half) => isOf(half, language)),
    halves.filter((h) => isForeign(h, language)),
  ];
  return fitting.length === 1 && others.length === 1 ? (fitting[0] ?? null) : null;
}

/** True only where it is sure. */
function isOf(text: string, language: string): boolean {
  if (!/\p{L}/u.test(text) || !isInScriptOf(text, language)) return false;
  const script = scriptOf(language);
  return (script !== "Latn" && script !== "Cyrl" && script !== "Arab") || openerLanguage(text) === primary(language);
}

function isForeign(text: string, language: string): boolean {
  return text.split("/").every((half) => {
    const spoken = openerLanguage(half);
    if (!/\p{L}/u.test(half)) return false;
    return !isInScriptOf(half, language) || (spoken !== null && spoken !== primary(language));
  });
}

function isInScriptOf(text: string, language: string): boolean {
  const letter = text.match(/\p{L}/u)?.[0] ?? "";
  return (scriptLetters[scriptOf(language)] ?? /\p{L}/u).test(letter);
}

const scriptLetters: Readonly<Record<string, RegExp>> = {
  Latn: /\p{Script=Latin}/u,
  Cyrl: /\p{Script=Cyrillic}/u,
  Arab: /\p{Script=Arabic}/u,
  Hebr: /\p{Script=Hebrew}/u,
  Grek: /\p{Script=Greek}/u,
  Hans: /\p{Script=Han}/u,
  Hant: /\p{Script=Han}/u,
  Jpan: /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u,
  Kore: /[\p{Script=Hangul}\p{Script=Han}]/u,
};

function openerLanguage(text: string): string | null {
  const first = text.toLowerCase().match(/\p{L}+/u)?.[0] ?? "";
  return Object.entries(openers).find(([, list]) => list.includes(first))?.[0] ?? null;
}

function primary(language: string): string {
  return language.toLowerCase().split("-")[0] ?? "";
}

function withEnding(text: string, model: string): string {
  const stop = /[,:;.!،\uff0c\uff1a\uff01]$/u.test(model) ? model.slice(0, -1).trimEnd().length : model.length;
  const ending = model.slice(stop);
  return /[\p{L}\p{N})]$/u.test(text) ? text + ending : text;
}
