// The sheet as lines of text, an empty one where a gap stands. What is printed reads the same.
import type { LetterBlock } from "@/lib/letters/letter";
import { type ActionSheet, lineText, type SheetBlock } from "@/lib/sheets/sheet";

export function sheetLines(sheet: ActionSheet): string[] {
  return [...sheet.blocks.flatMap((block) => [...linesOf(block), ""]), sheet.foot];
}

function linesOf(block: SheetBlock): string[] {
  switch (block.kind) {
    case "facts":
      return block.facts.map(lineText);
    case "demands":
      return block.items.map((item) => `• ${item}`);
    case "addressees":
      return parted(block.blocks.map((lines) => lines.map(lineText)));
    case "links":
      return [...block.links];
    case "letter":
      return parted([[block.salutation], ...block.blocks.map(letterLines), [block.closing]]);
    default:
      return [block.text];
  }
}

const letterLines = (block: LetterBlock) =>
  block.kind === "paragraph" ? block.text.split("\n") : block.items.map((item) => `• ${item}`);

/** Empty lines between the groups. */
const parted = (groups: readonly string[][]) => groups.flatMap((lines, at) => (at === 0 ? lines : ["", ...lines]));
