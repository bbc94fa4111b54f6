// Languages as printed ("Chinese, English or your own language") to BCP 47 where known, else the printed word.
import { fold } from "@/lib/importing/labels/fold";
import { allLabels, anyOf, split } from "@/lib/importing/labels/match";

const codes =
  "aa ab af ak am an ar as av ay az ba be bg bm bn bo br bs ca ce ckb co cs cv cy da de dv dz ee el en eo es et eu fa ff fi fil fj fo fr fy ga gd gl gn gu ha he hi hr ht hu hy id ig ii is it ja jv ka kg ki kk kl km kmr kn ko kr ks ku ky la lb lg ln lo lt lu lv mg mi mk ml mn mr ms mt my nb nd ne nl nn no nr nso nv ny oc om or os pa pl ps pt qu rm rn ro ru rw sa sc sd se sg sh si sk sl sm sn so sq sr ss st su sv sw ta te tet tg th ti tk tl tn to tr ts tt ty ug uk ur uz ve vi vo wo xh yi yo za zh zu".split(
    " ",
  );

const traditionalChinese = { language: "zh-Hant", languageNames: {} };

let known: Map<string, string> | null = null;

/** Names of languages in all languages of the labels, folded. */
function names(): Map<string, string> {
  if (known) return known;
  known = new Map();
  for (const labels of [traditionalChinese, ...allLabels].reverse()) {
    const display = new Intl.DisplayNames(labels.language, { type: "language", fallback: "none" });
    for (const code of codes) {
      const name = display.of(code);
      if (name !== undefined) known.set(fold(name), code).set(fold(name).replace(/[语語]$/u, "文"), code);
    }
    for (const [name, code] of Object.entries(labels.languageNames)) known.set(fold(name), code);
  }
  return known;
}

const ownLanguage = new RegExp(
  anyOf((labels) => labels.ownLanguage),
  "u",
);

export const offersOwnLanguage = (text: string) => ownLanguage.test(fold(text));

const between =
  /\sو(?=ال|ب)|[,،、;；/·]|(?<![\p{L}\p{M}])(?:and|or|y|o|u|e|et|ou|und|oder|en|of|و|أو|او|и|или|和|或)(?![\p{L}\p{M}])/gu;

/** The languages of a list, in its order. Words that only stand around the names are left out. */
export function languagesIn(text: string): string[] {
  const folded = fold(text);
  const found: string[] = [];
  let start = 0;
  for (const match of [...folded.matchAll(between), null]) {
    const end = match ? match.index : text.length;
    const language = languageOf(text.slice(start, end));
    if (language !== null && !found.includes(language)) found.push(language);
    start = match ? end + match[0].length : end;
  }
  return found;
}

const fillers = new Set(allLabels.flatMap((labels) => split(labels.fillers)));

function languageOf(text: string): string | null {
  const bare = text
    .replace(/\([^)]*\)/g, " ")
    .replace(/[.。:()[\]*"“”]+/gu, " ")
    .trim();
  const folded = fold(bare);
  if (bare === "" || ownLanguage.test(folded)) return null;
  const whole = names().get(folded);
  if (whole !== undefined) return whole;
  const words = bare.split(/\s+/).filter((word) => !fillers.has(fold(word)));
  const rest = words.join(" ");
  if (rest === "" || words.length > 3 || /\d/.test(rest) || ownLanguage.test(fold(rest))) return null;
  const inRussian = fold(rest).replace(/ом$/u, "ии");
  return names().get(fold(rest)) ?? names().get(inRussian) ?? stem(fold(rest)) ?? rest;
}

/** Arabic names carry an article or a preposition: بالعربية is العربية. */
function stem(word: string): string | null {
  const bare = word.replace(/^(?:ب|ل|و|ك)?(?:اللغه |اللغة )?/u, "").replace(/^(?:لل|ال)?/u, "");
  return names().get(`ال${bare}`) ?? names().get(bare) ?? null;
}
