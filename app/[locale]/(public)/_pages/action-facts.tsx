// Beside the case: until when, by which ways, the one main button, and what has been done so far.
import { ButtonLink } from "@/app/_ui/button";
import { Notice } from "@/app/_ui/notice";
import { Postmark } from "@/app/_ui/postmark";
import { isOpen } from "@/lib/actions/action";
import type { PublishedAction } from "@/lib/actions/queries";
import type { Counts } from "@/lib/participation/participation";
import { emailOf, hasPostalAddress } from "@/lib/targets/target";
import { nameOfLanguage, type Setting } from "../_http/setting";
import { postmarkOf, sayAll, sayCounts, sayDate, sayDeadline, sayWays, Time } from "./say";

interface FactsProps {
  readonly setting: Setting;
  readonly published: PublishedAction;
  readonly counts: Counts;
  readonly open: boolean;
}

export function ActionFacts({ setting, published, counts, open }: FactsProps) {
  const { t, locale } = setting;
  const { slug, deadlineOn } = published.action;
  const { content } = published.version;
  const ways = (["email", "own_mail", "post"] as const).filter((way) =>
    content.targets.some((target) => (way === "post" ? hasPostalAddress(target) : emailOf(target) !== null)),
  );
  const languages = content.languages.map((language) => nameOfLanguage(language, locale));
  return (
    <aside className="action-facts" aria-label={t("action.facts")}>
      {open && deadlineOn ? (
        <>
          <Postmark {...postmarkOf(deadlineOn, setting)} />
          <p className="deadline">
            <Time at={deadlineOn}>{sayDeadline(deadlineOn, setting)}</Time>
          </p>
          <ButtonLink tone="main" href={`/${locale}/actions/${slug}/write`}>
            {t("action.write")}
          </ButtonLink>
          <p className="quiet">{t("action.ways", { ways: sayWays(ways, setting) })}</p>
        </>
      ) : null}
      {open && languages.length > 0 ? (
        <p className="quiet">
          {t("action.languages", { languages: sayAll(languages, setting) })}{" "}
          {content.ownLanguageOk ? t("action.own_language") : null}
        </p>
      ) : null}
      <Progress setting={setting} counts={counts} open={open} />
      <p className="quiet">
        <a href={`/${locale}/actions/${slug}/reports`}>{t("action.report")}</a>
      </p>
      <p className="quiet">
        <a href={`/${locale}/actions/${slug}/action.pdf`}>{t("action.print")}</a>
      </p>
      {open && ways.includes("post") ? (
        <p className="quiet">
          <a href={`/${locale}/actions/${slug}/pack`}>{t("action.pack")}</a>
        </p>
      ) : null}
    </aside>
  );
}

/** Closed and stopped actions say so before anything else. */
export function EndNotice({ setting, published }: Pick<FactsProps, "setting" | "published">) {
  const { t, now } = setting;
  const { action } = published;
  if (action.state === "stopped") {
    const on = action.stoppedAt ? sayDate(action.stoppedAt, setting) : "";
    return (
      <Notice tone="stop" title={t("end.stopped", { on })}>
        {action.stopReason ? <p dir="auto">{action.stopReason}</p> : null}
        <p>{t("end.stopped_advice")}</p>
      </Notice>
    );
  }
  if (isOpen(action, now)) return null;
  const on = action.closedAt ?? action.deadlineOn;
  return (
    <Notice title={t("end.closed", { on: on ? sayDate(on, setting) : "" })}>
      <p>{t("end.closed_advice")}</p>
    </Notice>
  );
}

function Progress({ setting, counts, open }: Omit<FactsProps, "published">) {
  const { t } = setting;
  const lines = sayCounts(counts, setting);
  return (
    <section className="progress" aria-labelledby="counts">
      <h2 id="counts">{t("counts.title")}</h2>
      {lines.length === 0 ? <p>{t(open ? "counts.none" : "counts.none_came")}</p> : null}
      <ul>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </section>
  );
}
