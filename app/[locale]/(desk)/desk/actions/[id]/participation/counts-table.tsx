// Counts by something: a row for each, a column for each kind that is not nothing everywhere.
import type { ReactNode } from "react";
import { numberText } from "@/app/[locale]/(desk)/_desk/format";
import type { Locale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translator";
import { type Counts, countKeys } from "@/lib/participation/participation";
import styles from "./participation.module.css";

type NamedCounts = Counts & { readonly id: string; readonly name: string };

interface TableProps {
  readonly locale: Locale;
  readonly id: string;
  /** The heading; null where there is one already. */
  readonly title: string | null;
  /** What the rows are: "Country". */
  readonly of: string;
  readonly rows: readonly NamedCounts[];
}

export function CountsTable({ locale, id, title, of, rows }: TableProps): ReactNode {
  if (rows.length === 0) return null;
  const w = translator(locale, "words");
  const keys = countKeys.filter((key) => rows.some((row) => row[key] > 0));
  return (
    <section {...(title === null ? {} : { "aria-labelledby": id })}>
      {title === null ? null : <h2 id={id}>{title}</h2>}
      <div className={styles.scroll}>
        <table className={styles.counts}>
          <thead>
            <tr>
              <th scope="col">{of}</th>
              {keys.map((key) => (
                <th key={key} scope="col" className={styles.number}>
                  {w(`counts.${key}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.id}>
                <th scope="row">
                  <bdi>{row.name}</bdi>
                </th>
                {keys.map((key) => (
                  <td key={key} className={`${styles.number} ${row[key] === 0 ? styles.zero : ""}`}>
                    {numberText(locale, row[key])}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
