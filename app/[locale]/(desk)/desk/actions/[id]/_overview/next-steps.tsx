// What can be done with an action now: what is missing, and each way on as a form of its own.
import type { ReactNode } from "react";
import { Button, ButtonLink } from "@/app/_ui/button";
import { Notice } from "@/app/_ui/notice";
import { actionPath, editPath } from "@/app/[locale]/(desk)/_desk/paths";
import type { PublishProblem } from "@/lib/actions/action";
import type { DraftAction } from "@/lib/actions/queries";
import type { Locale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translator";
import { may, type Organizer } from "@/lib/organizers/organizer";
import { MissingList } from "../_editor/missing-list";
import styles from "./overview.module.css";

interface StepsProps {
  readonly locale: Locale;
  readonly organizer: Organizer;
  readonly action: DraftAction;
  readonly missing: readonly PublishProblem[];
}

export function NextSteps({ locale, organizer, action, missing }: StepsProps) {
  const t = translator(locale, "desk");
  const { state } = action;
  const isSaid = state === "stopped" || !action.changed;
  const mayPublish = may(organizer.role, "approve_actions");
  const mayEdit = may(organizer.role, "edit_actions");
  return (
    <section aria-labelledby="next" className={styles.steps}>
      <h2 id="next">{t("action.next")}</h2>
      {state === "stopped" ? <p>{t("action.stoppedNote")}</p> : null}
      {isSaid ? null : <Missing locale={locale} action={action} missing={missing} linked={mayEdit} />}
      {!isSaid && mayPublish && missing.length === 0 ? <Publish locale={locale} action={action} /> : null}
      {state === "draft" && mayEdit ? <Step locale={locale} action={action} noun="review" /> : null}
      {state === "in_review" ? <Step locale={locale} action={action} noun="draft" route="review/return" /> : null}
      {mayEdit && state !== "stopped" ? (
        <p className={styles.step}>
          <ButtonLink href={editPath(locale, action.id)}>{t("action.editNow")}</ButtonLink>
        </p>
      ) : null}
      {state === "live" && mayPublish ? <Step locale={locale} action={action} noun="close" route="closure" /> : null}
      {(state === "live" || state === "closed") && mayPublish ? (
        <div className={styles.step}>
          <ButtonLink href={`${actionPath(locale, action.id)}/stop`}>{t("action.stop")}</ButtonLink>
          <p>{t("action.stopHelp")}</p>
        </div>
      ) : null}
    </section>
  );
}

function Missing({ locale, action, missing, linked }: Omit<StepsProps, "organizer"> & { linked: boolean }) {
  const t = translator(locale, "desk");
  if (missing.length === 0) return <p className={styles.ready}>{t("action.ready")}</p>;
  return (
    <Notice tone="doubt" title={t("action.missingTitle")}>
      <MissingList locale={locale} missing={missing} base={linked ? editPath(locale, action.id) : null} />
    </Notice>
  );
}

function Publish({ locale, action }: Pick<StepsProps, "locale" | "action">) {
  const t = translator(locale, "desk");
  const { id, draftNumber, published, state } = action;
  return (
    <form method="post" action={`${actionPath(locale, id)}/publication`} className={styles.step}>
      <input type="hidden" name="draft_number" value={draftNumber} autoComplete="off" />
      {state === "live" ? <Kind locale={locale} /> : null}
      {state === "closed" ? <p>{t("action.reopenHelp")}</p> : null}
      <Button tone="main">{t(published === null ? "action.publish" : "action.again")}</Button>
      <p>{t("action.publishHelp", { number: (published?.number ?? 0) + 1 })}</p>
    </form>
  );
}

function Kind({ locale }: { locale: Locale }) {
  const t = translator(locale, "desk");
  return (
    <fieldset className={styles.kind}>
      <legend>{t("action.kindLegend")}</legend>
      {(["correction", "further_information"] as const).map((kind) => (
        <label key={kind}>
          <input type="radio" name="kind" value={kind} required />
          <span>{t(`action.kind.${kind}`)}</span>
        </label>
      ))}
    </fieldset>
  );
}

interface StepProps extends Pick<StepsProps, "locale" | "action"> {
  readonly noun: "review" | "draft" | "close";
  readonly route?: string;
}

function Step({ locale, action, noun, route = noun }: StepProps): ReactNode {
  const t = translator(locale, "desk");
  return (
    <form method="post" action={`${actionPath(locale, action.id)}/${route}`} className={styles.step}>
      <Button>{t(`action.step.${noun}`)}</Button>
      <p>{t(`action.stepHelp.${noun}`)}</p>
    </form>
  );
}
