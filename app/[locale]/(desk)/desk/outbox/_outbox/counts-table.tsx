// A table of letters by what they share; each number leads to the letters behind it. Narrow screens show each row as a block.
import type { ReactNode } from "react";
import { agoText, numberText } from "@/app/[locale]/(desk)/_desk/format";
import { outboxPath, withQuery } from "@/app/[locale]/(desk)/_desk/paths";
import type { Locale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translator";
import { deskStates } from "@/lib/outbox/desk-queries";
import styles from "./outbox.module.css";
import type { Row } from "./view";

/** How many rows does a page bear? Whoever has more looks at the worst first. */
const rowsMax = 100;

interface TableProps {
  readonly locale: Locale;
  readonly now: Date;
  readonly caption: string;
  readonly head: string;
  readonly rows: readonly Row[];
  readonly nameOf: (row: Row) => ReactNode;
  /** What the list behind a number is narrowed to. */
  readonly filterOf: (row: Row) => Readonly<Record<string, string | null>>;
}

export function CountsTable({ locale, now, caption, head, rows, nameOf, filterOf }: TableProps) {
  const t = translator(locale, "desk");
  return (
    <>
      <table className={styles.table}>
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{head}</th>
            {deskStates.map((state) => (
              <th key={state} scope="col" className={styles.number}>
                {t(`outbox.states.${state}`)}
              </th>
            ))}
            <th scope="col" className={styles.number}>
              {t("outbox.oldest")}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, rowsMax).map((row) => (
            <tr key={row.key}>
              <th scope="row">{nameOf(row)}</th>
              {deskStates.map((state) => (
                <td key={state} className={styles.number} data-label={t(`outbox.states.${state}`)}>
                  <Counted locale={locale} number={row.counts[state]} query={{ state, ...filterOf(row) }} />
                </td>
              ))}
              <td className={styles.number} data-label={t("outbox.oldest")}>
                {row.oldest === null ? <span className={styles.zero}>–</span> : agoText(locale, row.oldest, now)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {rows.length > rowsMax ? (
        <p className={styles.note}>{t("outbox.more", { number: rows.length - rowsMax })}</p>
      ) : null}
    </>
  );
}

interface CountedProps {
  readonly locale: Locale;
  readonly number: number;
  readonly query: Readonly<Record<string, string | null>>;
}

function Counted({ locale, number, query }: CountedProps) {
  const text = numberText(locale, number);
  if (number === 0) return <span className={styles.zero}>{text}</span>;
  return <a href={withQuery(`${outboxPath(locale)}/letters`, query)}>{text}</a>;
}
