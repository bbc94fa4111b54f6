// "I have posted 3 letters": a number, believed as it comes. No name, no address.
import { Button } from "@/app/_ui/button";
import { Choice, Choices, TextField } from "@/app/_ui/field";
import { Notice } from "@/app/_ui/notice";
import { ProblemSummary } from "@/app/_ui/problem-summary";
import type { PublishedAction } from "@/lib/actions/queries";
import { groupMax, reportMax } from "@/lib/appeals/schema";
import type { Setting } from "../_http/setting";
import { ownWords } from "./say";

export interface ReportPageProps {
  readonly setting: Setting;
  readonly published: PublishedAction;
  readonly typed: {
    readonly form_nonce: string;
    readonly kind: string;
    readonly number: string;
    readonly group: string;
  };
  /** Sentences by field; "form": about the whole of it. */
  readonly problems: Readonly<Record<string, string>>;
}

export function ReportPage({ setting, published, typed, problems }: ReportPageProps) {
  const { t, locale } = setting;
  const base = `/${locale}/actions/${published.action.slug}`;
  const { form, ...beside } = problems;
  const kinds = ["posted", "sent"] as const;
  return (
    <article className="report">
      <header>
        <p className="kicker">
          <a href={base}>{t("write.back")}</a>
        </p>
        <h1>{t("report.title")}</h1>
        <p className="lead" {...ownWords(published.version.content.language)}>
          {published.version.content.title}
        </p>
      </header>
      {form ? <Notice tone="doubt" live title={form} /> : null}
      <ProblemSummary
        title={t("write.problems", { n: Object.keys(beside).length })}
        problems={Object.entries(beside).map(([name, text]) => ({ name, text }))}
      />
      <p>{t("report.text")}</p>
      <form method="post" action={`${base}/reports`} className="narrow">
        <input type="hidden" name="form_nonce" value={typed.form_nonce} />
        <Choices name="kind" label={t("report.kind")} problem={problems.kind}>
          {kinds.map((kind) => (
            <Choice
              key={kind}
              id={`kind-${kind}`}
              type="radio"
              name="kind"
              value={kind}
              defaultChecked={typed.kind === kind}
              label={t(`report.${kind}`)}
            />
          ))}
        </Choices>
        <TextField
          name="number"
          label={t("report.number")}
          hint={t("report.number_hint", { max: reportMax })}
          problem={problems.number}
          defaultValue={typed.number}
          inputMode="numeric"
          size={5}
        />
        <TextField
          name="group"
          label={t("report.group")}
          hint={t("report.group_hint")}
          problem={problems.group}
          defaultValue={typed.group}
          maxLength={groupMax}
          dir="auto"
        />
        <Button tone="main">{t("report.button")}</Button>
      </form>
    </article>
  );
}
