// Targets and copies in the editor: one folded row each, with every way to reach them.
import { Button } from "@/app/_ui/button";
import { SelectField, TextArea, TextField } from "@/app/_ui/field";
import { listCountries } from "@/lib/i18n/countries";
import { translator } from "@/lib/i18n/translator";
import { rowFromTarget, type TargetField } from "@/lib/targets/schema";
import { type Target, titleOf } from "@/lib/targets/target";
import styles from "./editor.module.css";
import { type EditorSheet, isRowOpen, problemAt } from "./sheet";

type List = "targets" | "copies";

export function AddresseeRows({ sheet, list }: { sheet: EditorSheet; list: List }) {
  const t = translator(sheet.locale, "desk");
  const one = list === "targets" ? "target" : "copy";
  const rows = sheet.content[list];
  return (
    <>
      {rows.map((target, at) => (
        <AddresseeRow key={target.id} sheet={sheet} list={list} at={at} target={target} />
      ))}
      <Button name="add" value={one}>
        {t(rows.length === 0 ? `edit.addFirst.${one}` : `edit.add.${one}`)}
      </Button>
    </>
  );
}

function AddresseeRow({ sheet, list, at, target }: { sheet: EditorSheet; list: List; at: number; target: Target }) {
  const t = translator(sheet.locale, "desk");
  const row = `${list}.${at}`;
  const one = list === "targets" ? "target" : "copy";
  const wrong = sheet.missing.filter(({ field }) => field.startsWith(`${row}.`)).length;
  const isOpen = isRowOpen(sheet, row, sheet.content[list].length, wrong);
  return (
    <details className={styles.rowBox} id={row} open={isOpen}>
      <summary>
        <span className={styles.rowNumber}>{at + 1}</span>
        <bdi>{titleOf(target) || t(one === "target" ? "edit.newTarget" : "edit.newCopy")}</bdi>
        {wrong === 0 ? null : <span className={styles.count}>{t("edit.missingHere", { count: wrong })}</span>}
      </summary>
      <input type="hidden" name={`${row}.id`} value={target.id} />
      <Who sheet={sheet} row={row} target={target} />
      <Where sheet={sheet} row={row} target={target} />
      <Button name="remove" value={row}>
        {t(`edit.remove.${one}`)}
      </Button>
    </details>
  );
}

interface RowPart {
  readonly sheet: EditorSheet;
  readonly row: string;
  readonly target: Target;
}

function Who(part: RowPart) {
  return (
    <>
      <div className={styles.row}>
        <TextField {...about(part, "role")} dir="auto" />
        <TextField {...about(part, "name")} dir="auto" />
      </div>
      <div className={styles.row}>
        <TextField {...about(part, "organization")} dir="auto" />
        <TextField {...about(part, "salutation")} dir="auto" />
      </div>
    </>
  );
}

function Where(part: RowPart) {
  const { sheet, target } = part;
  const countries = listCountries(sheet.locale);
  const isOdd = target.country !== "" && !countries.some(({ code }) => code === target.country);
  return (
    <>
      <div className={styles.row}>
        <TextArea {...about(part, "postal_address")} rows={4} dir="auto" />
        <TextArea {...about(part, "emails")} rows={4} {...address} />
      </div>
      <SelectField {...about(part, "country")}>
        <option value="">{translator(sheet.locale, "desk")("edit.countryUnknown")}</option>
        {isOdd ? <option value={target.country}>{target.country}</option> : null}
        {countries.map(({ code, name }) => (
          <option key={code} value={code}>
            {name}
          </option>
        ))}
      </SelectField>
      <div className={styles.row}>
        <TextArea {...about(part, "phones")} rows={2} {...address} />
        <TextArea {...about(part, "faxes")} rows={2} {...address} />
      </div>
      <div className={styles.row}>
        <TextArea {...about(part, "social")} rows={2} {...address} />
        <TextArea {...about(part, "web")} rows={2} {...address} />
      </div>
      <TextField {...about(part, "checked")} dir="auto" />
    </>
  );
}

const address = { dir: "ltr", spellCheck: false, autoCapitalize: "off", autoComplete: "off" } as const;

function about({ sheet, row, target }: RowPart, field: Exclude<TargetField, "id">) {
  const t = translator(sheet.locale, "desk");
  const name = `${row}.${field}`;
  return {
    name,
    label: t(`edit.field.target.${field}`),
    hint: t(`edit.help.target.${field}`),
    problem: problemAt(sheet, name),
    defaultValue: rowFromTarget(target)[field],
  };
}
