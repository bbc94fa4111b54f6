// Dates as documents print them, in all languages the labels know, to calendar days. Month names come from the runtime.
import { type Day, isDay } from "@/lib/clock";
import { fold } from "@/lib/importing/labels/fold";

const locales = ["en", "es", "fr", "de", "it", "pt", "nl", "ar-EG", "ar-SY", "ar-MA", "ru", "id", "tr", "fa"];
const more: Record<string, number> = {
  sept: 9,
  agost: 8,
  setiembre: 9,
  марта: 3,
  janv: 1,
  fevr: 2,
  juil: 7,
  mrz: 3,
  maerz: 3,
  julai: 7,
  اب: 8,
};

const months = monthNames();

function monthNames(): Map<string, number> {
  const names = new Map(Object.entries(more));
  for (const locale of locales) {
    for (const month of ["long", "short"] as const) {
      const format = new Intl.DateTimeFormat(`${locale}-u-ca-gregory`, { day: "numeric", month, timeZone: "UTC" });
      for (let at = 0; at < 12; at++) {
        const parts = format.formatToParts(new Date(Date.UTC(2020, at, 15)));
        const name = fold(parts.find((part) => part.type === "month")?.value ?? "").replace(/\.$/, "");
        if (/\p{L}{3,}/u.test(name)) names.set(name, at + 1);
      }
    }
  }
  return names;
}

const month = `(${[...months.keys()].sort((one, other) => other.length - one.length).join("|")})`;
const day = "(\\d{1,2})(?:\\s?(?:(?:st|nd|rd|th|er|o)(?![a-z])\\.?|\\.?[ºª°])|\\.)?";
const year = "((?:19|20)\\d{2})(?:\\s?(?:года|г\\.|م))?";
const link = "(?:\\s|,|\\.|de\\b|del\\b|of\\b|the\\b|من|سنة|عام)*";

/** Order matters: the most telling forms first. */
const forms: readonly { pattern: RegExp; read: (found: string[]) => Found }[] = [
  { pattern: /((?:19|20)\d{2})\s?年\s?(\d{1,2})\s?月\s?(\d{1,2})\s?[日号]/gu, read: ([, y, m, d]) => at(y, m, d) },
  {
    pattern: new RegExp(`(?<![\\d/.])${day}${link}${month}\\.?(?:\\s?/\\s?${month})?${link}${year}(?!\\d)`, "gu"),
    read: ([, d, m, , y]) => at(y, m, d),
  },
  {
    pattern: new RegExp(`(?<!\\p{L})${month}\\.?\\s?${day},?\\s{0,2}(?:of )?${year}(?!\\d)`, "gu"),
    read: ([, m, d, y]) => at(y, m, d),
  },
  { pattern: /(?<!\d)((?:19|20)\d{2})[-/.](\d{1,2})[-/.](\d{1,2})(?![\d/])/gu, read: ([, y, m, d]) => at(y, m, d) },
  {
    pattern: /(?<![\d/.])(\d{1,2})([/.-])\s?(\d{1,2})\2\s?((?:19|20)\d{2})(?!\d)/gu,
    read: ([, a, sign, b, y]) => numeric(a, b, y, sign),
  },
];

interface Found {
  readonly day: Day | null;
  /** 3/4/2020: the third of April or the fourth of March. */
  readonly doubtful: boolean;
}

export interface FoundDate {
  readonly day: Day;
  readonly doubtful: boolean;
  readonly start: number;
  readonly end: number;
}

/** All full dates in the text, in its order. A date without its year is none. */
export function datesIn(text: string): FoundDate[] {
  const folded = fold(text);
  const found: FoundDate[] = [];
  for (const { pattern, read } of forms) {
    for (const match of folded.matchAll(pattern)) {
      const [start, end] = [match.index, match.index + match[0].length];
      const { day: on, doubtful } = read(match);
      if (on !== null && !found.some((one) => one.start < end && start < one.end))
        found.push({ day: on, doubtful, start, end });
    }
  }
  return found.sort((one, other) => one.start - other.start);
}

function at(y: string | undefined, m: string | undefined, d: string | undefined): Found {
  const number = months.get(m ?? "") ?? Number(m);
  const text = `${y}-${String(number).padStart(2, "0")}-${String(Number(d)).padStart(2, "0")}`;
  return { day: isDay(text) ? text : null, doubtful: false };
}

/** Day before month, as everywhere but in the United States; doubtful where both could be the month and a slash is used. */
function numeric(a: string | undefined, b: string | undefined, y: string | undefined, sign: string | undefined): Found {
  const [first, second] = [Number(a), Number(b)];
  if (second > 12) return at(y, a, b);
  return { ...at(y, b, a), doubtful: first <= 12 && first !== second && sign !== "." };
}
