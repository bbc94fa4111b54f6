// The one gate each typed string passes before it becomes part of a letter, and how long each may be.
// What it drops nobody can have meant: it cannot be seen, cannot be drawn, or turns the text around it.

/** How long may a letter's body be? About four printed pages; counted as JavaScript counts, in UTF-16 units. */
export const bodyMax = 10_000;
/** How long may a subject be? More is cut off by every mail program. */
export const subjectMax = 150;
export const nameMax = 100;
/** How many lines may the sender's address have, without the name? More would reach into the window. */
export const addressLinesMax = 6;
export const addressLineMax = 80;

/** Text of several lines: line ends are `\n`, the rest well-formed, in NFC and free of what cannot be printed. */
export function cleanText(text: string): string {
  return text
    .replace(lineEnds, "\n")
    .replace(privateBullets, "•")
    .replace(unprintable, "")
    .replace(/[ \t]+/g, " ")
    .replace(/ +$/gm, "")
    .normalize("NFC")
    .replace(markRun, (run) => takeCharacters(run, marksPerLetterMax))
    .replace(joinerRun, (run) => run.slice(0, joinersMax))
    .trim();
}

/** The same for what stands on one line: line ends become spaces. */
export function cleanLine(text: string): string {
  return cleanText(text).replace(/\s*\n\s*/g, " ");
}

/** What was typed into an address field, as its lines, without the empty ones. */
export function addressLines(typed: string): string[] {
  return cleanText(typed)
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
}

/** Gives overlong words places to break (U+200B), so that none runs off the sheet. For print only. */
export function breakLongWords(text: string): string {
  return text.replace(longWord, (word) => {
    const letters = Array.from(graphemes.segment(word), (part) => part.segment);
    return letters.map((letter, at) => (at > 0 && at % breakEvery === 0 ? `\u200b${letter}` : letter)).join("");
  });
}

/** No script stacks more marks on one letter than this; thousands of them cover the lines above. */
const marksPerLetterMax = 8;
const markRun = /\p{M}{9,}/gu;

/** Joiners and direction marks are letters' company in Persian or Hindi; in heaps they only hide things. */
const joinersMax = 2;
const joinerRun = /[\u061c\u200b-\u200f\u2060-\u2064]{3,}/g;

const lineEnds = /\r\n?|[\v\f\u0085\u2028\u2029]/g;

/** Bullets of symbol fonts, as they come out of word processors. */
const privateBullets = /[\uf076\uf0a7\uf0b7]/g;

/** Controls, lone surrogates, soft hyphens, tags, byte order marks, noncharacters; and direction overrides. */
const unprintable =
  /[\0-\x08\x0e-\x1f\x7f-\x9f\xad\u202a-\u202e\u2066-\u206f\ufeff\ufff9-\ufffc\u{e0000}-\u{e007f}]|\p{Cs}|\p{Noncharacter_Code_Point}/gu;

/** A run without a space in a script that breaks at spaces; the others break anywhere by themselves. */
const longWord =
  /[^\s\u200b\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]{41,}/gu;
const breakEvery = 30;
const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" });

function takeCharacters(text: string, count: number): string {
  return Array.from(text).slice(0, count).join("");
}
