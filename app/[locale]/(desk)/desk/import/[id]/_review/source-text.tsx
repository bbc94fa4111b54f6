// The document as it was read, line by line. The number of a line that was used leads to its field; lines nobody used are
// paler, so that what was overlooked can be seen.
import { translator } from "@/lib/i18n/translator";
import type { ReadLine } from "@/lib/importing/places";
import { fieldsByLine, lineId, placeOf, type ReviewSheet } from "./sheet";
import styles from "./source.module.css";

export function SourceText({ sheet }: { sheet: ReviewSheet }) {
  const t = translator(sheet.locale, "desk");
  const { lines } = sheet.document;
  const fields = fieldsByLine(sheet);
  return (
    <section className={styles.source} aria-labelledby="source" data-source="">
      <h2 id="source" tabIndex={-1}>
        {t("review.source")}
      </h2>
      <p className={styles.legend}>{t("review.sourceHelp")}</p>
      <ol className={styles.lines}>
        {lines.map((line, at) => (
          <SourceLine
            key={line.number}
            sheet={sheet}
            line={line}
            field={fields.get(line.number) ?? null}
            newPage={line.page !== null && line.page !== (lines[at - 1]?.page ?? null) ? line.page : null}
          />
        ))}
      </ol>
    </section>
  );
}

interface SourceLineProps {
  readonly sheet: ReviewSheet;
  readonly line: ReadLine;
  readonly field: string | null;
  /** Set on the first line of a page. */
  readonly newPage: number | null;
}

function SourceLine({ sheet, line, field, newPage }: SourceLineProps) {
  const t = translator(sheet.locale, "desk");
  const { number, text, bullet, gapBefore } = line;
  const isDoubtful = field !== null && placeOf(sheet, field).doubt === "check";
  const tone = field === null ? styles.unused : isDoubtful ? styles.doubtful : "";
  return (
    <>
      {newPage === null ? null : <li className={styles.page}>{t("review.page", { page: newPage })}</li>}
      <li id={lineId(number)} className={`${styles.line} ${gapBefore ? styles.gap : ""} ${tone}`}>
        {field === null ? (
          <span className={styles.number}>{number}</span>
        ) : (
          <a className={styles.number} href={`#${field}`} aria-label={t("review.toField", { line: number })}>
            {number}
          </a>
        )}
        <span className={styles.text} dir="auto">
          {bullet ? `• ${text}` : text}
        </span>
      </li>
    </>
  );
}
