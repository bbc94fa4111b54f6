// A page of a PDF as it lies: every line at its place, in the size it was printed in. Drawn by attributes alone, for the
// desk's pages allow no inline style. On a narrow screen the lines become bars, and the page a small map.
import { translator } from "@/lib/i18n/translator";
import type { ReadDocument, ReadLine } from "@/lib/importing/places";
import type { PageSize } from "@/lib/importing/reading/line";
import styles from "./page.module.css";
import { drawnId, placeOf, type ReviewSheet } from "./sheet";
import { textLengthOf } from "./text-length";

/** A page of an odd shape, or one with a line that has no place, is better read as a list. */
export function isDrawn({ lines, pages }: ReadDocument): boolean {
  const isUsual = ({ width, height }: PageSize) =>
    width > 100 && height > 100 && width / height < 4 && height / width < 4;
  return pages.length > 0 && pages.every(isUsual) && lines.every(({ region }) => region !== null);
}

interface DrawnPageProps {
  readonly sheet: ReviewSheet;
  readonly page: number;
  readonly lines: readonly ReadLine[];
  /** By line, the field that was read from it. */
  readonly fields: ReadonlyMap<number, string>;
}

export function DrawnPage({ sheet, page, lines, fields }: DrawnPageProps) {
  const { width, height } = sheet.document.pages[page - 1] ?? { width: 0, height: 0 };
  return (
    <svg className={styles.sheet} viewBox={`0 0 ${width} ${height}`}>
      <title>{translator(sheet.locale, "desk")("review.page", { page })}</title>
      {lines.map((line) => (
        <DrawnLine key={line.number} sheet={sheet} line={line} field={fields.get(line.number) ?? null} />
      ))}
    </svg>
  );
}

function DrawnLine({ sheet, line, field }: { sheet: ReviewSheet; line: ReadLine; field: string | null }) {
  const { region, number } = line;
  if (region === null) return null;
  const t = translator(sheet.locale, "desk");
  const isDoubtful = field !== null && placeOf(sheet, field).doubt === "check";
  const tone = field === null ? styles.unused : isDoubtful ? styles.doubtful : "";
  const { left, top, right, bottom } = region;
  return (
    <g id={drawnId(number)} className={`${styles.line} ${tone}`}>
      <rect className={styles.place} x={left} y={top} width={right - left} height={bottom - top} rx="1" />
      {field === null ? (
        <LineText line={line} region={region} />
      ) : (
        <a href={`#${field}`} aria-label={t("review.toField", { line: number })}>
          <LineText line={line} region={region} />
        </a>
      )}
    </g>
  );
}

const beginsRtl = /^[^\p{L}]*[\p{Script=Arabic}\p{Script=Hebrew}]/u;

function LineText({ line, region }: { line: ReadLine; region: NonNullable<ReadLine["region"]> }) {
  const { left, right, top, bottom } = region;
  const size = (bottom - top) / 1.25;
  const text = line.bullet ? `• ${line.text}` : line.text;
  const isRtl = beginsRtl.test(line.text);
  const length = textLengthOf(text, size, right - left);
  return (
    <text
      x={isRtl ? right : left}
      y={top + size}
      fontSize={size}
      direction={isRtl ? "rtl" : "ltr"}
      {...(length === null ? {} : { textLength: length, lengthAdjust: "spacingAndGlyphs" })}
    >
      {text}
    </text>
  );
}
