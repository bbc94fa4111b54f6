// Three ways as equal choices, each saying what it needs and who will see what. Every one is a button of the same form.
import { Button, ButtonLink } from "@/app/_ui/button";
import { Choice, Choices, Problem, SelectField, TextField, tied } from "@/app/_ui/field";
import { emailOf, hasPostalAddress } from "@/lib/targets/target";
import { sayAll, shortName } from "./say";
import { writableTo } from "./typed";
import type { WritePageProps } from "./write-page";

type WayProps = WritePageProps & { readonly base: string };

export function Ways(props: WayProps) {
  const { t } = props.setting;
  const to = writableTo(props.published.version.content);
  const byEmail = to.some((target) => emailOf(target) !== null);
  return (
    <section aria-labelledby="ways">
      <h2 id="ways">{t("way.title")}</h2>
      <div className="ways">
        {byEmail ? <SentByUs {...props} /> : null}
        {byEmail ? <OwnMail {...props} /> : null}
        {to.some(hasPostalAddress) ? <OnPaper {...props} /> : null}
      </div>
    </section>
  );
}

function SentByUs({ setting, published, typed, problems, base }: WayProps) {
  const { t } = setting;
  const reached = writableTo(published.version.content).filter((target) => emailOf(target) !== null);
  const names = sayAll(reached.map(shortName), setting);
  const replies = setting.answersComeIn ? (["alias", "none", "direct"] as const) : (["none", "direct"] as const);
  return (
    <section className="way" aria-labelledby="way-email">
      <h3 id="way-email">{t("way.email_title")}</h3>
      <p>{t("way.email_text")}</p>
      <TextField
        name="email"
        type="email"
        label={t("write.email")}
        hint={t("write.email_hint")}
        problem={problems.email}
        defaultValue={typed.email}
        autoComplete="email"
        inputMode="email"
        dir="ltr"
      />
      <Choices name="reply" label={t("write.reply")} problem={problems.reply}>
        {replies.map((choice) => (
          <Choice
            key={choice}
            id={`reply-${choice}`}
            type="radio"
            name="reply"
            value={choice}
            defaultChecked={choice === (replies.find((one) => one === typed.reply) ?? replies[0])}
            label={t(`reply.${choice}`)}
          />
        ))}
      </Choices>
      <div className={problems.consent ? "field is-wrong" : "field"}>
        <Problem name="consent" problem={problems.consent} />
        <Choice
          {...tied("consent", null, problems.consent)}
          value="yes"
          defaultChecked={typed.consent}
          label={t("write.consent", { names })}
          {...(problems.consent ? { describedBy: "consent-problem" } : {})}
        />
      </div>
      <Choice id="news" name="news" value="yes" defaultChecked={typed.news} label={t("write.news")} />
      <p className="way-end">
        <Button tone="main" formAction={`${base}/appeals`}>
          {t("way.email_button")}
        </Button>
      </p>
    </section>
  );
}

function OwnMail({ setting, base, letters }: WayProps) {
  const { t } = setting;
  const links = letters.flatMap(({ target, letter, mailto }) => (mailto === null ? [] : [{ target, letter, mailto }]));
  return (
    <section className="way" aria-labelledby="way-own">
      <h3 id="way-own">{t("way.own_title")}</h3>
      <p>{t("way.own_text")}</p>
      <ul className="mailtos" data-short={t("way.mailto_body")}>
        {links.map(({ target, letter, mailto }) => (
          <li key={target.id}>
            <ButtonLink
              href={mailto.href}
              data-mailto={emailOf(target)}
              data-target={target.id}
              data-salutation={letter.salutation}
              data-copies={letter.copies.length > 0 ? [letter.labels.copyTo, ...letter.copies].join("\n") : ""}
            >
              {t("way.mailto", { name: shortName(target) })}
            </ButtonLink>
          </li>
        ))}
      </ul>
      <p className="quiet" data-mailto-short hidden={links.every(({ mailto }) => !mailto.short)}>
        {t("way.mailto_short")}
      </p>
      <p className="quiet" data-without-script>
        {t("way.mailto_model")}
      </p>
      <div>
        <Button type="button" data-copy={t("way.copied")} hidden>
          {t("way.copy")}
        </Button>
      </div>
      <Files base={base} formats={["eml", "txt"]} setting={setting} />
      <p className="quiet">
        <a href={`${base}/reports?kind=sent`}>{t("way.report_sent")}</a>
      </p>
    </section>
  );
}

function OnPaper({ setting, base, typed, problems }: WayProps) {
  const { t } = setting;
  return (
    <section className="way" aria-labelledby="way-post">
      <h3 id="way-post">{t("way.post_title")}</h3>
      <p>{t("way.post_text")}</p>
      <SelectField name="paper" label={t("way.paper")} problem={problems.paper} defaultValue={typed.paper}>
        <option value="">{t("way.own_paper")}</option>
        <option value="a4">{t("way.a4")}</option>
        <option value="letter">{t("way.letter")}</option>
      </SelectField>
      <PrintOptions setting={setting} typed={typed} />
      <Files base={base} formats={["pdf", "docx"]} setting={setting} />
      <p className="quiet">
        <a href={`${base}/reports?kind=posted`}>{t("way.report_posted")}</a>
      </p>
    </section>
  );
}

/** What is left out of the sheet, and what the file is for: nothing of it has to be chosen. */
function PrintOptions({ setting, typed }: Pick<WayProps, "setting" | "typed">) {
  const { t } = setting;
  const isChosen = typed.folds === "no" || typed.foot === "no" || typed.standard === "a";
  return (
    <details open={isChosen}>
      <summary>{t("way.print_options")}</summary>
      <Choice id="folds" name="folds" value="no" defaultChecked={typed.folds === "no"} label={t("way.no_folds")} />
      <Choice
        id="foot"
        name="foot"
        value="no"
        defaultChecked={typed.foot === "no"}
        label={t("way.no_foot")}
        hint={t("way.no_foot_hint")}
      />
      <Choice
        id="standard"
        name="standard"
        value="a"
        defaultChecked={typed.standard === "a"}
        label={t("way.archive")}
        hint={t("way.archive_hint")}
      />
    </details>
  );
}

interface FilesProps {
  readonly base: string;
  readonly formats: readonly ("pdf" | "docx" | "eml" | "txt")[];
  readonly setting: WayProps["setting"];
}

/** Each says what it is for. A file needs no address of the writer, so the browser must not insist on one. */
function Files({ base, formats, setting: { t } }: FilesProps) {
  return (
    <ul className="files">
      {formats.map((format) => (
        <li key={format}>
          <Button
            tone={format === "pdf" ? "main" : "plain"}
            name="format"
            value={format}
            formAction={`${base}/letter`}
            formNoValidate
            aria-describedby={`${format}-note`}
          >
            {t(`way.${format}`)}
          </Button>
          <span className="quiet" id={`${format}-note`}>
            {t(`way.${format}_note`)}
          </span>
        </li>
      ))}
    </ul>
  );
}
