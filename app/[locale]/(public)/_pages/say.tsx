// Days, counts and names in the reader's words. Every page says them through here, so that they sound alike.
import type { ReactNode } from "react";
import { type Day, dayOf, daysUntil } from "@/lib/clock";
import { formatDate } from "@/lib/i18n/dates";
import { directionOf } from "@/lib/i18n/locales";
import type { Channel, CountKey, Counts } from "@/lib/participation/participation";
import { countKeys } from "@/lib/participation/participation";
import type { Target } from "@/lib/targets/target";
import type { Setting } from "../_http/setting";

/** "15 May", with the year where it is not this one. */
export function sayDay(on: Day, { locale, now }: Setting): string {
  const near = on.slice(0, 4) === dayOf(now).slice(0, 4);
  return formatDate(on, locale, { day: "numeric", month: "long", ...(near ? {} : { year: "numeric" }) });
}

/** "15 May 2027", always whole. */
export function sayDate(at: Date | Day, { locale }: Setting): string {
  return formatDate(at, locale, { day: "numeric", month: "long", year: "numeric" });
}

/** The parts of a date on a postmark: month, day, year. */
export function postmarkOf(on: Day, { locale }: Setting) {
  return {
    top: formatDate(on, locale, { month: "short" }),
    middle: formatDate(on, locale, { day: "2-digit" }),
    bottom: formatDate(on, locale, { year: "numeric" }),
  };
}

/** "until 15 May, 12 days"; "today is the last day". */
export function sayDeadline(on: Day, setting: Setting): string {
  return setting.t("deadline.until", { day: sayDay(on, setting), days: Math.max(0, daysUntil(on, setting.now)) });
}

export function sayWays(channels: readonly Channel[], { locale, t }: Setting): string {
  // Who can be written to by e-mail can be written to from one's own mail.
  const ways = channels.filter((channel) => channel !== "own_mail").map((channel) => t(`ways.${channel}`));
  return new Intl.ListFormat(locale, { type: "disjunction" }).format(ways);
}

export function sayAll(parts: readonly string[], { locale }: Setting): string {
  return new Intl.ListFormat(locale, { type: "conjunction" }).format(parts);
}

/** Each kind of count that is not nothing, in a phrase of its own; never added up. */
export function sayCounts(counts: Counts, { t }: Setting, kinds: readonly CountKey[] = countKeys): string[] {
  return kinds.filter((kind) => counts[kind] > 0).map((kind) => t(`counts.${kind}`, { n: counts[kind] }));
}

/** Text of an action, in its own language and direction inside a page of another. */
export function ownWords(language: string) {
  return { lang: language, dir: directionOf(language) };
}

/** The lead of a summary that has several paragraphs. */
export function firstParagraph(summary: string): string {
  return summary.split(/\n\s*\n/)[0] ?? "";
}

/** One sentence of a summary: long enough to say something, for "Dr." ends none. */
export function firstSentence(summary: string, language: string): string {
  let said = "";
  for (const { segment } of new Intl.Segmenter(language, { granularity: "sentence" }).segment(
    firstParagraph(summary),
  )) {
    said += segment;
    if (said.length >= sentenceMin) break;
  }
  return said.trim();
}

/** How short may a sentence be? In characters. */
const sentenceMin = 60;

/** The shortest that still says who: for links and lists in a sentence. */
export function shortName({ name, role, organization }: Target): string {
  return name || role || organization;
}

/** A time element: what machines read beside what people read. */
export function Time({ at, children }: { at: Date | Day; children: ReactNode }) {
  return <time dateTime={typeof at === "string" ? at : at.toISOString()}>{children}</time>;
}
