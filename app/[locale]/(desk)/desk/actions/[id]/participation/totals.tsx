// Every kind of count with its number and what it means, in two groups: what we send, and what people send themselves.
import { numberText } from "@/app/[locale]/(desk)/_desk/format";
import type { Locale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translator";
import { type CountKey, type Counts, countKeys } from "@/lib/participation/participation";
import styles from "./participation.module.css";

const byThemselves: readonly CountKey[] = ["prepared", "says_sent", "says_posted"];

export function Totals({ locale, counts }: { locale: Locale; counts: Counts }) {
  const t = translator(locale, "desk");
  const ours = countKeys.filter((key) => !byThemselves.includes(key));
  return (
    <section aria-labelledby="totals">
      <h2 id="totals">{t("participation.totals")}</h2>
      <div className={styles.groups}>
        <Group locale={locale} counts={counts} title={t("participation.ours")} keys={ours} />
        <Group locale={locale} counts={counts} title={t("participation.theirs")} keys={byThemselves} />
      </div>
    </section>
  );
}

interface GroupProps {
  readonly locale: Locale;
  readonly counts: Counts;
  readonly title: string;
  readonly keys: readonly CountKey[];
}

function Group({ locale, counts, title, keys }: GroupProps) {
  const t = translator(locale, "desk");
  const w = translator(locale, "words");
  return (
    <table className={styles.totals}>
      <caption>{title}</caption>
      <tbody>
        {keys.map((key) => (
          <tr key={key} className={counts[key] === 0 ? styles.zero : undefined}>
            <td className={styles.number}>{numberText(locale, counts[key])}</td>
            <th scope="row">
              {w(`counts.${key}`)} <small>{t(`participation.means.${key}`)}</small>
            </th>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
