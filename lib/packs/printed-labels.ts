// What label-sheet.typ reads: whole sheets of labels with their places, and each address once.
import { breakLongWords } from "@/lib/letters/clean";
import { directionOfLanguage, directionOfText, scriptOf } from "@/lib/letters/direction";
import { fontsFor } from "@/lib/letters/fonts";
import type { Letter } from "@/lib/letters/letter";
import { languageOf } from "@/lib/letters/piece";
import { type LabelSheetName, labelCorner, labelPlaces, labelSheets } from "@/lib/packs/label-sheets";
import type { LetterStack } from "@/lib/packs/pack";

/** How many sheets are set in one go? Memory grows with them, and each set embeds its fonts. */
const sheetsAtOnce = 50;

/** In the order of the letters, one label each; several texts for label-sheet.typ when there are many sheets. */
export function printedLabels(
  stacks: readonly LetterStack[],
  { labels, skip, title }: { readonly labels: LabelSheetName; readonly skip: number; readonly title: string },
): string[] {
  const sheet = labelSheets[labels];
  const addresses = distinct(stacks.map(({ letter }) => printedAddress(letter)));
  const each = stacks.flatMap(({ copies }, at) => Array.from({ length: copies }, () => addresses.at[at] ?? 0));
  const sheets: { x: number; y: number; address: number }[][] = [];
  labelPlaces(sheet, each.length, skip).forEach(({ sheet: on, place }, at) => {
    sheets[on] ??= [];
    sheets[on].push({ ...labelCorner(sheet, place), address: each[at] ?? 0 });
  });
  const shared = { paper: sheet.paper, grid: sheet, title, addresses: addresses.list };
  const runs = Array.from({ length: Math.ceil(sheets.length / sheetsAtOnce) }, (_, run) => run * sheetsAtOnce);
  return runs.map((from) => JSON.stringify({ ...shared, sheets: sheets.slice(from, from + sheetsAtOnce) }));
}

function printedAddress({ recipient, language }: Letter) {
  const base = directionOfLanguage(language);
  const lines = recipient.map((text) => ({ text: breakLongWords(text), direction: directionOfText(text, base) }));
  const all = recipient.join("");
  const han = /\p{Script=Han}/u.test(all);
  const eastAsian = han && ["Hans", "Hant", "Jpan", "Kore"].includes(scriptOf(language));
  return {
    ...languageOf(language),
    fonts: fontsFor(language),
    han,
    eastAsian,
    tall: /\p{Script=Arabic}/u.test(all),
    lines,
  };
}

/** Equal ones once, and for each of the given ones which it is. */
function distinct<T>(values: readonly T[]): { readonly list: T[]; readonly at: number[] } {
  const known = new Map<string, number>();
  const list: T[] = [];
  const at = values.map((value) => {
    const key = JSON.stringify(value);
    const place = known.get(key) ?? list.push(value) - 1;
    known.set(key, place);
    return place;
  });
  return { list, at };
}
