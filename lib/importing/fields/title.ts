// The headline: what stands before and after it (country, number, "Urgent Action:") taken off.

import { countryNamed } from "@/lib/importing/fields/countries";
import { bareNumberIn, numbersIn } from "@/lib/importing/fields/head";
import { fold } from "@/lib/importing/labels/fold";
import { anyOf } from "@/lib/importing/labels/match";

const urgentAction = anyOf((labels) => labels.urgentAction);
const update = anyOf((labels) => labels.updates);
const ended = anyOf((labels) => `${labels.outcomes} ; ${labels.stops}`);
const ordinal = "(?:\\p{L}+ )?";
const banner = new RegExp(
  `^(?:amnesty(?: international)? ?[-:|]? ?)?(?:${ordinal}${urgentAction})(?: ?[-:]? ?${update})?(?: ?[-:|]? ?${ended}(?=\\s*(?:$|[:!|–-])))?(?: ?\\(\\*\\))?`,
  "u",
);

/** "URGENT ACTION", "Action urgente (*)", "Urgent Action Update:": what is left after the banner, or null when there is none. */
export function afterBanner(text: string): string | null {
  const match = banner.exec(fold(text));
  if (!match) return null;
  const rest = text.slice(match[0].length);
  return /^[\p{L}]/u.test(rest) ? null : rest.replace(/^[\s:!|–—-]+/u, "").trim();
}

const publisher = new RegExp(`^${anyOf((labels) => labels.publishers)}$`, "u");
/** The name of the organisation that publishes the action, alone on its line. */
export const isPublisher = (text: string) => publisher.test(fold(text));

const inside = new RegExp(`(?<![\\p{L}])${urgentAction}`, "u");

/** An organisation's line over the action: "ASIAN NETWORK – URGENT APPEALS", "URGENT ACTION NETWORK". */
export function isBanner(text: string): boolean {
  const folded = fold(text);
  if (isPublisher(text)) return true;
  const found = inside.exec(folded);
  if (!found || folded.length > 100 || numbersIn(text).length > 0) return false;
  const behind = folded
    .slice(found.index + found[0].length)
    .replace(/[^\p{L}\s']/gu, "")
    .trim();
  const before = folded.slice(0, found.index).trim();
  if (publisher.test(behind)) return true;
  return (
    /^(?:s |s$)?(?:network|program(?:me)?|appeal|alert|bulletin|desk)?s?$/u.test(behind) &&
    (before === "" || /[-:|]$/.test(before))
  );
}

export interface TitleParts {
  readonly title: string;
  readonly country: string | null;
  /** The number printed with the country behind the headline, where its sign may be missing. */
  readonly number: string | null;
}

export function titleParts(printed: string): TitleParts {
  const bare = (afterBanner(printed) ?? printed).replace(/^["“]+|["”]+$/gu, "");
  const behind = countryBehind(bare);
  if (behind) return behind;
  return countryBefore(bare) ?? { title: bare, country: null, number: null };
}

/** "Beekeepers at risk (Verdania: UA 182.17)" */
function countryBehind(text: string): TitleParts | null {
  const match =
    /^(.+?)\s*[(（]\s*([^()]{0,60}?)[\s:,–-]*(?:(?<!\p{L})\p{L}{2}:?\s*)?#?(\d{1,3}\s?[./]\s?\d{2,4})\s*[)）]\s*$/u.exec(
      text,
    );
  if (!match) return null;
  const country = (match[2] ?? "").replace(/[\s:,–-]*(?<!\p{L})(?:UA|AU)$/iu, "").trim();
  return { title: match[1] ?? text, country: country === "" ? null : country, number: bareNumberIn(match[3] ?? "") };
}

/** "Honduras: Armed attack …": up to four capitalised words before a colon; a country's name before a full stop or a dash, too. */
function countryBefore(text: string): TitleParts | null {
  const named = /^([^.:]{3,50}?)(?:\.|\s[-–—])\s+(\p{Lu}.*)$/u.exec(text);
  if (named && countryNamed(named[1] ?? "") !== null)
    return { title: named[2] ?? text, country: named[1] ?? null, number: null };
  const match = /^([^:：]{2,50}?)\s*[:：]\s*(\S.*)$/u.exec(text);
  const country = match?.[1] ?? "";
  if (!match || !isCountryShaped(country) || noCountry.test(fold(country))) return null;
  return { title: match[2] ?? text, country, number: null };
}

/** "GOOD NEWS: POET RELEASED" */
const noCountry = new RegExp(
  `^(?:${anyOf((labels) => labels.outcomes)}|${anyOf((labels) => labels.updates)}|${anyOf((labels) => labels.stops)})$`,
  "u",
);

const countryShape =
  /^(?:the )?\p{Lu}[\p{L}\p{M}'’.-]*(?:[\s/](?:\p{Lu}[\p{L}\p{M}'’.-]*|of|the|and|de|del|la|las|los|et|du|des|y|und|e|da|do|di|al|el)){0,5}$|^[\p{Script=Han}\p{Script=Arabic}\s]{2,20}$/u;

export const isCountryShaped = (text: string) => countryShape.test(text) && numbersIn(text).length === 0;

/** Without the number and a country behind it. */
export function withoutNumber(text: string): string {
  const [number] = numbersIn(text);
  return number ? `${text.slice(0, number.start)} ${text.slice(number.end)}`.replace(/\s+/g, " ").trim() : text;
}
