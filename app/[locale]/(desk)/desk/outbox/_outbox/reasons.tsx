// Why letters are where they are, and what can be decided about all that share a reason.
import { Button, ButtonLink } from "@/app/_ui/button";
import { agoText, numberText } from "@/app/[locale]/(desk)/_desk/format";
import { outboxPath, withQuery } from "@/app/[locale]/(desk)/_desk/paths";
import type { Locale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translator";
import { cancellable } from "@/lib/outbox/decision";
import type { Group } from "@/lib/outbox/desk-queries";
import styles from "./outbox.module.css";
import { reasonText } from "./say";
import { byReason, type Row } from "./view";

interface ReasonsProps {
  readonly locale: Locale;
  readonly now: Date;
  readonly groups: readonly Group[];
  readonly maySteer: boolean;
}

export function Reasons({ locale, now, groups, maySteer }: ReasonsProps) {
  const t = translator(locale, "desk");
  const rows = byReason(groups);
  if (rows.length === 0) return null;
  return (
    <section aria-labelledby="reasons">
      <h2 id="reasons">{t("outbox.why")}</h2>
      <ul className={styles.reasons}>
        {rows.map((row) => (
          <li key={row.key}>
            <Reason locale={locale} now={now} row={row} />
            {maySteer ? <Decisions locale={locale} row={row} /> : null}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Reason({ locale, now, row }: { locale: Locale; now: Date; row: Row }) {
  const t = translator(locale, "desk");
  const { state, reason } = row.group;
  const list = withQuery(`${outboxPath(locale)}/letters`, { state, reason });
  return (
    <p>
      <a href={list}>{t("outbox.letters", { number: row.counts[state] })}</a>
      {" · "}
      <strong>{t(`outbox.states.${state}`)}</strong>
      {" · "}
      {reasonText(locale, reason, state)}
      {row.oldest === null ? null : <small> · {t("outbox.since", { age: agoText(locale, row.oldest, now) })}</small>}
    </p>
  );
}

/** Letters of a failing address wait for a word about the address, not about themselves. */
function Decisions({ locale, row }: { locale: Locale; row: Row }) {
  const t = translator(locale, "desk");
  const { state, reason } = row.group;
  const mayCancel = cancellable.some((each) => each === state);
  const number = numberText(locale, row.counts[state]);
  return (
    <div className={styles.decisions}>
      {state === "held" && reason !== "address_failing" ? (
        <form method="post" action={`${outboxPath(locale)}/releases`}>
          <input type="hidden" name="reason" value={reason ?? ""} />
          <Button>{t("outbox.releaseMany", { number })}</Button>
        </form>
      ) : null}
      {mayCancel ? (
        <ButtonLink href={withQuery(`${outboxPath(locale)}/cancellation`, { state, reason })}>
          {t("outbox.cancelMany")}
        </ButtonLink>
      ) : null}
    </div>
  );
}
