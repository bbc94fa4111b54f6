// The document as it was read, line by line; a PDF with its pages as they lie. The number of a line that was used leads to
// its field; lines nobody used are paler, so that what was overlooked can be seen.
import { translator } from "@/lib/i18n/translator";
import type { ReadLine } from "@/lib/importing/places";
import { DrawnPage, isDrawn } from "./drawn-page";
import { fieldsByLine, lineId, placeOf, type ReviewSheet } from "./sheet";
import styles from "./source.module.css";

export function SourceText({ sheet }: { sheet: ReviewSheet }) {
  const t = translator(sheet.locale, "desk");
  const { lines } = sheet.document;
  const drawn = isDrawn(sheet.document);
  return (
    <section className={styles.source} aria-labelledby="source" data-source="">
      <h2 id="source" tabIndex={-1}>
        {t("review.source")}
      </h2>
      <p className={styles.legend}>{t(drawn ? "review.pagesHelp" : "review.sourceHelp")}</p>
      <div className={drawn ? `${styles.pane} ${styles.pages}` : styles.pane} data-pane="">
        {drawn ? <Pages sheet={sheet} /> : <Lines sheet={sheet} lines={lines} fields={fieldsByLine(sheet)} />}
      </div>
    </section>
  );
}

/** Each page, and below it its lines: a wide screen shows the one, a narrow one the other. */
function Pages({ sheet }: { sheet: ReviewSheet }) {
  const t = translator(sheet.locale, "desk");
  const fields = fieldsByLine(sheet);
  const numbers = [...new Set(sheet.document.lines.map(({ region }) => region?.page ?? 1))];
  return numbers.map((page) => {
    const lines = sheet.document.lines.filter(({ region }) => region?.page === page);
    return (
      <div key={page} className={styles.pageOf}>
        <p className={styles.page}>{t("review.page", { page })}</p>
        <DrawnPage sheet={sheet} page={page} lines={lines} fields={fields} />
        <Lines sheet={sheet} lines={lines} fields={fields} />
      </div>
    );
  });
}

interface LinesProps {
  readonly sheet: ReviewSheet;
  readonly lines: readonly ReadLine[];
  readonly fields: ReadonlyMap<number, string>;
}

function Lines({ sheet, lines, fields }: LinesProps) {
  return (
    <ol className={styles.lines}>
      {lines.map((line) => (
        <SourceLine key={line.number} sheet={sheet} line={line} field={fields.get(line.number) ?? null} />
      ))}
    </ol>
  );
}

function SourceLine({ sheet, line, field }: { sheet: ReviewSheet; line: ReadLine; field: string | null }) {
  const t = translator(sheet.locale, "desk");
  const { number, text, bullet, gapBefore } = line;
  const isDoubtful = field !== null && placeOf(sheet, field).doubt === "check";
  const tone = field === null ? styles.unused : isDoubtful ? styles.doubtful : "";
  return (
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
  );
}
