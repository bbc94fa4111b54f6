// Model letters in the editor: one row per language, with room to write.
import { Button } from "@/app/_ui/button";
import { TextArea, TextField } from "@/app/_ui/field";
import { languageText } from "@/app/[locale]/(desk)/_desk/format";
import type { ModelLetter } from "@/lib/actions/action";
import type { LetterField } from "@/lib/actions/schema";
import { translator } from "@/lib/i18n/translator";
import styles from "./editor.module.css";
import { type EditorSheet, isRowOpen, problemAt } from "./sheet";

export function LetterRows({ sheet }: { sheet: EditorSheet }) {
  const t = translator(sheet.locale, "desk");
  const { letters } = sheet.content;
  return (
    <>
      {letters.map((letter, at) => {
        const row = `letters.${at}`;
        return <LetterRow key={row} sheet={sheet} letter={letter} row={row} number={at + 1} />;
      })}
      <Button name="add" value="letter">
        {t(letters.length === 0 ? "edit.addFirst.letter" : "edit.add.letter")}
      </Button>
    </>
  );
}

interface RowProps {
  readonly sheet: EditorSheet;
  readonly letter: ModelLetter;
  /** `letters.0` */
  readonly row: string;
  readonly number: number;
}

function LetterRow({ sheet, letter, row, number }: RowProps) {
  const t = translator(sheet.locale, "desk");
  const part = { sheet, row, letter };
  const wrong = sheet.missing.filter(({ field }) => field.startsWith(`${row}.`)).length;
  const isOpen = isRowOpen(sheet, row, sheet.content.letters.length, wrong);
  const title = letter.language === "" ? t("edit.newLetter") : languageText(sheet.locale, letter.language);
  return (
    <details className={styles.rowBox} id={row} open={isOpen}>
      <summary>
        <span className={styles.rowNumber}>{number}</span>
        <bdi>{title}</bdi>
        {wrong === 0 ? null : <span className={styles.count}>{t("edit.missingHere", { count: wrong })}</span>}
      </summary>
      <TextField
        {...about(part, "language")}
        dir="ltr"
        spellCheck={false}
        autoCapitalize="off"
        list="languages-known"
      />
      <TextField {...about(part, "subject")} dir="auto" />
      <TextField {...about(part, "salutation")} dir="auto" />
      <TextArea {...about(part, "body")} className={styles.letterBody} rows={22} dir="auto" />
      <TextArea {...about(part, "closing")} rows={2} dir="auto" />
      <Button name="remove" value={row}>
        {t("edit.remove.letter")}
      </Button>
    </details>
  );
}

function about({ sheet, row, letter }: { sheet: EditorSheet; row: string; letter: ModelLetter }, field: LetterField) {
  const t = translator(sheet.locale, "desk");
  const name = `${row}.${field}`;
  return {
    name,
    label: t(`edit.field.letter.${field}`),
    hint: t(`edit.help.letter.${field}`),
    problem: problemAt(sheet, name),
    defaultValue: letter[field],
    lang: letter.language || undefined,
  };
}
