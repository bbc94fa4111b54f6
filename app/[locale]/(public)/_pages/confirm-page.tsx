// Where the mailed link leads: the letter once more, and the button that sends it. Opening the page changes nothing.
import { Button, ButtonLink } from "@/app/_ui/button";
import { Notice } from "@/app/_ui/notice";
import type { ConfirmView } from "@/lib/appeals/queries";
import { titleOf } from "@/lib/targets/target";
import type { Setting } from "../_http/setting";
import { LetterSheet } from "./letter-sheet";
import { ownWords, sayAll, sayDate, shortName } from "./say";

export interface ConfirmPageProps {
  readonly setting: Setting;
  readonly view: ConfirmView;
  readonly token: string;
  /** Why the button that was pressed did nothing, as a sentence. */
  readonly problem?: string | undefined;
}

export function ConfirmPage({ setting, view, token, problem }: ConfirmPageProps) {
  const { t, locale } = setting;
  const waiting = view.standing === "waiting";
  const names = sayAll(
    view.letters.map(({ target }) => shortName(target)),
    setting,
  );
  return (
    <article className="confirm">
      <header>
        <p className="kicker">{t("confirm.kicker")}</p>
        <h1>{t(waiting ? "confirm.title" : `confirm.${view.standing}_title`)}</h1>
        <p className="lead" {...ownWords(view.language)}>
          {view.title}
        </p>
      </header>
      {problem ? <Notice tone="doubt" live title={problem} /> : null}
      {waiting ? (
        <>
          <p>{t("confirm.text", { names, until: sayDate(view.expiresOn, setting) })}</p>
          <form method="post" action={`/${locale}/confirm/${token}`}>
            <input type="hidden" name="shown" value={view.mark} />
            <Button tone="main">{t("confirm.button")}</Button>
          </form>
          <ViewLetters setting={setting} letters={view.letters} />
          <NotMe setting={setting} view={view} />
        </>
      ) : (
        <Ended setting={setting} view={view} />
      )}
    </article>
  );
}

export function ViewLetters({ setting, letters }: { setting: Setting; letters: ConfirmView["letters"] }) {
  if (letters.length === 0) return null;
  return (
    <section aria-labelledby="letters">
      <h2 id="letters">{setting.t("confirm.letters", { n: letters.length })}</h2>
      <div className="sheets">
        {letters.map(({ target, letter }) => (
          <div key={target.id}>
            <p className="quiet">{setting.t("confirm.to", { name: titleOf(target) })}</p>
            <LetterSheet letter={letter} label={titleOf(target)} mailed />
          </div>
        ))}
      </div>
    </section>
  );
}

function NotMe({ setting, view }: Pick<ConfirmPageProps, "setting" | "view">) {
  const { t, locale } = setting;
  return (
    <section className="not-me">
      <h2>{t("confirm.not_me_title")}</h2>
      <p>{t("confirm.not_me_text")}</p>
      <form method="post" action={`/${locale}/not-me/${view.rejectToken}`}>
        <Button>{t("confirm.not_me_button")}</Button>
      </form>
    </section>
  );
}

/** Nothing to confirm any more: what happened, and which ways are still open. */
function Ended({ setting, view }: Pick<ConfirmPageProps, "setting" | "view">) {
  const { t, locale } = setting;
  const standing = view.standing === "waiting" ? "expired" : view.standing;
  const again = standing === "expired" || standing === "withdrawn";
  return (
    <>
      <p>{t(`confirm.${standing}_text`)}</p>
      <p className="row">
        {again ? (
          <ButtonLink tone="main" href={`/${locale}/actions/${view.slug}/write`}>
            {t("confirm.write_again")}
          </ButtonLink>
        ) : null}
        <ButtonLink href={`/${locale}/actions/${view.slug}`}>{t("confirm.to_action")}</ButtonLink>
      </p>
    </>
  );
}
