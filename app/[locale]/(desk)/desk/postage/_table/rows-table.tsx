// The postage table: each country's prices, the latest first, and where each row stands today.
import { postagePath } from "@/app/[locale]/(desk)/_desk/paths";
import { countryName } from "@/lib/i18n/countries";
import { formatDate } from "@/lib/i18n/dates";
import type { Locale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translator";
import { amountText, destinations, type PostageRow, stateOf } from "@/lib/postage/postage";

interface TableProps {
  readonly locale: Locale;
  readonly rows: readonly PostageRow[];
  /** Today. */
  readonly on: string;
  readonly mayEdit: boolean;
}

export function RowsTable({ locale, rows, on, mayEdit }: TableProps) {
  const t = translator(locale, "desk");
  const columns = [
    t("postage.country"),
    t("postage.stateTitle"),
    t("postage.from"),
    t("postage.until"),
    t("postage.currency"),
    t("postage.domestic"),
    t("postage.regional"),
    t("postage.world"),
    t("postage.stamps"),
    t("postage.source"),
  ];
  return (
    <table className="postage-table">
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column} scope="col">
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            <th scope="row">
              {mayEdit ? (
                <a href={`${postagePath(locale)}/${row.id}`}>{countryName(locale, row.country)}</a>
              ) : (
                countryName(locale, row.country)
              )}
            </th>
            {cellsOf(row, { locale, rows, on }).map((cell, at) => (
              <td key={columns[at + 1]} data-label={columns[at + 1]}>
                <bdi>{cell}</bdi>
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function cellsOf(row: PostageRow, { locale, rows, on }: Omit<TableProps, "mayEdit">): string[] {
  const t = translator(locale, "desk");
  const day = (each: string) => formatDate(each, locale, { day: "numeric", month: "short", year: "numeric" });
  const amount = (minor: number | null) => (minor === null ? "–" : amountText(minor, row.currency));
  return [
    t(`postage.state.${stateOf(row, rows, on)}`),
    day(row.validFrom),
    row.validUntil === null ? t("postage.forEver") : day(row.validUntil),
    row.currency,
    ...destinations.map((each) => row.prices[each].map(amount).join(" · ")),
    row.stamps.map(amount).join(" · "),
    row.source,
  ];
}
