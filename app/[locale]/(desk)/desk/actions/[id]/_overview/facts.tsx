// The facts of an action in a few lines.
import type { ReactNode } from "react";
import { dayText, instantText } from "@/app/[locale]/(desk)/_desk/format";
import type { DraftAction } from "@/lib/actions/queries";
import { daysUntil, isDay } from "@/lib/clock";
import type { Locale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translator";
import styles from "./overview.module.css";

export function Facts({ locale, action, now }: { locale: Locale; action: DraftAction; now: Date }) {
  const t = translator(locale, "desk");
  const { content, published, stopReason } = action;
  return (
    <section aria-labelledby="facts">
      <h2 id="facts">{t("action.facts")}</h2>
      <dl className={styles.facts}>
        <Fact name={t("action.deadline")}>{deadlineText(locale, action, now)}</Fact>
        <Fact name={t("action.country")}>
          <bdi>{content.country || t("action.notSaid")}</bdi>
        </Fact>
        <Fact name={t("action.number")}>
          <bdi>{content.seriesNumber || t("action.notSaid")}</bdi>
        </Fact>
        <Fact name={t("action.version")}>
          {published === null
            ? t("action.neverPublished")
            : t("action.versionNow", {
                number: published.number,
                date: instantText(locale, published.publishedAt),
              })}
          {published === null ? null : <small>{t(action.changed ? "action.draftAhead" : "action.draftSame")}</small>}
        </Fact>
        <Fact name={t("action.consent")}>
          <bdi>{content.consent || t("action.notSaid")}</bdi>
        </Fact>
        {stopReason ? (
          <Fact name={t("stop.reason")}>
            <bdi>{stopReason}</bdi>
          </Fact>
        ) : null}
      </dl>
    </section>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function deadlineText(locale: Locale, { content, state }: DraftAction, now: Date): string {
  const t = translator(locale, "desk");
  const on = content.deadlineOn;
  if (on === null || !isDay(on)) return t("list.noDeadline");
  if (state === "stopped" || state === "closed") return dayText(locale, on);
  const days = daysUntil(on, now);
  return `${dayText(locale, on)} (${days < 0 ? t("list.over") : t("list.days", { days })})`;
}
