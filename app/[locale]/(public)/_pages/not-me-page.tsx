// "It wasn't me": a page of its own, because opening a link must change nothing.
import { Button } from "@/app/_ui/button";
import type { ConfirmView } from "@/lib/appeals/queries";
import type { Setting } from "../_http/setting";
import { ownWords } from "./say";

export function NotMePage({ setting, view, token }: { setting: Setting; view: ConfirmView; token: string }) {
  const { t, locale } = setting;
  const over = view.standing !== "waiting" && view.standing !== "already_sent";
  const state = over && view.standing !== "rejected" ? "over" : view.standing === "rejected" ? "done" : "open";
  return (
    <article className="calm">
      <h1>{t(`not_me.${state}_title`)}</h1>
      <p className="lead" {...ownWords(view.language)}>
        {view.title}
      </p>
      <p>{t(`not_me.${state}_text`)}</p>
      {state === "open" ? (
        <form method="post" action={`/${locale}/not-me/${token}`}>
          <Button tone="main">{t("confirm.not_me_button")}</Button>
        </form>
      ) : null}
    </article>
  );
}
