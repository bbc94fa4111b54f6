// Links that a line's end broke: made whole where the file says the address behind the words, or where the next line can only be the
// rest of it. The rest is taken off the next line.
import type { Line } from "@/lib/importing/reading/line";

const linkAtEnd = /(?:https?:\/\/|www\.)\S+$/iu;
/** A link's line is as long as the page is wide. */
const leastLength = 40;
const mostLines = 3;

export function wholeLinks(lines: readonly Line[]): Line[] {
  const whole: Line[] = [];
  const left = [...lines];
  while (left.length > 0) {
    const line = left.shift() as Line;
    const rests = restsOf(line, left.slice(0, mostLines));
    rests.forEach((rest, at) => {
      const below = left[at] as Line;
      left[at] = { ...below, text: below.text.slice(rest.length).trim() };
    });
    while (rests.length > 0 && left[0]?.text === "") left.shift();
    whole.push(rests.length === 0 ? line : { ...line, text: line.text + rests.join("") });
  }
  return whole;
}

/** What of the lines below belongs to the link this line ends with. */
function restsOf(line: Line, below: readonly Line[]): string[] {
  const begun = linkAtEnd.exec(line.text)?.[0];
  if (begun === undefined || below.length === 0) return [];
  const behind = [...line.links, ...(below[0]?.links ?? [])].find((link) => isBegin(begun, link));
  if (behind !== undefined) return restsBehind(begun, behind, below);
  const first = /^\S+/u.exec(below[0]?.text ?? "")?.[0] ?? "";
  return line.text.length >= leastLength && goesOn(begun, first, below[0]) ? [first] : [];
}

const isBegin = (begun: string, link: string) => link.length > begun.length && link.startsWith(begun);

/** The file knows the address: the lines below are taken as long as they go on with it. */
function restsBehind(begun: string, link: string, below: readonly Line[]): string[] {
  const rests: string[] = [];
  let known = begun;
  for (const { text } of below) {
    const word = /^\S+/u.exec(text)?.[0] ?? "";
    const rest = [word, word.replace(/[.,;)]+$/u, "")].find((one) => one !== "" && link.startsWith(known + one));
    if (rest === undefined) break;
    known += rest;
    rests.push(known === link ? word : rest);
    if (known === link || rest !== text) break;
  }
  return rests;
}

/** Without that knowledge only what no sentence begins with: a part with signs of addresses, after a link that has not ended. */
function goesOn(begun: string, next: string, line: Line | undefined): boolean {
  if (next === "" || line?.gapBefore || line?.bullet || /^(?:https?:|www\.)/iu.test(next)) return false;
  if (begun.endsWith("/") && line?.text === next && /^[a-z]{2}\/?$/u.test(next)) return true;
  if (/[/=_&?%-]$/.test(begun)) return /^[\w%./?=&#~-]+$/u.test(next) && /[/=&%\d_-]/.test(next);
  return !/[.,;:)]$/.test(begun) && /^[\w%~-]+[/=&?%_][\w%./?=&#~-]*$/u.test(next) && /^[a-z\d%]/u.test(next);
}
