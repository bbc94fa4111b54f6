// A form that could not be taken now: everything that was typed, to read, to copy, and to send again with one button.
import { Button } from "@/app/_ui/button";
import type { Setting } from "../_http/setting";

export interface KeptFormProps {
  readonly setting: Setting;
  readonly fields: FormData;
  /** The path the form was sent to. */
  readonly action: string;
}

export function KeptForm({ setting: { t }, fields, action }: KeptFormProps) {
  const given = [...fields].flatMap(([name, value], at) => (typeof value === "string" ? [{ name, value, at }] : []));
  const isShown = (one: { name: string; value: string }) => one.name in rowsOf && one.value.trim() !== "";
  const shown = given.filter(isShown);
  return (
    <article className="calm">
      <h1>{t("calm.unavailable.title")}</h1>
      <p>{t(shown.length > 0 ? "calm.unavailable.kept" : "calm.unavailable.not_done")}</p>
      <form method="post" action={action}>
        {given
          .filter((one) => !isShown(one))
          .map(({ name, value, at }) => (
            <input key={at} type="hidden" name={name} value={value} />
          ))}
        <p>
          <Button tone="main">{t("calm.try_again")}</Button>
        </p>
        {shown.map(({ name, value, at }) => (
          <div className="field" key={at}>
            <label htmlFor={`kept-${at}`}>{t(`kept.${name as keyof typeof rowsOf}`)}</label>
            <textarea
              id={`kept-${at}`}
              name={name}
              readOnly
              rows={rowsOf[name as keyof typeof rowsOf]}
              defaultValue={value}
              dir="auto"
            />
          </div>
        ))}
      </form>
    </article>
  );
}

/** What people write, as opposed to what the form knows by itself. */
const rowsOf = { name: 1, email: 1, country: 1, place: 1, address: 4, subject: 2, body: 16 } as const;
