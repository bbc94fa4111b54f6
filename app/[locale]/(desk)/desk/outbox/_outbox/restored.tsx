// After a backup was restored: what the send journal knew better, and the one button that lets mail leave again.
import { Button } from "@/app/_ui/button";
import { Notice } from "@/app/_ui/notice";
import { outboxPath } from "@/app/[locale]/(desk)/_desk/paths";
import type { Locale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translator";
import type { ReconcileState } from "@/lib/outbox/reconcile";
import styles from "./outbox.module.css";

interface RestoredProps {
  readonly locale: Locale;
  readonly state: ReconcileState | null;
  readonly maySteer: boolean;
}

export function Restored({ locale, state, maySteer }: RestoredProps) {
  const t = translator(locale, "desk");
  if (state === null) return null;
  if (!state.compared)
    return (
      <Notice tone="stop" title={t("outbox.restored")}>
        {t("outbox.comparing")}
      </Notice>
    );
  const { accepted, unknown, failed, confirmed, takenBack, lost, lostAppeals, damaged, missing } = state;
  const counts = { accepted, unknown, failed, confirmed, takenBack, lost, lostAppeals, damaged, missing };
  return (
    <Notice tone="stop" title={t("outbox.restored")}>
      <p>{t("outbox.restoredHelp")}</p>
      <ul>
        {Object.entries(counts).map(([what, number]) => (
          <li key={what}>{t(`outbox.restoredCounts.${what as "lost"}`, { number })}</li>
        ))}
      </ul>
      {maySteer ? (
        <form method="post" action={`${outboxPath(locale)}/resumption`}>
          <label className={styles.sure}>
            <input type="checkbox" name="sure" value="yes" required />
            <span>{t("outbox.resumeSure")}</span>
          </label>
          <Button tone="main">{t("outbox.resume")}</Button>
        </form>
      ) : null}
    </Notice>
  );
}
