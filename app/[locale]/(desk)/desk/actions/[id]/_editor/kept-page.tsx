// The editor's answer when it could not store what was typed: the same form, filled as it was sent, and how to go on. A
// document of its own, for a route handler cannot answer with a page of the desk.
import { ButtonLink } from "@/app/_ui/button";
import { Notice } from "@/app/_ui/notice";
import { documentPage } from "@/app/[locale]/(desk)/_desk/answer";
import { actionPath, editPath, signInPath } from "@/app/[locale]/(desk)/_desk/paths";
import type { ActionContent } from "@/lib/actions/action";
import type { Locale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translator";
import type { ActionId } from "@/lib/ids";
import { Editor } from "./editor";
import type { EditorSheet } from "./sheet";

type Reason = "changed" | "signed_out" | "unread_day";

const said = {
  changed: { status: 409, title: "edit.changedTitle", lead: "edit.changedLead", button: "edit.saveMine" },
  signed_out: { status: 401, title: "edit.signedOutTitle", lead: "edit.signedOutLead", button: "edit.saveAgain" },
  unread_day: { status: 422, title: "edit.unreadDayTitle", lead: "edit.unreadDayLead", button: "edit.saveAgain" },
} as const satisfies Record<Reason, object>;

interface Kept {
  readonly reason: Reason;
  readonly locale: Locale;
  readonly actionId: ActionId;
  readonly content: ActionContent;
  readonly unread: NonNullable<EditorSheet["unread"]>;
  /** What the form is based on from now on: saving it again then replaces what is stored. */
  readonly draftNumber: number;
}

export function keptPage(kept: Kept): Promise<Response> {
  const { status, title: key } = said[kept.reason];
  const title = translator(kept.locale, "desk")(key);
  return documentPage(kept.locale, status, title, <KeptForm {...kept} title={title} />);
}

function KeptForm({ reason, locale, actionId, content, unread, draftNumber, title }: Kept & { title: string }) {
  const t = translator(locale, "desk");
  const changed = reason === "changed";
  return (
    <>
      <h1>{title}</h1>
      <Notice tone="doubt">
        <p>{t(said[reason].lead)}</p>
        {reason === "unread_day" ? null : (
          <p>
            <ButtonLink href={changed ? editPath(locale, actionId) : signInPath(locale)} target="_blank" rel="noopener">
              {t(changed ? "edit.changedLook" : "edit.signedOutLink")}
            </ButtonLink>
          </p>
        )}
        {changed ? <p>{t("edit.saveMineHelp")}</p> : null}
      </Notice>
      <Editor
        sheet={{ locale, content, missing: [], opened: "all", unread }}
        action={`${actionPath(locale, actionId)}/draft`}
        draftNumber={draftNumber}
        guided={false}
        saveLabel={t(said[reason].button)}
      />
    </>
  );
}
