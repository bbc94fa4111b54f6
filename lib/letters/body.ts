// The body of a letter: what stands between salutation and closing, as text and as blocks.
// An empty line parts paragraphs; a single line end stays one, for it was typed; a line beginning with `• `, `- ` or `* ` is a demand.
import { type ActionContent, letterIn } from "@/lib/actions/action";
import { cleanText } from "@/lib/letters/clean";
import type { LetterBlock } from "@/lib/letters/letter";

/** What the writing desk is prefilled with in that language; empty for a draft without a model letter. */
export function modelBody(content: ActionContent, language: string): string {
  return cleanText(letterIn(content, language)?.body ?? "");
}

export function splitBody(body: string): LetterBlock[] {
  const blocks: Writable[] = [];
  let lines: string[] = [];
  let inDemand = false;
  const endParagraph = () => {
    if (lines.length > 0) blocks.push({ kind: "paragraph", text: lines.join("\n") });
    lines = [];
  };
  for (const line of cleanText(body).split("\n")) {
    const demand = demandOn(line);
    if (demand !== null || line.trim() === "") endParagraph();
    if (demand !== null) addDemand(blocks, demand);
    else if (inDemand && /^\s+\S/.test(line)) continueDemand(blocks, line.trim());
    else if (line.trim() !== "") lines.push(line.trim());
    inDemand = blocks.at(-1)?.kind === "demands" && lines.length === 0 && line.trim() !== "";
  }
  endParagraph();
  return blocks;
}

/** The demands of a body, without their bullets, in order. */
export function demandsIn(body: string): string[] {
  return splitBody(body).flatMap((block) => (block.kind === "demands" ? block.items : []));
}

/**
 * The demands of which too little is left in the body. Both must be of one language: compare with
 * `demandsIn(modelBody(…))`, not with the action's own list. It looks at words, not at sense: a demand counts as there
 * when some block of the body holds half of its longer words, endings apart. So it may ask once too often, and
 * must never stand in the way.
 */
export function missingDemands(body: string, demands: readonly string[]): string[] {
  const texts = splitBody(body).flatMap((block) => (block.kind === "demands" ? block.items : [block.text]));
  const said = texts.map(stems);
  return demands.filter((demand) => {
    const wanted = [...stems(demand)];
    return wanted.length > 0 && !said.some((words) => shareOf(wanted, words) >= enoughOfDemand);
  });
}

/** What share of a demand's words must stand together? Half: whoever rewrites it keeps the names and the verb. */
const enoughOfDemand = 0.5;
/** Words are compared by their beginnings: "release" and "releasing" are one. */
const stemLength = 5;
/** Pieces the segmenter is given: it copies all of a text for each word it finds in it. */
const unbroken = /\S{1,400}/gu;
const words = new Intl.Segmenter("en", { granularity: "word" });

/** A block while the body is being read. */
type Writable = { kind: "paragraph"; text: string } | { kind: "demands"; items: string[] };

function demandOn(line: string): string | null {
  const text = line.match(/^\s*(?:•\s*|[-*]\s+)(.*)$/)?.[1]?.trim();
  return text !== undefined && (text === "" || /[\p{L}\p{N}]/u.test(text)) ? text : null;
}

function addDemand(blocks: Writable[], demand: string): void {
  const last = blocks.at(-1);
  if (demand === "") return;
  if (last?.kind === "demands") last.items.push(demand);
  else blocks.push({ kind: "demands", items: [demand] });
}

/** An indented line right after a demand goes on with it. */
function continueDemand(blocks: readonly Writable[], rest: string): void {
  const last = blocks.at(-1);
  if (last?.kind === "demands") last.items.push(`${last.items.pop()} ${rest}`);
}

function stems(text: string): Set<string> {
  const found = new Set<string>();
  for (const [piece] of text.normalize("NFKC").toLowerCase().matchAll(unbroken)) {
    for (const { segment: word, isWordLike } of words.segment(piece)) {
      if (isWordLike && (word.length > 3 || !/^[\p{Lu}\p{Ll}]/u.test(word))) found.add(word.slice(0, stemLength));
    }
  }
  return found;
}

function shareOf(wanted: readonly string[], said: ReadonlySet<string>): number {
  return wanted.filter((word) => said.has(word)).length / wanted.length;
}
