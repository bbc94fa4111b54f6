// The editor's single fields, section by section. Labels, hints and problems come by the field's name.
import { Choice, SelectField, TextArea, TextField } from "@/app/_ui/field";
import { actionClasses } from "@/lib/actions/action";
import { type DayField, type DraftField, formFromContent } from "@/lib/actions/schema";
import { signatures } from "@/lib/appeals/appeal";
import { translator } from "@/lib/i18n/translator";
import styles from "./editor.module.css";
import { type EditorSheet, problemAt } from "./sheet";

interface Part {
  readonly sheet: EditorSheet;
}

export function CallFields({ sheet }: Part) {
  return (
    <>
      <TextArea {...about(sheet, "title")} rows={2} dir="auto" />
      <TextArea {...about(sheet, "summary")} rows={4} dir="auto" />
      <div className={styles.row}>
        <DayInput sheet={sheet} name="deadline_on" />
        <TextField {...about(sheet, "country")} dir="auto" />
        <TextField {...about(sheet, "language")} {...code} list="languages-known" />
      </div>
    </>
  );
}

export function PersonsFields({ sheet }: Part) {
  return <TextArea {...about(sheet, "persons")} rows={rowsFor(sheet.content.persons.length, 2)} dir="auto" />;
}

export function DemandsFields({ sheet }: Part) {
  return <TextArea {...about(sheet, "demands")} rows={rowsFor(sheet.content.demands.length * 2, 4)} dir="auto" />;
}

export function BackgroundFields({ sheet }: Part) {
  return <TextArea {...about(sheet, "background")} rows={12} dir="auto" />;
}

export function LanguagesFields({ sheet }: Part) {
  const t = translator(sheet.locale, "desk");
  return (
    <>
      <TextField {...about(sheet, "languages")} {...code} />
      <Choice
        id="own_language_ok"
        name="own_language_ok"
        value="yes"
        label={t("edit.field.own_language_ok")}
        defaultChecked={sheet.content.ownLanguageOk}
      />
    </>
  );
}

export function EmbassyField({ sheet }: Part) {
  return (
    <Choice
      id="embassy_copies"
      name="embassy_copies"
      value="yes"
      label={translator(sheet.locale, "desk")("edit.field.embassy_copies")}
      defaultChecked={sheet.content.embassyCopies}
    />
  );
}

export function SafetyFields({ sheet }: Part) {
  const t = translator(sheet.locale, "desk");
  return (
    <>
      <TextArea {...about(sheet, "safety")} rows={4} dir="auto" />
      <TextArea {...about(sheet, "avoid")} rows={rowsFor(sheet.content.avoid.length, 3)} dir="auto" />
      <SelectField {...about(sheet, "sign_as")}>
        {signatures.map((one) => (
          <option key={one} value={one}>
            {t(`edit.sign_as.${one}`)}
          </option>
        ))}
      </SelectField>
      <TextArea {...about(sheet, "return_address")} rows={rowsFor(sheet.content.returnAddress.length, 3)} dir="auto" />
    </>
  );
}

export function SeriesFields({ sheet }: Part) {
  const t = translator(sheet.locale, "desk");
  return (
    <>
      <div className={styles.row}>
        <TextField {...about(sheet, "series_number")} dir="auto" />
        <SelectField {...about(sheet, "class")}>
          {actionClasses.map((one) => (
            <option key={one} value={one}>
              {t(`edit.class.${one}`)}
            </option>
          ))}
        </SelectField>
        <TextField {...about(sheet, "ordinal")} inputMode="numeric" />
      </div>
      <div className={styles.row}>
        <TextField {...about(sheet, "index")} dir="auto" />
        <DayInput sheet={sheet} name="issued_on" />
      </div>
      <TextField {...about(sheet, "previous")} {...code} />
      <TextArea {...about(sheet, "links")} rows={rowsFor(sheet.content.links.length, 3)} dir="ltr" />
    </>
  );
}

export function ConsentFields({ sheet }: Part) {
  return <TextArea {...about(sheet, "consent")} rows={2} dir="auto" />;
}

/** A browser's own calendar would throw away what it cannot read; so that stands in a plain field. */
function DayInput({ sheet, name }: Part & { name: DayField }) {
  const unread = sheet.unread?.[name];
  if (unread === undefined) return <TextField {...about(sheet, name)} type="date" />;
  const problem = translator(sheet.locale, "desk")("edit.unreadDay");
  return <TextField {...about(sheet, name)} problem={problem} defaultValue={unread} dir="auto" />;
}

/** What is written in Latin signs whatever the page's language: codes and addresses. */
const code = { dir: "ltr", spellCheck: false, autoCapitalize: "off", autoComplete: "off" } as const;

function about(sheet: EditorSheet, name: DraftField) {
  const t = translator(sheet.locale, "desk");
  return {
    name,
    label: t(`edit.field.${name}`),
    hint: t(`edit.help.${name}`),
    problem: problemAt(sheet, name),
    defaultValue: formFromContent(sheet.content)[name],
  };
}

/** As many rows as are filled and one more, within reason. */
function rowsFor(lines: number, least: number): number {
  return Math.min(Math.max(lines + 1, least), 16);
}
