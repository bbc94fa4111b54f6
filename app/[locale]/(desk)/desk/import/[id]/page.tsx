// The review of a document: its fields on one side, itself on the other. Changes nothing; what was typed is kept by the
// buttons.
import { Button } from "@/app/_ui/button";
import { Notice } from "@/app/_ui/notice";
import { assets } from "@/app/[locale]/(public)/_http/assets";
import { after, dayOf } from "@/lib/clock";
import type { Locale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translator";
import { importKeptFor } from "@/lib/importing/commands";
import { findImport, listSeries } from "@/lib/importing/queries";
import { reviewOf } from "@/lib/importing/review";
import { dayText } from "../../../_desk/format";
import { Frame } from "../../../_desk/frame";
import { deskPage, importIdIn } from "../../../_desk/gate";
import { missing } from "../../../_desk/missing";
import { importPath, reviewPath } from "../../../_desk/paths";
import { one, type Query } from "../../../_desk/query";
import { titled } from "../../../_desk/titled";
import { LanguagesKnown } from "../../actions/[id]/_editor/languages-known";
import styles from "./_review/review.module.css";
import { ReviewForm } from "./_review/review-form";
import { SourceText } from "./_review/source-text";

export const generateMetadata = titled((t) => t("review.title"));

interface Props {
  readonly params: Promise<{ locale: string; id: string }>;
  readonly searchParams: Promise<Query>;
}

export default async function ReviewPage({ params, searchParams }: Props) {
  const { locale, organizer, db, now } = await deskPage(params, "edit_actions");
  const stored = await findImport(db.read, await importIdIn(params));
  if (stored === null) missing(locale);
  const { id, document, content, contentNumber, fileName, updatedAt } = stored;
  const sheet = { locale, content, document, review: reviewOf(document, content, dayOf(now)) };
  const query = await searchParams;
  const saved = one(query, "saved") !== "";
  const looked = one(query, "looked") !== "";
  const series = await listSeries(db.read, content.seriesNumber);
  const until = dayText(locale, dayOf(after(updatedAt, importKeptFor)));
  const t = translator(locale, "desk");
  return (
    <Frame locale={locale} organizer={organizer} part="actions" path={`/desk/import/${id}`}>
      <p className={styles.crumb}>
        <a href={importPath(locale)}>{t("import.title")}</a>
      </p>
      <h1 className={styles.title}>{t("review.title")}</h1>
      <p className={styles.lead}>{t("review.lead")}</p>
      <p className={styles.from}>
        {fileName === "" ? t("review.fromText") : <bdi>{fileName}</bdi>} · {t("review.until", { day: until })} ·{" "}
        <a href="#source">{t("review.toSource")}</a>
      </p>
      {saved && !looked ? <Notice tone="done" live title={t("review.saved")} /> : null}
      {looked ? <Looked locale={locale} number={content.seriesNumber} count={series.length} /> : null}
      {sheet.review.warnings.map((code) => (
        <Notice key={code} tone="doubt" title={t(`import.warnings.${code}`)} />
      ))}
      <div className={styles.sides}>
        <div className={styles.fields}>
          <ReviewForm
            sheet={sheet}
            action={`${reviewPath(locale, id)}/review`}
            contentNumber={contentNumber}
            series={series}
            acceptLabel={t("review.accept")}
          />
          <details className={styles.discard}>
            <summary>{t("review.discard")}</summary>
            <form method="post" action={`${reviewPath(locale, id)}/removal`}>
              <p>{t("review.discardHelp")}</p>
              <Button tone="stop">{t("review.discardNow")}</Button>
            </form>
          </details>
        </div>
        <SourceText sheet={sheet} />
      </div>
      <LanguagesKnown locale={locale} />
      <script type="module" src={assets().review} />
    </Frame>
  );
}

/** What looking for the number found; the actions themselves stand below, to choose from. */
function Looked({ locale, number, count }: { locale: Locale; number: string; count: number }) {
  const t = translator(locale, "desk");
  const found = number === "" ? "noNumber" : count === 0 ? "none" : "found";
  return (
    <div id="looked">
      <Notice live tone={found === "found" ? "done" : "note"} title={t(`review.looked.${found}`, { number, count })}>
        <p>{t(`review.looked.${found}Lead`)}</p>
      </Notice>
    </div>
  );
}
