// A pace in words, and what it means for what waits.
import { dayText, hourText, instantText, lengthText, numberText } from "@/app/[locale]/(desk)/_desk/format";
import { after, dayOf } from "@/lib/clock";
import type { Locale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translator";
import { forecast } from "@/lib/outbox/forecast";
import { type PaceChoice, type Queue, usualPerHour } from "@/lib/outbox/pace";

/** "30 an hour to each target, at any hour of the day". */
export function paceText(locale: Locale, { perHour, fromHour, untilHour, timeZone, spread }: PaceChoice): string {
  const t = translator(locale, "desk");
  const hours =
    fromHour === null || untilHour === null
      ? t("pace.words.anyHour")
      : t("pace.words.hours", {
          from: hourText(locale, fromHour),
          until: hourText(locale, untilHour),
          zone: zoneText(timeZone ?? "UTC"),
        });
  const parts = [t("pace.words.perHour", { number: perHour ?? usualPerHour }), hours];
  return [...parts, ...(spread ? [t("pace.words.spread")] : [])].join(t("pace.words.and"));
}

export function zoneText(zone: string): string {
  return zone.replaceAll("_", " ");
}

/** How many letters stand for those that will come, where none waits now. */
export const exampleLetters = 100;

/** About how long a queue takes, short enough for a table; a dash where nothing waits. */
export function timeNeededText(locale: Locale, choice: PaceChoice, queue: Queue, now: Date): string {
  if (queue.waiting === 0) return "–";
  const t = translator(locale, "desk");
  const { leaving, takes } = forecast(choice, queue, now);
  if (leaving < queue.waiting) return t("pace.meaning.tooManyShort", { left: queue.waiting - leaving });
  return queue.waiting === 1 ? t("pace.meaning.atOnce") : t("pace.meaning.about", { time: lengthText(locale, takes) });
}

/** What the pace means, in sentences: how long, until when, and whether it is enough. */
export function meaningTexts(locale: Locale, choice: PaceChoice, queue: Queue, now: Date): string[] {
  const t = translator(locale, "desk");
  const waiting = queue.waiting === 0 ? exampleLetters : queue.waiting;
  const { leaving, takes, outsideHours } = forecast(choice, { ...queue, waiting }, now);
  const ends = instantText(locale, after(now, takes));
  const which = queue.waiting === 0 ? "example" : "waiting";
  const lastDay = queue.lastDay === null ? null : dayText(locale, dayOf(after(queue.lastDay, -1)));
  return [
    t(`pace.meaning.${which}`, { number: leaving, time: lengthText(locale, takes), ends }),
    ...(lastDay === null ? [] : [t("pace.meaning.lastDay", { day: lastDay })]),
    ...(leaving < waiting
      ? [t("pace.meaning.tooMany", { left: waiting - leaving, total: numberText(locale, waiting) })]
      : []),
    ...(outsideHours ? [t("pace.meaning.outsideHours")] : []),
  ];
}
