// The supporter's own page: what happened to each letter, in words and on a small line of stations; what can still be done.
import { Button, ButtonLink } from "@/app/_ui/button";
import { Notice } from "@/app/_ui/notice";
import { Stations, type StationTone } from "@/app/_ui/stations";
import type { AppealPage as AppealView } from "@/lib/appeals/queries";
import type { CountKey } from "@/lib/participation/participation";
import { titleOf } from "@/lib/targets/target";
import type { Setting } from "../_http/setting";
import { ViewLetters } from "./confirm-page";
import { ownWords, sayDate } from "./say";

export interface AppealPageProps {
  readonly setting: Setting;
  readonly view: AppealView;
  readonly token: string;
  /** Why the button that was pressed did nothing, as a sentence. */
  readonly problem?: string | undefined;
}

export function AppealPage({ setting, view, token, problem }: AppealPageProps) {
  const { t, locale } = setting;
  return (
    <article className="appeal">
      <header>
        <p className="kicker">{t("appeal.kicker")}</p>
        <h1>{t(`appeal.${view.standing}_title`)}</h1>
        <p className="lead" {...ownWords(view.language)}>
          <a href={`/${locale}/actions/${view.slug}`}>{view.title}</a>
        </p>
      </header>
      {problem ? <Notice tone="doubt" live title={problem} /> : null}
      <p>{t(`appeal.${view.standing}_text`)}</p>
      {setting.mailbox && view.standing === "waiting" ? (
        <Notice>
          <p>
            {t("appeal.mailbox")} <a href={`/${locale}/mailbox`}>{t("frame.mailbox")}</a>
          </p>
        </Notice>
      ) : null}
      <Journeys setting={setting} view={view} />
      <PostOnly setting={setting} view={view} />
      <Choices setting={setting} view={view} token={token} />
      {view.letters.length > 0 ? (
        <details>
          <summary>{t("appeal.read")}</summary>
          <ViewLetters setting={setting} letters={view.letters} />
        </details>
      ) : null}
    </article>
  );
}

type Part = Pick<AppealPageProps, "setting" | "view">;

/** One line of stations for each letter. */
function Journeys({ setting, view }: Part) {
  const { t } = setting;
  const pending = view.standing === "waiting" ? view.letters : [];
  return (
    <ul className="journeys">
      {pending.map(({ target }) => (
        <li key={target.id}>
          <h2>
            <bdi>{titleOf(target)}</bdi>
          </h2>
          <Stations label={t("appeal.stations")} stations={stationsFor(setting, null, null)} />
        </li>
      ))}
      {view.outcomes.map(({ target, state, doneAt }) => (
        <li key={target.id}>
          <h2>
            <bdi>{titleOf(target)}</bdi>
          </h2>
          <Stations label={t("appeal.stations")} stations={stationsFor(setting, state, doneAt)} />
          <p className="quiet">{t(`outcome.${shown(state)}_text`)}</p>
        </li>
      ))}
    </ul>
  );
}

const toneOf: Partial<Record<CountKey, StationTone>> = {
  handed_over: "passed",
  could_not_verify: "doubt",
  refused: "stop",
  returned: "stop",
  cancelled: "stop",
};

/** `state` null: not confirmed yet. The last station is the one it came to, or the one it is on its way to. */
function stationsFor({ t, ...setting }: Setting, state: CountKey | null, doneAt: Date | null) {
  const at = doneAt ? { at: sayDate(doneAt, { t, ...setting }) } : {};
  const queued = state !== null && shown(state) === "queued";
  const ended = state !== null && !queued;
  return [
    { name: t(state === null ? "station.waiting" : "station.confirmed"), tone: state === null ? "here" : "passed" },
    { name: t("station.queued"), tone: state === null ? "ahead" : queued ? "here" : "passed" },
    ended
      ? { name: t(`outcome.${shown(state)}`), tone: toneOf[state] ?? "here", ...at }
      : { name: t("outcome.handed_over"), tone: "ahead" },
  ] as const satisfies readonly { name: string; tone: StationTone; at?: string }[];
}

/** What people are told: a letter that is held is still waiting. */
function shown(state: CountKey) {
  const told = { handed_over: 1, could_not_verify: 1, refused: 1, returned: 1, cancelled: 1 } as const;
  return state in told ? (state as keyof typeof told) : "queued";
}

function PostOnly({ setting, view }: Part) {
  const { t, locale } = setting;
  if (view.byPostOnly.length === 0) return null;
  return (
    <Notice title={t("appeal.post_only", { n: view.byPostOnly.length })}>
      <ul>
        {view.byPostOnly.map((target) => (
          <li key={target.id}>
            <bdi>{titleOf(target)}</bdi>
          </li>
        ))}
      </ul>
      <p>
        <a href={`/${locale}/actions/${view.slug}/write`}>{t("appeal.post_only_link")}</a>
      </p>
    </Notice>
  );
}

function Choices({ setting, view, token }: Omit<AppealPageProps, "problem">) {
  const { t, locale } = setting;
  const base = `/${locale}/appeals/${token}`;
  return (
    <section className="own-choices" aria-labelledby="choices">
      <h2 id="choices">{t("appeal.choices")}</h2>
      {view.mayWithdraw ? (
        <form method="post" action={`${base}/withdrawal`}>
          <p>{t("appeal.withdraw_text")}</p>
          <Button>{t("appeal.withdraw")}</Button>
        </form>
      ) : null}
      {view.mayErase ? (
        <form method="post" action={`${base}/erasure`}>
          <p>{t("appeal.erase_text")}</p>
          <Button tone="stop">{t("appeal.erase")}</Button>
        </form>
      ) : null}
      <p className="row">
        <ButtonLink href={`/${locale}/actions/${view.slug}/reports?kind=posted`}>{t("appeal.report")}</ButtonLink>
        <ButtonLink href={`/${locale}`}>{t("appeal.others")}</ButtonLink>
      </p>
    </section>
  );
}
