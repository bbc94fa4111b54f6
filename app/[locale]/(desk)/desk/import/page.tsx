// Where a document becomes a draft.
import { Button } from "@/app/_ui/button";
import { TextField } from "@/app/_ui/field";
import { translator } from "@/lib/i18n/translator";
import { Frame } from "../../_desk/frame";
import styles from "../../_desk/frame.module.css";
import { deskPage } from "../../_desk/gate";
import { importPath } from "../../_desk/paths";
import { oneOf, type Query } from "../../_desk/query";
import { titled } from "../../_desk/titled";
import { uploadProblems } from "./upload";

export const generateMetadata = titled((t) => t("import.title"));

interface Props {
  readonly params: Promise<{ locale: string }>;
  readonly searchParams: Promise<Query>;
}

export default async function ImportPage({ params, searchParams }: Props) {
  const { locale, organizer } = await deskPage(params, "edit_actions");
  const problem = oneOf(await searchParams, "problem", uploadProblems);
  const t = translator(locale, "desk");
  return (
    <Frame locale={locale} organizer={organizer} part="actions" path="/desk/import">
      <div className={styles.column}>
        <h1>{t("import.title")}</h1>
        <p>{t("import.lead")}</p>
        <form method="post" action={`${importPath(locale)}/document`} encType="multipart/form-data">
          <TextField
            name="document"
            type="file"
            accept=".pdf,.docx,.html,.htm,.eml,.txt"
            required
            label={t("import.file")}
            hint={t("import.fileHelp")}
            problem={problem === null ? undefined : t(`import.problems.${problem}`)}
          />
          <Button tone="main">{t("import.read")}</Button>
        </form>
        <p>{t("import.kept")}</p>
      </div>
    </Frame>
  );
}
