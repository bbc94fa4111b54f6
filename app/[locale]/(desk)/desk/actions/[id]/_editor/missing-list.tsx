// What a draft still lacks before it can be published, each line a link to the field.
import type { PublishProblem } from "@/lib/actions/action";
import type { Locale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translator";
import { anchorOf } from "./sections";

interface MissingListProps {
  readonly locale: Locale;
  readonly missing: readonly PublishProblem[];
  /** The editor's path; empty on the editor itself, null for those who may not edit. */
  readonly base: string | null;
}

export function MissingList({ locale, missing, base }: MissingListProps) {
  const t = translator(locale, "problems");
  return (
    <ul>
      {missing.map(({ code, field }) => (
        <li key={`${code} ${field}`}>
          {base === null ? t(`publish.${code}`) : <a href={`${base}#${anchorOf(field)}`}>{t(`publish.${code}`)}</a>}
          {rowNumber(field) === null ? null : ` (${rowNumber(field)})`}
        </li>
      ))}
    </ul>
  );
}

/** Which of several rows: 2 for `targets.1.emails`; null for what is there only once. */
function rowNumber(field: string): number | null {
  const [, row] = /^\w+\.(\d+)\./.exec(field) ?? [];
  return row === undefined ? null : Number(row) + 1;
}
