// The review's answer when it could not store what was typed: the same form, filled as it was sent, and how to go on. A
// document of its own, for a route handler cannot answer with a page of the desk.
import { ButtonLink } from "@/app/_ui/button";
import { Notice } from "@/app/_ui/notice";
import { documentPage } from "@/app/[locale]/(desk)/_desk/answer";
import { importPath, reviewPath, signInPath } from "@/app/[locale]/(desk)/_desk/paths";
import type { Reader } from "@/db/database";
import type { ActionContent } from "@/lib/actions/action";
import { dayOf } from "@/lib/clock";
import type { Locale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translator";
import type { ActionId, ImportId } from "@/lib/ids";
import type { AcceptRefusal } from "@/lib/importing/commands";
import { listSeries, type StoredImport } from "@/lib/importing/queries";
import { reviewOf } from "@/lib/importing/review";
import { LanguagesKnown } from "../../../actions/[id]/_editor/languages-known";
import { ReviewForm } from "./review-form";
import { SourceText } from "./source-text";

export type KeptReason = AcceptRefusal;

interface Typed {
  readonly locale: Locale;
  readonly importId: ImportId;
  readonly content: ActionContent;
  readonly now: Date;
}

type Kept = Typed &
  (
    | {
        readonly reason: KeptReason;
        /** As it is stored now; null when it is gone. */
        readonly stored: StoredImport | null;
        readonly onto: ActionId | null;
        readonly reader: Reader;
      }
    | {
        readonly reason: "signed_out";
        readonly contentNumber: number;
        readonly onto: { readonly actionId: ActionId; readonly draftNumber: number } | null;
      }
  );

const nothing = { lines: [], pages: [], sources: [], warnings: [], rows: { targets: [], copies: [] } };

export async function keptReview(kept: Kept): Promise<Response> {
  const { locale, importId, content, reason } = kept;
  const t = translator(locale, "desk");
  const title = t(reason === "signed_out" ? "edit.signedOutTitle" : `review.kept.${reason}.title`);
  const stored = kept.reason === "signed_out" ? null : kept.stored;
  const document = stored?.document ?? nothing;
  const sheet = { locale, content, document, review: reviewOf(document, content, dayOf(kept.now)) };
  const isGone = reason === "gone";
  const about = kept.reason === "signed_out" ? signedOut(kept) : await stillThere(kept);
  return documentPage(locale, reason === "signed_out" ? 401 : 409, title, [
    <h1 key="title">{title}</h1>,
    <Notice key="why" tone="doubt">
      <p>{t(reason === "signed_out" ? "edit.signedOutLead" : `review.kept.${reason}.lead`)}</p>
      <p>
        <ButtonLink href={wayOut(kept)} target="_blank" rel="noopener">
          {t(reason === "signed_out" ? "edit.signedOutLink" : "review.kept.look")}
        </ButtonLink>
      </p>
    </Notice>,
    <ReviewForm
      key="form"
      sheet={sheet}
      action={`${reviewPath(locale, importId)}/review`}
      {...about}
      acceptLabel={t("review.accept")}
      keeps={!isGone}
    />,
    stored === null ? null : <SourceText key="source" sheet={sheet} />,
    <LanguagesKnown key="languages" locale={locale} />,
  ]);
}

function wayOut({ reason, locale, importId }: Kept): string {
  if (reason === "signed_out") return signInPath(locale);
  return reason === "gone" ? importPath(locale) : reviewPath(locale, importId);
}

function signedOut({ contentNumber, onto }: Extract<Kept, { reason: "signed_out" }>) {
  return { contentNumber, series: [], carried: onto };
}

/** The form is based on what is stored now: sending it again replaces that. */
async function stillThere({ stored, onto, reader, content }: Exclude<Kept, { reason: "signed_out" }>) {
  const series = await listSeries(reader, content.seriesNumber);
  return { contentNumber: stored?.contentNumber ?? 0, series, chosen: onto };
}
