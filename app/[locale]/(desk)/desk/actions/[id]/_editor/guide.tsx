// Beside the editor: its sections, how much is missing in each, and the list of it.
import { translator } from "@/lib/i18n/translator";
import styles from "./editor.module.css";
import { MissingList } from "./missing-list";
import { problemsIn, sectionId, sections } from "./sections";
import type { EditorSheet } from "./sheet";

/** A longer list begins folded: it must not push the form of a new draft off the screen. */
const openUpTo = 6;

export function Guide({ sheet }: { sheet: EditorSheet }) {
  const t = translator(sheet.locale, "desk");
  return (
    <aside className={styles.guide}>
      <nav aria-label={t("edit.sections")}>
        <ol className={styles.sectionList}>
          {sections.map((section) => {
            const count = problemsIn(section, sheet.missing).length;
            return (
              <li key={section}>
                <a href={`#${sectionId(section)}`}>{t(`edit.section.${section}`)}</a>
                {count === 0 ? null : <span className={styles.count}>{t("edit.missingHere", { count })}</span>}
              </li>
            );
          })}
        </ol>
      </nav>
      {sheet.missing.length === 0 ? (
        <p className={styles.ready}>{t("edit.ready")}</p>
      ) : (
        <details className={styles.missing} open={sheet.missing.length <= openUpTo}>
          <summary>{t("edit.missing")}</summary>
          <MissingList locale={sheet.locale} missing={sheet.missing} base="" />
          <p>{t("edit.missingHelp")}</p>
        </details>
      )}
    </aside>
  );
}
