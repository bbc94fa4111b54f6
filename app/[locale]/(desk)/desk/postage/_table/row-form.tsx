// The form of one row of the postage table. Used by its pages and by their refusal, which keeps what was typed.
import { Button, ButtonLink } from "@/app/_ui/button";
import { Problem, TextField, tied } from "@/app/_ui/field";
import { Notice } from "@/app/_ui/notice";
import { ProblemSummary } from "@/app/_ui/problem-summary";
import { postagePath } from "@/app/[locale]/(desk)/_desk/paths";
import type { Locale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translator";
import { destinations, weightStep, weightSteps } from "@/lib/postage/postage";
import { sourceMax } from "@/lib/postage/schema";
import type { TypedRow } from "./typed-row";

export interface RowFormProps {
  readonly locale: Locale;
  /** Null for a new row. */
  readonly id: string | null;
  readonly typed: TypedRow;
  /** Problem codes by field; "form": about the whole of it. */
  readonly problems?: Readonly<Record<string, string>>;
}

type Key = Parameters<ReturnType<typeof translator<"problems">>>[0];

export function postageSentence(code: string | undefined, locale: Locale): string | undefined {
  if (code === undefined) return undefined;
  const say = translator(locale, "problems");
  const key = `postage.${code}` as Key;
  return say(say.has(key) ? key : "form.invalid");
}

export function RowForm({ locale, id, typed, problems = {} }: RowFormProps) {
  const t = translator(locale, "desk");
  const { form, ...beside } = problems;
  const listed = Object.entries(beside).map(([name, code]) => ({ name, text: postageSentence(code, locale) ?? "" }));
  const of = (name: string) => ({
    name,
    problem: postageSentence(problems[name], locale),
    defaultValue: typed[name] ?? "",
    autoComplete: "off",
  });
  return (
    <form method="post" action={`${postagePath(locale)}/rows`} className="postage-form">
      <input type="hidden" name="id" value={id ?? ""} />
      <input type="hidden" name="number" value={typed.number ?? "0"} autoComplete="off" />
      {form ? <Notice tone="doubt" live title={postageSentence(form, locale)} /> : null}
      {form === "changed_meanwhile" && id !== null ? (
        <p>
          <ButtonLink href={`${postagePath(locale)}/${id}`} target="_blank" rel="noopener">
            {t("postage.conflictLook")}
          </ButtonLink>
        </p>
      ) : null}
      <ProblemSummary title={t("postage.problems", { n: listed.length })} problems={listed} />
      <div className="pack-choices">
        <TextField {...of("country")} label={t("postage.country")} hint={t("postage.countryHelp")} size={4} dir="ltr" />
        <TextField
          {...of("currency")}
          label={t("postage.currency")}
          hint={t("postage.currencyHelp")}
          size={5}
          dir="ltr"
        />
        <TextField {...of("valid_from")} type="date" label={t("postage.from")} />
        <TextField {...of("valid_until")} type="date" label={t("postage.until")} hint={t("postage.untilHelp")} />
      </div>
      <Prices {...{ locale, typed, problems }} />
      <TextField {...of("region")} label={t("postage.region")} hint={t("postage.regionHelp")} dir="ltr" />
      <TextField {...of("stamps")} label={t("postage.stamps")} hint={t("postage.stampsHelp")} dir="ltr" />
      <TextField
        {...of("source")}
        label={t("postage.source")}
        hint={t("postage.sourceHelp")}
        dir="auto"
        maxLength={sourceMax}
      />
      <Button tone="main">{t("postage.save")}</Button>
    </form>
  );
}

function Prices({ locale, typed, problems }: Pick<RowFormProps, "locale" | "typed"> & { problems: TypedRow }) {
  const t = translator(locale, "desk");
  const steps = Array.from({ length: weightSteps }, (_, step) => step + 1);
  const says = { domestic: t("postage.domestic"), region: t("postage.regional"), world: t("postage.world") };
  return (
    <fieldset className="field">
      <legend>{t("postage.prices")}</legend>
      <p className="hint">{t("postage.pricesHelp")}</p>
      <div className="postage-prices">
        {destinations.map((destination) => (
          <fieldset key={destination}>
            <legend>{says[destination]}</legend>
            {steps.map((step) => {
              const name = `${destination}_${step}`;
              const problem = postageSentence(problems[name], locale);
              return (
                <div key={name} className={problem ? "is-wrong" : ""}>
                  <label htmlFor={name}>{t("postage.upTo", { grams: step * weightStep })}</label>
                  <input
                    {...tied(name, null, problem)}
                    defaultValue={typed[name] ?? ""}
                    inputMode="decimal"
                    size={8}
                    dir="ltr"
                    autoComplete="off"
                    aria-label={`${says[destination]}: ${t("postage.upTo", { grams: step * weightStep })}`}
                  />
                  <Problem name={name} problem={problem} />
                </div>
              );
            })}
          </fieldset>
        ))}
      </div>
    </fieldset>
  );
}
