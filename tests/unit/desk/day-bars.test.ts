// The bars of the chart by day.
import { describe, expect, it } from "vitest";
import { type DayCounts, dayBars, daysShown } from "@/app/[locale]/(desk)/desk/actions/[id]/participation/day-bars";
import { after, day, dayOf } from "@/lib/clock";
import { noCounts } from "@/lib/participation/participation";

const on = (each: string, confirmed: number): DayCounts => ({ ...noCounts, day: each, confirmed });

describe("the bars of a chart by day", () => {
  it("leave room for the days on which nothing happened", () => {
    const chart = dayBars([on("2026-03-01", 4), on("2026-03-04", 2)], "confirmed", 400, 40);
    expect(chart).toMatchObject({ from: "2026-03-01", to: "2026-03-04", most: 4, step: 100 });
    expect(chart?.bars).toEqual([
      { day: "2026-03-01", number: 4, x: 0, height: 40 },
      { day: "2026-03-04", number: 2, x: 300, height: 20 },
    ]);
  });

  it("do not depend on the order of the rows", () => {
    const rows = [on("2026-03-01", 4), on("2026-03-04", 2)];
    expect(dayBars([...rows].reverse(), "confirmed", 400, 40)).toEqual(dayBars(rows, "confirmed", 400, 40));
  });

  it("can be seen on a day with one letter beside a day with thousands", () => {
    const chart = dayBars([on("2026-03-01", 5000), on("2026-03-02", 1)], "confirmed", 100, 40);
    expect(chart?.bars[1]?.height).toBeGreaterThanOrEqual(1);
  });

  it("are not drawn for a kind of which there is nothing", () => {
    expect(dayBars([on("2026-03-01", 4)], "returned", 100, 40)).toBeNull();
    expect(dayBars([], "confirmed", 100, 40)).toBeNull();
  });

  it("show the last days where there are too many", () => {
    const first = new Date("2025-01-01T00:00:00Z");
    const rows = Array.from({ length: 400 }, (_, at) => on(dayOf(after(first, at * day)), 1));
    const chart = dayBars(rows, "confirmed", 920, 40);
    expect(chart?.bars).toHaveLength(daysShown);
    expect(chart?.to).toBe(rows.at(-1)?.day);
    expect(chart?.step).toBe(10);
  });

  it("cross the end of summer time without losing a day", () => {
    const chart = dayBars([on("2026-10-24", 1), on("2026-10-26", 1)], "confirmed", 300, 40);
    expect(chart?.bars.map(({ x }) => x)).toEqual([0, 200]);
  });
});
