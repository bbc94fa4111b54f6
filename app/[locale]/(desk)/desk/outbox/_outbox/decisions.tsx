// What can be decided about one letter, each as a form of its own.
import { Button, ButtonLink } from "@/app/_ui/button";
import type { Locale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translator";
import { cancellable, evidences } from "@/lib/outbox/decision";
import type { MessageState } from "@/lib/outbox/message";
import styles from "./outbox.module.css";

interface DecisionsProps {
  readonly locale: Locale;
  readonly letter: { readonly state: MessageState; readonly reason: string | null };
  readonly path: string;
  readonly wasResent: boolean;
}

export function Decisions({ locale, letter: { state, reason }, path, wasResent }: DecisionsProps) {
  const t = translator(locale, "desk");
  if (!cancellable.some((each) => each === state)) return null;
  return (
    <section aria-labelledby="decide" className={styles.choices}>
      <h2 id="decide">{t("outbox.decide")}</h2>
      {state === "held" && reason === "address_failing" ? <p>{t("outbox.problems.address_failing")}</p> : null}
      {state === "held" && reason !== "address_failing" ? (
        <form method="post" action={`${path}/release`}>
          <Button>{t("outbox.release")}</Button>
          <p className={styles.note}>{t("outbox.releaseHelp")}</p>
        </form>
      ) : null}
      {state === "unknown" ? <Arrived locale={locale} path={path} /> : null}
      {state === "unknown" ? (
        <div>
          {wasResent ? (
            <p>{t("outbox.problems.resent_before")}</p>
          ) : (
            <>
              <ButtonLink href={`${path}/resending`}>{t("outbox.resend")}</ButtonLink>
              <p className={styles.note}>{t("outbox.resendHelp")}</p>
            </>
          )}
        </div>
      ) : null}
      <form method="post" action={`${path}/cancellation`}>
        <label className={styles.sure}>
          <input type="checkbox" name="sure" value="yes" required />
          <span>{t("outbox.cancelSure", { number: 1 })}</span>
        </label>
        <Button>{t("outbox.cancel")}</Button>
        <p className={styles.note}>{t("outbox.cancelHelp")}</p>
      </form>
    </section>
  );
}

function Arrived({ locale, path }: { locale: Locale; path: string }) {
  const t = translator(locale, "desk");
  return (
    <form method="post" action={`${path}/arrival`}>
      <fieldset className={styles.evidence}>
        <legend>{t("outbox.evidence")}</legend>
        {evidences.map((evidence) => (
          <label key={evidence}>
            <input type="radio" name="evidence" value={evidence} required />
            <span>{t(`outbox.evidences.${evidence}`)}</span>
          </label>
        ))}
      </fieldset>
      <Button>{t("outbox.arrived")}</Button>
      <p className={styles.note}>{t("outbox.arrivedHelp")}</p>
    </form>
  );
}
