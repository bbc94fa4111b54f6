// What the parts of the review are handed: the document, the fields made of it, where each stands, and the words.
import type { ActionContent } from "@/lib/actions/action";
import type { Locale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translator";
import { nowhere, type Place, type ReadDocument } from "@/lib/importing/places";
import type { Review } from "@/lib/importing/review";

export interface ReviewSheet {
  readonly locale: Locale;
  readonly content: ActionContent;
  readonly document: ReadDocument;
  readonly review: Review;
}

export function placeOf({ review }: ReviewSheet, field: string): Place {
  return review.places.get(field) ?? nowhere;
}

/** What is doubtful about that field, as one sentence; nothing when all is well. */
export function doubtAt(sheet: ReviewSheet, field: string): string | undefined {
  const { doubt, warnings } = placeOf(sheet, field);
  const t = translator(sheet.locale, "desk");
  if (warnings.length > 0) return warnings.map((code) => t(`import.warnings.${code}`)).join(" ");
  return doubt === "check" ? t("review.doubtful") : undefined;
}

/** For the script that marks a field's lines; the page says the same in words and links. */
export function linesOf(sheet: ReviewSheet, field: string): { "data-lines": string } | undefined {
  const { lines } = placeOf(sheet, field);
  return lines.length === 0 ? undefined : { "data-lines": lines.join(" ") };
}

/** The id of a line of the source. */
export function lineId(line: number): string {
  return `line-${line}`;
}

/** The id of the same line on the drawn page. */
export function drawnId(line: number): string {
  return `at-${line}`;
}

/** For each line the field that says most about it: the one made of the fewest lines. Rows themselves are no fields. */
export function fieldsByLine({ review }: ReviewSheet): ReadonlyMap<number, string> {
  const byLine = new Map<number, string>();
  const fields = [...review.places]
    .filter(([field]) => !/^(?:targets|copies|letters)(?:\.\d+)?$/.test(field))
    .sort(([, one], [, other]) => one.lines.length - other.lines.length);
  for (const [field, { lines }] of fields) for (const line of lines) if (!byLine.has(line)) byLine.set(line, field);
  return byLine;
}
