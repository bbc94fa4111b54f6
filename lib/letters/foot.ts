// The small print at the foot of a sheet: by it a sheet that is found later can be checked against the action's page. It is
// the same on every sheet of a version; nothing in it tells who wrote.
import { encode } from "uqr";
import type { Day } from "@/lib/clock";
import { footLabelsIn } from "@/lib/letters/foot-labels";

/** What a sheet is checked by. */
export interface CheckFacts {
  /** Of the published version the letter is from. */
  readonly version: number;
  /** The last day on which letters may be sent; null for none. */
  readonly lastDay: Day | null;
  /** The short link to the action's page; see shortLink. */
  readonly url: string;
}

export interface SheetFoot {
  /** "Urgent action 12/26, version 3 · Please do not send after 15 May 2027." */
  readonly text: string;
  /** What stands before the link. */
  readonly ask: string;
  /** Printed without `https://`, and whole as a QR code. */
  readonly url: string;
}

/** The public address that leads to the action's page in the language of whoever opens it. */
export function shortLink(base: string, slug: string): string {
  return `${base}/a/${encodeURIComponent(slug)}`;
}

/** Days and numbers as a letter in that language writes its own. */
export interface Saying {
  readonly day: (day: Date) => string;
  readonly number: (number: number) => string;
}

/** `language` is BCP 47, of the letter; `sayIn` says days and numbers in the language of the words around them. */
export function footOf(
  check: CheckFacts,
  seriesNumber: string,
  language: string,
  sayIn: (language: string) => Saying,
): SheetFoot {
  const labels = footLabelsIn(language);
  const say = sayIn(labels.language ?? language);
  const action = labels.action
    .replace(seriesNumber === "" ? /\s*\{number\}/ : "{number}", () => seriesNumber)
    .replace("{version}", () => say.number(check.version));
  const until = check.lastDay && labels.until.replace("{date}", say.day(new Date(`${check.lastDay}T00:00:00Z`)));
  return { text: [action, until].filter(Boolean).join(" · "), ask: labels.check, url: check.url };
}

/** The link as a drawing of squares, one unit each, for a sheet of any size. The quiet border is the sheet's own. */
export function qrDrawing(url: string): string {
  const { data, size } = encode(url, { ecc: "M", border: 0 });
  const rows = data.map((row, y) =>
    [
      ...row
        .map((dark) => (dark ? "1" : "0"))
        .join("")
        .matchAll(/1+/g),
    ]
      .map(({ index, 0: run }) => `M${index} ${y}h${run.length}v1h-${run.length}z`)
      .join(""),
  );
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}"><path d="${rows.join("")}"/></svg>`;
}
