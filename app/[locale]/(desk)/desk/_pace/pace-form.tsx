// The form of a pace: letters an hour, hours of the target's day, spread. One button chooses it, the other says first what it
// would mean and changes nothing.
import { Button } from "@/app/_ui/button";
import { Choice, SelectField, TextField } from "@/app/_ui/field";
import { ProblemSummary } from "@/app/_ui/problem-summary";
import { hourText } from "@/app/[locale]/(desk)/_desk/format";
import type { Locale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translator";
import { mostPerHour, usualPerHour } from "@/lib/outbox/pace";
import styles from "./pace.module.css";
import { ZoneOptions } from "./time-zones";
import type { ReadPace } from "./typed-pace";

interface PaceFormProps {
  readonly locale: Locale;
  /** Address of the page; its orders go below it. */
  readonly path: string;
  /** The target it is for; null: as wide as the page is. */
  readonly target: string | null;
  /** Time zones of the countries the letters go to. */
  readonly nearZones: readonly string[];
  readonly pace: ReadPace;
}

export function PaceForm({ locale, path, target, nearZones, pace: { typed, problems } }: PaceFormProps) {
  const t = translator(locale, "desk");
  const listed = Object.entries(problems).map(([name, code]) => ({ name, text: problemText(locale, code) ?? "" }));
  const of = (name: keyof typeof typed) => ({ name, problem: problemText(locale, problems[name]) });
  return (
    <form method="post" action={`${path}/order`} className={styles.form}>
      {target === null ? null : <input type="hidden" name="target" value={target} />}
      <ProblemSummary title={t("pace.problems", { n: listed.length })} problems={listed} />
      <TextField
        {...of("per_hour")}
        label={t("pace.perHour")}
        hint={t("pace.perHourHelp", { usual: usualPerHour, most: mostPerHour })}
        defaultValue={typed.per_hour}
        inputMode="numeric"
        size={6}
        dir="ltr"
        autoComplete="off"
      />
      <fieldset className={styles.hours} aria-describedby="hours-help">
        <legend>{t("pace.hours")}</legend>
        <p className="hint" id="hours-help">
          {t("pace.hoursHelp")}
        </p>
        <div className={styles.row}>
          <SelectField {...of("from_hour")} label={t("pace.from")} defaultValue={typed.from_hour} autoComplete="off">
            <Hours locale={locale} first={0} typed={typed.from_hour} />
          </SelectField>
          <SelectField {...of("until_hour")} label={t("pace.until")} defaultValue={typed.until_hour} autoComplete="off">
            <Hours locale={locale} first={1} typed={typed.until_hour} />
          </SelectField>
        </div>
        <SelectField {...of("time_zone")} label={t("pace.zone")} defaultValue={typed.time_zone} autoComplete="off">
          <ZoneOptions locale={locale} near={nearZones} typed={typed.time_zone} />
        </SelectField>
      </fieldset>
      <Choice
        id="spread"
        name="spread"
        value="yes"
        label={t("pace.spread")}
        hint={t("pace.spreadHelp")}
        defaultChecked={typed.spread === "yes"}
        autoComplete="off"
      />
      <div className={styles.buttons}>
        <Button tone="main">{t("pace.choose")}</Button>
        <Button formMethod="get" formAction={`${path}#choice`}>
          {t("pace.show")}
        </Button>
      </div>
    </form>
  );
}

/** What no hour of the list is stays in it, so that a refused form shows what was said. */
function Hours({ locale, first, typed }: { locale: Locale; first: 0 | 1; typed: string }) {
  const hours = Array.from({ length: 24 }, (_, at) => at + first);
  const isOdd = typed !== "" && !hours.some((hour) => String(hour) === typed);
  return (
    <>
      <option value="">{translator(locale, "desk")("pace.anyHour")}</option>
      {isOdd ? <option value={typed}>{typed}</option> : null}
      {hours.map((hour) => (
        <option key={hour} value={hour}>
          {hourText(locale, hour)}
        </option>
      ))}
    </>
  );
}

type Key = Parameters<ReturnType<typeof translator<"problems">>>[0];

function problemText(locale: Locale, code: string | undefined): string | undefined {
  if (code === undefined) return undefined;
  const say = translator(locale, "problems");
  const key = `pace.${code}` as Key;
  return say(say.has(key) ? key : "form.invalid");
}
