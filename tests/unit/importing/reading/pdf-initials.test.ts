import { expect, it } from "vitest";
import { withInitials } from "@/lib/importing/reading/pdf-initials";
import type { Glyphs } from "@/lib/importing/reading/pdf-order";

const glyph = (text: string, left: number, baseline: number, size: number): Glyphs => ({
  page: 1,
  pageHeight: 800,
  text,
  left,
  right: left + text.length * size * 0.5,
  baseline,
  size,
  font: "f",
  rtl: false,
});

it("an initial over two lines joins the word at its top", () => {
  const [initial] = withInitials([
    glyph("L", 40, 124, 26),
    glyph("a voz del monte", 55, 112, 10),
    glyph("reaches ninety", 55, 124, 10),
  ]);
  expect(initial).toMatchObject({ text: "L", baseline: 112, size: 10, right: 55 });
});

it.each([
  ["a letter as small as the line", glyph("A", 40, 112, 10), glyph("dog", 47, 112, 10)],
  ["a large letter far from words", glyph("L", 40, 124, 26), glyph("word", 120, 112, 10)],
])("%s stays where it is", (_, one, other) => {
  expect(withInitials([one, other])[0]).toEqual(one);
});
