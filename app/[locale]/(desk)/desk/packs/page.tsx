// Packs for letter-writing groups: what is chosen here becomes one PDF.
import { translator } from "@/lib/i18n/translator";
import { listPostage } from "@/lib/postage/queries";
import { freshChoices } from "../../../(public)/_pages/pack-choices";
import { Frame } from "../../_desk/frame";
import styles from "../../_desk/frame.module.css";
import { deskPage } from "../../_desk/gate";
import { postagePath } from "../../_desk/paths";
import { one, type Query } from "../../_desk/query";
import { titled } from "../../_desk/titled";
import { offeredActions } from "./_form/offered";
import { PackForm } from "./_form/pack-form";

export const generateMetadata = titled((t) => t("packs.title"));

interface Props {
  readonly params: Promise<{ locale: string }>;
  readonly searchParams: Promise<Query>;
}

export default async function PacksPage({ params, searchParams }: Props) {
  const { locale, organizer, db, now } = await deskPage(params, "see_actions");
  const [actions, table, query] = await Promise.all([offeredActions(db.read, now), listPostage(db.read), searchParams]);
  const t = translator(locale, "desk");
  const chosen = one(query, "action");
  const typed = { letters: chosen === "" ? {} : { [chosen]: "10" }, languages: [], texts: "", choices: freshChoices };
  return (
    <Frame locale={locale} organizer={organizer} part="packs" path="/desk/packs">
      <div className={styles.column}>
        <h1>{t("packs.title")}</h1>
        <p>{t("packs.lead")}</p>
        <p>
          <a href={postagePath(locale)}>{t("packs.postage")}</a>: {t("packs.postageHelp")}
        </p>
        {actions.length === 0 ? (
          <p>{t("packs.none")}</p>
        ) : (
          <PackForm
            locale={locale}
            actions={actions}
            origins={[...new Set(table.map(({ country }) => country))]}
            typed={typed}
          />
        )}
        <p className="quiet">{t("packs.after")}</p>
      </div>
    </Frame>
  );
}
