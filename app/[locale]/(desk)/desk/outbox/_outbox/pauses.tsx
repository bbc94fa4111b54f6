// What keeps mail from leaving, whoever set it, and the switch that does so: for all, an action, a target or a domain.
import { Button } from "@/app/_ui/button";
import { Notice } from "@/app/_ui/notice";
import { instantText } from "@/app/[locale]/(desk)/_desk/format";
import { outboxPath } from "@/app/[locale]/(desk)/_desk/paths";
import type { Locale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translator";
import type { ActionId, TargetId } from "@/lib/ids";
import type { Organizer } from "@/lib/organizers/organizer";
import type { Group, NamedAction } from "@/lib/outbox/desk-queries";
import type { Pause } from "@/lib/outbox/pauses";
import styles from "./outbox.module.css";
import { pauseLengths } from "./pause-form";
import form from "./pauses.module.css";
import { byDomain, byTarget } from "./view";

interface PausesProps {
  readonly locale: Locale;
  readonly pauses: readonly Pause[];
  readonly groups: readonly Group[];
  readonly names: ReadonlyMap<ActionId, NamedAction>;
  readonly people: readonly Pick<Organizer, "id" | "email">[];
  readonly maySteer: boolean;
}

export function Pauses(props: PausesProps) {
  const { locale, pauses, maySteer } = props;
  const t = translator(locale, "desk");
  return (
    <section aria-labelledby="pauses">
      <h2 id="pauses">{t("outbox.pauses")}</h2>
      {pauses.length === 0 ? <p className={styles.note}>{t("outbox.pausesNone")}</p> : null}
      <ul className={styles.reasons}>
        {pauses.map((pause) => (
          <li key={pause.id}>
            <PauseLine {...props} pause={pause} />
            {maySteer && pause.cause !== "reconcile" ? (
              <form method="post" action={`${outboxPath(locale)}/pauses/${pause.id}/lifting`}>
                <Button>{t("outbox.lift")}</Button>
              </form>
            ) : null}
          </li>
        ))}
      </ul>
      {maySteer ? <PauseForm {...props} /> : null}
    </section>
  );
}

/** For every role: that nothing leaves is seen at once. */
export function PausedAll({ locale, pauses }: Pick<PausesProps, "locale" | "pauses">) {
  const t = translator(locale, "desk");
  const isOff = pauses.some(({ scope, cause }) => scope === "all" && cause !== "reconcile");
  return isOff ? <Notice tone="stop" title={t("outbox.pausedAll")} /> : null;
}

function PauseLine({ locale, pause, names, people }: PausesProps & { pause: Pause }) {
  const t = translator(locale, "desk");
  const { scope, subject, cause, by, at, until } = pause;
  const person = people.find(({ id }) => id === by)?.email ?? by;
  return (
    <p>
      <strong>{t(`outbox.scopes.${scope}`)}</strong> <bdi>{nameOf(scope, subject, names)}</bdi>
      {" · "}
      {cause === "person" ? t("outbox.pausedBy", { person }) : t(`outbox.pauseCauses.${cause}`)}
      <small>
        {" · "}
        {t("outbox.failingSince", { date: instantText(locale, at) })}
        {until === null ? "" : ` · ${t("outbox.pausedUntil", { date: instantText(locale, until) })}`}
      </small>
    </p>
  );
}

function nameOf(scope: Pause["scope"], subject: string, names: PausesProps["names"]): string {
  if (scope === "action") return names.get(subject as ActionId)?.title ?? subject;
  if (scope !== "target") return subject;
  const target = [...names.values()].map(({ targets }) => targets.get(subject as TargetId)).find(Boolean);
  return [target?.name, target?.role].filter(Boolean).join(", ") || subject;
}

/** Offers what letters wait for now: that is what somebody wants to stop. */
function PauseForm({ locale, groups, names }: PausesProps) {
  const t = translator(locale, "desk");
  const actions = [...new Set(groups.map(({ actionId }) => actionId))];
  const targets = [...new Set(byTarget(groups).map(({ group }) => group.targetId))].slice(0, 200);
  const choices = [
    ...actions.map((id) => ["action", id] as const),
    ...targets.map((id) => ["target", id] as const),
    ...byDomain(groups).map(({ key }) => ["domain", key] as const),
  ];
  return (
    <form method="post" action={`${outboxPath(locale)}/pauses`} className={form.pause}>
      <label>
        {t("outbox.pauseWhat")}
        <select name="what">
          <option value="all:">{t("outbox.scopes.all")}</option>
          {choices.map(([scope, subject]) => (
            <option key={`${scope}:${subject}`} value={`${scope}:${subject}`}>
              {`${t(`outbox.scopes.${scope}`)} ${nameOf(scope, subject, names)}`}
            </option>
          ))}
        </select>
      </label>
      <label>
        {t("outbox.pauseFor")}
        <select name="for">
          {Object.keys(pauseLengths).map((length) => (
            <option key={length} value={length}>
              {t(`outbox.pauseLengths.${length as keyof typeof pauseLengths}`)}
            </option>
          ))}
        </select>
      </label>
      <Button tone="stop">{t("outbox.pause")}</Button>
      <p className={styles.note}>{t("outbox.pauseHelp")}</p>
    </form>
  );
}
