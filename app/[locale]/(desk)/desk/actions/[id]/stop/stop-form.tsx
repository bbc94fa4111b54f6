// Why an action is stopped, and the one red button of the desk; a refused reason comes back as it was typed.
import { Button, ButtonLink } from "@/app/_ui/button";
import { TextArea } from "@/app/_ui/field";
import { actionPath } from "@/app/[locale]/(desk)/_desk/paths";
import type { Locale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translator";
import type { ActionId } from "@/lib/ids";
import styles from "../_overview/overview.module.css";
import { stopReasonMax } from "./reason";

interface StopFormProps {
  readonly locale: Locale;
  readonly actionId: ActionId;
  readonly problem?: "reason_missing" | "reason_too_long";
  readonly typed?: string;
}

export function StopForm({ locale, actionId, problem, typed = "" }: StopFormProps) {
  const t = translator(locale, "desk");
  const overview = actionPath(locale, actionId);
  return (
    <form method="post" action={`${overview}/stop/order`}>
      <TextArea
        name="reason"
        label={t("stop.reason")}
        hint={t("stop.reasonHelp")}
        problem={problem && t(`action.problems.${problem}`)}
        defaultValue={typed}
        rows={4}
        maxLength={stopReasonMax}
        required
        dir="auto"
      />
      <div className={styles.choice}>
        <Button tone="stop">{t("stop.stop")}</Button>
        <ButtonLink href={overview}>{t("stop.cancel")}</ButtonLink>
      </div>
    </form>
  );
}
