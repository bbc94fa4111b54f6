// Targets, copies and the model letter in the review: what was read stands open, what is empty is folded. Every text is an
// area that grows, so that a long name is seen whole on a telephone; line ends in it are spaces again when it is kept.
import { Button } from "@/app/_ui/button";
import { SelectField, TextArea, TextField } from "@/app/_ui/field";
import type { LetterField } from "@/lib/actions/schema";
import { listCountries } from "@/lib/i18n/countries";
import { translator } from "@/lib/i18n/translator";
import { rowFromTarget, type TargetField } from "@/lib/targets/schema";
import { titleOf } from "@/lib/targets/target";
import styles from "./review.module.css";
import { aboutRow, RowBox } from "./row-box";
import { linesOf, type ReviewSheet } from "./sheet";
import { rowsFor } from "./single-unit";

const inOrder = [
  ...(["role", "name", "organization", "postal_address", "country", "emails"] as const),
  ...(["faxes", "phones", "social", "web", "salutation"] as const),
];
const inLatinSigns = new Set<TargetField>(["emails", "faxes", "phones", "social", "web"]);

export function AddresseeUnit({ sheet, list, at }: { sheet: ReviewSheet; list: "targets" | "copies"; at: number }) {
  const t = translator(sheet.locale, "desk");
  const target = sheet.content[list][at];
  if (target === undefined) return null;
  const row = `${list}.${at}`;
  const values = rowFromTarget(target);
  const isShown = (field: TargetField) =>
    values[field] !== "" || sheet.review.places.get(`${row}.${field}`)?.doubt === "check";
  const field = (name: (typeof inOrder)[number]) => (
    <AddresseeField key={name} sheet={sheet} row={row} field={name} value={values[name]} />
  );
  return (
    <RowBox sheet={sheet} row={row} kind={t(`review.row.${list}`)} title={titleOf(target)}>
      <input type="hidden" name={`${row}.id`} value={target.id} />
      <input type="hidden" name={`${row}.checked`} value={target.checked} />
      {inOrder.filter(isShown).map(field)}
      <details className={styles.more}>
        <summary>{t("review.moreFields")}</summary>
        {inOrder.filter((name) => !isShown(name)).map(field)}
        <Button name="remove" value={row}>
          {t(list === "targets" ? "edit.remove.target" : "edit.remove.copy")}
        </Button>
      </details>
    </RowBox>
  );
}

interface AddresseeFieldProps {
  readonly sheet: ReviewSheet;
  readonly row: string;
  readonly field: (typeof inOrder)[number];
  readonly value: string;
}

function AddresseeField({ sheet, row, field, value }: AddresseeFieldProps) {
  const t = translator(sheet.locale, "desk");
  const name = `${row}.${field}`;
  const about = { ...aboutRow(sheet, name, t(`edit.field.target.${field}`)), defaultValue: value };
  const direction = inLatinSigns.has(field) ? "ltr" : "auto";
  return (
    <div className={styles.part} {...linesOf(sheet, name)}>
      {field === "country" ? (
        <CountryField sheet={sheet} about={about} />
      ) : (
        <TextArea {...about} rows={rowsFor(value, [1, 8])} dir={direction} />
      )}
    </div>
  );
}

function CountryField({
  sheet,
  about,
}: {
  sheet: ReviewSheet;
  about: ReturnType<typeof aboutRow> & { defaultValue: string };
}) {
  const countries = listCountries(sheet.locale);
  const isOdd = about.defaultValue !== "" && !countries.some(({ code }) => code === about.defaultValue);
  return (
    <SelectField {...about}>
      <option value="">{translator(sheet.locale, "desk")("edit.countryUnknown")}</option>
      {isOdd ? <option value={about.defaultValue}>{about.defaultValue}</option> : null}
      {countries.map(({ code, name }) => (
        <option key={code} value={code}>
          {name}
        </option>
      ))}
    </SelectField>
  );
}

const letterParts = ["subject", "salutation", "body", "closing", "language"] as const satisfies readonly LetterField[];

export function LetterUnit({ sheet, at }: { sheet: ReviewSheet; at: number }) {
  const t = translator(sheet.locale, "desk");
  const letter = sheet.content.letters[at];
  if (letter === undefined) return null;
  const row = `letters.${at}`;
  return (
    <RowBox sheet={sheet} row={row} kind={t("review.row.letters")} title={letter.subject}>
      {letterParts.map((part) => {
        const name = `${row}.${part}`;
        const about = { ...aboutRow(sheet, name, t(`edit.field.letter.${part}`)), defaultValue: letter[part] };
        return (
          <div key={part} className={styles.part} {...linesOf(sheet, name)}>
            {part === "language" ? (
              <TextField {...about} dir="ltr" list="languages-known" />
            ) : (
              <TextArea {...about} rows={rowsFor(letter[part], part === "body" ? [8, 24] : [1, 3])} dir="auto" />
            )}
          </div>
        );
      })}
    </RowBox>
  );
}
