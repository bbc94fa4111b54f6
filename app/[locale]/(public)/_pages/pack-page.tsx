// For letter-writing groups: an action's pack for an evening. A plain form that answers a file and keeps nothing.
import { Button } from "@/app/_ui/button";
import { Choice, Choices, TextField } from "@/app/_ui/field";
import { Notice } from "@/app/_ui/notice";
import { ProblemSummary } from "@/app/_ui/problem-summary";
import type { PublishedAction } from "@/lib/actions/queries";
import { lettersMax, postalTargets } from "@/lib/packs/pack";
import { packSentence } from "../_http/pack-form";
import { nameOfLanguage, type Setting } from "../_http/setting";
import { PackChoices, type TypedChoices } from "./pack-choices";
import { ownWords } from "./say";

export interface TypedPack {
  readonly number: string;
  readonly languages: readonly string[];
  readonly choices: TypedChoices;
}

export interface PackPageProps {
  readonly setting: Setting;
  readonly published: PublishedAction;
  readonly typed: TypedPack;
  /** Problem codes by field; "form": about the whole of it. */
  readonly problems: Readonly<Record<string, string>>;
  /** What the problem with "form" names. */
  readonly characters: string;
  /** Countries of the postage table. */
  readonly origins: readonly string[];
}

export function PackPage({ setting, published, typed, problems, characters, origins }: PackPageProps) {
  const { t, locale } = setting;
  const { content } = published.version;
  const base = `/${locale}/actions/${published.action.slug}`;
  const { form, ...beside } = problems;
  const said = (code: string) => packSentence(code, locale, { max: lettersMax.public, characters }) ?? "";
  const listed = Object.entries(beside).map(([name, code]) => ({ name, text: said(code) }));
  return (
    <article className="pack">
      <header>
        <p className="kicker">
          <a href={base}>{t("write.back")}</a>
        </p>
        <h1>{t("pack.title")}</h1>
        <p className="lead" {...ownWords(content.language)}>
          {content.title}
        </p>
      </header>
      {form ? <Notice tone="doubt" live title={said(form)} /> : null}
      <ProblemSummary title={t("pack.problems", { n: listed.length })} problems={listed} />
      <p>{t("pack.text")}</p>
      <p>{t("pack.own")}</p>
      {content.safety === "" ? null : (
        <Notice title={t("pack.safety")}>
          <p {...ownWords(content.language)}>{content.safety}</p>
        </Notice>
      )}
      {postalTargets(content, true).length === 0 ? (
        <p>{t("pack.no_address")}</p>
      ) : (
        <form method="post" action={`${base}/pack`} className="narrow">
          <Letters {...{ setting, published, typed, problems }} />
          <PackChoices
            locale={locale}
            typed={typed.choices}
            problems={problems}
            origins={origins}
            withCopies={postalTargets(content, true).length > postalTargets(content).length}
          />
          <p>
            <Button tone="main">{t("pack.button")}</Button>
          </p>
        </form>
      )}
      <p className="quiet">
        {t("pack.posted")} <a href={`${base}/reports?kind=posted`}>{t("pack.report")}</a>
      </p>
    </article>
  );
}

function Letters({ setting, published, typed, problems }: Omit<PackPageProps, "origins" | "characters">) {
  const { t, locale } = setting;
  const { content } = published.version;
  const addressees = Math.max(1, postalTargets(content).length);
  return (
    <>
      <TextField
        name="number"
        label={t("pack.letters")}
        hint={t("pack.lettersHelp", { n: addressees, max: Math.floor(lettersMax.public / addressees) })}
        problem={packSentence(problems.number, locale, { max: lettersMax.public })}
        defaultValue={typed.number}
        inputMode="numeric"
        size={5}
      />
      {content.letters.length < 2 ? null : (
        <Choices
          name="language"
          label={t("pack.language")}
          hint={t("pack.languageHelp")}
          problem={packSentence(problems.language, locale)}
        >
          {content.letters.map(({ language }) => (
            <Choice
              key={language}
              id={`language-${language}`}
              name="language"
              value={language}
              defaultChecked={typed.languages.includes(language)}
              label={nameOfLanguage(language, locale)}
            />
          ))}
        </Choices>
      )}
    </>
  );
}
