// What the editor's parts are handed: the content, what is still missing in it, and the words to say it with.
import type { ActionContent, PublishProblem } from "@/lib/actions/action";
import type { DayField } from "@/lib/actions/schema";
import type { Locale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translator";

export interface EditorSheet {
  readonly locale: Locale;
  readonly content: ActionContent;
  readonly missing: readonly PublishProblem[];
  /** The row that stands open: the one just added, as `targets.2`, or all of them. */
  readonly opened: string;
  /** What was typed where a day belongs and could not be read: shown again as it was typed. */
  readonly unread?: Partial<Record<DayField, string>>;
}

/** A single row begins open, for there is no list to overlook; so does one that lacks something. */
export function isRowOpen(sheet: EditorSheet, row: string, rows: number, wrong: number): boolean {
  return rows === 1 || wrong > 0 || sheet.opened === row || sheet.opened === "all";
}

/** What is missing beside that field, as one sentence; nothing when all is well. */
export function problemAt({ locale, missing }: EditorSheet, field: string): string | undefined {
  const codes = missing.filter((problem) => problem.field === field).map(({ code }) => code);
  if (codes.length === 0) return undefined;
  const t = translator(locale, "problems");
  return codes.map((code) => t(`publish.${code}`)).join(" ");
}
