// The pace as it is typed: every field that is wrong says so, all at once.
import { describe, expect, it } from "vitest";
import { parseForm } from "@/lib/form";
import { isGoodPace, usualPace } from "@/lib/outbox/pace";
import { paceSchema } from "@/lib/outbox/schema";

function typed(said: Readonly<Record<string, string>>) {
  const fields = new FormData();
  for (const [name, value] of Object.entries(said)) fields.set(name, value);
  return parseForm(paceSchema, fields);
}

const office = { from_hour: "9", until_hour: "17", time_zone: "Asia/Tokyo" };
const chosenOffice = { fromHour: 9, untilHour: 17, timeZone: "Asia/Tokyo" };

describe("a pace that is typed", () => {
  it.each([
    ["nothing at all is the usual pace", {}, {}],
    ["letters an hour", { per_hour: "60" }, { perHour: 60 }],
    ["in other digits", { per_hour: " ٦٠ " }, { perHour: 60 }],
    ["the most there is", { per_hour: "600" }, { perHour: 600 }],
    ["hours with their time zone", office, chosenOffice],
    ["over midnight", { ...office, from_hour: "22", until_hour: "6" }, { ...chosenOffice, fromHour: 22, untilHour: 6 }],
    ["the whole day", { ...office, from_hour: "0", until_hour: "24" }, { ...chosenOffice, fromHour: 0, untilHour: 24 }],
    ["a time zone without hours is dropped", { time_zone: "Asia/Tokyo" }, {}],
    ["spread", { spread: "yes" }, { spread: true }],
  ])("%s", (_what, said, choice) => {
    expect(typed(said)).toEqual({ ok: true, value: { ...usualPace, ...choice } });
    expect(isGoodPace({ ...usualPace, ...choice })).toBe(true);
  });

  it.each([
    ["no letters an hour", { per_hour: "0" }, { per_hour: "per_hour" }],
    ["too many", { per_hour: "601" }, { per_hour: "per_hour" }],
    ["no number", { per_hour: "many" }, { per_hour: "per_hour" }],
    ["part of a letter", { per_hour: "1.5" }, { per_hour: "per_hour" }],
    ["a beginning without an end", { from_hour: "9", time_zone: "UTC" }, { until_hour: "until_missing" }],
    ["an end without a beginning", { until_hour: "9", time_zone: "UTC" }, { from_hour: "from_missing" }],
    ["no time between them", { ...office, until_hour: "9" }, { until_hour: "hours_same" }],
    [
      "hours nobody's day has",
      { ...office, from_hour: "24", until_hour: "25" },
      { from_hour: "hour", until_hour: "hour" },
    ],
    ["hours of nobody's day", { ...office, time_zone: "" }, { time_zone: "zone_missing" }],
    ["a place without a clock", { ...office, time_zone: "Asia/Lydora" }, { time_zone: "zone" }],
    ["all at once", { per_hour: "x", from_hour: "9" }, { per_hour: "per_hour", until_hour: "until_missing" }],
    ["far too much", { per_hour: "9".repeat(200) }, { per_hour: "too_long" }],
  ])("is refused: %s", (_what, said, fields) => {
    expect(typed(said)).toEqual({ ok: false, fields });
  });
});
