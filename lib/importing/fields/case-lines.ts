// The head of the 1990s: "VERDANIA: Mira TOLLE, teacher" and the names under it, surnames in capitals.
import type { Line } from "@/lib/importing/reading/line";
import type { ImportedPerson } from "@/lib/importing/result";

const caseLine =
  /^(\p{Lu}{3,}(?:[\s/'’.-]{1,2}(?:\p{Lu}{2,}|of|de|and|y|et|du|des)){0,5}(?:\s\(\p{Lu}[\p{Lu}\s'’-]{2,40}\))?)(?:\s?[:：]\s*|\s{1,3}(?=\p{Lu}[\p{Ll}.]))(.*)$/u;
const surnameInCapitals =
  /^((?:\p{Lu}[\p{L}\p{M}'’.-]*\s+(?:(?:de|del|la|al|el|bin|van|von|y|e)\s+)?){1,5}\p{Lu}[\p{Lu}\p{M}'’-]{1,}(?:\s\p{Lu}[\p{Lu}\p{M}'’-]+){0,3})(?=\s?\(|\s?,|\s?\]|\s*$|\s+[-–]|\s(?:and|y)\s)/u;
const markedName = /^(\p{Lu}[^()\d,]{2,60}?)\s?\((m|f)\)/u;

/** "and her family", "y otras dos personas": part of the list, but nobody by name. */
const unnamedGroup =
  /^(?:(?:and|y|et|und)\s|(?:[Aa]nd )?(?:[Hh]er|[Hh]is|[Tt]heir|[Tt]he|[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Ss]ix|[Ss]even|[Ee]ight|[Nn]ine|[Tt]en|[Ee]leven|[Tt]welve|\d{1,3}|[Aa]t least|[Aa]round|[Aa]pproximately|[Mm]ore than|[Oo]ver|[Ss]everal|[Mm]any|[Mm]embers|[Rr]elatives|[Ff]amil(?:y|ies)|[Oo]ther|[Ss]us?|[Oo]tr[oa]s|[Aa]l menos|[Vv]ari[oa]s|[Dd]os|[Tt]res|[Cc]uatro|[Cc]inco|[Ss]eis|[Ss]iete|[Oo]cho|[Dd]iez|[Mm]iembros|[Ff]amiliares|[Ss]es)\s)[\p{Ll}\s\d'’]{3,60}(?:\].{0,60})?$/u;

/** A group may be called by its name where it stands in the list: "Other members of ASCODAS". */
const isGroup = ({ text, gapBefore }: Line) =>
  unnamedGroup.test(text) || (!gapBefore && unnamedGroup.test(text.replace(/(?<=\s)\p{Lu}[\p{L}-]*$/u, "x")));

export interface CaseHead {
  readonly country: string;
  readonly persons: readonly { person: ImportedPerson; line: Line }[];
  /** How many lines the head takes. */
  readonly length: number;
}

/** The country and the names the lines begin with, or null where they do not. */
export function readCaseHead(lines: readonly Line[]): CaseHead | null {
  const [first, ...rest] = lines;
  const match = first ? caseLine.exec(first.text) : null;
  if (!first || !match) return null;
  const names = [{ ...first, text: match[2] ?? "" }];
  for (const line of rest) {
    if (line.text.length > 120 || !(nameAtStart(line.text) || isGroup(line))) break;
    names.push(line);
  }
  const persons = names.flatMap((line) => namesOf(line.text).map((person) => ({ person, line })));
  const listed = persons.length > 0 || /[:：]$/u.test(first.text) || first.text.length < 60;
  return listed ? { country: match[1] ?? "", persons, length: names.length } : null;
}

function namesOf(text: string): ImportedPerson[] {
  return text
    .split(/[,;]\s*(?![^()]*\))|\s(?:and|y|et)\s(?=\p{Lu})/u)
    .flatMap((part) => nameAtStart(part.trim()) ?? []);
}

function nameAtStart(text: string): ImportedPerson | null {
  const marked = markedName.exec(text);
  const name = marked?.[1] ?? surnameInCapitals.exec(text)?.[1];
  if (name === undefined) return null;
  return { name: name.trim(), pronouns: null, marker: marked ? (marked[2] === "f" ? "f" : "m") : null };
}
