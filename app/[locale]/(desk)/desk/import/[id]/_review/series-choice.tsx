// What the document becomes: a new action, or the next version of one with the same number; and, where it says that the
// series is over, the way to the page that stops it. Nothing happens here by itself.
import { Button } from "@/app/_ui/button";
import { Choice, Choices } from "@/app/_ui/field";
import { Notice } from "@/app/_ui/notice";
import { StateBadge } from "@/app/[locale]/(desk)/_desk/state-badge";
import type { ActionContent } from "@/lib/actions/action";
import type { DraftAction } from "@/lib/actions/queries";
import type { Locale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translator";
import type { ActionId } from "@/lib/ids";
import { mayBeStopped, mayGoOn } from "@/lib/importing/series";
import styles from "./review.module.css";

export type SeriesAction = Pick<DraftAction, "id" | "state" | "draftNumber" | "changed" | "published"> & {
  readonly content: Pick<ActionContent, "title" | "language">;
};

interface SeriesProps {
  readonly locale: Locale;
  readonly content: ActionContent;
  readonly series: readonly SeriesAction[];
  /** What was chosen before; null for a new action, undefined when nothing was chosen yet. */
  readonly chosen: ActionId | null | undefined;
}

export function SeriesChoice({ locale, content, series, chosen }: SeriesProps) {
  const t = translator(locale, "desk");
  const open = series.filter(mayGoOn);
  const preset = content.class === "update" ? (open[0]?.id ?? null) : null;
  const ticked = chosen === undefined ? preset : chosen;
  if (series.length === 0) return null;
  return (
    <section className={styles.series} aria-labelledby="series">
      <h2 id="series">{t("review.series.title", { number: content.seriesNumber })}</h2>
      <StopOffers locale={locale} content={content} series={series} />
      {open.length === 0 ? (
        <p>{t("review.series.over")}</p>
      ) : (
        <Choices name="onto" label={t("review.series.becomes")}>
          {open.map((action) => (
            <NextVersion key={action.id} locale={locale} action={action} checked={ticked === action.id} />
          ))}
          <Choice
            id="onto-new"
            name="onto"
            type="radio"
            value="new"
            label={t("review.series.fresh")}
            hint={t("review.series.freshHelp")}
            defaultChecked={ticked === null}
          />
        </Choices>
      )}
    </section>
  );
}

function NextVersion({ locale, action, checked }: { locale: Locale; action: SeriesAction; checked: boolean }) {
  const t = translator(locale, "desk");
  const isAhead = action.published !== null && action.changed;
  return (
    <>
      <input type="hidden" name={`draft_number.${action.id}`} value={action.draftNumber} />
      <Choice
        id={`onto-${action.id}`}
        name="onto"
        type="radio"
        value={action.id}
        label={
          <>
            {t(action.published === null ? "review.series.intoDraft" : "review.series.next")}{" "}
            <Title locale={locale} action={action} /> <StateBadge locale={locale} state={action.state} />
          </>
        }
        hint={
          <>
            {t(action.published === null ? "review.series.nextDraftHelp" : "review.series.nextHelp")}
            {isAhead ? <strong> {t("review.series.ahead")}</strong> : null}
          </>
        }
        defaultChecked={checked}
      />
    </>
  );
}

function StopOffers({ locale, content, series }: Pick<SeriesProps, "locale" | "content" | "series">) {
  const t = translator(locale, "desk");
  const ends = content.class === "stop" || content.class === "outcome";
  return series
    .filter((action) => ends && mayBeStopped(action))
    .map((action) => (
      <Notice
        key={action.id}
        tone="stop"
        title={t(`review.series.ends.${content.class === "stop" ? "stop" : "outcome"}`)}
      >
        <p>
          <Title locale={locale} action={action} /> <StateBadge locale={locale} state={action.state} />
        </p>
        <p>{t("review.series.stopHelp")}</p>
        <Button tone="stop" name="next" value={`stop.${action.id}`}>
          {t("review.series.stop")}
        </Button>
      </Notice>
    ));
}

function Title({ locale, action }: { locale: Locale; action: SeriesAction }) {
  const { title, language } = action.content;
  return title === "" ? <em>{translator(locale, "desk")("list.untitled")}</em> : <bdi lang={language}>{title}</bdi>;
}
