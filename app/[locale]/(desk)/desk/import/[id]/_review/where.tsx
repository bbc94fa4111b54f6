// Where a value stands in the document: a link to its lines, how sure the importer is, and on a narrow screen, where the
// document is far away, the words themselves.
import { numberText } from "@/app/[locale]/(desk)/_desk/format";
import type { Locale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translator";
import { rangesOf } from "@/lib/importing/places";
import styles from "./review.module.css";
import { lineId, placeOf, type ReviewSheet } from "./sheet";

/** How much of the document is repeated beside a field? Enough to compare a name or a date, in characters. */
const excerptMax = 240;

export function Where({ sheet, field }: { sheet: ReviewSheet; field: string }) {
  const t = translator(sheet.locale, "desk");
  const { lines, doubt } = placeOf(sheet, field);
  const [first] = lines;
  if (first === undefined) return null;
  return (
    <>
      <a className={styles.where} href={`#${lineId(first)}`}>
        {t("review.lines", { count: lines.length, list: listOf(sheet.locale, lines) })}
      </a>
      {doubt === "likely" ? <span className={styles.likely}> · {t("review.likely")}</span> : null}
      {doubt === "sure" ? null : <Excerpt sheet={sheet} lines={lines} />}
    </>
  );
}

/** "6–8, 23": at most three ranges. */
function listOf(locale: Locale, lines: readonly number[]): string {
  const ranges = rangesOf(lines).map(([first, last]) =>
    first === last ? numberText(locale, first) : `${numberText(locale, first)}–${numberText(locale, last)}`,
  );
  return ranges.length > 3 ? `${ranges.slice(0, 3).join(", ")} …` : ranges.join(", ");
}

function Excerpt({ sheet, lines }: { sheet: ReviewSheet; lines: readonly number[] }) {
  const text = sheet.document.lines
    .filter(({ number }) => lines.includes(number))
    .map((line) => line.text)
    .join(" / ");
  return (
    <q className={styles.excerpt} dir="auto">
      {text.length > excerptMax ? `${text.slice(0, excerptMax)}…` : text}
    </q>
  );
}
