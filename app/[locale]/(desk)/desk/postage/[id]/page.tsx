// The prices of a country from one day on: corrected here, or ended.
import { Button } from "@/app/_ui/button";
import { TextField } from "@/app/_ui/field";
import { dayOf } from "@/lib/clock";
import { countryName } from "@/lib/i18n/countries";
import { translator } from "@/lib/i18n/translator";
import { asId, type PostageId } from "@/lib/ids";
import { findPostage } from "@/lib/postage/queries";
import { Frame } from "../../../_desk/frame";
import styles from "../../../_desk/frame.module.css";
import { deskPage } from "../../../_desk/gate";
import { missing } from "../../../_desk/missing";
import { postagePath } from "../../../_desk/paths";
import { one, type Query } from "../../../_desk/query";
import { titled } from "../../../_desk/titled";
import { postageSentence, RowForm } from "../_table/row-form";
import { typedRow } from "../_table/typed-row";

export const generateMetadata = titled((t) => t("postage.title"));

interface Props {
  readonly params: Promise<{ locale: string; id: string }>;
  readonly searchParams: Promise<Query>;
}

export default async function PostageRowPage({ params, searchParams }: Props) {
  const { locale, organizer, db, now } = await deskPage(params, "edit_actions");
  const id = asId<PostageId>((await params).id);
  const row = id === null ? null : await findPostage(db.read, id);
  if (row === null) missing(locale);
  const problem = one(await searchParams, "problem");
  const t = translator(locale, "desk");
  return (
    <Frame locale={locale} organizer={organizer} part="packs" path={`/desk/postage/${row.id}`}>
      <div className={styles.column}>
        <p>
          <a href={postagePath(locale)}>{t("postage.back")}</a>
        </p>
        <h1>{t("postage.edit", { country: countryName(locale, row.country) })}</h1>
        <p>{t("postage.new_again")}</p>
        <RowForm locale={locale} id={row.id} typed={typedRow(row)} />
        <section aria-labelledby="end">
          <h2 id="end">{t("postage.endTitle")}</h2>
          <p>{t("postage.endHelp")}</p>
          <form method="post" action={`${postagePath(locale)}/${row.id}/end`}>
            <TextField
              name="on"
              type="date"
              label={t("postage.until")}
              defaultValue={row.validUntil ?? dayOf(now)}
              problem={problem === "" ? undefined : postageSentence(problem, locale)}
            />
            <Button>{t("postage.endButton")}</Button>
          </form>
        </section>
      </div>
    </Frame>
  );
}
