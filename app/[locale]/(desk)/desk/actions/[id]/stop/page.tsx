// Stopping an action: what it does, then the reason, then the one red button of the desk.
import { redirect } from "next/navigation";
import { Frame } from "@/app/[locale]/(desk)/_desk/frame";
import { actionIdIn, deskPage } from "@/app/[locale]/(desk)/_desk/gate";
import { missing } from "@/app/[locale]/(desk)/_desk/missing";
import { actionPath } from "@/app/[locale]/(desk)/_desk/paths";
import { one, type Query } from "@/app/[locale]/(desk)/_desk/query";
import { titled } from "@/app/[locale]/(desk)/_desk/titled";
import type { Reader } from "@/db/database";
import { findDraft } from "@/lib/actions/queries";
import { translator } from "@/lib/i18n/translator";
import { asId, type ImportId } from "@/lib/ids";
import { findImport } from "@/lib/importing/queries";
import { stopReasonFrom } from "@/lib/importing/series";
import { ActionHead } from "../_overview/action-head";
import styles from "../_overview/overview.module.css";
import { stopReasonMax } from "./reason";
import { StopForm } from "./stop-form";

export const generateMetadata = titled((t) => t("stop.title"));

interface Props {
  readonly params: Promise<{ locale: string; id: string }>;
  readonly searchParams: Promise<Query>;
}

export default async function StopPage({ params, searchParams }: Props) {
  const { locale, organizer, db } = await deskPage(params, "approve_actions");
  const action = await findDraft(db.read, await actionIdIn(params));
  if (action === null) missing(locale);
  const overview = actionPath(locale, action.id);
  if (action.state !== "live" && action.state !== "closed") redirect(`${overview}?problem=not_allowed_now`);
  const from = asId<ImportId>(one(await searchParams, "from"));
  const t = translator(locale, "desk");
  return (
    <Frame locale={locale} organizer={organizer} part="actions" path={`/desk/actions/${action.id}/stop`}>
      <ActionHead locale={locale} organizer={organizer} action={action} tab="overview" />
      <section className={styles.stop} aria-labelledby="stop">
        <h2 id="stop">{t("stop.title")}</h2>
        <p>{t("stop.lead")}</p>
        <ul>
          {(["letters", "files", "page", "final"] as const).map((effect) => (
            <li key={effect}>{t(`stop.effects.${effect}`)}</li>
          ))}
        </ul>
        <StopForm locale={locale} actionId={action.id} typed={await reasonFrom(db.read, from)} />
      </section>
    </Frame>
  );
}

/** The summary of the document that says so, to begin with; empty where there is none. */
async function reasonFrom(reader: Reader, from: ImportId | null): Promise<string> {
  const read = from === null ? null : await findImport(reader, from);
  return read === null ? "" : stopReasonFrom(read.content, stopReasonMax);
}
