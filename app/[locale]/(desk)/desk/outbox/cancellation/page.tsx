// Asks, before many letters are cancelled: how many they are, and what that means for their writers.
import { Button, ButtonLink } from "@/app/_ui/button";
import { Frame } from "@/app/[locale]/(desk)/_desk/frame";
import { deskPage } from "@/app/[locale]/(desk)/_desk/gate";
import { outboxPath } from "@/app/[locale]/(desk)/_desk/paths";
import { one, type Query } from "@/app/[locale]/(desk)/_desk/query";
import { titled } from "@/app/[locale]/(desk)/_desk/titled";
import { translator } from "@/lib/i18n/translator";
import { countLetters } from "@/lib/outbox/desk-queries";
import { filterOf, narrowedBy } from "../_outbox/filter";
import styles from "../_outbox/outbox.module.css";
import { Outcome } from "../_outbox/outcome";
import { reasonText } from "../_outbox/say";

export const generateMetadata = titled((t) => t("outbox.cancelTitle"));

interface Props {
  readonly params: Promise<{ locale: string }>;
  readonly searchParams: Promise<Query>;
}

export default async function CancellationPage({ params, searchParams }: Props) {
  const { locale, organizer, db } = await deskPage(params, "steer_sending");
  const query = await searchParams;
  const narrowed = narrowedBy((name) => one(query, name));
  const { state, action, target, reason } = narrowed;
  const number = await countLetters(db.read, await filterOf(db.read, { ...narrowed, address: null, domain: null }));
  const t = translator(locale, "desk");
  const fields = { state, action, target, reason };
  return (
    <Frame locale={locale} organizer={organizer} part="outbox" path="/desk/outbox">
      <section className={styles.ask} aria-labelledby="ask">
        <h1 id="ask">{t("outbox.cancelTitle")}</h1>
        <Outcome locale={locale} query={query} />
        <p>
          {t("outbox.letters", { number })} · <strong>{t(`outbox.states.${state}`)}</strong>
          {reason === null ? null : ` · ${reasonText(locale, reason, state)}`}
        </p>
        <p>{t("outbox.cancelHelp")}</p>
        <form method="post" action={`${outboxPath(locale)}/cancellation/order`}>
          {Object.entries(fields).map(([name, value]) => (
            <input key={name} type="hidden" name={name} value={value ?? ""} />
          ))}
          <label className={styles.sure}>
            <input type="checkbox" name="sure" value="yes" required />
            <span>{t("outbox.cancelSure", { number })}</span>
          </label>
          <div className={styles.decisions}>
            <Button tone="stop">{t("outbox.cancelNow")}</Button>
            <ButtonLink href={outboxPath(locale)}>{t("outbox.back")}</ButtonLink>
          </div>
        </form>
      </section>
    </Frame>
  );
}
