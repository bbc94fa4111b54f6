// How fast an action's letters leave: to each target, and, where somebody wants another, the form to choose it with.
import { Notice } from "@/app/_ui/notice";
import { Frame } from "@/app/[locale]/(desk)/_desk/frame";
import { actionIdIn, deskPage } from "@/app/[locale]/(desk)/_desk/gate";
import { missing } from "@/app/[locale]/(desk)/_desk/missing";
import type { Query } from "@/app/[locale]/(desk)/_desk/query";
import { titled } from "@/app/[locale]/(desk)/_desk/titled";
import { PaceNotices } from "@/app/[locale]/(desk)/desk/_pace/chosen";
import { findDraft } from "@/lib/actions/queries";
import { translator } from "@/lib/i18n/translator";
import { countWaiting } from "@/lib/outbox/desk-queries";
import { readPaces } from "@/lib/outbox/paces";
import { listPauses } from "@/lib/outbox/pauses";
import { ActionHead } from "../_overview/action-head";
import { ActionPace } from "./action-pace";
import { TargetsTable } from "./targets-table";
import { pacedTargets } from "./view";

export const generateMetadata = titled((t) => t("pace.title"));

interface Props {
  readonly params: Promise<{ locale: string; id: string }>;
  readonly searchParams: Promise<Query>;
}

export default async function ActionPacePage({ params, searchParams }: Props) {
  const desk = await deskPage(params, "see_actions");
  const { locale, organizer, db, now } = desk;
  const action = await findDraft(db.read, await actionIdIn(params));
  if (action === null) missing(locale);
  const [choices, waiting, pauses, query] = await Promise.all([
    readPaces(db.read),
    countWaiting(db.read, action.id),
    listPauses(db.read, now),
    searchParams,
  ]);
  const targets = pacedTargets(action, waiting, choices);
  const isStill = pauses.some(({ scope, subject }) => scope === "all" || subject === action.id);
  const t = translator(locale, "desk");
  return (
    <Frame locale={locale} organizer={organizer} part="actions" path={`/desk/actions/${action.id}/pace`}>
      <ActionHead locale={locale} organizer={organizer} action={action} tab="pace" />
      <PaceNotices locale={locale} query={query} />
      {isStill ? <Notice tone="doubt" title={t("pace.paused")} /> : null}
      <p>{t("pace.lead")}</p>
      {action.state === "stopped" ? (
        <p>{t("pace.stopped")}</p>
      ) : (
        <ActionPace {...{ desk, action, targets, choices, query }} />
      )}
      <TargetsTable {...{ locale, now, action, targets }} />
    </Frame>
  );
}
