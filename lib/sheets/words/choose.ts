// The words of all languages a sheet can be printed in. They are as many as the importer has labels for.
import { arabic } from "@/lib/sheets/words/ar";
import { german } from "@/lib/sheets/words/de";
import { english } from "@/lib/sheets/words/en";
import { spanish } from "@/lib/sheets/words/es";
import { french } from "@/lib/sheets/words/fr";
import { italian } from "@/lib/sheets/words/it";
import { dutch } from "@/lib/sheets/words/nl";
import { portuguese } from "@/lib/sheets/words/pt";
import { russian } from "@/lib/sheets/words/ru";
import type { SheetWords } from "@/lib/sheets/words/words";
import { chinese } from "@/lib/sheets/words/zh";

export const allWords: readonly SheetWords[] = [
  english,
  spanish,
  french,
  german,
  italian,
  portuguese,
  dutch,
  arabic,
  chinese,
  russian,
];

/** `language` is BCP 47; English where there are no words of it. */
export function wordsIn(language: string): SheetWords {
  const primary = language.toLowerCase().split("-")[0];
  return allWords.find((words) => words.language === primary) ?? english;
}
