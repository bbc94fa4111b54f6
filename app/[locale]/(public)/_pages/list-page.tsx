// Open actions: a list to read, nearest deadline first, and a plain form to narrow it.
import { Button } from "@/app/_ui/button";
import { SelectField } from "@/app/_ui/field";
import type { OpenAction } from "@/lib/actions/queries";
import type { Counts } from "@/lib/participation/participation";
import { nameOfLanguage, type Setting } from "../_http/setting";
import { firstSentence, ownWords, sayDeadline, sayWays, Time } from "./say";

/** Days a deadline may be away, as offered by the filter. */
export const nearDays = [7, 30] as const;

export interface ListFilter {
  readonly country: string;
  readonly language: string;
  readonly way: string;
  /** One of nearDays, as text. */
  readonly within: string;
}

export interface ListPageProps {
  readonly setting: Setting;
  readonly actions: readonly (OpenAction & { readonly counts: Counts })[];
  readonly filter: ListFilter;
  readonly choices: { readonly countries: readonly string[]; readonly languages: readonly string[] };
}

export function ListPage({ setting, actions, filter, choices }: ListPageProps) {
  const { t } = setting;
  const filtered = Object.values(filter).some((value) => value !== "");
  const none = choices.countries.length === 0;
  return (
    <>
      <header className="list-head">
        <h1>{t("list.title")}</h1>
        <p className="lead">{t("list.lead")}</p>
      </header>
      {none ? null : <Filter setting={setting} filter={filter} choices={choices} />}
      {filtered ? <p className="quiet">{t("list.found", { n: actions.length })}</p> : null}
      {actions.length > 0 ? (
        <ol className="actions">
          {actions.map((action) => (
            <Entry key={action.id} action={action} setting={setting} />
          ))}
        </ol>
      ) : (
        <div className="empty">
          <p>{t(none ? "list.empty" : "list.none_found")}</p>
          {none ? null : <a href={`/${setting.locale}`}>{t("list.show_all")}</a>}
        </div>
      )}
    </>
  );
}

function Entry({ action, setting }: { action: ListPageProps["actions"][number]; setting: Setting }) {
  const tallied = ["handed_over", "says_sent", "says_posted"] as const;
  const counts = tallied
    .filter((kind) => action.counts[kind] > 0)
    .map((kind) => setting.t(`tally.${kind}`, { n: action.counts[kind] }));
  return (
    <li className="entry">
      <div className="entry-words" {...ownWords(action.language)}>
        <p className="kicker">
          <span>{action.country}</span>
          {action.seriesNumber ? <bdi>{action.seriesNumber}</bdi> : null}
          {action.kind === "further_information" ? (
            <span lang={setting.locale}>{setting.t("list.further_information")}</span>
          ) : null}
        </p>
        <h2>
          <a href={`/${setting.locale}/actions/${action.slug}`}>{action.title}</a>
        </h2>
        <p>{firstSentence(action.summary, action.language)}</p>
      </div>
      <div className="entry-facts">
        <p>
          <Time at={action.deadlineOn}>{sayDeadline(action.deadlineOn, setting)}</Time>
        </p>
        <p>{sayWays(action.channels, setting)}</p>
        {counts.map((count) => (
          <p key={count}>{count}</p>
        ))}
      </div>
    </li>
  );
}

function Filter({ setting, filter, choices }: Pick<ListPageProps, "setting" | "filter" | "choices">) {
  const { t, locale } = setting;
  const any = <option value="">{t("list.any")}</option>;
  return (
    <form className="filter" method="get" action={`/${locale}`} aria-label={t("list.filter")}>
      <SelectField name="country" label={t("list.country")} defaultValue={filter.country}>
        {any}
        {choices.countries.map((country) => (
          <option key={country}>{country}</option>
        ))}
      </SelectField>
      <SelectField name="language" label={t("list.language")} defaultValue={filter.language}>
        {any}
        {choices.languages.map((language) => (
          <option key={language} value={language}>
            {nameOfLanguage(language, locale)}
          </option>
        ))}
      </SelectField>
      <SelectField name="way" label={t("list.way")} defaultValue={filter.way}>
        {any}
        <option value="email">{t("list.by_email")}</option>
        <option value="post">{t("list.by_post")}</option>
      </SelectField>
      <SelectField name="within" label={t("list.deadline")} defaultValue={filter.within}>
        {any}
        {nearDays.map((days) => (
          <option key={days} value={days}>
            {t("list.within", { days })}
          </option>
        ))}
      </SelectField>
      <Button>{t("list.show")}</Button>
    </form>
  );
}
