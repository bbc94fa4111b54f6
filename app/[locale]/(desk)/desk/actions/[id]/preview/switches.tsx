// What the preview shows: which language of page and letter, and how wide. Links, so that each view has an address.

import { languageText } from "@/app/[locale]/(desk)/_desk/format";
import { actionPath, withQuery } from "@/app/[locale]/(desk)/_desk/paths";
import type { DraftAction } from "@/lib/actions/queries";
import { type Locale, locales } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translator";
import styles from "./preview.module.css";

interface View {
  readonly width: "wide" | "narrow";
  /** Locale of the page. */
  readonly reader: Locale;
  /** BCP 47 of the model letter. */
  readonly language: string;
}

export function Switches({ locale, action, ...view }: View & { locale: Locale; action: DraftAction }) {
  const t = translator(locale, "desk");
  const to = (change: Partial<View>) => {
    const { width, reader, language } = { ...view, ...change };
    return withQuery(`${actionPath(locale, action.id)}/preview`, { width, page: reader, letter: language });
  };
  const letters = action.content.letters.filter((letter) => letter.language !== "");
  return (
    <div className={styles.switches}>
      <Switch
        name={t("preview.interface")}
        choices={locales.map((each) => ({
          name: languageText(locale, each),
          href: to({ reader: each }),
          isOn: each === view.reader,
        }))}
      />
      <Switch
        name={t("preview.language")}
        choices={letters.map(({ language }) => ({
          name: languageText(locale, language),
          href: to({ language }),
          isOn: language === view.language,
        }))}
      />
      <Switch
        name={t("preview.width")}
        choices={(["wide", "narrow"] as const).map((each) => ({
          name: t(`preview.${each}`),
          href: to({ width: each }),
          isOn: each === view.width,
        }))}
      />
    </div>
  );
}

interface SwitchProps {
  readonly name: string;
  readonly choices: readonly { readonly name: string; readonly href: string; readonly isOn: boolean }[];
}

function Switch({ name, choices }: SwitchProps) {
  if (choices.length < 2) return null;
  return (
    <nav aria-label={name} className={styles.switch}>
      <span>{name}</span>
      {choices.map((choice) => (
        <a key={choice.href} href={choice.href} {...(choice.isOn ? { "aria-current": "true" as const } : {})}>
          {choice.name}
        </a>
      ))}
    </nav>
  );
}
