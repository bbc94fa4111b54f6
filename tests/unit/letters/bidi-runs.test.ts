import { describe, expect, it } from "vitest";
import { runsByDirection } from "@/lib/letters/bidi-runs";
import type { Direction } from "@/lib/letters/direction";
import { hostileTexts } from "./script-letters";

/** Runs in one line: `|` parts them, those that run right to left stand in ‹ ›. */
const shown = (text: string, base: Direction) =>
  runsByDirection(text, base)
    .map((run) => (run.direction === "rtl" ? `‹${run.text}›` : run.text))
    .join("|");

describe("runsByDirection", () => {
  it.each([
    ["Dear Minister,", "ltr", "Dear Minister,"],
    ["1000 Brussels", "rtl", "‹1000 ›|Brussels"],
    ["1000 Brussels", "ltr", "1000 Brussels"],
    ["لي ون (Li Wen 李文)، الذي", "rtl", "‹لي ون (›|Li Wen 李文|‹)، الذي›"],
    ["painter (לי ון), who", "ltr", "painter (|‹לי ון›|), who"],
    ["abc (def) עברית", "rtl", "abc (def)|‹ עברית›"],
    ["abc (def עברית) ghi", "rtl", "abc|‹ (›|def|‹ עברית) ›|ghi"],
    ["(סעיף 14).", "rtl", "‹(סעיף 14).›"],
    ["עברית 14, 15 עברית", "ltr", "‹עברית 14, 15 עברית›"],
    ["Tel. +44 20 (7946)", "ltr", "Tel. +44 20 (7946)"],
    ["ساحة ٤", "ltr", "‹ساحة ٤›"],
    ["Li Wen.", "rtl", "Li Wen|‹.›"],
    ["אב\u05b7ג\u05bc", "ltr", "‹אב\u05b7ג\u05bc›"],
    ["... )(", "rtl", "‹... )(›"],
    ["", "ltr", ""],
  ] as const)("parts %j in a paragraph that runs %s", (text, base, runs) => {
    expect(shown(text, base)).toBe(runs);
  });

  it("loses nothing", () => {
    for (const text of [...Object.values(hostileTexts), "\ud800x", "a\u0301".repeat(50)]) {
      for (const base of ["ltr", "rtl"] as const) {
        expect(
          runsByDirection(text, base)
            .map((run) => run.text)
            .join(""),
        ).toBe(text);
      }
    }
  });

  it("takes no long time over thousands of brackets", () => {
    const started = performance.now();
    for (const text of ["(".repeat(5000) + ")".repeat(5000), "(א)".repeat(3300), "(a".repeat(5000)]) {
      runsByDirection(text, "rtl");
    }
    expect(performance.now() - started).toBeLessThan(1500);
  });
});
