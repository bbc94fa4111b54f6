// Labels of all languages, compiled once: what a line begins with, and what that opens.
import { datesIn } from "@/lib/importing/fields/dates";
import { arabic } from "@/lib/importing/labels/ar";
import { german } from "@/lib/importing/labels/de";
import { english } from "@/lib/importing/labels/en";
import { spanish } from "@/lib/importing/labels/es";
import { fold } from "@/lib/importing/labels/fold";
import { french } from "@/lib/importing/labels/fr";
import { italian } from "@/lib/importing/labels/it";
import type { Channel, Labels, Phrases, SectionName } from "@/lib/importing/labels/labels";
import { sectionNames } from "@/lib/importing/labels/labels";
import { dutch } from "@/lib/importing/labels/nl";
import { portuguese } from "@/lib/importing/labels/pt";
import { russian } from "@/lib/importing/labels/ru";
import { chinese } from "@/lib/importing/labels/zh";

export const allLabels: readonly Labels[] = [
  english,
  spanish,
  french,
  german,
  italian,
  portuguese,
  dutch,
  arabic,
  chinese,
  russian,
];

export function split(phrases: Phrases | undefined): string[] {
  return (phrases ?? "")
    .split(/\s+;\s+/)
    .map((phrase) => phrase.trim())
    .filter((phrase) => phrase !== "");
}

/**
 * The source of an expression that matches any of the phrases of any language in folded text. A space matches no space, too,
 * and an Arabic letter may carry signs of vowels.
 */
export function anyOf(choose: (labels: Labels) => Phrases | undefined): string {
  const phrases = allLabels.flatMap((labels) => split(choose(labels)));
  phrases.sort((one, other) => other.length - one.length);
  return `(?:${phrases.map(sourceOf).join("|")})`;
}

const sourceOf = (phrase: string) =>
  fold(phrase)
    .replace(/ \??/g, "\\s?")
    .replace(/[\u0621-\u064A](?![?\u064B-\u0652])/g, "$&[\\u064B-\\u0652]*");

/** First, second …: for each place in the order an expression of its words in all languages, on folded text. */
export const ordinalSources: readonly string[] = Array.from({ length: 12 }, (_, at) => {
  const forms = allLabels.flatMap((labels) => (split(labels.ordinals)[at] ?? "").split(/\s\|\s/));
  return `(?:${forms
    .filter((form) => form !== "")
    .map(sourceOf)
    .join("|")})`;
});

interface SectionPattern {
  readonly section: SectionName;
  /** Before a colon or the end of the line. */
  readonly heading: RegExp | null;
  /** The same before a space: for labels in capitals. */
  readonly capitals: RegExp | null;
  readonly sentence: RegExp | null;
}

const patterns: readonly SectionPattern[] = sectionNames.map((section) => ({
  section,
  heading: compile((labels) => labels.headings[section], "(?=\\s*[\\])]?\\s*(?:[?؟]\\s*)?(?::|$))"),
  capitals: compile((labels) => labels.headings[section], "(?=\\s)"),
  sentence: compile((labels) => labels.sentences[section], ""),
}));

function compile(choose: (labels: Labels) => Phrases | undefined, after: string): RegExp | null {
  const source = anyOf(choose);
  return source === "(?:)" ? null : new RegExp(source + after, "uy");
}

export interface LabelMatch {
  readonly section: SectionName;
  /** As printed. */
  readonly label: string;
  /** What stands after the label and its colon. */
  readonly rest: string;
  /** A sentence; else a heading. */
  readonly sentence: boolean;
  /** Printed in capitals, or followed by a colon, or alone on its line: not a chance beginning of a sentence. */
  readonly strong: boolean;
}

/** The label at the beginning of the text, the longest where several match. */
export function matchLabel(text: string): LabelMatch | null {
  const folded = fold(text);
  let best: LabelMatch | null = null;
  for (const pattern of patterns) {
    for (const found of [headingMatch(pattern, text, folded), sentenceMatch(pattern, text, folded)]) {
      if (found && (!best || found.label.length > best.label.length)) best = found;
    }
  }
  return best;
}

function headingMatch({ section, heading, capitals }: SectionPattern, text: string, folded: string): LabelMatch | null {
  const start = counter.exec(folded)?.[0].length ?? 0;
  const ended = heading ? endOf(heading, folded, start) : 0;
  const end = ended > 0 || !capitals ? ended : endOf(capitals, folded, start);
  if (end === 0) return null;
  const label = text.slice(start, end);
  if (ended === 0 && (!isCapitals(label) || label.length < 12)) return null;
  const after = /^\s*[\])]?\s*[?؟]?\s*:?\s*/.exec(folded.slice(end))?.[0] ?? "";
  return {
    section,
    label,
    rest: text.slice(end + after.length),
    sentence: false,
    strong: after.includes(":") || isCapitals(label),
  };
}

function sentenceMatch({ section, sentence }: SectionPattern, text: string, folded: string): LabelMatch | null {
  const start = counter.exec(folded)?.[0].length ?? 0;
  const plain = sentence ? endOf(sentence, folded) : 0;
  const end = plain > 0 || !sentence || start === 0 ? plain : endOf(sentence, folded, start);
  if (end === 0) return null;
  const rest = text.slice(end).trim();
  const dated = section === "targets" && (datesIn(rest)[0]?.start === 0 || /^\d{1,2}[.º°]?\s\p{L}/u.test(rest));
  const name = dated ? "deadline" : section;
  return { section: name, label: text.slice(0, end).trim(), rest, sentence: !dated, strong: true };
}

/** "2. Action required": a heading may be counted. */
const counter = /^(?:\(?\d{1,2}|[ivx]{1,4})[.)]\s+/u;

function endOf(pattern: RegExp, folded: string, start = 0): number {
  pattern.lastIndex = start;
  return pattern.test(folded) ? pattern.lastIndex : 0;
}

export function isCapitals(text: string): boolean {
  return /\p{Lu}/u.test(text) && !/\p{Ll}/u.test(text.replace(/\([^)]*\)/g, ""));
}

const channelNames: readonly Channel[] = ["emails", "faxes", "phones", "social", "web", "salutation"];
/** A colon, a number or an address; no number is an e-mail address: "Casilla de Correo 2208". */
const beforeValue = (channel: Channel) =>
  `\\s*(?:\\([^):]{0,30}\\)\\s*)?(?::|${channel === "emails" ? "" : "(?=\\s[+(]?\\d)|"}(?=\\s[\\w.+-]{1,64}@))`;
const channelPatterns = channelNames.map((channel) => ({
  channel,
  pattern: new RegExp(
    `(?<![\\p{L}\\p{N}@.])${anyOf((labels) => labels.channels[channel])}${beforeValue(channel)}`,
    "gu",
  ),
}));

export interface ChannelMatch {
  readonly channel: Channel;
  /** Where the label begins and where its value begins. */
  readonly start: number;
  readonly end: number;
}

/** Every label of an address block in the text: `Phone: 1 I Fax: 2` has two. */
export function channelsIn(text: string): ChannelMatch[] {
  const folded = fold(text);
  const found = channelPatterns.flatMap(({ channel, pattern }) =>
    [...folded.matchAll(pattern)].map((match) => ({ channel, start: match.index, end: match.index + match[0].length })),
  );
  found.sort((one, other) => one.start - other.start || other.end - one.end);
  return found.filter((one, at) => !found.slice(0, at).some((other) => other.end > one.start));
}
