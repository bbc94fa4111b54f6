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

/** A text this many times as long as it may be is too long before it is cleaned: no script needs so much to say so little. */
const rawShare = 4;

/** Is that more than is worth cleaning? Counted as it was typed; `max` is the limit of the cleaned text. */
export function isFarTooLong(typed: string, max: number): boolean {
  return typed.length > rawShare * max;
}

/** Text of several lines: line ends are `\n`, the rest well-formed, in NFC and free of what cannot be printed. */
export function cleanText(text: string): string {
  return text
    .replace(lineEnds, "\n")
    .replace(privateBullets, "•")
    .replace(unprintable, "")
    .replace(/[ \t]+/g, " ")
    .replace(/ \n/g, "\n")
    .replace(markHeap, (heap) => takeCharacters(heap, markHeapMax))
    .normalize("NFC")
    .replace(markRun, (run) => takeCharacters(run, marksPerLetterMax))
    .replace(joinerRun, (run) => run.slice(0, joinersMax))
    .trim();
}

/** The same for what stands on one line: line ends become spaces. */
export function cleanLine(text: string): string {
  return addressLines(text).join(" ");
}

/** What was typed into an address field, as its lines, without the empty ones. */
export function addressLines(typed: string): string[] {
  return cleanText(typed)
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
}

/** Digits of other scripts stand in runs of ten from their zero; NFKC knows the wide ones. */
export function latinDigits(typed: string): string {
  return typed
    .normalize("NFKC")
    .replace(/[\u0660-\u0669]/g, (digit) => String(digit.charCodeAt(0) - 0x660))
    .replace(/[\u06f0-\u06f9]/g, (digit) => String(digit.charCodeAt(0) - 0x6f0))
    .replace(/[\u0966-\u096f]/g, (digit) => String(digit.charCodeAt(0) - 0x966));
}

/** Gives overlong words places to break (U+200B), so that none runs off the sheet. For print only. */
export function breakLongWords(text: string): string {
  return text.replace(longWord, (word) => {
    const characters = Array.from(word);
    const pieces: string[] = [];
    for (let at = 0; at < characters.length; at += Array.from(pieces.at(-1) ?? "").length) {
      pieces.push(pieceOf(characters.slice(at, at + pieceMax).join("")));
    }
    return pieces.join("\u200b");
  });
}

/** No script stacks more marks on one letter than this; thousands of them cover the lines above. */
const marksPerLetterMax = 8;
const markRun = /\p{M}{9,}/gu;
/** Putting a heap of marks into order takes the square of its height, so what nobody typed goes before that. */
const markHeapMax = 32;
const markHeap = /\p{M}{33,}/gu;

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
/** How many characters are looked at for one piece? The segmenter copies the whole text for each letter it finds. */
const pieceMax = 300;
const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" });

function takeCharacters(text: string, count: number): string {
  return Array.from(text).slice(0, count).join("");
}

/** The first letters of the text, with their marks. The last one may go on behind the text, and is left for the next piece. */
function pieceOf(text: string): string {
  let letters = 0;
  let last = 0;
  for (const { index } of graphemes.segment(text)) {
    if (letters === breakEvery) return text.slice(0, index);
    letters += 1;
    last = index;
  }
  return last === 0 || text.length < pieceMax ? text : text.slice(0, last);
}
