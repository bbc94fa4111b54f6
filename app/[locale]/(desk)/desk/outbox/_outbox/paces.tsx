// How fast letters leave: for each action that has some waiting, and the way to choose it.
import { outboxPacePath, pacePath } from "@/app/[locale]/(desk)/_desk/paths";
import { ownWords } from "@/app/[locale]/(public)/_pages/say";
import type { Locale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translator";
import type { ActionId } from "@/lib/ids";
import type { Group, NamedAction } from "@/lib/outbox/desk-queries";
import { paceFor, usualPace } from "@/lib/outbox/pace";
import type { ChosenPace } from "@/lib/outbox/paces";
import { paceText } from "../../_pace/pace-words";
import styles from "./outbox.module.css";

interface PacesProps {
  readonly locale: Locale;
  readonly groups: readonly Group[];
  readonly names: ReadonlyMap<ActionId, NamedAction>;
  readonly choices: readonly ChosenPace[];
}

export function Paces({ locale, groups, names, choices }: PacesProps) {
  const t = translator(locale, "desk");
  const waiting = [...new Set(groups.filter(({ state }) => state === "queued").map(({ actionId }) => actionId))];
  const own = waiting.filter((id) => groups.some((group) => group.actionId === id && isChosen(choices, group)));
  const others = waiting.filter((id) => !own.includes(id));
  const forAll = choices.find(({ scope }) => scope === "all") ?? usualPace;
  return (
    <section aria-labelledby="paces">
      <h2 id="paces">{t("pace.title")}</h2>
      <p>
        <strong>{t("pace.allLetters")}</strong> {paceText(locale, forAll)}.{" "}
        <a href={outboxPacePath(locale)}>{t("pace.chooseAnother")}</a>
      </p>
      <ul className={styles.reasons}>
        {own.slice(0, rowsMax).map((id) => (
          <li key={id}>
            <p>
              <ActionLink locale={locale} id={id} names={names} />
              {": "}
              {paceText(locale, paceFor(choices, { actionId: id, targetId: null }))}
              <small>{hasOwnTargets(choices, groups, id) ? t("pace.someTargets") : null}</small>
            </p>
          </li>
        ))}
      </ul>
      {others.length === 0 ? null : (
        <details>
          <summary>{t("pace.forAction", { n: others.length })}</summary>
          <ul>
            {others.slice(0, rowsMax).map((id) => (
              <li key={id}>
                <ActionLink locale={locale} id={id} names={names} />
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

/** Whoever has more actions under way finds the others by their own pages. */
const rowsMax = 100;

function ActionLink({ locale, id, names }: Pick<PacesProps, "locale" | "names"> & { id: ActionId }) {
  const named = names.get(id);
  return (
    <a href={pacePath(locale, id)}>
      {named ? <bdi {...ownWords(named.language)}>{named.title}</bdi> : <bdi dir="ltr">{id}</bdi>}
    </a>
  );
}

const isChosen = (choices: readonly ChosenPace[], { actionId, targetId }: Group) =>
  choices.some(({ scope, subject }) => scope !== "all" && subject === (scope === "target" ? targetId : actionId));

const hasOwnTargets = (choices: readonly ChosenPace[], groups: readonly Group[], id: ActionId) =>
  choices.some(
    ({ scope, subject }) =>
      scope === "target" && groups.some(({ actionId, targetId }) => actionId === id && targetId === subject),
  );
