// How long what waits takes at a pace, counted with the rules that letters leave by.
import { describe, expect, it } from "vitest";
import { day, hour, after as later, minute } from "@/lib/clock";
import { forecast } from "@/lib/outbox/forecast";
import { type PaceChoice, usualPace } from "@/lib/outbox/pace";

const now = new Date("2026-05-01T10:00:00.000Z");
const office: PaceChoice = { ...usualPace, fromHour: 9, untilHour: 17, timeZone: "UTC" };

describe("what waits", () => {
  it.each([
    ["nothing takes no time", usualPace, 0, 20 * day, { leaving: 0, takes: [0, 0] }],
    ["the first leaves at once", usualPace, 1, 20 * day, { leaving: 1, takes: [0, 0] }],
    ["30 an hour, and what chance adds", usualPace, 301, 20 * day, { leaving: 301, takes: [11 * hour, 12 * hour] }],
    ["60 an hour", { ...usualPace, perHour: 60 }, 301, 20 * day, { leaving: 301, takes: [5.5 * hour, 6 * hour] }],
    ["eight hours a day", office, 301, 20 * day, { leaving: 301, takes: [day, day + 6 * hour] }],
    [
      "no hour is closed when the last day is near",
      office,
      301,
      day,
      { leaving: 301, takes: [10 * hour, 24 * hour], outsideHours: true },
    ],
    ["what the last day leaves behind", usualPace, 301, 5 * hour, { leaving: 150, takes: [4.9 * hour, 5 * hour] }],
    [
      "spread reaches nearly to the last day",
      { ...usualPace, spread: true },
      1000,
      20 * day,
      { leaving: 1000, takes: [18 * day, 20 * day] },
    ],
    [
      "spread never leaves more than eight hours between two letters",
      { ...usualPace, spread: true },
      3,
      20 * day,
      { leaving: 3, takes: [12 * hour, 16 * hour] },
    ],
  ] as const)("%s", (_what, choice, waiting, left, { takes: [least, most], ...expected }) => {
    const found = forecast(choice, { waiting, lastDay: later(now, left) }, now);
    expect(found).toMatchObject({ outsideHours: false, ...expected });
    expect(found.takes).toBeGreaterThanOrEqual(least);
    expect(found.takes).toBeLessThanOrEqual(most);
  });

  it("waits for the hour to come", () => {
    const early = new Date("2026-05-01T03:30:00.000Z");
    const queue = { waiting: 1, lastDay: later(early, 20 * day) };
    expect(forecast(office, queue, early).takes).toBe(5 * hour + 30 * minute);
  });

  it("is counted quickly for 100,000 letters", () => {
    const began = performance.now();
    const queue = { waiting: 100_000, lastDay: later(now, 60 * day) };
    expect(forecast({ ...office, timeZone: "Asia/Kathmandu" }, queue, now).leaving).toBeGreaterThan(10_000);
    expect(forecast(usualPace, { waiting: 100_000, lastDay: null }, now).leaving).toBe(100_000);
    expect(performance.now() - began).toBeLessThan(2_000);
  });
});
