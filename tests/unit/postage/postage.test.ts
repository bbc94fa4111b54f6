// Postage as a table of cases: which row holds on a day, what a letter costs, which stamps make that up.
import { describe, expect, it } from "vitest";
import type { PostageId } from "@/lib/ids";
import {
  amountText,
  destinationOf,
  type PostageRow,
  postageOf,
  rowOn,
  stampsFor,
  stampsMax,
  stateOf,
  stepOf,
  sumOfStamps,
} from "@/lib/postage/postage";
import { amountIn } from "@/lib/postage/schema";

const aRow = (given: Partial<PostageRow> = {}): PostageRow => ({
  id: `row-${given.validFrom ?? "first"}` as PostageId,
  country: "QZ",
  validFrom: "2026-01-01",
  validUntil: null,
  currency: "XTS",
  prices: { domestic: [95, 160, null], region: [125, 210, 290], world: [170, null, null] },
  region: ["QX", "QY"],
  stamps: [170, 125, 95, 10, 5],
  source: "",
  number: 1,
  ...given,
});

describe("the row that holds on a day", () => {
  const old = aRow();
  const ended = aRow({ validFrom: "2026-03-01", validUntil: "2026-05-31" });
  const coming = aRow({ validFrom: "2026-09-01" });
  const rows = [coming, old, ended, aRow({ country: "QX", validFrom: "2026-04-01" })];

  it.each([
    ["2025-12-31", null],
    ["2026-01-01", old],
    ["2026-02-28", old],
    ["2026-03-01", ended],
    ["2026-05-31", ended],
    ["2026-06-01", null],
    ["2026-08-31", null],
    ["2026-09-01", coming],
    ["2030-01-01", coming],
  ])("on %s is the latest begun, unless it has ended", (on, expected) => {
    expect(rowOn(rows, "QZ", on)).toBe(expected);
  });

  it("says where each row stands", () => {
    expect(rows.slice(0, 3).map((row) => stateOf(row, rows, "2026-04-10"))).toEqual(["coming", "over", "valid"]);
    expect(stateOf(ended, rows, "2026-06-01")).toBe("over");
  });
});

describe("postage", () => {
  it.each([
    ["QZ", "domestic"],
    ["QX", "region"],
    ["FR", "world"],
    ["", null],
  ])("to %s is %s", (to, expected) => {
    expect(destinationOf(aRow(), to)).toBe(expected);
  });

  it.each([
    [0, 1],
    [20, 1],
    [20.1, 2],
    [40, 2],
    [41, 3],
  ])("counts %d g as step %d", (grams, step) => {
    expect(stepOf(grams)).toBe(step);
  });

  it.each([
    ["QZ", 10, 95],
    ["QZ", 25, 160],
    ["QY", 45, 290],
    ["FR", 20, 170],
  ])("of a letter to %s of %d g is %d", (to, grams, price) => {
    expect(postageOf(aRow(), { from: "QZ", to, grams })).toMatchObject({ known: true, price, currency: "XTS" });
  });

  it.each([
    ["no_origin", aRow(), { from: "", to: "FR", grams: 10 }],
    ["no_row", null, { from: "QZ", to: "FR", grams: 10 }],
    ["no_destination", aRow(), { from: "QZ", to: "", grams: 10 }],
    ["no_price", aRow(), { from: "QZ", to: "FR", grams: 30 }],
    ["too_heavy", aRow(), { from: "QZ", to: "FR", grams: 61 }],
  ] as const)("is not guessed: %s", (why, row, posted) => {
    expect(postageOf(row, posted)).toEqual({ known: false, why });
  });
});

describe("stamps", () => {
  const shown = (price: number, values: readonly number[]) =>
    stampsFor(price, values)
      ?.map(({ value, count }) => `${count}×${value}`)
      .join(" ") ?? null;

  it.each([
    [125, [125, 95, 5], "1×125"],
    [190, [125, 95, 5], "2×95"],
    [135, [125, 95, 10, 5], "1×125 1×10"],
    [140, [125, 95, 10, 5], "1×125 1×10 1×5"],
    [6, [4, 3], "2×3"],
    [170, [85, 80, 5], "2×85"],
    // No exact sum: as little above as can be, then as few as can be.
    [130, [125, 95], "2×95"],
    [1, [125], "1×125"],
    [9, [5, 5, 0, -3], "2×5"],
    [1000, [125], "8×125"],
  ])("for %d of %j are %s", (price, values, expected) => {
    expect(shown(price, values)).toBe(expected);
  });

  it("are not named where eight do not reach the price, or none are bought", () => {
    expect([shown(1001, [125]), shown(95, [])]).toEqual([null, null]);
  });

  it("are found quickly among the most values a row may name", () => {
    const values = [997, 499, 211, 101, 97, 89, 83, 79, 73, 71, 67, 61];
    const begun = performance.now();
    const found = stampsFor(1003, values) ?? [];
    expect(performance.now() - begun).toBeLessThan(500);
    expect(found.reduce((sum, { count }) => sum + count, 0)).toBeLessThanOrEqual(stampsMax);
    expect(found.reduce((sum, { value, count }) => sum + value * count, 0)).toBeGreaterThanOrEqual(1003);
  });

  it("of several letters are added by value", () => {
    const one = { stamps: [{ value: 95, count: 2 }], letters: 3 };
    const other = {
      stamps: [
        { value: 125, count: 1 },
        { value: 95, count: 1 },
      ],
      letters: 2,
    };
    expect(sumOfStamps([one, other])).toEqual([
      { value: 125, count: 2 },
      { value: 95, count: 8 },
    ]);
  });
});

describe("an amount", () => {
  it.each([
    ["1.25", "EUR", 125],
    ["1,25", "EUR", 125],
    ["١٫٢٥", "EUR", 125],
    [" 1.2 ", "EUR", 120],
    ["2", "EUR", 200],
    ["120", "JPY", 120],
    ["0.350", "KWD", 350],
    ["1.255", "EUR", null],
    ["1.5", "JPY", null],
    ["0", "EUR", null],
    ["-1", "EUR", null],
    ["1e3", "EUR", null],
    ["1.234.567", "EUR", null],
    ["abc", "EUR", null],
  ])("typed as %s of %s is %s", (typed, currency, expected) => {
    expect(amountIn(typed, currency)).toBe(expected);
  });

  it("is shown as it is typed", () => {
    expect([amountText(125, "EUR"), amountText(120, "JPY"), amountText(350, "KWD")]).toEqual(["1.25", "120", "0.350"]);
  });
});
