// The guide beside the letter: own words, the demands as present or missing, the tone, what must not be said, safety.
import { Notice } from "@/app/_ui/notice";
import { Prose } from "@/app/_ui/sheet";
import type { ActionContent } from "@/lib/actions/action";
import { demandsIn, missingDemands, modelBody } from "@/lib/letters/body";
import { nameOfLanguage, type Setting } from "../_http/setting";
import { ownWords } from "./say";
import type { Typed } from "./typed";

interface GuideProps {
  readonly setting: Setting;
  readonly content: ActionContent;
  readonly typed: Typed;
  /** False where the letter is too long to be looked through. */
  readonly fits: boolean;
  readonly base: string;
}

export function Guide({ setting, content, typed, fits, base }: GuideProps) {
  const { t } = setting;
  return (
    <aside className="guide" aria-label={t("guide.title")}>
      {content.safety ? (
        <Notice tone="doubt" title={t("guide.safety")}>
          <div {...ownWords(content.language)}>
            <Prose text={content.safety} />
          </div>
        </Notice>
      ) : null}
      <LanguageChoice setting={setting} content={content} typed={typed} base={base} />
      <h2>{t("guide.own_words")}</h2>
      <p>{t("guide.own_words_text")}</p>
      <h2>{t("guide.tone")}</h2>
      <p>{t("guide.tone_text")}</p>
      {content.avoid.length > 0 ? (
        <>
          <h2>{t("guide.avoid")}</h2>
          <ul className="avoid" {...ownWords(content.language)}>
            {content.avoid.map((one) => (
              <li key={one}>{one}</li>
            ))}
          </ul>
        </>
      ) : null}
      {content.embassyCopies ? <p className="embassy">{t("guide.embassy")}</p> : null}
      {fits ? <DemandCheck setting={setting} content={content} typed={typed} /> : null}
    </aside>
  );
}

function DemandCheck({ setting, content, typed }: Omit<GuideProps, "base" | "fits">) {
  const { t } = setting;
  const demands = demandsIn(modelBody(content, typed.language));
  if (demands.length === 0) return null;
  const missing = new Set(missingDemands(typed.body, demands));
  return (
    <section className="demand-check">
      <h2>{t("guide.demands")}</h2>
      <p>{t("guide.demands_text")}</p>
      <ul data-demands {...ownWords(typed.language)}>
        {demands.map((demand) => (
          <li key={demand} className={missing.has(demand) ? "is-missing" : "is-present"}>
            <span data-demand>{demand}</span>{" "}
            <small lang={setting.locale} data-present={t("guide.present")} data-missing={t("guide.missing")}>
              {t(missing.has(demand) ? "guide.missing" : "guide.present")}
            </small>
          </li>
        ))}
      </ul>
    </section>
  );
}

function LanguageChoice({ setting, content, typed, base }: Omit<GuideProps, "fits">) {
  const { t, locale } = setting;
  if (content.letters.length < 2) return null;
  return (
    <nav className="language-choice" aria-label={t("guide.language")}>
      <h2>{t("guide.language")}</h2>
      <ul>
        {content.letters.map(({ language }) => (
          <li key={language}>
            <a
              href={`${base}/write?language=${encodeURIComponent(language)}`}
              {...(language === typed.language ? { "aria-current": "true" as const } : {})}
            >
              {nameOfLanguage(language, locale)}
            </a>
          </li>
        ))}
      </ul>
      <p className="quiet">{t("guide.language_note")}</p>
    </nav>
  );
}
