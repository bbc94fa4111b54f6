// The editor's page: the stored draft, and what became of the last save.
import { Notice } from "@/app/_ui/notice";
import { Frame } from "@/app/[locale]/(desk)/_desk/frame";
import { actionIdIn, deskPage } from "@/app/[locale]/(desk)/_desk/gate";
import { missing } from "@/app/[locale]/(desk)/_desk/missing";
import { actionPath } from "@/app/[locale]/(desk)/_desk/paths";
import { one, oneOf, type Query } from "@/app/[locale]/(desk)/_desk/query";
import { readyToPublish } from "@/lib/actions/publication";
import { findDraft } from "@/lib/actions/queries";
import { translator } from "@/lib/i18n/translator";
import { Editor } from "../_editor/editor";
import { sections } from "../_editor/sections";
import { ActionHead } from "../_overview/action-head";

interface Props {
  readonly params: Promise<{ locale: string; id: string }>;
  readonly searchParams: Promise<Query>;
}

export default async function EditPage({ params, searchParams }: Props) {
  const { locale, organizer, db, now } = await deskPage(params, "edit_actions");
  const draft = await findDraft(db.read, await actionIdIn(params));
  if (draft === null) missing(locale);
  const query = await searchParams;
  const t = translator(locale, "desk");
  const opened = one(query, "added");
  const sheet = { locale, content: draft.content, missing: readyToPublish(draft.content, now), opened };
  return (
    <Frame locale={locale} organizer={organizer} part="actions" path={`/desk/actions/${draft.id}/edit`}>
      <ActionHead locale={locale} organizer={organizer} action={draft} tab="edit" />
      {one(query, "saved") === "" ? null : (
        <Notice tone="done" live>
          <p>{t(savedSentence(one(query, "saved"), draft.published !== null))}</p>
        </Notice>
      )}
      {draft.state === "stopped" ? (
        <Notice tone="stop" title={t("edit.stopped")} />
      ) : (
        <Editor
          sheet={sheet}
          action={`${actionPath(locale, draft.id)}/draft`}
          draftNumber={draft.draftNumber}
          saveLabel={t("edit.save")}
          savedIn={oneOf(query, "saved", sections)}
        />
      )}
    </Frame>
  );
}

function savedSentence(saved: string, isPublished: boolean) {
  if (saved === "added") return "edit.added";
  if (saved === "removed") return "edit.removed";
  if (saved === "imported") return "edit.imported";
  if (saved === "next_version") return "edit.nextVersion";
  return isPublished ? "edit.saved" : "edit.savedUnpublished";
}
