// A text of one line as runs of one direction each, for files whose program is told the direction run by run.
// A short form of the Unicode rules (UAX #9): brackets, spaces and points between two directions take that of the paragraph.
import { type Direction, directionOfText } from "@/lib/letters/direction";

export interface DirectedRun {
  readonly text: string;
  readonly direction: Direction;
}

/** In the order they are read; joined, they are the text. */
export function runsByDirection(text: string, base: Direction): DirectedRun[] {
  const characters = Array.from(text);
  const directions = resolved(characters, base);
  const runs: { text: string; direction: Direction }[] = [];
  for (const [at, character] of characters.entries()) {
    const direction = directions[at] ?? base;
    const last = runs.at(-1);
    if (last?.direction === direction) last.text += character;
    else runs.push({ text: character, direction });
  }
  return runs;
}

type Directions = (Direction | null)[];

function resolved(characters: readonly string[], base: Direction): Directions {
  const directions = ownDirections(characters, base);
  resolveBrackets(characters, directions, base);
  return resolveBetween(directions, base);
}

/** Numbers go with the letters before them, marks with what they stand on; null for what has no direction. */
function ownDirections(characters: readonly string[], base: Direction): Directions {
  const directions: Directions = [];
  let letters = base;
  for (const character of characters) {
    const strong = strongDirection(character);
    letters = strong ?? letters;
    if (/\p{M}/u.test(character)) directions.push(directions.at(-1) ?? null);
    else if (arabicNumeral.test(character)) directions.push("rtl");
    else directions.push(strong ?? (/\p{Nd}/u.test(character) ? letters : null));
  }
  return directions;
}

function strongDirection(character: string): Direction | null {
  if (character === "\u200e") return "ltr";
  if (character === "\u200f" || character === "\u061c") return "rtl";
  return /\p{L}/u.test(character) ? directionOfText(character, "ltr") : null;
}

const arabicNumeral = /[\u0660-\u0669\u06f0-\u06f9]/;

/** Both of a pair go the same way: the paragraph's, unless all around and within them goes the other. */
function resolveBrackets(characters: readonly string[], directions: Directions, base: Direction): void {
  const opened: number[] = [];
  for (const [close, character] of characters.entries()) {
    if (closingOf.has(character) && opened.length < nestedMax) opened.push(close);
    if (!closings.has(character)) continue;
    const open = opened.findLast((at) => closingOf.get(characters[at] ?? "") === character);
    if (open === undefined) continue;
    opened.length = opened.indexOf(open);
    const within = new Set(directions.slice(open + 1, close).filter((direction) => direction !== null));
    if (within.size === 0) continue;
    const direction = within.has(base) ? base : lastBefore(directions, open, base);
    directions[open] = direction;
    directions[close] = direction;
  }
}

function lastBefore(directions: Directions, end: number, base: Direction): Direction {
  for (let at = end - 1; at >= 0; at--) {
    const direction = directions[at];
    if (direction) return direction;
  }
  return base;
}

const pairs = ["()", "[]", "{}", "（）", "［］", "【】", "「」", "『』", "《》", "〈〉"];
const closingOf: ReadonlyMap<string, string> = new Map(pairs.map(([open = "", close = ""]) => [open, close]));
const closings = new Set(closingOf.values());
/** The rules' own bound; deeper brackets are taken for points. */
const nestedMax = 63;

/** What has no direction takes that of both neighbours, or the paragraph's where they differ. */
function resolveBetween(directions: Directions, base: Direction): Directions {
  let before = base;
  const following: Direction[] = [];
  let after = base;
  for (let at = directions.length - 1; at >= 0; at--) {
    after = directions[at] ?? after;
    following[at] = after;
  }
  return directions.map((direction, at) => {
    if (direction !== null) {
      before = direction;
      return direction;
    }
    return before === following[at] ? before : base;
  });
}
