import { describe, expect, it } from "vitest";
import { hour, after as later, minute, second } from "@/lib/clock";
import { limits, secondsToWait, takeFrom } from "@/lib/rate-limit";

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

  it("says how long to wait, and after that lets one through and no more", () => {
    take("waiting", limits.report.burst);
    const seconds = secondsToWait("report", "waiting", start);
    expect(seconds).toBe(3600 / limits.report.perHour);
    expect(take("waiting", 1, later(start, (seconds - 1) * second))).toBe(0);
    expect(take("waiting", 2, later(start, seconds * second))).toBe(1);
    expect(secondsToWait("report", "never seen", start)).toBe(1);
  });

  it("lets sixty people behind one address take five files each in one hour", () => {
    const taken = Array.from({ length: 300 }, (_, n) =>
      takeFrom("letter", "evening", later(start, n * 12 * second), false),
    );
    expect(taken.every(Boolean)).toBe(true);
  });

  it("is off where the operator switched limits off", () => {
    for (let n = 0; n < 1000; n++) expect(takeFrom("sign_in", "load test", start, true)).toBe(true);
  });
});
