// What the importer found doubtful in a document, carried from the upload to the editor in the address: codes and line
// numbers only, never words of the document.
import { Notice } from "@/app/_ui/notice";
import type { Locale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translator";
import { type ImportWarning, type ImportWarningCode, importWarningCodes } from "@/lib/importing/result";

export type Doubt = Pick<ImportWarning, "code" | "line">;

/** What stands for "imported, and nothing doubtful". */
const nothingDoubtful = "none";

/** `deadline_unclear.12,targets_missing`. At most 40: an address has to stay short. */
export function doubtsToText(warnings: readonly Doubt[]): string {
  const parts = warnings.slice(0, 40).map(({ code, line }) => (line === null ? code : `${code}.${line}`));
  return parts.length === 0 ? nothingDoubtful : [...new Set(parts)].join(",");
}

/** Null when nothing was imported just now; whatever is no warning of ours is left out. */
export function doubtsFromText(text: string): readonly Doubt[] | null {
  if (text === "") return null;
  return text.split(",").flatMap((part) => {
    const [, code = "", line] = /^([a-z_]+)(?:\.(\d{1,6}))?$/.exec(part) ?? [];
    return isWarningCode(code) ? [{ code, line: line === undefined ? null : Number(line) }] : [];
  });
}

export function Doubts({ locale, doubts, hide }: { locale: Locale; doubts: readonly Doubt[]; hide: string }) {
  const t = translator(locale, "desk");
  return (
    <Notice tone={doubts.length === 0 ? "done" : "doubt"} title={t("import.doneTitle")} live>
      {doubts.length === 0 ? (
        <p>{t("import.doneClean")}</p>
      ) : (
        <ul>
          {doubts.map(({ code, line }) => (
            <li key={`${code} ${line}`}>
              {t(`import.warnings.${code}`)}
              {line === null ? null : ` (${t("import.line", { line })})`}
            </li>
          ))}
        </ul>
      )}
      <p>
        <a href={hide}>{t("import.hide")}</a>
      </p>
    </Notice>
  );
}

function isWarningCode(code: string): code is ImportWarningCode {
  return (importWarningCodes as readonly string[]).includes(code);
}
