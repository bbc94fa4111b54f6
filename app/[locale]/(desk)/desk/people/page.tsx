// Who can sign in, and with which role. For owners only.
import { Notice } from "@/app/_ui/notice";
import { translator } from "@/lib/i18n/translator";
import { listOrganizers } from "@/lib/organizers/queries";
import { Frame } from "../../_desk/frame";
import { deskPage } from "../../_desk/gate";
import { oneOf, type Query } from "../../_desk/query";
import { titled } from "../../_desk/titled";
import { AddPerson } from "./add-person";
import styles from "./people.module.css";
import { PeopleTable } from "./people-table";
import { Roles } from "./roles";

export const generateMetadata = titled((t) => t("people.title"));

interface Props {
  readonly params: Promise<{ locale: string }>;
  readonly searchParams: Promise<Query>;
}

export default async function PeoplePage({ params, searchParams }: Props) {
  const { locale, organizer, db } = await deskPage(params, "manage_people");
  const people = await listOrganizers(db.read);
  const did = oneOf(await searchParams, "done", ["added", "changed"]);
  const t = translator(locale, "desk");
  return (
    <Frame locale={locale} organizer={organizer} part="people" path="/desk/people">
      <h1>{t("people.title")}</h1>
      <p>{t("people.lead")}</p>
      {did === null ? null : <Notice tone="done" live title={t(`people.done.${did}`)} />}
      <PeopleTable locale={locale} people={people} you={organizer.id} />
      <div className={styles.below}>
        <AddPerson locale={locale} />
        <Roles locale={locale} />
      </div>
    </Frame>
  );
}
