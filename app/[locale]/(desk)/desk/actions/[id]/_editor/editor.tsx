// The editor: every field of an action in one form, beside it the list of sections and of what is still missing. Takes data
// and returns markup, so that a page and a refused form show the same.
import type { ReactNode } from "react";
import { Button } from "@/app/_ui/button";
import { translator } from "@/lib/i18n/translator";
import { AddresseeRows } from "./addressee-rows";
import styles from "./editor.module.css";
import { Guide } from "./guide";
import { LanguagesKnown } from "./languages-known";
import { LetterRows } from "./letter-rows";
import { type Section, sectionId, sections } from "./sections";
import type { EditorSheet } from "./sheet";
import * as single from "./single-fields";

interface EditorProps {
  readonly sheet: EditorSheet;
  /** Where the form is posted to. */
  readonly action: string;
  /** The draft the form is made from; see saveDraft. */
  readonly draftNumber: number;
  readonly saveLabel: string;
  /** The section whose own button saved it a moment ago. */
  readonly savedIn?: Section | null;
  /** False where the form comes back on a page of its own, without the list beside it. */
  readonly guided?: boolean;
}

export function Editor(props: EditorProps) {
  const { sheet, action, draftNumber, saveLabel, savedIn = null, guided = true } = props;
  const t = translator(sheet.locale, "desk");
  return (
    <div className={styles.editor}>
      {guided ? <Guide sheet={sheet} /> : null}
      <form method="post" action={action} className={styles.form}>
        {/* Enter in a field presses the first button of a form: it must be the one that only saves. */}
        <Button tone="main" name="next" value="edit" {...(guided ? unseen : {})}>
          {saveLabel}
        </Button>
        <input type="hidden" name="draft_number" value={draftNumber} autoComplete="off" />
        {sections.map((section) => (
          <SectionBox
            key={section}
            sheet={sheet}
            section={section}
            saveLabel={guided ? saveLabel : null}
            saved={section === savedIn}
          >
            {fieldsOf(section, sheet)}
          </SectionBox>
        ))}
        <LanguagesKnown locale={sheet.locale} />
        <div className={styles.saveBar}>
          <Button tone="main" name="next" value="edit">
            {saveLabel}
          </Button>
          <Button name="next" value="preview">
            {t("edit.saveAndPreview")}
          </Button>
          <Button name="next" value="overview">
            {t("edit.saveAndBack")}
          </Button>
        </div>
      </form>
    </div>
  );
}

const unseen = { "data-unseen": "", tabIndex: -1, "aria-hidden": true };

function fieldsOf(section: Section, sheet: EditorSheet): ReactNode {
  switch (section) {
    case "call":
      return <single.CallFields sheet={sheet} />;
    case "persons":
      return <single.PersonsFields sheet={sheet} />;
    case "demands":
      return <single.DemandsFields sheet={sheet} />;
    case "targets":
      return <AddresseeRows sheet={sheet} list="targets" />;
    case "copies":
      return (
        <>
          <single.EmbassyField sheet={sheet} />
          <AddresseeRows sheet={sheet} list="copies" />
        </>
      );
    case "letters":
      return <LetterRows sheet={sheet} />;
    case "languages":
      return <single.LanguagesFields sheet={sheet} />;
    case "background":
      return <single.BackgroundFields sheet={sheet} />;
    case "safety":
      return <single.SafetyFields sheet={sheet} />;
    case "series":
      return <single.SeriesFields sheet={sheet} />;
    case "consent":
      return <single.ConsentFields sheet={sheet} />;
  }
}

interface SectionProps {
  readonly sheet: EditorSheet;
  readonly section: Section;
  /** Null: the section has no button of its own. */
  readonly saveLabel: string | null;
  readonly saved: boolean;
  readonly children: ReactNode;
}

function SectionBox({ sheet, section, saveLabel, saved, children }: SectionProps) {
  const t = translator(sheet.locale, "desk");
  const id = sectionId(section);
  return (
    <section className={styles.section} aria-labelledby={id}>
      <h2 id={id} tabIndex={-1}>
        {t(`edit.section.${section}`)}
        {saved ? <span role="status">{t("edit.savedHere")}</span> : null}
      </h2>
      <p className={styles.about}>{t(`edit.about.${section}`)}</p>
      {children}
      {saveLabel === null ? null : (
        <button type="submit" name="next" value={section} className={styles.quietSave}>
          {saveLabel}
        </button>
      )}
    </section>
  );
}
