// The form of a pack over several actions. Used by the page and by its refusal, which keeps what was typed.
import { Button } from "@/app/_ui/button";
import { Choice, Problem, TextArea } from "@/app/_ui/field";
import { Notice } from "@/app/_ui/notice";
import { ProblemSummary } from "@/app/_ui/problem-summary";
import { languageText } from "@/app/[locale]/(desk)/_desk/format";
import { packsPath } from "@/app/[locale]/(desk)/_desk/paths";
import { packSentence } from "@/app/[locale]/(public)/_http/pack-form";
import { PackChoices, type TypedChoices } from "@/app/[locale]/(public)/_pages/pack-choices";
import { ownWords } from "@/app/[locale]/(public)/_pages/say";
import type { Locale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translator";
import { lettersMax, postalTargets } from "@/lib/packs/pack";
import type { OfferedAction } from "./offered";

export interface TypedDeskPack {
  /** By slug, as typed. */
  readonly letters: Readonly<Record<string, string>>;
  /** "slug language". */
  readonly languages: readonly string[];
  readonly texts: string;
  readonly choices: TypedChoices;
}

export interface PackFormProps {
  readonly locale: Locale;
  readonly actions: readonly OfferedAction[];
  readonly origins: readonly string[];
  readonly typed: TypedDeskPack;
  readonly problems?: Readonly<Record<string, string>>;
  /** What the problem with "form" names. */
  readonly characters?: string;
}

export function PackForm({ locale, actions, origins, typed, problems = {}, characters = "" }: PackFormProps) {
  const t = translator(locale, "desk");
  const { form, ...beside } = problems;
  const said = (code: string) => packSentence(code, locale, { characters }) ?? "";
  const listed = Object.entries(beside).map(([name, code]) => ({ name, text: said(code) }));
  const withCopies = actions.some(({ content }) => content.copies.length > 0);
  return (
    <form method="post" action={`${packsPath(locale)}/file`} className="pack-form">
      {form ? <Notice tone="doubt" live title={said(form)} /> : null}
      <ProblemSummary title={t("packs.problems", { n: listed.length })} problems={listed} />
      <fieldset className="field" id="letters" tabIndex={-1}>
        <legend>{t("packs.actions")}</legend>
        <p className="hint">{t("packs.actionsHelp", { max: lettersMax.desk })}</p>
        <Problem name="letters" problem={packSentence(problems.letters, locale)} />
        <ul className="pack-actions" id="language">
          {actions.map((action) => (
            <ActionRow key={action.slug} locale={locale} action={action} typed={typed} />
          ))}
        </ul>
      </fieldset>
      <h2>{t("packs.sheets")}</h2>
      <div className="pack-choices">
        <PackChoices {...{ locale, problems, origins, withCopies }} typed={typed.choices} />
      </div>
      <details open={typed.texts !== ""}>
        <summary>{t("packs.own")}</summary>
        <TextArea
          name="texts"
          label={t("packs.own")}
          hint={t("packs.ownHelp")}
          problem={packSentence(problems.texts, locale)}
          defaultValue={typed.texts}
          rows={12}
          dir="auto"
        />
      </details>
      <p>
        <Button tone="main">{t("packs.button")}</Button>
      </p>
    </form>
  );
}

interface RowProps extends Pick<PackFormProps, "locale" | "typed"> {
  readonly action: OfferedAction;
}

function ActionRow({ locale, action, typed }: RowProps) {
  const t = translator(locale, "desk");
  const { slug, content } = action;
  const title = [content.seriesNumber, content.title].filter((part) => part !== "").join(" · ");
  return (
    <li>
      <input type="hidden" name="slug" value={slug} />
      <input
        name="letters"
        inputMode="numeric"
        size={5}
        defaultValue={typed.letters[slug] ?? ""}
        aria-label={t("packs.numberFor", { title })}
        autoComplete="off"
      />
      <div>
        <bdi {...ownWords(content.language)}>{title}</bdi>
        <div className="hint">{t("packs.addressees", { n: postalTargets(content).length })}</div>
        {content.letters.length < 2 ? null : (
          <fieldset className="pack-languages">
            <legend className="hint">{t("packs.languages")}</legend>
            {content.letters.map(({ language }) => (
              <Choice
                key={language}
                id={`language-${slug}-${language}`}
                name="language"
                value={`${slug} ${language}`}
                defaultChecked={typed.languages.includes(`${slug} ${language}`)}
                label={languageText(locale, language)}
              />
            ))}
          </fieldset>
        )}
      </div>
    </li>
  );
}
