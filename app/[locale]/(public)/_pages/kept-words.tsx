// No letters are taken any more, but what was typed is the writer's own: all of it, to read and to copy.
import { ButtonLink } from "@/app/_ui/button";
import { Notice } from "@/app/_ui/notice";
import { listCountries } from "@/lib/i18n/countries";
import type { Setting } from "../_http/setting";
import type { Typed } from "./typed";

export function KeptWords({ typed, setting }: { typed: Typed; setting: Setting }) {
  const { t, locale } = setting;
  const country = listCountries(locale).find(({ code }) => code === typed.country)?.name ?? typed.country;
  const given = (["name", "email", "country", "place", "address", "subject", "body"] as const)
    .map((field) => ({ field, text: field === "country" ? country : typed[field] }))
    .filter(({ text }) => text.trim() !== "");
  return (
    <>
      {typed.fresh || given.length === 0 ? null : (
        <Notice title={t("write.kept")}>
          {given.map(({ field, text }) => (
            <div className="field" key={field}>
              <label htmlFor={`kept-${field}`}>{t(`kept.${field}`)}</label>
              <textarea id={`kept-${field}`} readOnly rows={rowsOf[field]} defaultValue={text} dir="auto" />
            </div>
          ))}
        </Notice>
      )}
      <p>
        <ButtonLink href={`/${locale}`}>{t("calm.to_list")}</ButtonLink>
      </p>
    </>
  );
}

/** Even what should be one line: no input would show the line breaks that were sent in it. */
const rowsOf = { name: 1, email: 1, country: 1, place: 1, address: 4, subject: 2, body: 16 } as const;
