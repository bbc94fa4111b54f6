// The postage table, for the stamps on posting lists.
import { ButtonLink } from "@/app/_ui/button";
import { Notice } from "@/app/_ui/notice";
import { dayOf } from "@/lib/clock";
import { translator } from "@/lib/i18n/translator";
import { may } from "@/lib/organizers/organizer";
import { listPostage } from "@/lib/postage/queries";
import { Frame } from "../../_desk/frame";
import { deskPage } from "../../_desk/gate";
import { packsPath, postagePath } from "../../_desk/paths";
import { oneOf, type Query } from "../../_desk/query";
import { titled } from "../../_desk/titled";
import { RowsTable } from "./_table/rows-table";

export const generateMetadata = titled((t) => t("postage.title"));

interface Props {
  readonly params: Promise<{ locale: string }>;
  readonly searchParams: Promise<Query>;
}

export default async function PostagePage({ params, searchParams }: Props) {
  const { locale, organizer, db, now } = await deskPage(params, "see_actions");
  const [rows, query] = await Promise.all([listPostage(db.read), searchParams]);
  const did = oneOf(query, "done", ["saved", "ended"]);
  const mayEdit = may(organizer.role, "edit_actions");
  const t = translator(locale, "desk");
  return (
    <Frame locale={locale} organizer={organizer} part="packs" path="/desk/postage">
      <p>
        <a href={packsPath(locale)}>{t("frame.packs")}</a>
      </p>
      <h1>{t("postage.title")}</h1>
      {did === null ? null : <Notice tone="done" live title={t(`postage.${did}`)} />}
      <p>{t("postage.lead")}</p>
      {mayEdit ? (
        <p>
          <ButtonLink href={`${postagePath(locale)}/new`}>{t("postage.new")}</ButtonLink>
        </p>
      ) : null}
      {rows.length === 0 ? (
        <p>{t("postage.empty")}</p>
      ) : (
        <RowsTable locale={locale} rows={rows} on={dayOf(now)} mayEdit={mayEdit} />
      )}
    </Frame>
  );
}
