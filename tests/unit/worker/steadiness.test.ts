// A clock is trusted while it goes like the time that passes, and not when it jumped.
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { day, hour, minute, second } from "@/lib/clock";
import { watchClock } from "@/lib/worker/steadiness";

const start = Date.parse("2026-05-01T10:00:00.000Z");

describe("the clock", () => {
  let said: string[] = [];
  beforeEach(() => {
    said = [];
    vi.spyOn(process.stderr, "write").mockImplementation((line) => said.push(String(line)) > 0);
  });
  afterEach(() => vi.restoreAllMocks());
  const watched = () => {
    const time = { passed: 0, ahead: 0 };
    const isSteady = watchClock(
      () => new Date(start + time.passed + time.ahead),
      () => time.passed,
    );
    const look = (passed: number, ahead = time.ahead) => {
      time.passed += passed;
      time.ahead = ahead;
      return isSteady();
    };
    return look;
  };

  it("is trusted as long as it is only put right a little, however often", () => {
    const look = watched();
    for (let n = 1; n < 200; n++) expect(look(10 * second, n * 30 * second)).toBe(true);
    expect(said).toEqual([]);
  });

  it.each([
    ["an hour ahead", hour],
    ["an hour back", -hour],
    ["a year ahead", 365 * day],
    ["a year back", -365 * day],
  ])("is not trusted when it jumped %s, until it is back", (_what, ahead) => {
    const look = watched();
    expect(look(minute)).toBe(true);
    for (let n = 0; n < 50; n++) expect(look(minute, ahead)).toBe(false);
    expect(look(minute, 0)).toBe(true);
    expect(said.map((line) => JSON.parse(line).event)).toEqual(["clock_jumped", "clock_trusted"]);
    expect(JSON.parse(said[0]!).seconds).toBe(ahead / 1000);
  });

  it("is trusted again when it went steadily for an hour, and not while it goes on jumping", () => {
    const look = watched();
    for (let n = 1; n < 100; n++) expect(look(minute, n * day)).toBe(false);
    for (let n = 0; n < 59; n++) expect(look(minute)).toBe(false);
    expect(look(minute)).toBe(true);
    expect(look(minute, 0)).toBe(false);
  });

  it("counts a machine that slept as a jump", () => {
    const look = watched();
    expect(look(second, 8 * hour)).toBe(false);
  });
});
