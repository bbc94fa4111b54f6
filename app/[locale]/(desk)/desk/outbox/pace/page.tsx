// The pace of all letters whose action and target have none of their own.
import { translator } from "@/lib/i18n/translator";
import { may } from "@/lib/organizers/organizer";
import { listOrganizers } from "@/lib/organizers/queries";
import { usualPace } from "@/lib/outbox/pace";
import { findPace } from "@/lib/outbox/paces";
import { Frame } from "../../../_desk/frame";
import { deskPage } from "../../../_desk/gate";
import { outboxPacePath, outboxPath } from "../../../_desk/paths";
import type { Query } from "../../../_desk/query";
import { titled } from "../../../_desk/titled";
import { ChosenBy, Meaning, PaceNotices } from "../../_pace/chosen";
import { PaceForm } from "../../_pace/pace-form";
import { meaningTexts, paceText } from "../../_pace/pace-words";
import { paceIn, typedPace } from "../../_pace/typed-pace";

export const generateMetadata = titled((t) => t("pace.titleAll"));

interface Props {
  readonly params: Promise<{ locale: string }>;
  readonly searchParams: Promise<Query>;
}

export default async function OutboxPacePage({ params, searchParams }: Props) {
  const { locale, organizer, db, now } = await deskPage(params, "see_actions");
  const [chosen, people, query] = await Promise.all([
    findPace(db.read, { scope: "all" }),
    listOrganizers(db.read),
    searchParams,
  ]);
  const typed = paceIn(query);
  const shown = typed?.choice ?? chosen ?? usualPace;
  const path = outboxPacePath(locale);
  const maySteer = may(organizer.role, "steer_sending");
  const t = translator(locale, "desk");
  return (
    <Frame locale={locale} organizer={organizer} part="outbox" path="/desk/outbox/pace">
      <p>
        <a href={outboxPath(locale)}>{t("outbox.title")}</a>
      </p>
      <h1>{t("pace.titleAll")}</h1>
      <PaceNotices locale={locale} query={query} />
      <p>{t("pace.lead")}</p>
      <p>{t("pace.allHelp")}</p>
      <p>
        {t("pace.now")} <strong>{paceText(locale, chosen ?? usualPace)}</strong>
      </p>
      <Meaning
        locale={locale}
        isTyped={typed?.choice != null}
        texts={meaningTexts(locale, shown, { waiting: 0, lastDay: null }, now)}
      />
      <ChosenBy {...{ locale, path, chosen, people, maySteer, target: null }} />
      {maySteer ? (
        <PaceForm
          {...{ locale, path, target: null, nearZones: [] }}
          pace={typed ?? { typed: typedPace(shown), choice: shown, problems: {} }}
        />
      ) : null}
    </Frame>
  );
}
