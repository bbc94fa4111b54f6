// How the outbox stands, in numbers alone: what every role may see.
import { agoText, numberText } from "@/app/[locale]/(desk)/_desk/format";
import { outboxPath } from "@/app/[locale]/(desk)/_desk/paths";
import type { Locale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translator";
import type { DeskState, Group } from "@/lib/outbox/desk-queries";
import styles from "./outbox.module.css";
import { total } from "./view";

interface TotalsProps {
  readonly locale: Locale;
  readonly now: Date;
  readonly groups: readonly Group[];
  readonly sending: number;
  /** False: no number leads anywhere. */
  readonly linked: boolean;
}

const shown = ["queued", "sending", "unknown", "held", "failed", "bounced"] as const;

export function Totals({ locale, now, groups, sending, linked }: TotalsProps) {
  const t = translator(locale, "desk");
  const counts = total(groups);
  return (
    <dl className={styles.totals}>
      {shown.map((state) => {
        const number = state === "sending" ? sending : counts[state];
        const oldest = state === "sending" ? null : counts.oldest[state];
        return (
          <div key={state} className={isDoubt(state) && number > 0 ? styles.doubt : undefined}>
            <dt>{t(`outbox.states.${state}`)}</dt>
            <dd>
              {linked && number > 0 && state !== "sending" ? (
                <a href={`${outboxPath(locale)}/letters?state=${state}`}>{numberText(locale, number)}</a>
              ) : (
                numberText(locale, number)
              )}
            </dd>
            <dd className={styles.note}>
              {oldest === null ? t(`outbox.means.${state}`) : t("outbox.since", { age: agoText(locale, oldest, now) })}
            </dd>
          </div>
        );
      })}
    </dl>
  );
}

const isDoubt = (state: DeskState | "sending") => state === "unknown" || state === "held";
