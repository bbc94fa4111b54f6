// One single field of the review: the editor's field of the same name, with where it stands in the document.
import type { ComponentProps, ReactNode } from "react";
import { Button } from "@/app/_ui/button";
import { Choice, SelectField, TextArea, TextField } from "@/app/_ui/field";
import { actionClasses } from "@/lib/actions/action";
import { type DraftField, formFromContent } from "@/lib/actions/schema";
import { translator } from "@/lib/i18n/translator";
import type { SingleUnit } from "@/lib/importing/units";
import styles from "./review.module.css";
import { doubtAt, linesOf, placeOf, type ReviewSheet } from "./sheet";
import { Where } from "./where";

const code = { dir: "ltr", spellCheck: false, autoCapitalize: "off", autoComplete: "off" } as const;

/** Fields of one line, and what is particular to them; the others have several. */
const oneLine: Partial<Record<SingleUnit, ComponentProps<"input">>> = {
  deadline_on: { type: "date" },
  issued_on: { type: "date" },
  country: { dir: "auto" },
  index: { dir: "auto" },
  ordinal: { inputMode: "numeric" },
  language: { ...code, list: "languages-known" },
  languages: code,
  previous: code,
};

/** Rows of a field when it is empty, and at most. */
const heights: Partial<Record<SingleUnit, readonly [number, number]>> = {
  title: [2, 3],
  summary: [3, 8],
  persons: [2, 8],
  demands: [3, 14],
  background: [3, 16],
  links: [2, 6],
};

/** The form of these is not plain from the value: one per line, commas between. */
const explained = new Set<DraftField>(["persons", "demands", "languages", "language"]);

export function SingleUnitField({ sheet, unit }: { sheet: ReviewSheet; unit: SingleUnit }) {
  return (
    <div className={styles.unit} {...linesOf(sheet, unit)}>
      {unit === "own_language_ok" || unit === "embassy_copies" ? (
        <BoxField sheet={sheet} unit={unit} />
      ) : (
        <TypedField sheet={sheet} unit={unit} />
      )}
    </div>
  );
}

function TypedField({ sheet, unit }: { sheet: ReviewSheet; unit: DraftField & SingleUnit }) {
  const t = translator(sheet.locale, "desk");
  const value = formFromContent(sheet.content)[unit];
  const about = {
    name: unit,
    label: t(`edit.field.${unit}`),
    hint: hintOf(sheet, unit, explained.has(unit) ? t(`edit.help.${unit}`) : null),
    problem: doubtAt(sheet, unit),
    defaultValue: value,
  };
  if (unit === "class") {
    return (
      <SelectField {...about}>
        {actionClasses.map((one) => (
          <option key={one} value={one}>
            {t(`edit.class.${one}`)}
          </option>
        ))}
      </SelectField>
    );
  }
  if (unit === "series_number") return <NumberField sheet={sheet} about={about} />;
  if (oneLine[unit] !== undefined) return <TextField {...oneLine[unit]} {...about} />;
  const direction = unit === "links" ? "ltr" : "auto";
  return <TextArea {...about} rows={rowsFor(value, heights[unit])} dir={direction} />;
}

/** A corrected number is looked for before the document is accepted: the button keeps everything typed. */
function NumberField({ sheet, about }: { sheet: ReviewSheet; about: ComponentProps<typeof TextField> }) {
  return (
    <div className={styles.numbered}>
      <TextField {...about} dir="auto" />
      <Button name="next" value="look">
        {translator(sheet.locale, "desk")("review.look")}
      </Button>
    </div>
  );
}

function BoxField({ sheet, unit }: { sheet: ReviewSheet; unit: "own_language_ok" | "embassy_copies" }) {
  const checked = unit === "own_language_ok" ? sheet.content.ownLanguageOk : sheet.content.embassyCopies;
  return (
    <Choice
      id={unit}
      name={unit}
      value="yes"
      label={translator(sheet.locale, "desk")(`edit.field.${unit}`)}
      hint={hintOf(sheet, unit, null)}
      defaultChecked={checked}
    />
  );
}

/** The place in the document, then what form the field has; nothing where there is neither. */
export function hintOf(sheet: ReviewSheet, field: string, help: string | null): ReactNode {
  const isPlaced = linesOf(sheet, field) !== undefined || placeOf(sheet, field).origin !== "lines";
  if (!isPlaced && help === null) return undefined;
  return (
    <>
      <Where sheet={sheet} field={field} />
      {help === null ? null : <span className={styles.help}>{help}</span>}
    </>
  );
}

/** As many rows as the text will need in a column of about 70 signs, within bounds. */
export function rowsFor(text: string, [least, most]: readonly [number, number] = [2, 12]): number {
  const rows = text.split("\n").reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / 70)), 0);
  return Math.min(Math.max(rows, least), most);
}
