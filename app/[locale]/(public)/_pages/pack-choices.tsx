// What is chosen for any pack, on an action's page and at the desk: paper, labels, where it is posted, the group's address.
import { Choice, SelectField, TextArea, TextField } from "@/app/_ui/field";
import { countryName, listCountries } from "@/lib/i18n/countries";
import type { Locale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translator";
import { papers } from "@/lib/letters/letter";
import { labelSheetNames } from "@/lib/packs/label-sheets";
import { packSentence } from "../_http/pack-form";

export interface TypedChoices {
  readonly paper: string;
  readonly labels: string;
  readonly skip: string;
  readonly origin: string;
  readonly sender: string;
  readonly copies: boolean;
}

export const freshChoices: TypedChoices = { paper: "a4", labels: "", skip: "", origin: "", sender: "", copies: false };

export interface ChoicesProps {
  readonly locale: Locale;
  readonly typed: TypedChoices;
  /** Problem codes by field. */
  readonly problems: Readonly<Record<string, string>>;
  /** Countries letters can be posted in beside those of the world: those of the postage table. */
  readonly origins: readonly string[];
  /** Whether there are copies to send letters to. */
  readonly withCopies: boolean;
}

export function PackChoices({ locale, typed, problems, origins, withCopies }: ChoicesProps) {
  const t = translator(locale, "words");
  const about = (name: "paper" | "labels" | "skip" | "origin" | "sender") => ({
    name,
    label: t(`packs.form.${name}`),
    problem: packSentence(problems[name], locale),
    defaultValue: typed[name],
  });
  return (
    <>
      <SelectField {...about("paper")}>
        {papers.map((paper) => (
          <option key={paper} value={paper}>
            {t(`packs.form.${paper}`)}
          </option>
        ))}
      </SelectField>
      <SelectField {...about("labels")} hint={t("packs.form.labelsHelp")}>
        <option value="">{t("packs.form.labelsNone")}</option>
        {labelSheetNames.map((name) => (
          <option key={name} value={name}>
            {t(`packs.form.${name}`)}
          </option>
        ))}
      </SelectField>
      <TextField {...about("skip")} hint={t("packs.form.skipHelp")} inputMode="numeric" size={5} />
      <SelectField {...about("origin")} hint={t("packs.form.originHelp")}>
        <Origins locale={locale} origins={origins} />
      </SelectField>
      <TextArea {...about("sender")} hint={t("packs.form.senderHelp")} rows={4} dir="auto" autoComplete="off" />
      {withCopies ? (
        <Choice id="copies" name="copies" value="yes" defaultChecked={typed.copies} label={t("packs.form.copies")} />
      ) : null}
    </>
  );
}

function Origins({ locale, origins }: Pick<ChoicesProps, "locale" | "origins">) {
  const countries = listCountries(locale);
  const others = origins.filter((code) => !countries.some((each) => each.code === code));
  return (
    <>
      <option value="">{translator(locale, "words")("packs.form.originNone")}</option>
      {[...countries, ...others.map((code) => ({ code, name: countryName(locale, code) }))].map(({ code, name }) => (
        <option key={code} value={code}>
          {name}
        </option>
      ))}
    </>
  );
}
