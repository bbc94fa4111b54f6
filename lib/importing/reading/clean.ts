// Cleaning of text: NFC, one space for any white space, no soft hyphens or control characters, no bullet signs.
import type { Line, RawLine } from "@/lib/importing/reading/line";

const presentationForms = /[\uFB00-\uFB06\uFB50-\uFDFF\uFE70-\uFEFC]+/g;
const invisible = /[\u00AD\u200B\u200E\u200F\u202A-\u202E\u2060\u2066-\u2069\uFEFF\u0000-\u0008\u000E-\u001F\u007F]/g;
const softHyphenAtEnd = /\u00AD\s*$/;
const spacedLetters = /(?<![\p{L}\p{M}])(?:\p{L}[ \u00A0]{1,6}){4,}\p{L}(?![\p{L}\p{M}])/gu;

/** What windows-1252 has in the places of controls no text uses; decoders of some runtimes take it for ISO 8859-1. */
const westernSigns = "€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ";
const controlOfWestern = /[\u0080-\u009F]/g;

/** Marks a word that a soft hyphen broke at the end of a line; joinLines takes it away. */
export const brokenWord = "\u00AD";

export function cleanText(text: string): string {
  const broken = softHyphenAtEnd.test(text.slice(-20));
  const clean = closeSpacedLetters(text)
    .replace(controlOfWestern, (sign) => westernSigns.charAt(sign.charCodeAt(0) - 0x80))
    .replace(presentationForms, (form) => form.normalize("NFKC"))
    .normalize("NFC")
    .replace(invisible, "")
    .replace(/\s+/gu, " ")
    .trim();
  return broken ? clean + brokenWord : clean;
}

/** `U R G E N T   A C T I O N` is two words set with spaces: two or more spaces part the words. */
function closeSpacedLetters(text: string): string {
  return text.replace(spacedLetters, (run) =>
    run
      .split(/[ \u00A0]{2,}/)
      .map((word) => word.replace(/[ \u00A0]/g, ""))
      .join(" "),
  );
}

const bulletSign =
  /^(?:[•◼■▪▫●○◦‣⁃∙·►▶➢➤✓✔❖♦⚫⬛*\uF0B7\uF06E\uF0A7\uF0D8\uF076\uFFFD]\s*|[-–—]\s+|[nl§Ø]\s+(?=\p{L}{3,}))/u;
const lonelySign = /^(?:[•◼■▪▫●○◦‣⁃∙►▶➢➤✓✔❖♦⚫⬛*\uF0B7\uF06E\uF0A7\uF0D8\uF076-]|[–—])$/u;
const letterSign = /^[nl§Ø]\s/u;

/** The text without its bullet sign, or null when it has none. A lone letter (Wingdings) counts only where asked for. */
export function withoutBullet(text: string, letters: boolean): string | null {
  const match = bulletSign.exec(text);
  if (!match || (!letters && letterSign.test(text))) return null;
  return text.slice(match[0].length);
}

/** Cleans and numbers what a reader found. Empty lines become gaps; a bullet alone on its line moves to the next. */
export function numberLines(raw: readonly RawLine[]): Line[] {
  const letters = usesLetterBullets(raw);
  const lines: Line[] = [];
  let gap = true;
  let bulletAhead = false;
  const pageNumbers = pageNumbersOf(raw);
  for (const one of singleSpaced(raw)) {
    const text = pageNumbers.has(one) ? "" : cleanText(one.text);
    gap ||= one.gapBefore;
    if (text === "" || text === brokenWord) {
      gap = true;
    } else if (lonelySign.test(text) || (letters && /^[nl§Ø]$/u.test(text))) {
      bulletAhead = true;
    } else {
      const bare = isDashInSentence(text, lines.at(-1), gap) ? null : withoutBullet(text, letters);
      const bullet = one.bullet === true || bulletAhead || bare !== null;
      lines.push(lineOf(one, lines.length + 1, bare ?? text, bullet, gap));
      gap = false;
      bulletAhead = false;
    }
  }
  return lines;
}

/** Where every line has an empty one above it, one empty line says nothing: only more of them are a gap. */
function singleSpaced(raw: readonly RawLine[]): RawLine[] {
  const isEmpty = (one: RawLine | undefined) => one !== undefined && one.text.trim() === "";
  const filled = raw.flatMap((one, at) => (at > 0 && !isEmpty(one) ? [at] : []));
  const spaced = filled.filter((at) => isEmpty(raw[at - 1]) && !raw[at]?.gapBefore);
  const wide = filled.filter((at) => isEmpty(raw[at - 1]) && isEmpty(raw[at - 2]));
  const broken = filled.filter((at) => breaksOver(raw, at));
  const says = wide.length >= 3 || broken.length > filled.length * 0.15;
  if (filled.length < 12 || spaced.length < filled.length * 0.9 || !says) return [...raw];
  if (wide.length > filled.length * 0.6) return [...raw];
  return raw.filter((one, at) => !isEmpty(one) || isEmpty(raw[at - 1]));
}

/** A sentence that goes on below an empty line. */
function breaksOver(raw: readonly RawLine[], at: number): boolean {
  const above = raw[at - 2]?.text.trim() ?? "";
  return above !== "" && !/[.!?:;]["”)]?$/.test(above) && /^\p{Ll}/u.test(raw[at]?.text.trim() ?? "");
}

/** Numbers alone on their lines that count 1, 2, 3 …: pages of a text without pages. */
function pageNumbersOf(raw: readonly RawLine[]): Set<RawLine> {
  const found = new Set<RawLine>();
  let next = 1;
  for (const one of raw) {
    const number = /^\s*(?:[-–]\s*|page\s+)?(\d{1,3})(?:\s*[-–]|\s*(?:\/|of)\s*\d{1,3})?\s*$/i.exec(one.text)?.[1];
    if (number === undefined || (Number(number) !== next && !(found.size === 0 && Number(number) === 2))) continue;
    found.add(one);
    next = Number(number) + 1;
  }
  return found;
}

/** A dash that a line break brought to the front: the line above has not ended, and this one goes on in small letters. */
function isDashInSentence(text: string, above: Line | undefined, gap: boolean): boolean {
  return !gap && above !== undefined && /^[-–—]\s+\p{Ll}/u.test(text) && !above.bullet && !/[.:;!?]$/.test(above.text);
}

function lineOf(raw: RawLine, number: number, text: string, bullet: boolean, gapBefore: boolean): Line {
  return {
    number,
    text,
    bullet,
    gapBefore,
    style: raw.style ?? null,
    region: raw.region ?? null,
    links: raw.links ?? [],
  };
}

/** One line that begins with "n " is chance; the same letter twice or more is a bullet of a symbol font. */
function usesLetterBullets(raw: readonly RawLine[]): boolean {
  const counts = new Map<string, number>();
  for (const { text } of raw) {
    const letter = /^\s*([nl§Ø])(?:\s+\p{L}{3,}|\s*$)/u.exec(text)?.[1];
    if (letter !== undefined) counts.set(letter, (counts.get(letter) ?? 0) + 1);
  }
  return [...counts.values()].some((count) => count >= 2);
}
