// The pace at the desk: whose it is, what its form holds, and what it says in words.
import { describe, expect, it } from "vitest";
import { meaningTexts, paceText, timeNeededText } from "@/app/[locale]/(desk)/desk/_pace/pace-words";
import { zonesOf } from "@/app/[locale]/(desk)/desk/_pace/time-zones";
import { paceIn, readPace, typedPace } from "@/app/[locale]/(desk)/desk/_pace/typed-pace";
import { paceFrom } from "@/app/[locale]/(desk)/desk/actions/[id]/_overview/events";
import { pacedTargets } from "@/app/[locale]/(desk)/desk/actions/[id]/pace/view";
import { day, hour, after as later } from "@/lib/clock";
import { locales } from "@/lib/i18n/locales";
import { type ActionId, newId, type TargetId } from "@/lib/ids";
import { type PaceChoice, usualPace } from "@/lib/outbox/pace";
import { aContent, aTarget } from "@/tests/support/an-action";

const now = new Date("2026-05-01T10:00:00.000Z");
const office: PaceChoice = { perHour: 60, fromHour: 9, untilHour: 17, timeZone: "Asia/Ho_Chi_Minh", spread: true };

describe("whose pace it is", () => {
  const id = newId<ActionId>();
  const [one, two, byPost] = [aTarget(), aTarget(), aTarget({ emails: [] })] as const;
  const action = { id, content: aContent({ targets: [one, two, byPost] }), published: null, closesAt: later(now, day) };
  const gone = newId<TargetId>();
  const waiting = new Map([
    [one.id, 3],
    [gone, 2],
  ]);
  const from = (choices: Parameters<typeof pacedTargets>[2]) =>
    pacedTargets(action, waiting, choices).map((target) => [target.id, target.from, target.queue.waiting]);

  it("is the usual one's unless someone chose, and names whoever letters wait for", () => {
    expect(from([])).toEqual([
      [one.id, "usual", 3],
      [two.id, "usual", 0],
      [gone, "usual", 2],
    ]);
  });

  it("is the narrowest choice's", () => {
    const all = { ...usualPace, scope: "all" as const, subject: "" };
    const ofAction = { ...office, scope: "action" as const, subject: id };
    const ofTarget = { ...usualPace, scope: "target" as const, subject: two.id };
    expect(from([all]).map(([, whose]) => whose)).toEqual(["all", "all", "all"]);
    expect(from([all, ofAction, ofTarget]).map(([, whose]) => whose)).toEqual(["action", "target", "action"]);
  });
});

describe("the form of a pace", () => {
  it("holds what is chosen, and reads it back", () => {
    for (const choice of [office, { ...usualPace, perHour: 30 }]) {
      const fields = new FormData();
      for (const [name, value] of Object.entries(typedPace(choice))) fields.set(name, value);
      expect(readPace(fields)).toMatchObject({ choice, problems: {} });
    }
  });

  it("is made again from an address, with its problems", () => {
    expect(paceIn({ target: "x" })).toBeNull();
    expect(paceIn({ per_hour: "900", from_hour: ["9", "10"] })).toMatchObject({
      typed: { per_hour: "900", from_hour: "9", until_hour: "" },
      choice: null,
      problems: { per_hour: "per_hour", until_hour: "until_missing" },
    });
  });

  it("offers the time zones of the countries that letters go to", () => {
    expect(zonesOf(["JP", "NG", "JP", "", "Norland"])).toEqual(["Asia/Tokyo", "Africa/Lagos"]);
  });
});

describe("a pace in words", () => {
  it.each(locales)("is said in %s", (locale) => {
    const said = paceText(locale, office);
    expect(said).toContain("Asia/Ho Chi Minh");
    expect(said).not.toBe(paceText(locale, usualPace));
    const queue = { waiting: 301, lastDay: later(now, 20 * day) };
    expect(meaningTexts(locale, usualPace, queue, now)).toHaveLength(2);
    expect(meaningTexts(locale, usualPace, { ...queue, lastDay: later(now, hour) }, now)).toHaveLength(3);
    expect(timeNeededText(locale, usualPace, { ...queue, waiting: 0 }, now)).toBe("–");
  });

  it("says how long what waits takes, and the last day", () => {
    const queue = { waiting: 301, lastDay: later(now, 20 * day) };
    expect(meaningTexts("en", usualPace, queue, now)).toEqual([
      "The 301 letters that wait for one target take about 12 hours: the last of them leaves by 1 May 2026, 21:30 UTC.",
      "The last day is 21 May 2026.",
    ]);
    const [example] = meaningTexts("en", usualPace, { ...queue, waiting: 0 }, now);
    expect(example).toContain("No letter waits now. 100 letters to one target would take about 4 hours");
  });

  it("says what is too slow, and what to do", () => {
    const queue = { waiting: 100, lastDay: later(now, hour) };
    const tooMany = meaningTexts("en", usualPace, queue, now).at(-1);
    expect(tooMany).toContain("70 of 100 letters would not leave before the last day is over");
    expect(timeNeededText("en", usualPace, queue, now)).toBe("too slow for 70 letters");
  });

  it("is read off an event, whatever is in it", () => {
    expect(paceFrom({ ...office, target: "x" })).toEqual(office);
    expect(paceFrom({ perHour: "many", spread: "yes" })).toEqual(usualPace);
  });
});
