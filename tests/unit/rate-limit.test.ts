import { describe, expect, it } from "vitest";
import { hour, after as later, minute } from "@/lib/clock";
import { limits, takeFrom } from "@/lib/rate-limit";

const start = new Date("2026-05-01T12:00:00Z");
const take = (key: string, times: number, now = start) =>
  Array.from({ length: times }, () => takeFrom("report", key, now, false)).filter(Boolean).length;

describe("a rate limit", () => {
  it("lets a burst through, then no more", () => {
    expect(take("burst", limits.report.burst + 5)).toBe(limits.report.burst);
  });

  it("fills again with time, up to the burst and no further", () => {
    take("filling", limits.report.burst);
    expect(take("filling", 5, later(start, 4 * minute))).toBe(2);
    expect(take("filling", 100, later(start, 100 * hour))).toBe(limits.report.burst);
  });

  it("counts senders and limits apart", () => {
    take("one", limits.report.burst);
    expect(take("other", 1)).toBe(1);
    expect(takeFrom("submit", "one", start, false)).toBe(true);
  });

  it("gives nothing for a clock that goes backwards", () => {
    take("clock", limits.report.burst);
    expect(take("clock", 1, later(start, -hour))).toBe(0);
    expect(take("clock", 1, start)).toBe(0);
  });

  it("remembers a bounded number of senders, those who came last", () => {
    take("first of many", limits.report.burst);
    take("lately", limits.report.burst);
    for (let sender = 0; sender < 19_999; sender++) take(`sender ${sender}`, 1);
    expect(take("first of many", 1)).toBe(1);
    expect(take("sender 19998", limits.report.burst)).toBe(limits.report.burst - 1);
  });

  it("is off where the operator switched limits off", () => {
    for (let n = 0; n < 1000; n++) expect(takeFrom("sign_in", "load test", start, true)).toBe(true);
  });
});
