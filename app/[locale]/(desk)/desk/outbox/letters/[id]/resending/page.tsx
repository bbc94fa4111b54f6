// Asks, before a letter with an unclear end is sent once more: what that means, and whether one is sure.
import { redirect } from "next/navigation";
import { Button, ButtonLink } from "@/app/_ui/button";
import { Frame } from "@/app/[locale]/(desk)/_desk/frame";
import { deskPage } from "@/app/[locale]/(desk)/_desk/gate";
import { missing } from "@/app/[locale]/(desk)/_desk/missing";
import { letterPath } from "@/app/[locale]/(desk)/_desk/paths";
import type { Query } from "@/app/[locale]/(desk)/_desk/query";
import { titled } from "@/app/[locale]/(desk)/_desk/titled";
import { translator } from "@/lib/i18n/translator";
import { asId, type MessageId } from "@/lib/ids";
import { findLetter, nameActions } from "@/lib/outbox/desk-queries";
import styles from "../../../_outbox/outbox.module.css";
import { Outcome } from "../../../_outbox/outcome";
import { TargetName } from "../../../_outbox/target-name";

export const generateMetadata = titled((t) => t("outbox.resendTitle"));

interface Props {
  readonly params: Promise<{ locale: string; id: string }>;
  readonly searchParams: Promise<Query>;
}

export default async function ResendingPage({ params, searchParams }: Props) {
  const { locale, organizer, db } = await deskPage(params, "steer_sending");
  const id = asId<MessageId>((await params).id);
  const letter = id === null ? null : await findLetter(db.read, id);
  if (letter === null) missing(locale);
  const page = letterPath(locale, letter.id);
  if (letter.state !== "unknown") redirect(`${page}?problem=changed_meanwhile`);
  const names = await nameActions(db.read, letter.actionId === null ? [] : [letter.actionId]);
  const t = translator(locale, "desk");
  return (
    <Frame locale={locale} organizer={organizer} part="outbox" path={`/desk/outbox/letters/${letter.id}/resending`}>
      <section className={styles.ask} aria-labelledby="ask">
        <h1 id="ask">{t("outbox.resendTitle")}</h1>
        <Outcome locale={locale} query={await searchParams} />
        <p>
          <TargetName locale={locale} letter={letter} names={names} />
        </p>
        <ul>
          {(["twice", "same", "once", "who"] as const).map((effect) => (
            <li key={effect}>{t(`outbox.resendEffects.${effect}`)}</li>
          ))}
        </ul>
        <form method="post" action={`${page}/resending/order`}>
          <label className={styles.sure}>
            <input type="checkbox" name="sure" value="yes" required />
            <span>{t("outbox.resendSure", { by: organizer.email })}</span>
          </label>
          <div className={styles.decisions}>
            <Button tone="stop">{t("outbox.resendNow")}</Button>
            <ButtonLink href={page}>{t("outbox.back")}</ButtonLink>
          </div>
        </form>
      </section>
    </Frame>
  );
}
