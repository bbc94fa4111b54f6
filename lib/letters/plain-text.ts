// The letter as text alone, as it stands in a mail: no address blocks, no date. Line ends are `\n`, lines are not wrapped.
import type { Letter, LetterBlock } from "@/lib/letters/letter";

export function toPlainText(letter: Letter): string {
  const copies = letter.copies.length === 0 ? "" : [letter.labels.copyTo, ...letter.copies].join("\n");
  const ending = [letter.closing, letter.signature].filter((line) => line !== "").join("\n");
  const parts = [letter.salutation, ...letter.blocks.map(textOf), ending, copies];
  return `${parts.filter((part) => part !== "").join("\n\n")}\n`;
}

function textOf(block: LetterBlock): string {
  return block.kind === "paragraph" ? block.text : block.items.map((item) => `• ${item}`).join("\n");
}
