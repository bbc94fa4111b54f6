// The letter as a sheet of paper that can be written on: address and date stand where they will print.
import { SelectField, TextArea, TextField } from "@/app/_ui/field";
import { Lines, Sheet } from "@/app/_ui/sheet";
import { letterIn } from "@/lib/actions/action";
import { signatures } from "@/lib/appeals/appeal";
import { listCountries } from "@/lib/i18n/countries";
import { directionOf } from "@/lib/i18n/locales";
import { bodyMax, nameMax, subjectMax } from "@/lib/letters/clean";
import { initialsOf } from "@/lib/letters/compose";
import type { WritePageProps } from "./write-page";

export function WriteSheet({ setting, published, typed, fits, problems, letters }: WritePageProps) {
  const { t, locale } = setting;
  const [first, ...others] = letters;
  const name = fits ? typed.name : "";
  const model = letterIn(published.version.content, typed.language);
  const interfaceWords = { lang: locale, dir: directionOf(locale) };
  return (
    <Sheet lang={typed.language} dir={directionOf(typed.language)} label={t("write.sheet")}>
      <div className="sheet-head">
        <div className="sheet-sender" {...interfaceWords}>
          <Sender setting={setting} typed={typed} problems={problems} />
        </div>
        {first ? <p className="sheet-date">{first.letter.date}</p> : null}
        <div className="sheet-recipient">
          {first ? <Lines lines={first.letter.recipient} /> : null}
          {others.length > 0 ? (
            <p className="quiet" {...interfaceWords}>
              {t("write.others", { n: others.length })}
            </p>
          ) : null}
        </div>
      </div>
      <div {...interfaceWords}>
        <TextField
          name="subject"
          label={t("write.subject")}
          problem={problems.subject}
          defaultValue={typed.subject}
          maxLength={subjectMax}
          lang={typed.language}
          dir="auto"
        />
      </div>
      <p className="sheet-salutation" dir="auto">
        {first?.letter.salutation ?? model?.salutation}
      </p>
      <div {...interfaceWords}>
        <TextArea
          name="body"
          label={t("write.body")}
          hint={t("write.body_hint")}
          problem={problems.body}
          defaultValue={typed.body}
          rows={18}
          lang={typed.language}
          dir="auto"
          spellCheck
          data-max={bodyMax}
        />
        <p className="quiet" data-count={t("write.characters", { max: bodyMax })} aria-live="polite" />
      </div>
      <p className="sheet-closing">{model?.closing}</p>
      <p className="sheet-name" data-name data-initials={initialsOf(name)} dir="auto">
        {typed.sign_as === "hand" ? "" : name}
      </p>
      <div {...interfaceWords}>
        <SelectField name="sign_as" label={t("write.sign_as")} problem={problems.sign_as} defaultValue={typed.sign_as}>
          {signatures.map((choice) => (
            <option key={choice} value={choice}>
              {t(`sign_as.${choice}`)}
            </option>
          ))}
        </SelectField>
      </div>
    </Sheet>
  );
}

function Sender({ setting, typed, problems }: Pick<WritePageProps, "setting" | "typed" | "problems">) {
  const { t, locale } = setting;
  return (
    <>
      <TextField
        name="name"
        label={t("write.name")}
        problem={problems.name}
        defaultValue={typed.name}
        maxLength={nameMax}
        autoComplete="name"
        dir="auto"
      />
      <TextArea
        name="address"
        label={t("write.address")}
        hint={t("write.address_hint")}
        problem={problems.address}
        defaultValue={typed.address}
        rows={3}
        autoComplete="street-address"
        dir="auto"
      />
      <SelectField
        name="country"
        label={t("write.country")}
        problem={problems.country}
        defaultValue={typed.country}
        autoComplete="country"
      >
        <option value="">{t("write.no_country")}</option>
        {listCountries(locale).map(({ code, name }) => (
          <option key={code} value={code}>
            {name}
          </option>
        ))}
      </SelectField>
    </>
  );
}
