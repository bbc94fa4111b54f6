// The person or people at risk, where the document marks them: a name line, (m) or (f) after a name, a list in the head.
import type { ImportedPerson } from "@/lib/importing/result";

const inBrackets = /\s*\(([^()]*)\)/gu;
const pronounShape =
  /^\s*[\p{L}'’]{1,10}(?:\s*\/\s*[\p{L}'’]{1,10}){1,3}\s*$|^\s*(?:he|she|they|él|ella|elle?|il|iel|sie|er|lui|lei|ele|ela|zij|hij)(?:,\s*[\p{L}'’]{2,10}){1,2}\s*$|^[她他]$|^(?:он|она|они|هو|هي|هم|هما|هنّ?|(?:بصيغة |صيغة |صيغ |ضمير |ضمائر )?(?:ال)?(?:مؤنث|مذكر|جمع|مثنى))$|^\s*(?:he|she|they|him|her|them|él|ella|ellos|ellas|elle|elles|ils?|iel|sie|er|lui|lei|loro|zij|hij|hen|ele|ela|eles|elas)\s*$|^(?:masculino|femenino|feminino|masculin|féminin|maschile|femminile|männlich|weiblich)$/iu;

/** "Mira Tolle (she/her) and Ivo Sand (he/him)", "Tomas Arel (m), Lena Arel (f)". */
export function personsIn(text: string): ImportedPerson[] {
  const parts = text
    .replace(/（/gu, " (")
    .replace(/）/gu, ")")
    .replace(/[.;]\s*$/u, "")
    .split(/[,;،、]\s*(?![^()]*\))|\s(?:and|y|et|und|e|en|и)\s(?![^()]*\))|\s(?:&|و\s)/u);
  return parts.flatMap((part, at) => {
    const remarks = [...part.matchAll(inBrackets)].map((match) => match[1]?.trim() ?? "");
    const bracket = remarks.find((remark) => pronounShape.test(remark) || markerOf(remark) !== null) ?? null;
    const name = part.replace(inBrackets, (all, inner: string) => (isSecondName(part, inner) ? all : "")).trim();
    if (name === "" || !/\p{L}/u.test(name)) return [];
    if (at > 0 && /^\p{Ll}/u.test(name) && !/^(?:al|el|de|van|von|bin)[\s-]/u.test(name)) return [];
    const pronouns = bracket !== null && pronounShape.test(bracket) ? bracket : null;
    return [{ name, pronouns, marker: pronouns === null ? markerOf(bracket) : null }];
  });
}

/** "Anara Toluk (阿娜拉)": the name once more in another script belongs to the name. */
function isSecondName(name: string, inner: string): boolean {
  const [first, second] = [name, inner].map((text) => /\p{L}/u.exec(text)?.[0]);
  if (first === undefined || second === undefined || pronounShape.test(inner)) return false;
  return /\p{Script=Latin}/u.test(first) !== /\p{Script=Latin}/u.test(second);
}

export function markerOf(text: string | null): "m" | "f" | null {
  const word = text?.trim().toLowerCase() ?? "";
  if (
    /^(?:m|male|h|hombre|homme|ذكر|男|мужской|муж|м|mann|uomo|homem|man|männlich|mannlich|maschio|maschile|masculino|masculin)\.?$/u.test(
      word,
    )
  )
    return "m";
  return /^(?:f|female|mujer|femme|أنثى|انثى|女|женский|жен|ж|frau|donna|mulher|weiblich|femmina|femminile|feminino|femenino|féminin|weiblich|vrouw|v|w)\.?$/u.test(
    word,
  )
    ? "f"
    : null;
}

/** "both m", "f, m": the marker of each person of a list, one for all where only one is printed. */
export function gendersIn(text: string, count: number): ("m" | "f" | null)[] {
  const words = text
    .replace(
      /(?<!\p{L})(?:both|all|each|ambos|ambas|tod[oa]s|tous|toutes|les deux|beide|alle|entrambi|entrambe|tutti|tutte|оба|обе|все)(?!\p{L})/giu,
      " ",
    )
    .split(/[,;/&،、]|\s(?:and|y|e|et|und|en|и)\s/u)
    .map((word) => markerOf(word));
  const [first = null] = words;
  if (words.length === 1) return Array.from({ length: count }, () => first);
  return words.length === count ? words : [];
}

const particle = "(?:al|el|bin|bint|ben|ibn|abu|abd|abdel|de|del|de la|la|los|dos|da|do|van|von|der|den|y|e|ould|ag|u)";
const nameWord = "\\p{Lu}[\\p{L}\\p{M}'’.-]*";
const marked = new RegExp(
  `(?<![\\p{L}\\p{M}])(${nameWord}(?:\\s(?:${particle}\\s){0,2}${nameWord}){0,6})\\s?\\((m|f)\\)`,
  "gu",
);

/** Names with (m) or (f) in running text, each once. */
export function markedPersons(text: string): ImportedPerson[] {
  const found = new Map<string, ImportedPerson>();
  for (const match of text.matchAll(marked)) {
    const name = match[1] ?? "";
    if (!found.has(name)) found.set(name, { name, pronouns: null, marker: match[2] === "f" ? "f" : "m" });
  }
  return [...found.values()];
}
