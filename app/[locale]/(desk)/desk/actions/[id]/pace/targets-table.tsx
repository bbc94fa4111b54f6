// Each target with what waits for it, at which pace, and how long that takes.
import { numberText } from "@/app/[locale]/(desk)/_desk/format";
import { outboxPath, pacePath, withQuery } from "@/app/[locale]/(desk)/_desk/paths";
import styles from "@/app/[locale]/(desk)/desk/_pace/pace.module.css";
import { paceText, timeNeededText } from "@/app/[locale]/(desk)/desk/_pace/pace-words";
import { ownWords } from "@/app/[locale]/(public)/_pages/say";
import type { DraftAction } from "@/lib/actions/queries";
import type { Locale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translator";
import type { PacedTarget } from "./view";

interface TableProps {
  readonly locale: Locale;
  readonly now: Date;
  readonly action: DraftAction;
  readonly targets: readonly PacedTarget[];
}

export function TargetsTable({ locale, now, action, targets }: TableProps) {
  const t = translator(locale, "desk");
  if (targets.length === 0) return <p>{t("pace.noTargets")}</p>;
  return (
    <section aria-labelledby="targets">
      <h2 id="targets">{t("pace.targets")}</h2>
      <table className={styles.targets}>
        <caption>{t("pace.targetsCaption")}</caption>
        <thead>
          <tr>
            <th scope="col">{t("outbox.target")}</th>
            <th scope="col" className={styles.number}>
              {t("pace.waiting")}
            </th>
            <th scope="col">{t("pace.title")}</th>
            <th scope="col">{t("pace.takes")}</th>
          </tr>
        </thead>
        <tbody>
          {targets.map(({ id, name, queue, choice, from }) => (
            <tr key={id}>
              <th scope="row">
                <bdi {...ownWords(action.content.language)}>{name === "" ? t("pace.noName") : name}</bdi>
              </th>
              <td className={styles.number} data-label={t("pace.waiting")}>
                {queue.waiting === 0 ? (
                  numberText(locale, 0)
                ) : (
                  <a
                    href={withQuery(`${outboxPath(locale)}/letters`, {
                      state: "queued",
                      action: action.id,
                      target: id,
                    })}
                  >
                    {numberText(locale, queue.waiting)}
                  </a>
                )}
              </td>
              <td data-label={t("pace.title")}>
                {paceText(locale, choice)}
                <small>{t(`pace.from_.${from}`)}</small>
                {action.state === "stopped" ? null : (
                  <a href={`${withQuery(pacePath(locale, action.id), { target: id })}#choice`}>{t("pace.forTarget")}</a>
                )}
              </td>
              <td data-label={t("pace.takes")}>{timeNeededText(locale, choice, queue, now)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
