// The draft as supporters will see it, with the very components of the public pages: per language, wide and narrow.
import { Frame } from "@/app/[locale]/(desk)/_desk/frame";
import { actionIdIn, deskPage } from "@/app/[locale]/(desk)/_desk/gate";
import { missing } from "@/app/[locale]/(desk)/_desk/missing";
import { one, oneOf, type Query } from "@/app/[locale]/(desk)/_desk/query";
import { titled } from "@/app/[locale]/(desk)/_desk/titled";
import { settingOf } from "@/app/[locale]/(public)/_http/setting";
import { ActionPage } from "@/app/[locale]/(public)/_pages/action-page";
import { letterIn } from "@/lib/actions/action";
import { findDraft } from "@/lib/actions/queries";
import { config } from "@/lib/config";
import { directionOf, isLocale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translator";
import { noCounts } from "@/lib/participation/participation";
import { ActionHead } from "../_overview/action-head";
import { asPublished } from "./as-published";
import { LetterPreviews } from "./letter-previews";
import styles from "./preview.module.css";
import { Switches } from "./switches";

export const generateMetadata = titled((t) => t("action.preview"));

interface Props {
  readonly params: Promise<{ locale: string; id: string }>;
  readonly searchParams: Promise<Query>;
}

export default async function PreviewPage({ params, searchParams }: Props) {
  const { locale, organizer, db, now } = await deskPage(params, "see_actions");
  const action = await findDraft(db.read, await actionIdIn(params));
  if (action === null) missing(locale);
  const query = await searchParams;
  const width = oneOf(query, "width", ["wide", "narrow"]) ?? "wide";
  const asked = one(query, "page");
  const reader = isLocale(asked) ? asked : locale;
  const language = letterIn(action.content, one(query, "letter"))?.language ?? "";
  const t = translator(locale, "desk");
  const path = `/actions/${action.slug}`;
  const setting = settingOf({ locale: reader, now, path, base: config().url, mailbox: false });
  return (
    <Frame locale={locale} organizer={organizer} part="actions" path={`/desk/actions/${action.id}/preview`}>
      <ActionHead locale={locale} organizer={organizer} action={action} tab="preview" />
      <p>{t("preview.lead")}</p>
      <Switches locale={locale} action={action} width={width} reader={reader} language={language} />
      <section aria-labelledby="as-page">
        <h2 id="as-page">{t("preview.pageTitle")}</h2>
        <div className={`${styles.stage} ${styles[width]}`} lang={reader} dir={directionOf(reader)}>
          <ActionPage setting={setting} published={asPublished(action, now)} counts={noCounts} thanks={null} />
        </div>
      </section>
      <section aria-labelledby="as-letters">
        <h2 id="as-letters">{t("preview.letters")}</h2>
        <div className={`${styles.stage} ${styles[width]}`}>
          <LetterPreviews locale={locale} action={action} language={language} now={now} />
        </div>
      </section>
    </Frame>
  );
}
