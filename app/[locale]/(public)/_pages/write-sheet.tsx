// The letter as a sheet of paper that can be written on: address and date stand where they will print.
import { Choice, Choices, SelectField, TextArea, TextField } from "@/app/_ui/field";
import { Lines, Sheet } from "@/app/_ui/sheet";
import { type ActionContent, letterIn } from "@/lib/actions/action";
import { signatures } from "@/lib/appeals/appeal";
import { listCountries } from "@/lib/i18n/countries";
import { directionOf } from "@/lib/i18n/locales";
import { bodyMax, nameMax, subjectMax } from "@/lib/letters/clean";
import { initialsOf, returnChoices } from "@/lib/letters/compose";
import { toOneLine } from "@/lib/targets/target";
import type { WritePageProps } from "./write-page";

export function WriteSheet({ setting, published, typed, fits, problems, letters }: WritePageProps) {
  const { t, locale } = setting;
  const [first, ...others] = letters;
  const name = fits ? typed.name : "";
  const { content } = published.version;
  const model = letterIn(content, typed.language);
  const interfaceWords = { lang: locale, dir: directionOf(locale) };
  return (
    <Sheet lang={typed.language} dir={directionOf(typed.language)} label={t("write.sheet")}>
      <div className="sheet-head">
        <div className="sheet-sender" {...interfaceWords}>
          <Sender setting={setting} typed={typed} problems={problems} content={content} />
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
        <SelectField
          name="sign_as"
          label={t("write.sign_as")}
          hint={content.signAs === "full" ? undefined : t("write.sign_as_safety")}
          problem={problems.sign_as}
          defaultValue={typed.sign_as}
        >
          {signatures.map((choice) => (
            <option key={choice} value={choice}>
              {t(`sign_as.${choice}`)}
            </option>
          ))}
        </SelectField>
        <TextField
          name="place"
          label={t("write.place")}
          hint={t("write.place_hint")}
          problem={problems.place}
          defaultValue={typed.place}
          maxLength={nameMax}
          autoComplete="address-level2"
          dir="auto"
        />
      </div>
    </Sheet>
  );
}

type SenderProps = Pick<WritePageProps, "setting" | "typed" | "problems"> & { readonly content: ActionContent };

function Sender({ setting, typed, problems, content }: SenderProps) {
  const { t, locale } = setting;
  const { signAs, returnAddress } = content;
  const advice = signAs === "full" ? "" : ` ${t("write.address_safety")}`;
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
        hint={`${t("write.address_hint")}${advice}`}
        problem={problems.address}
        defaultValue={typed.address}
        rows={3}
        autoComplete="street-address"
        dir="auto"
      />
      {returnAddress.length > 0 ? (
        <ReturnTo setting={setting} typed={typed} problems={problems} group={returnAddress} />
      ) : null}
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

type ReturnProps = Pick<WritePageProps, "setting" | "typed" | "problems"> & { readonly group: readonly string[] };

/** Asked only where the action names a group that takes answers. */
function ReturnTo({ setting, typed, problems, group }: ReturnProps) {
  const { t } = setting;
  return (
    <Choices name="return_to" label={t("write.return_to")} problem={problems.return_to}>
      {returnChoices.map((choice) => (
        <Choice
          key={choice}
          id={`return_to-${choice}`}
          type="radio"
          name="return_to"
          value={choice}
          defaultChecked={typed.return_to === choice || (choice === "own" && typed.return_to === "")}
          label={t(`return_to.${choice}`, { address: toOneLine(group) })}
        />
      ))}
    </Choices>
  );
}
