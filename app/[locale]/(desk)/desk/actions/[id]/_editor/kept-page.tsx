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

interface Kept {
  readonly reason: "changed" | "signed_out";
  readonly locale: Locale;
  readonly actionId: ActionId;
  readonly content: ActionContent;
  /** What the form is based on from now on: saving it again then replaces what is stored. */
  readonly draftNumber: number;
}

export function keptPage(kept: Kept): Promise<Response> {
  const changed = kept.reason === "changed";
  const title = translator(kept.locale, "desk")(changed ? "edit.changedTitle" : "edit.signedOutTitle");
  return documentPage(kept.locale, changed ? 409 : 401, title, <KeptForm {...kept} title={title} />);
}

function KeptForm({ reason, locale, actionId, content, draftNumber, title }: Kept & { title: string }) {
  const t = translator(locale, "desk");
  const changed = reason === "changed";
  return (
    <>
      <h1>{title}</h1>
      <Notice tone="doubt">
        <p>{t(changed ? "edit.changedLead" : "edit.signedOutLead")}</p>
        <p>
          <ButtonLink href={changed ? editPath(locale, actionId) : signInPath(locale)} target="_blank" rel="noopener">
            {t(changed ? "edit.changedLook" : "edit.signedOutLink")}
          </ButtonLink>
        </p>
        {changed ? <p>{t("edit.saveMineHelp")}</p> : null}
      </Notice>
      <Editor
        sheet={{ locale, content, missing: [], opened: "all" }}
        action={`${actionPath(locale, actionId)}/draft`}
        draftNumber={draftNumber}
        guided={false}
        saveLabel={t(changed ? "edit.saveMine" : "edit.saveAgain")}
      />
    </>
  );
}
