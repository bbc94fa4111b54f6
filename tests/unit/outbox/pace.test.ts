// How fast letters leave, hour by hour, and what keeps them from leaving.
import { describe, expect, it } from "vitest";
import { day, hour, after as later, minute, second } from "@/lib/clock";
import {
  gapAfter,
  isGoodPace,
  isOpen,
  isPaused,
  nextHour,
  type PauseOn,
  paceFor,
  restUntil,
  usualPace,
} from "@/lib/outbox/pace";

const now = new Date("2026-05-01T10:00:00.000Z");
const far = { waiting: 10, lastDay: later(now, 20 * day) };

describe("the gap between two letters to one target", () => {
  it.each([
    ["the usual cap is 30 an hour", usualPace, far, 0, 2 * minute + 1],
    ["chance makes it longer, never shorter", usualPace, far, 0.5, Math.round((2 * minute + 1) * 1.15)],
    ["an own cap", { ...usualPace, perHour: 60 }, far, 0, minute + 1],
    [
      "spread: the time left, shared out",
      { ...usualPace, spread: true },
      { waiting: 129, lastDay: later(now, 13 * day) },
      0,
      Math.round((13 * day) / 130 / 1.3),
    ],
    [
      "spread: never more than six hours",
      { ...usualPace, spread: true },
      { waiting: 1, lastDay: later(now, 20 * day) },
      0,
      6 * hour,
    ],
    [
      "spread: as fast as the cap lets it when the last day is near",
      { ...usualPace, spread: true },
      { waiting: 60, lastDay: later(now, 2 * hour) },
      0.9,
      2 * minute + 1,
    ],
    [
      "no chance is taken when every minute counts",
      usualPace,
      { waiting: 30, lastDay: later(now, hour) },
      0.9,
      2 * minute + 1,
    ],
    [
      "without a last day",
      { ...usualPace, spread: true },
      { waiting: 3, lastDay: null },
      0,
      Math.round((6 * hour) / 1.3),
    ],
  ])("%s", (_what, choice, queue, random, gap) => {
    expect(gapAfter(choice, queue, now, random)).toBe(gap);
  });
});

describe("the hours of the day", () => {
  const office = { ...usualPace, fromHour: 9, untilHour: 17, timeZone: "Asia/Tokyo" };
  it.each([
    ["all day unless someone chose", usualPace, far, "2026-05-01T03:00:00Z", true],
    ["in the morning there", office, far, "2026-05-01T00:30:00Z", true],
    ["in the evening there", office, far, "2026-05-01T10:00:00Z", false],
    ["over midnight", { ...office, fromHour: 22, untilHour: 6 }, far, "2026-05-01T16:00:00Z", true],
    ["over midnight, at noon", { ...office, fromHour: 22, untilHour: 6 }, far, "2026-05-01T03:00:00Z", false],
    [
      "where clocks have just been changed",
      { ...office, timeZone: "Europe/Madrid" },
      far,
      "2026-03-29T07:30:00Z",
      true,
    ],
    [
      "no open hour is left before the last day",
      office,
      { waiting: 1, lastDay: later(now, 6 * hour) },
      "2026-05-01T10:00:00Z",
      true,
    ],
    [
      "too many wait for the open hours that are left",
      office,
      { waiting: 400, lastDay: later(now, 30 * hour) },
      "2026-05-01T10:00:00Z",
      true,
    ],
  ])("%s", (_what, choice, queue, at, open) => {
    expect(isOpen(choice, queue, new Date(at))).toBe(open);
  });

  it.each([
    [{ ...usualPace, perHour: 0 }],
    [{ ...usualPace, perHour: 601 }],
    [{ ...usualPace, perHour: 1.5 }],
    [{ ...usualPace, fromHour: 9 }],
    [{ ...usualPace, fromHour: 9, untilHour: 9 }],
    [{ ...usualPace, fromHour: 9, untilHour: 25 }],
    [{ ...usualPace, timeZone: "Mars/Olympus" }],
  ])("refuses %j", (choice) => {
    expect(isGoodPace(choice)).toBe(false);
    expect(isGoodPace(office)).toBe(true);
  });

  it("takes the narrowest choice", () => {
    const of = (scope: "all" | "action" | "target", subject: string, perHour: number) => ({
      ...usualPace,
      scope,
      subject,
      perHour,
    });
    const all = [of("all", "", 1), of("action", "a", 2), of("target", "t", 3)];
    const perHour = (actionId: string, targetId: string, choices = all) =>
      paceFor(choices, { actionId, targetId }).perHour;
    expect([perHour("a", "t"), perHour("a", "x"), perHour("x", "x"), perHour("x", "x", [])]).toEqual([3, 2, 1, null]);
  });
});

