// By day: one small chart for each kind of count, made here as SVG, and the same numbers as a table.
import { numberText, shortDayText } from "@/app/[locale]/(desk)/_desk/format";
import type { Locale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translator";
import { type CountKey, countKeys, type Participation } from "@/lib/participation/participation";
import { CountsTable } from "./counts-table";
import { type DayBars, dayBars, daysShown } from "./day-bars";
import styles from "./participation.module.css";

const width = 600;
const height = 44;

interface ChartsProps {
  readonly locale: Locale;
  readonly byDay: Participation["by_day"];
}

export function DayCharts({ locale, byDay }: ChartsProps) {
  const t = translator(locale, "desk");
  const charts = countKeys.flatMap((key) => {
    const bars = dayBars(byDay, key, width, height);
    return bars === null ? [] : [{ key, bars }];
  });
  const [first] = charts;
  if (first === undefined) return null;
  const rows = [...byDay].reverse().map((row) => ({ ...row, id: row.day, name: shortDayText(locale, row.day) }));
  return (
    <section aria-labelledby="days">
      <h2 id="days">{t("participation.days")}</h2>
      <div className={styles.charts}>
        {charts.map(({ key, bars }) => (
          <DayChart key={key} locale={locale} kind={key} bars={bars} />
        ))}
        <p className={styles.axis} dir="ltr" aria-hidden="true">
          <span>{shortDayText(locale, first.bars.from)}</span>
          <span>{shortDayText(locale, first.bars.to)}</span>
        </p>
      </div>
      <p className={styles.note}>
        {t("participation.chartNote")}{" "}
        {byDay.length > daysShown ? t("participation.chartCut", { days: daysShown }) : null}
      </p>
      <details>
        <summary>{t("participation.table")}</summary>
        <CountsTable locale={locale} id="days-table" title={null} of={t("participation.day")} rows={rows} />
      </details>
    </section>
  );
}

function DayChart({ locale, kind, bars }: { locale: Locale; kind: CountKey; bars: DayBars }) {
  const t = translator(locale, "desk");
  const name = translator(locale, "words")(`counts.${kind}`);
  const label = t("participation.chartOf", {
    kind: name,
    from: shortDayText(locale, bars.from),
    to: shortDayText(locale, bars.to),
    most: bars.most,
  });
  const gap = Math.min(2, bars.step / 4);
  return (
    <figure className={styles.chart}>
      <figcaption>
        {name} <small>{t("participation.peak", { most: bars.most })}</small>
      </figcaption>
      <svg viewBox={`0 0 ${width} ${height}`} preserveAspectRatio="none" role="img" aria-label={label}>
        <line x1="0" x2={width} y1={height} y2={height} className={styles.base} />
        {bars.bars.map((bar) => (
          <rect
            key={bar.day}
            x={bar.x + gap / 2}
            y={height - bar.height}
            width={Math.min(bars.step - gap, 24)}
            height={bar.height}
            className={styles.bar}
          >
            <title>{`${shortDayText(locale, bar.day)}: ${numberText(locale, bar.number)}`}</title>
          </rect>
        ))}
      </svg>
    </figure>
  );
}
