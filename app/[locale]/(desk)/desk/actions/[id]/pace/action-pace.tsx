// The choice for the whole action, or for the one target that the address names: how it is, what it means, and the form.
import type { DeskPage } from "@/app/[locale]/(desk)/_desk/gate";
import { pacePath } from "@/app/[locale]/(desk)/_desk/paths";
import { one, type Query } from "@/app/[locale]/(desk)/_desk/query";
import { ChosenBy, Meaning } from "@/app/[locale]/(desk)/desk/_pace/chosen";
import { PaceForm } from "@/app/[locale]/(desk)/desk/_pace/pace-form";
import { meaningTexts, paceText } from "@/app/[locale]/(desk)/desk/_pace/pace-words";
import { zonesOf } from "@/app/[locale]/(desk)/desk/_pace/time-zones";
import { paceIn, typedPace } from "@/app/[locale]/(desk)/desk/_pace/typed-pace";
import { ownWords } from "@/app/[locale]/(public)/_pages/say";
import type { DraftAction } from "@/lib/actions/queries";
import { translator } from "@/lib/i18n/translator";
import { may } from "@/lib/organizers/organizer";
import { listOrganizers } from "@/lib/organizers/queries";
import { paceFor, type Queue } from "@/lib/outbox/pace";
import { type ChosenPace, findPace } from "@/lib/outbox/paces";
import type { PacedTarget } from "./view";

interface ActionPaceProps {
  readonly desk: DeskPage;
  readonly action: DraftAction;
  readonly targets: readonly PacedTarget[];
  readonly choices: readonly ChosenPace[];
  readonly query: Query;
}

export async function ActionPace({ desk, action, targets, choices, query }: ActionPaceProps) {
  const { locale, organizer, db, now } = desk;
  const target = targets.find(({ id }) => id === one(query, "target")) ?? null;
  const actionId = action.id;
  const of =
    target === null
      ? ({ scope: "action", actionId } as const)
      : ({ scope: "target", actionId, targetId: target.id } as const);
  const [chosen, people] = await Promise.all([findPace(db.read, of), listOrganizers(db.read)]);
  const counts = target?.choice ?? paceFor(choices, { actionId, targetId: null });
  const typed = paceIn(query);
  const shown = typed?.choice ?? counts;
  const path = pacePath(locale, actionId);
  const maySteer = may(organizer.role, "steer_sending");
  const near = zonesOf((target === null ? targets : [target]).map(({ country }) => country));
  const t = translator(locale, "desk");
  return (
    <section aria-labelledby="choice">
      <h2 id="choice">
        {target === null ? t("pace.ofAction") : t("pace.ofTarget")}{" "}
        {target === null ? null : <bdi {...ownWords(action.content.language)}>{target.name}</bdi>}
      </h2>
      {target === null ? (
        <p>{t("pace.actionHelp")}</p>
      ) : (
        <p>
          <a href={path}>{t("pace.toAction")}</a>
        </p>
      )}
      <p>
        {t("pace.now")} <strong>{paceText(locale, counts)}</strong>
      </p>
      <Meaning
        locale={locale}
        isTyped={typed?.choice != null}
        texts={meaningTexts(locale, shown, target?.queue ?? longestQueue(action, targets), now)}
      />
      <ChosenBy {...{ locale, path, chosen, people, maySteer, target: target?.id ?? null }} />
      {maySteer ? (
        <PaceForm
          {...{ locale, path, target: target?.id ?? null, nearZones: near }}
          pace={typed ?? { typed: typedPace(counts), choice: counts, problems: {} }}
        />
      ) : null}
    </section>
  );
}

/** Targets wait beside each other: the action's letters take as long as the longest queue that has no choice of its own. */
function longestQueue({ closesAt }: DraftAction, targets: readonly PacedTarget[]): Queue {
  const shared = targets.filter(({ from }) => from !== "target");
  return { waiting: Math.max(0, ...shared.map(({ queue }) => queue.waiting)), lastDay: closesAt };
}
