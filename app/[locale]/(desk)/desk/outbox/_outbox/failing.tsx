// Addresses from which too many letters came back: what waits for them, and the two ways on.
import { Button, ButtonLink } from "@/app/_ui/button";
import { instantText } from "@/app/[locale]/(desk)/_desk/format";
import { editPath, outboxPath } from "@/app/[locale]/(desk)/_desk/paths";
import type { Locale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translator";
import type { ActionId } from "@/lib/ids";
import type { Group, NamedAction } from "@/lib/outbox/desk-queries";
import styles from "./outbox.module.css";

interface FailingProps {
  readonly locale: Locale;
  readonly addresses: readonly { readonly address: string; readonly since: Date }[];
  readonly groups: readonly Group[];
  readonly names: ReadonlyMap<ActionId, NamedAction>;
  readonly maySteer: boolean;
}

export function Failing({ locale, addresses, groups, names, maySteer }: FailingProps) {
  const t = translator(locale, "desk");
  if (addresses.length === 0) return null;
  return (
    <section aria-labelledby="failing">
      <h2 id="failing">{t("outbox.failing")}</h2>
      <p className={styles.note}>{t("outbox.failingHelp")}</p>
      <ul className={styles.reasons}>
        {addresses.map(({ address, since }) => {
          const waiting = groups.filter(
            ({ toAddress, reason, state }) =>
              state === "held" && reason === "address_failing" && toAddress.toLowerCase() === address,
          );
          const letters = waiting.reduce((sum, group) => sum + group.letters, 0);
          const actions = [...new Set(waiting.map(({ actionId }) => actionId))];
          return (
            <li key={address}>
              <p>
                <bdi dir="ltr">{address}</bdi> · {t("outbox.letters", { number: letters })}
                <small> {t("outbox.failingSince", { date: instantText(locale, since) })}</small>
              </p>
              {maySteer ? (
                <div className={styles.decisions}>
                  <form method="post" action={`${outboxPath(locale)}/addresses`}>
                    <input type="hidden" name="address" value={address} />
                    <Button>{t("outbox.isRight")}</Button>
                  </form>
                  {actions.map((id) => (
                    <ButtonLink key={id} href={`${editPath(locale, id)}#targets`}>
                      {t("outbox.correct", { title: names.get(id)?.title ?? "" })}
                    </ButtonLink>
                  ))}
                </div>
              ) : null}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
