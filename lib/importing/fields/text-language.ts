// The language a text is written in, by its script and its commonest words.
import { fold } from "@/lib/importing/labels/fold";

const scripts: readonly [RegExp, string][] = [
  [/[\u3040-\u30FF]/gu, "ja"],
  [/\p{Script=Han}/gu, "zh"],
  [/\p{Script=Arabic}/gu, "ar"],
  [/\p{Script=Cyrillic}/gu, "ru"],
  [/\p{Script=Hebrew}/gu, "he"],
  [/\p{Script=Greek}/gu, "el"],
  [/\p{Script=Hangul}/gu, "ko"],
];

const commonest: Record<string, string> = {
  en: "the of and to in is was for that with his her by on are they has",
  es: "el la los las de que y en un una por con para su se fue del al",
  fr: "le la les des du et est une dans pour par qui que sur avec au aux ont",
  de: "der die das und den von zu mit ist im fur auf des dem ein eine nicht wurde",
  it: "il la di che e per del della con un una sono gli nel dei alla",
  pt: "o a os as de que e do da em um uma para com por nao foi dos",
  nl: "de het een en van in is op te dat voor met zijn werd door aan",
};

/** BCP 47; English where the text is too short to tell. */
export function languageOfText(text: string): string {
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  for (const [script, language] of scripts) {
    if ((text.match(script)?.length ?? 0) > letters * 0.4) return language;
  }
  const words = fold(text).match(/\p{L}+/gu) ?? [];
  let best = { language: "en", hits: 2 };
  for (const [language, common] of Object.entries(commonest)) {
    const set = new Set(common.split(" "));
    const hits = words.filter((word) => set.has(word)).length;
    if (hits > best.hits) best = { language, hits };
  }
  return best.language;
}
