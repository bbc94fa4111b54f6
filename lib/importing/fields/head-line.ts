// A head line without its number, index, date and their labels: what is left is the country, or the concern.
import { datesIn } from "@/lib/importing/fields/dates";
import { indexIn, numbersIn } from "@/lib/importing/fields/head";
import { fold } from "@/lib/importing/labels/fold";
import { anyOf, ordinalSources } from "@/lib/importing/labels/match";

const labels = new RegExp(
  `(?<![\\p{L}\\p{M}])(?:${anyOf((one) => one.headings.issued)}\\s*:|${anyOf((one) => one.headings.index)}\\s*:|${anyOf((one) => one.headings.number)}\\s*:|${anyOf((one) => one.updates)}(?: (?:on|sobre|sur|zu))?|${anyOf((one) => one.urgentAction)})(?![\\p{L}\\p{M}])`,
  "gu",
);
const ordinals = new RegExp(`^(?:${ordinalSources.join("|")})(?![\\p{L}\\p{M}])`, "u");

export function remainderOf(text: string): string {
  let rest = text;
  const index = indexIn(rest);
  if (index) rest = blank(rest, index.start, index.end);
  for (const one of datesIn(rest)) rest = blank(rest, one.start, one.end);
  for (const one of numbersIn(rest)) rest = blank(rest, one.start, one.end);
  rest = rest.replace(/(?<![\d/])\d{1,3}\/\d{2}(?!\d)/g, " ");
  for (const match of [...fold(rest).matchAll(labels)]) rest = blank(rest, match.index, match.index + match[0].length);
  const printed = rest;
  rest = rest.replace(
    /\b(?:and )?(?:re-?)?issued(?: on)?\b|(?:\b(?:and|,) )?(?:its |\b)(?:follow[ -]?ups?|updates?)\s*(?=\()|\([\s,;&]*\)/giu,
    " ",
  );
  if (rest !== printed) rest = rest.replace(/^(?:[\s,;]|and\s)+/iu, "");
  rest = rest
    .replace(/[|:]+|(?<!\S)[–—-](?!\S)/g, " ")
    .replace(/\s+/g, " ")
    .trim();
  rest = tidy(rest);
  return tidy(rest.slice(ordinals.exec(fold(rest))?.[0].length ?? 0).replace(andFinal, ""));
}

/** "Third and final UA: 31/23 Country": what is left of its beginning. */
const andFinal =
  /^\s*(?:and|&|y|et|und|e|en)\s+(?:final|last|última|ultima|dernière|letzte|laatste|definitiva?)(?!\p{L})/iu;

const tidy = (text: string) => text.replace(/^[\s,;.–-]+|[\s,;.–-]+$/gu, "");

const blank = (text: string, start: number, end: number) =>
  text.slice(0, start) + " ".repeat(end - start) + text.slice(end);
