import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addressLines, breakLongWords, cleanLine, cleanText } from "@/lib/letters/clean";

describe("cleanText", () => {
  it.each([
    ["line ends of every kind", "a\r\nb\rc\u2028d\u0085e\vf", "a\nb\nc\nd\ne\nf"],
    ["controls", "a\u0000b\u0007c\u007fd\u009fe", "abcde"],
    ["lone surrogates", "a\ud800b\udc00c", "abc"],
    ["whole pairs", "𠮷野", "𠮷野"],
    ["decomposed letters", "Zu\u0301n\u0303iga", "Zúñiga"],
    ["direction overrides and isolates", "a\u202eb\u202cc\u2066d\u2069e", "abcde"],
    ["direction marks, which are meant", "نص\u200f (a)\u200e", "نص\u200f (a)\u200e"],
    ["joiners of Persian and Hindi", "می\u200cخواهم क्\u200dष", "می\u200cخواهم क्\u200dष"],
    ["heaps of joiners", `a${"\u200b\u200d".repeat(500)}b`, "a\u200b\u200db"],
    ["byte order marks, tags, noncharacters and soft hyphens", "\ufeffa\u{e0041}b\ufffec\u{1ffff}d\u00ade", "abcde"],
    ["bullets of symbol fonts", "\uf0b7 Release him", "• Release him"],
    ["tabs and runs of spaces", "a\t\tb   c \nd", "a b c\nd"],
    ["no-break spaces before a French colon", "Monsieur le Ministre\u00a0:", "Monsieur le Ministre\u00a0:"],
    ["heaps of marks", `e${"\u0323".repeat(5000)}x`, `ẹ${"\u0323".repeat(8)}x`],
    ["code and markup, which are only text", "#panic() <b>$x$</b> \\*", "#panic() <b>$x$</b> \\*"],
  ])("treats %s", (_what, typed, expected) => {
    expect(cleanText(typed)).toBe(expected);
  });

  it("answers well-formed text in NFC that it leaves alone the second time, whatever comes in", () => {
    const anything = fc.string({ unit: "binary", maxLength: 200 });
    fc.assert(
      fc.property(anything, (typed) => {
        const clean = cleanText(typed);
        expect(clean.isWellFormed()).toBe(true);
        expect(clean.normalize("NFC")).toBe(clean);
        expect(cleanText(clean)).toBe(clean);
      }),
      { numRuns: 200 },
    );
  });
});

describe("cleanLine", () => {
  it("makes one line of several", () => {
    expect(cleanLine("Bcc: x@example.org\r\n\r\n  Hello ")).toBe("Bcc: x@example.org Hello");
  });
});

describe("addressLines", () => {
  it("splits what was typed and drops empty lines", () => {
    expect(addressLines(" 12 Mill Lane\r\n\r\n Little Haven \n")).toEqual(["12 Mill Lane", "Little Haven"]);
  });
});

describe("breakLongWords", () => {
  it("leaves words as people write them", () => {
    const text =
      "Donaudampfschifffahrtsgesellschaftskapitän 李文立即释放除非有充分可信的证据证明他犯有国际公认的罪行李文立即释放除非有";
    expect(breakLongWords(text.replace("kapitän", "er"))).toBe(text.replace("kapitän", "er"));
  });

  it("lets an endless word break without parting a letter from its marks", () => {
    const broken = breakLongWords("x\u0323".repeat(100));
    expect(broken.split("\u200b").map((part) => part.length)).toEqual([60, 60, 60, 20]);
  });
});