describe("a breaker", () => {
  const rested = { at: later(now, -40 * minute), until: later(now, -10 * minute) };
  it.each([
    ["stays closed below five refusals", 4, null, null],
    ["opens for half an hour at five", 5, null, later(now, 30 * minute)],
    ["opens at the first refusal after a rest, for twice as long", 1, rested, later(now, hour)],
    ["stays closed after a rest while nobody refuses", 0, rested, null],
    [
      "forgets a rest that was followed by as much peace",
      1,
      { at: later(now, -2 * hour), until: later(now, -90 * minute) },
      null,
    ],
    ["rests a day at most", 1, { at: later(now, -day - second), until: later(now, -second) }, later(now, day)],
  ])("%s", (_what, refusals, last, until) => {
    expect(restUntil(refusals, last, now)).toEqual(until);
  });
});

describe("a pause", () => {
  const letter = { kind: "letter" as const, actionId: "a", targetId: "t", toDomain: "justice.example" };
  const of = (scope: PauseOn["scope"], subject: string, cause: PauseOn["cause"] = "person") => [
    { scope, subject, cause },
  ];
  it.each([
    ["of all stops letters", letter, of("all", ""), true],
    ["of all stops mail to people", { ...letter, kind: "confirm" as const }, of("all", ""), true],
    ["of all lets people sign in, to lift it", { ...letter, kind: "sign_in" as const }, of("all", ""), false],
    ["after a restore stops everything", { ...letter, kind: "sign_in" as const }, of("all", "", "reconcile"), true],
    ["of an action stops its letters", letter, of("action", "a"), true],
    ["of an action stops no receipt", { ...letter, kind: "receipt" as const }, of("action", "a"), false],
    ["of another action stops nothing", letter, of("action", "b"), false],
    ["of a target stops its letters", letter, of("target", "t"), true],
    [
      "of a domain stops what goes there",
      { ...letter, kind: "confirm" as const },
      of("domain", "justice.example", "breaker"),
      true,
    ],
    ["of another domain stops nothing", letter, of("domain", "example"), false],
  ])("%s", (_what, message, pauses, paused) => {
    expect(isPaused(message, pauses)).toBe(paused);
  });
});

describe("the next hour of a target's day", () => {
  it.each([
    ["UTC", "10:00", "11:00"],
    [null, "10:59", "11:00"],
    ["Asia/Kolkata", "10:00", "10:30"],
    ["Asia/Kolkata", "10:30", "11:30"],
    ["Asia/Kathmandu", "10:10", "10:15"],
    ["Asia/Kathmandu", "10:15", "11:15"],
    ["America/Lima", "10:20", "11:00"],
  ] as const)("begins in %s, at %s of ours, at %s", (timeZone, at, next) => {
    const of = (time: string) => new Date(`2026-05-01T${time}:00.000Z`);
    expect(nextHour({ timeZone }, of(at))).toEqual(of(next));
  });

  it("is an hour away at most when clocks are put back, and half an hour where they go by halves", () => {
    expect(nextHour({ timeZone: "Europe/Madrid" }, new Date("2026-10-25T00:00:00Z"))).toEqual(
      new Date("2026-10-25T01:00:00Z"),
    );
    // Lord Howe goes back by half an hour at 15:00 UTC, from 02:00 to 01:30.
    expect(nextHour({ timeZone: "Australia/Lord_Howe" }, new Date("2026-04-04T15:00:00Z"))).toEqual(
      new Date("2026-04-04T15:30:00Z"),
    );
  });

  it("opens a window on its minute", () => {
    const office = { ...usualPace, fromHour: 9, untilHour: 17, timeZone: "Asia/Kathmandu" };
    const early = new Date("2026-05-01T02:30:00.000Z");
    expect(nextHour(office, early)).toEqual(new Date("2026-05-01T03:15:00.000Z"));
    expect(isOpen(office, far, new Date("2026-05-01T03:14:59.000Z"))).toBe(false);
    expect(isOpen(office, far, nextHour(office, early))).toBe(true);
  });
});
