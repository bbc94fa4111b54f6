// New prices of a country.
import { translator } from "@/lib/i18n/translator";
import { Frame } from "../../../_desk/frame";
import styles from "../../../_desk/frame.module.css";
import { deskPage } from "../../../_desk/gate";
import { postagePath } from "../../../_desk/paths";
import { titled } from "../../../_desk/titled";
import { RowForm } from "../_table/row-form";
import { freshRow } from "../_table/typed-row";

export const generateMetadata = titled((t) => t("postage.new"));

export default async function NewPostagePage({ params }: { readonly params: Promise<{ locale: string }> }) {
  const { locale, organizer } = await deskPage(params, "edit_actions");
  const t = translator(locale, "desk");
  return (
    <Frame locale={locale} organizer={organizer} part="packs" path="/desk/postage/new">
      <div className={styles.column}>
        <p>
          <a href={postagePath(locale)}>{t("postage.back")}</a>
        </p>
        <h1>{t("postage.new")}</h1>
        <RowForm locale={locale} id={null} typed={freshRow} />
      </div>
    </Frame>
  );
}
