// Where a value stands in the document: a link to its lines or its place on the page, how sure the importer is, and on a
// narrow screen, where the document is far away, the words themselves.
import { numberText } from "@/app/[locale]/(desk)/_desk/format";
import type { Locale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translator";
import { ascending, rangesOf } from "@/lib/importing/places";
import { isDrawn } from "./drawn-page";
import { drawnId, lineId, placeOf, type ReviewSheet } from "./sheet";
import styles from "./where.module.css";

/** How much of the document is repeated beside a field? Enough to compare a name or a date, in characters. */
const excerptMax = 240;

export function Where({ sheet, field }: { sheet: ReviewSheet; field: string }) {
  const t = translator(sheet.locale, "desk");
  const { lines, doubt, origin } = placeOf(sheet, field);
  if (origin !== "lines") return <span className={styles.likely}>{t(`review.origin.${origin}`)}</span>;
  if (lines.length === 0) return null;
  return (
    <>
      <Links sheet={sheet} lines={lines} />
      {doubt === "likely" ? <span className={styles.likely}> · {t("review.likely")}</span> : null}
      {doubt === "sure" ? null : <Excerpt sheet={sheet} lines={lines} />}
    </>
  );
}

/** To the lines in the list; of a PDF also to the place on the page. The screen's width decides which of them is seen. */
function Links({ sheet, lines: numbers }: { sheet: ReviewSheet; lines: readonly number[] }) {
  const t = translator(sheet.locale, "desk");
  const [first = 0] = numbers;
  const lines = t("review.lines", { count: numbers.length, list: listOf(sheet.locale, numbers) });
  if (!isDrawn(sheet.document)) {
    return (
      <a className={styles.where} href={`#${lineId(first)}`}>
        {lines}
      </a>
    );
  }
  const pages = ascending(
    sheet.document.lines.flatMap(({ number, region }) => (region && numbers.includes(number) ? [region.page] : [])),
  );
  const page = t("review.pages", { count: pages.length, list: listOf(sheet.locale, pages) });
  return (
    <>
      <a className={`${styles.where} ${styles.wide}`} href={`#${drawnId(first)}`}>
        {page}
      </a>
      <a className={`${styles.where} ${styles.narrow}`} href={`#${lineId(first)}`}>
        {t("review.onPage", { page, lines })}
      </a>
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
