// Where a document becomes a draft: handed in here, and the list of those that were read and wait to be checked.
import { translator } from "@/lib/i18n/translator";
import { listImports } from "@/lib/importing/queries";
import { Notice } from "../../../../_ui/notice";
import { instantText } from "../../_desk/format";
import { Frame } from "../../_desk/frame";
import styles from "../../_desk/frame.module.css";
import { type DeskPage, deskPage } from "../../_desk/gate";
import { reviewPath } from "../../_desk/paths";
import { one, oneOf, type Query } from "../../_desk/query";
import { titled } from "../../_desk/titled";
import { ImportForm } from "./_form/import-form";
import { uploadProblems } from "./_form/upload";

export const generateMetadata = titled((t) => t("import.title"));

interface Props {
  readonly params: Promise<{ locale: string }>;
  readonly searchParams: Promise<Query>;
}

export default async function ImportPage({ params, searchParams }: Props) {
  const { locale, organizer, db } = await deskPage(params, "edit_actions");
  const waiting = await listImports(db.read);
  const query = await searchParams;
  const t = translator(locale, "desk");
  return (
    <Frame locale={locale} organizer={organizer} part="actions" path="/desk/import">
      <div className={styles.column}>
        <h1>{t("import.title")}</h1>
        {one(query, "done") === "discarded" ? <Notice tone="done" live title={t("import.discarded")} /> : null}
        <p>
          {t("import.lead")} {t("import.kept")}
        </p>
        <ImportForm locale={locale} problem={oneOf(query, "problem", uploadProblems)} />
        {waiting.length === 0 ? null : <Waiting locale={locale} waiting={waiting} />}
      </div>
    </Frame>
  );
}

interface WaitingProps extends Pick<DeskPage, "locale"> {
  readonly waiting: Awaited<ReturnType<typeof listImports>>;
}

function Waiting({ locale, waiting }: WaitingProps) {
  const t = translator(locale, "desk");
  return (
    <section aria-labelledby="waiting">
      <h2 id="waiting">{t("import.waiting")}</h2>
      <ul>
        {waiting.map(({ id, title, language, fileName, updatedAt, email }) => (
          <li key={id}>
            <a href={reviewPath(locale, id)}>
              <bdi lang={language}>{title || fileName || t("list.untitled")}</bdi>
            </a>
            <div className="hint">
              {instantText(locale, updatedAt)} · <bdi>{email}</bdi>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
