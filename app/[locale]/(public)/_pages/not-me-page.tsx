// "It wasn't me": a page of its own, because opening a link must change nothing. The button is there as long as it would
// still stop or delete something, also after someone else confirmed the letter.
import { Button } from "@/app/_ui/button";
import type { ConfirmView } from "@/lib/appeals/queries";
import type { Setting } from "../_http/setting";
import { ownWords } from "./say";

const stateOf = {
  waiting: "open",
  already_sent: "open",
  not_open: "open",
  confirmed: "confirmed",
  rejected: "done",
  withdrawn: "withdrawn",
  expired: "over",
  erased: "over",
} as const satisfies Record<ConfirmView["standing"], string>;

export function NotMePage({ setting, view, token }: { setting: Setting; view: ConfirmView; token: string }) {
  const { t, locale } = setting;
  const state = stateOf[view.standing];
  return (
    <article className="calm">
      <h1>{t(`not_me.${state}_title`)}</h1>
      <p className="lead" {...ownWords(view.language)}>
        {view.title}
      </p>
      <p>{t(`not_me.${state}_text`)}</p>
      {state === "open" || state === "confirmed" ? (
        <form method="post" action={`/${locale}/not-me/${token}`}>
          <Button tone="main">{t("confirm.not_me_button")}</Button>
        </form>
      ) : null}
    </article>
  );
}
