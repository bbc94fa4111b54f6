// The pace as its form has it. The message of an issue is its problem code, whose sentence is in
// lib/i18n/messages/*/problems.json under `pace`.
import { z } from "zod";
import { cleanLine, latinDigits } from "@/lib/letters/clean";
import { isTimeZone, mostPerHour, type PaceChoice } from "./pace";

const first = (given: unknown) => (Array.isArray(given) ? given[0] : (given ?? ""));
const text = z.preprocess(first, z.string().max(100, "too_long").transform(cleanLine)) as z.ZodType<string>;

/** Names of the form's fields. */
export const paceFields = ["per_hour", "from_hour", "until_hour", "time_zone", "spread"] as const;

const texts = z.object({ per_hour: text, from_hour: text, until_hour: text, time_zone: text, spread: text });

/** Nothing in a field is a choice, too: as many as usual, every hour of the day. A time zone without hours means nothing. */
export const paceSchema: z.ZodType<PaceChoice> = texts.transform((typed, context) => {
  const check = (holds: boolean, field: (typeof paceFields)[number], message: string) => {
    if (!holds) context.addIssue({ code: "custom", path: [field], message });
    return holds;
  };
  const perHour = typed.per_hour === "" ? null : wholeNumber(typed.per_hour);
  check(typed.per_hour === "" || (perHour !== null && perHour >= 1 && perHour <= mostPerHour), "per_hour", "per_hour");
  const [fromHour, untilHour] = [wholeNumber(typed.from_hour), wholeNumber(typed.until_hour)];
  check(typed.from_hour === "" || (fromHour !== null && fromHour < 24), "from_hour", "hour");
  check(typed.until_hour === "" || (untilHour !== null && untilHour <= 24), "until_hour", "hour");
  check(typed.from_hour !== "" || typed.until_hour === "", "from_hour", "from_missing");
  check(typed.until_hour !== "" || typed.from_hour === "", "until_hour", "until_missing");
  const hasHours = fromHour !== null && untilHour !== null;
  check(!hasHours || fromHour !== untilHour, "until_hour", "hours_same");
  check(!hasHours || typed.time_zone !== "", "time_zone", "zone_missing");
  check(typed.time_zone === "" || isTimeZone(typed.time_zone), "time_zone", "zone");
  const timeZone = hasHours ? typed.time_zone : null;
  return { perHour, fromHour, untilHour, timeZone, spread: typed.spread === "yes" };
});

/** In the digits of any script. Null for anything else. */
function wholeNumber(typed: string): number | null {
  const plain = latinDigits(typed);
  return /^\d{1,5}$/.test(plain) ? Number(plain) : null;
}
