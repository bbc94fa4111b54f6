// The writing desk: one form. The guide, the letter as a sheet of paper, whom it goes to, and three ways to send it.
// Works without JavaScript; postbag.js finds its places by the data attributes.
import { Button } from "@/app/_ui/button";
import { Choice, Choices } from "@/app/_ui/field";
import { Notice } from "@/app/_ui/notice";
import { ProblemSummary } from "@/app/_ui/problem-summary";
import { isOpen } from "@/lib/actions/action";
import type { PublishedAction } from "@/lib/actions/queries";
import type { Letter } from "@/lib/letters/letter";
import type { Mailto } from "@/lib/letters/mailto";
import { pagesOfSheet } from "@/lib/letters/paper";
import { emailOf, hasPostalAddress, type Target, titleOf } from "@/lib/targets/target";
import type { Setting } from "../_http/setting";
import { EndNotice } from "./action-facts";
import { KeptWords } from "./kept-words";
import { LetterSheet } from "./letter-sheet";
import { ownWords, sayDeadline, Time } from "./say";
import { type Typed, writableTo } from "./typed";
import { Guide } from "./write-guide";
import { WriteSheet } from "./write-sheet";
import { Ways } from "./write-ways";

export interface ComposedLetter {
  readonly target: Target;
  readonly letter: Letter;
  /** Null for a target without an e-mail address. */
  readonly mailto: Mailto | null;
}

export interface WritePageProps {
  readonly setting: Setting;
  readonly published: PublishedAction;
  readonly typed: Typed;
  /** False where something typed is beyond its limit: then it stands in its field and nowhere else. */
  readonly fits: boolean;
  /** Sentences by field; "form": about the whole of it. */
  readonly problems: Readonly<Record<string, string>>;
  /** Each letter as it would go now; for the first target also what stands around the text. */
  readonly letters: readonly ComposedLetter[];
  /** True after "Preview": the letters are shown as sheets. */
  readonly previewed: boolean;
  /** What the PDF cannot show of the letters, as a sentence; null where it can show everything. */
  readonly unprintable: string | null;
  /** How many pages the longest letter takes on paper; null where that is not known. */
  readonly pages: number | null;
}

export function WritePage(props: WritePageProps) {
  const { setting, published, typed, problems } = props;
  const { form, ...beside } = problems;
  const { t, locale, now } = setting;
  const { slug, deadlineOn } = published.action;
  const { content } = published.version;
  const base = `/${locale}/actions/${slug}`;
  const open = isOpen(published.action, now);
  return (
    <article className="write">
      <header>
        <p className="kicker">
          <a href={base}>{t("write.back")}</a>
          {open && deadlineOn ? <Time at={deadlineOn}>{sayDeadline(deadlineOn, setting)}</Time> : null}
        </p>
        <h1>{t("write.title")}</h1>
        <p className="lead" {...ownWords(content.language)}>
          {content.title}
        </p>
      </header>
      <EndNotice setting={setting} published={published} />
      {form ? <Notice tone="doubt" live title={form} /> : null}
      <ProblemSummary
        title={t("write.problems", { n: Object.keys(beside).length })}
        problems={Object.entries(beside).map(([name, text]) => ({ name, text }))}
      />
      {props.previewed ? <Previews {...props} /> : null}
      {open ? <Desk {...props} base={base} /> : <KeptWords typed={typed} setting={setting} />}
    </article>
  );
}

function Desk({ base, ...props }: WritePageProps & { base: string }) {
  const { setting, published, typed, fits, problems } = props;
  const { t } = setting;
  return (
    <form className="desk" method="post" action={`${base}/preview`} id="write" data-write={typed.fresh ? "" : "typed"}>
      <input type="hidden" name="form_nonce" value={typed.form_nonce} />
      <input type="hidden" name="language" value={typed.language} />
      <Guide setting={setting} content={published.version.content} typed={typed} fits={fits} base={base} />
      <div className="desk-letter">
        <WriteSheet {...props} />
        <p className="desk-preview">
          <Button>{t("write.preview")}</Button>
          <span className="quiet">{t("write.preview_note")}</span>
        </p>
      </div>
      <div className="desk-ways">
        <Targets
          setting={setting}
          targets={writableTo(published.version.content)}
          typed={typed}
          problem={problems.target}
        />
        <Ways {...props} base={base} />
      </div>
    </form>
  );
}

interface TargetsProps {
  readonly setting: Setting;
  readonly targets: readonly Target[];
  readonly typed: Typed;
  readonly problem: string | undefined;
}

function Targets({ setting, targets, typed, problem }: TargetsProps) {
  const { t } = setting;
  const waysOf = (target: Target) => {
    if (emailOf(target) === null) return t("write.post_only");
    return hasPostalAddress(target) ? t("write.email_and_post") : t("write.email_only");
  };
  return (
    <Choices name="target" label={t("write.to")} hint={t("write.to_hint")} problem={problem}>
      {targets.map((target) => (
        <Choice
          key={target.id}
          id={`target-${target.id}`}
          name="target"
          value={target.id}
          defaultChecked={typed.target.has(target.id)}
          label={<bdi>{titleOf(target)}</bdi>}
          hint={waysOf(target)}
        />
      ))}
    </Choices>
  );
}

function Previews({ letters, setting, unprintable, pages }: WritePageProps) {
  const { t } = setting;
  return (
    <section className="previews" aria-labelledby="preview">
      <h2 id="preview" tabIndex={-1}>
        {t("write.previewed", { n: letters.length })}
      </h2>
      <p>
        {t("write.previewed_note")} <a href="#body">{t("write.edit_further")}</a>
      </p>
      {unprintable ? (
        <Notice tone="doubt">
          <p>{unprintable}</p>
        </Notice>
      ) : null}
      <PageCount setting={setting} pages={pages} />
      <div className="sheets">
        {letters.map(({ target, letter }) => (
          <LetterSheet key={target.id} letter={letter} label={titleOf(target)} />
        ))}
      </div>
    </section>
  );
}

/** A letter of one sheet, printed on both sides, is what the desk hopes for; it says so where it is more. */
function PageCount({ setting, pages }: Pick<WritePageProps, "setting" | "pages">) {
  const { t } = setting;
  if (pages === null || pages < pagesOfSheet) return null;
  if (pages === pagesOfSheet) {
    return (
      <p className="quiet">
        {t("write.pages", { n: pages })} {t("write.one_sheet")}
      </p>
    );
  }
  return (
    <Notice tone="doubt" title={t("write.pages", { n: pages })}>
      <p>{t("write.many_sheets")}</p>
    </Notice>
  );
}
