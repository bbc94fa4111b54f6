// Mail to supporters and organizers, as numbers: nobody needs their addresses to see whether it moves.
import { Button } from "@/app/_ui/button";
import { agoText, numberText } from "@/app/[locale]/(desk)/_desk/format";
import { outboxPath } from "@/app/[locale]/(desk)/_desk/paths";
import type { Locale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translator";
import type { OtherMail as Mail } from "@/lib/outbox/desk-queries";
import styles from "./outbox.module.css";
import { reasonText } from "./say";

interface OtherMailProps {
  readonly locale: Locale;
  readonly now: Date;
  readonly mails: readonly Mail[];
  readonly maySteer: boolean;
}

export function OtherMail({ locale, now, mails, maySteer }: OtherMailProps) {
  const t = translator(locale, "desk");
  if (mails.length === 0) return null;
  return (
    <section aria-labelledby="other">
      <h2 id="other">{t("outbox.other")}</h2>
      <ul className={styles.reasons}>
        {mails.map(({ kind, state, reason, mails: number, oldest }) => (
          <li key={`${kind}/${state}/${reason}`}>
            <p>
              {numberText(locale, number)} · {t(`outbox.kinds.${kind === "letter" ? "answer" : kind}`)} ·{" "}
              <strong>{t(`outbox.states.${state}`)}</strong> · {reasonText(locale, reason, state)}
              <small> · {t("outbox.since", { age: agoText(locale, oldest, now) })}</small>
            </p>
            {maySteer && state === "held" ? (
              <form method="post" action={`${outboxPath(locale)}/releases`} className={styles.decisions}>
                <input type="hidden" name="kind" value={kind} />
                <Button>{t("outbox.releaseMany", { number: numberText(locale, number) })}</Button>
              </form>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  );
}
