// A paragraph of Word whose lines are broken by hand is one block: an address, not a piece of what stands beside it.
import { Document, Packer, Paragraph, TextRun } from "docx";
import { expect, it } from "vitest";
import { readDocx } from "@/lib/importing/reading/docx";

const block = (...lines: string[]) =>
  new Paragraph({ children: lines.map((text, at) => new TextRun(at === 0 ? { text } : { text, break: 1 })) });

it("stands apart from the paragraphs around it", async () => {
  const children = [
    block("English Club"),
    block("Minister", "Ivo Sand"),
    block("Dear Minister,"),
    block("She is ill."),
  ];
  const read = await readDocx(new Uint8Array(await Packer.toBuffer(new Document({ sections: [{ children }] }))));
  expect(read.ok && read.lines.map((line) => [line.text, line.gapBefore])).toEqual([
    ["English Club", false],
    ["Minister", true],
    ["Ivo Sand", false],
    ["Dear Minister,", true],
    ["She is ill.", false],
  ]);
});
