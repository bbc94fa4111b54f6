import { describe, expect, it } from "vitest";
import type { Glyphs } from "@/lib/importing/reading/pdf-order";
import { rtlText, withWholeSigns } from "@/lib/importing/reading/pdf-rtl";

/** Pieces as they lie on the page, from left to right, with a word space between them unless they begin with `+`. */
function pieces(...texts: string[]): Glyphs[] {
  let left = 0;
  return texts.map((text) => {
    const close = text.startsWith("+") && text.length > 1;
    const from = left + (close ? 0 : 5);
    left = from + 10;
    const rtl = /\p{Script=Arabic}/u.test(text);
    const place = { page: 1, pageHeight: 800, baseline: 10, size: 10, font: "f" };
    return { ...place, left: from, right: left, text: close ? text.slice(1) : text, rtl };
  });
}
const apart = (left: Glyphs, right: Glyphs) => right.left - left.right > 2;

describe("a line that runs from right to left", () => {
  it.each([
    [["العاجل", "التحرك"], "التحرك العاجل"],
    [["2024", "مايو", "5", ":", "+التاريخ"], "التاريخ: 5 مايو 2024"],
    [["MDE", "99", "+/", "+8001", "رقم"], "رقم MDE 99/8001"],
    [["12", "+/", "+24", "رقم"], "رقم 12/24"],
    [[".", "+2019", "عام"], "عام 2019."],
    [["moi", "+@", "+example.org", ":", "+البريد"], "البريد: moi@example.org"],
  ])("%j reads %s", (texts, read) => expect(rtlText(pieces(...texts), apart)).toBe(read));
});

it("lam and alef drawn as one sign keep their own order", () => {
  expect(withWholeSigns(["إطالق", "العام"], ["ق", "لا", "ط", "إ", "م", "ا", "ع", "ل", "ا"])).toEqual([
    "إطلاق",
    "العام",
  ]);
});

it("pieces that do not fit their signs stay as they are", () => {
  expect(withWholeSigns(["إطالق"], ["x", "لا"])).toEqual(["إطالق"]);
});
