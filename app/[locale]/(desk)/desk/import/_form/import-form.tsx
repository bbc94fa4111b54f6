// Where a document is handed in: a file, or the text of a mail. Used by the page and by its refusal, which keeps the text.
import { Button } from "@/app/_ui/button";
import { TextArea, TextField } from "@/app/_ui/field";
import { importPath } from "@/app/[locale]/(desk)/_desk/paths";
import type { Locale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translator";
import type { UploadProblem } from "./upload";

interface ImportFormProps {
  readonly locale: Locale;
  readonly problem?: UploadProblem | null;
  /** What was pasted before. */
  readonly text?: string;
}

export function ImportForm({ locale, problem = null, text = "" }: ImportFormProps) {
  const t = translator(locale, "desk");
  const sentence = problem === null ? undefined : t(`import.problems.${problem}`);
  const isAboutText = text !== "";
  return (
    <form method="post" action={`${importPath(locale)}/document`} encType="multipart/form-data">
      <TextField
        name="document"
        type="file"
        accept=".pdf,.docx,.html,.htm,.eml,.txt"
        label={t("import.file")}
        hint={t("import.fileHelp")}
        problem={isAboutText ? undefined : sentence}
      />
      <TextArea
        name="text"
        label={t("import.text")}
        hint={t("import.textHelp")}
        problem={isAboutText ? sentence : undefined}
        defaultValue={text}
        rows={isAboutText ? 16 : 7}
        dir="auto"
        spellCheck={false}
      />
      <Button tone="main">{t("import.read")}</Button>
    </form>
  );
}
