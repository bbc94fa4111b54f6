// The desk's first page: every action with its state, its last day and its counts. Viewers see the same numbers and no more.
import { Button, ButtonLink } from "@/app/_ui/button";
import { listForDesk } from "@/lib/actions/queries";
import { translator } from "@/lib/i18n/translator";
import { may } from "@/lib/organizers/organizer";
import { countsOf } from "@/lib/participation/queries";
import { Frame } from "../_desk/frame";
import { deskPage } from "../_desk/gate";
import { deskPath, importPath } from "../_desk/paths";
import { one, type Query } from "../_desk/query";
import { titled } from "../_desk/titled";
import { ActionsTable } from "./_list/actions-table";
import styles from "./_list/list.module.css";
import { orderFrom, rowsOf, sorted } from "./_list/rows";

export const generateMetadata = titled((t) => t("list.title"));

interface Props {
  readonly params: Promise<{ locale: string }>;
  readonly searchParams: Promise<Query>;
}

export default async function DeskHomePage({ params, searchParams }: Props) {
  const { locale, organizer, db, now } = await deskPage(params, "see_numbers");
  const listed = await listForDesk(db.read);
  const seesDrafts = may(organizer.role, "see_actions");
  const actions = listed.filter(({ publishedAt }) => seesDrafts || publishedAt !== null);
  const counts = await countsOf(
    db.read,
    actions.map(({ id }) => id),
  );
  const query = await searchParams;
  const order = orderFrom(one(query, "sort"));
  const t = translator(locale, "desk");
  return (
    <Frame locale={locale} organizer={organizer} part="actions" path="/desk">
      <div className={styles.head}>
        <h1>{t("list.title")}</h1>
        {may(organizer.role, "edit_actions") ? (
          <div className={styles.begin}>
            <form method="post" action={`${deskPath(locale)}/actions`}>
              <Button tone="main">{t("list.new")}</Button>
            </form>
            <ButtonLink href={importPath(locale)}>{t("list.import")}</ButtonLink>
          </div>
        ) : null}
      </div>
      {actions.length === 0 ? (
        <p className={styles.empty}>{t(seesDrafts ? "list.empty" : "list.emptyViewer")}</p>
      ) : (
        <ActionsTable
          locale={locale}
          rows={sorted(rowsOf(actions, counts), order)}
          order={order}
          seesDrafts={seesDrafts}
          now={now}
        />
      )}
    </Frame>
  );
}
