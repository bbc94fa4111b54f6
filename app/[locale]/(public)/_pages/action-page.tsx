// The action: the person first, then what can be done, then everything one may want to know before doing it.
import { ButtonLink } from "@/app/_ui/button";
import { Notice } from "@/app/_ui/notice";
import { Prose } from "@/app/_ui/sheet";
import { isOpen } from "@/lib/actions/action";
import type { PublishedAction } from "@/lib/actions/queries";
import type { Counts } from "@/lib/participation/participation";
import { nameOfLanguage, type Setting } from "../_http/setting";
import { ActionFacts, EndNotice } from "./action-facts";
import { ModelSheet } from "./letter-sheet";
import { firstParagraph, ownWords, sayDate, Time } from "./say";
import { Cards, OutLink, webAddress } from "./target-card";

export interface ActionPageProps {
  readonly setting: Setting;
  readonly published: PublishedAction;
  readonly counts: Counts;
  /** What someone reported a moment ago. */
  readonly thanks: "posted" | "sent" | null;
}

export function ActionPage({ setting, published, counts, thanks }: ActionPageProps) {
  const { t, now } = setting;
  const { content } = published.version;
  const open = isOpen(published.action, now);
  return (
    <article className="action">
      {thanks ? <Notice tone="done" live title={t(`report.thanks_${thanks}`)} /> : null}
      {published.action.sample ? <p className="quiet sample">{t("action.sample")}</p> : null}
      <EndNotice setting={setting} published={published} />
      <ActionHead setting={setting} published={published} />
      <ActionFacts setting={setting} published={published} counts={counts} open={open} />
      <div className="action-body">
        <Case content={content} setting={setting} />
        {open ? (
          <WhomAndHow content={content} setting={setting} />
        ) : (
          <details>
            <summary>{t("action.as_it_was")}</summary>
            <WhomAndHow content={content} setting={setting} />
          </details>
        )}
        <Background content={content} setting={setting} />
        <Updates setting={setting} published={published} />
        <p className="printed-address quiet">{`${setting.base}/${setting.locale}${setting.path}`}</p>
        {open ? (
          <p className="once-more">
            <ButtonLink tone="main" href={`/${setting.locale}/actions/${published.action.slug}/write`}>
              {t("action.write")}
            </ButtonLink>
          </p>
        ) : null}
      </div>
    </article>
  );
}

type ContentProps = { readonly content: PublishedAction["version"]["content"]; readonly setting: Setting };

export function ActionHead({ setting, published }: Pick<ActionPageProps, "setting" | "published">) {
  const { t } = setting;
  const { content, number } = published.version;
  const issued = content.issuedOn ?? published.version.publishedAt;
  return (
    <header className="action-head" {...ownWords(content.language)}>
      <p className="kicker">
        <span>{content.country}</span>
        {content.seriesNumber ? <bdi>{content.seriesNumber}</bdi> : null}
        <span lang={setting.locale}>
          <Time at={issued}>{sayDate(issued, setting)}</Time>
        </span>
        <span lang={setting.locale}>{t("action.version", { number })}</span>
      </p>
      <h1>{content.title}</h1>
      <Persons persons={content.persons} />
      <p className="lead">{firstParagraph(content.summary)}</p>
    </header>
  );
}

function Persons({ persons }: Pick<ContentProps["content"], "persons">) {
  if (persons.length === 0) return null;
  return (
    <ul className="persons">
      {persons.map((person) => (
        <li key={person.name}>
          <bdi>{person.name}</bdi> {person.pronouns ? <small>{person.pronouns}</small> : null}
        </li>
      ))}
    </ul>
  );
}

/** What else the summary says, and what is asked for. */
function Case({ content, setting }: ContentProps) {
  const rest = content.summary.slice(firstParagraph(content.summary).length);
  return (
    <>
      <div {...ownWords(content.language)}>
        <Prose text={rest} />
      </div>
      {content.demands.length > 0 ? (
        <section aria-labelledby="demands">
          <h2 id="demands">{setting.t("action.demands")}</h2>
          <ol className="demands" {...ownWords(content.language)}>
            {content.demands.map((demand) => (
              <li key={demand}>{demand}</li>
            ))}
          </ol>
        </section>
      ) : null}
    </>
  );
}

/** Whom to write to, and the model letter. Folded away once no more letters are wanted. */
function WhomAndHow({ content, setting }: ContentProps) {
  const { t } = setting;
  return (
    <>
      <section aria-labelledby="targets">
        <h2 id="targets">{t("action.targets")}</h2>
        <Cards targets={content.targets} setting={setting} />
        {content.copies.length > 0 ? (
          <details>
            <summary>{t("action.copies", { n: content.copies.length })}</summary>
            <Cards targets={content.copies} setting={setting} />
          </details>
        ) : null}
      </section>
      <ModelLetters content={content} setting={setting} />
    </>
  );
}

function ModelLetters({ content, setting }: ContentProps) {
  const { t, locale } = setting;
  const [first, ...others] = content.letters;
  if (!first) return null;
  return (
    <section aria-labelledby="model">
      <h2 id="model">{t("action.model")}</h2>
      <p className="quiet">{t("action.model_note")}</p>
      <ModelSheet letter={first} label={nameOfLanguage(first.language, locale)} />
      {others.map((letter) => (
        <details key={letter.language}>
          <summary>{t("action.model_in", { language: nameOfLanguage(letter.language, locale) })}</summary>
          <ModelSheet letter={letter} label={nameOfLanguage(letter.language, locale)} />
        </details>
      ))}
    </section>
  );
}

function Background({ content, setting }: ContentProps) {
  const { t } = setting;
  if (content.background === "" && content.links.length === 0) return null;
  return (
    <section>
      <details className="background">
        <summary>
          <h2>{t("action.background")}</h2>
        </summary>
        <div className="prose" {...ownWords(content.language)}>
          <Prose text={content.background} />
        </div>
        {content.links.length > 0 ? (
          <ul className="links">
            {content.links.map((link) => (
              <li key={link}>
                <OutLink text={link} href={webAddress(link)} />
              </li>
            ))}
          </ul>
        ) : null}
      </details>
    </section>
  );
}

function Updates({ setting, published }: Pick<ActionPageProps, "setting" | "published">) {
  const { t } = setting;
  const { action, updates } = published;
  const ends = [
    ...(action.stoppedAt ? [{ at: action.stoppedAt, text: t("updates.stopped") }] : []),
    ...(action.closedAt ? [{ at: action.closedAt, text: t("updates.closed") }] : []),
  ];
  const lines = [...ends, ...updates.map((one) => ({ at: one.publishedAt, text: t(`updates.${one.kind}`) }))];
  return (
    <section aria-labelledby="updates">
      <h2 id="updates">{t("updates.title")}</h2>
      <ol className="updates">
        {lines.map(({ at, text }) => (
          <li key={`${at.toISOString()}-${text}`}>
            <Time at={at}>{sayDate(at, setting)}</Time>
            <span>{text}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}
