// The languages letters are written in most often, as hints while typing; any other code may be typed.
import { languageText } from "@/app/[locale]/(desk)/_desk/format";
import type { Locale } from "@/lib/i18n/locales";

const codes = "ar de en es fa fr ha he hi id it ja kk km ko ky my nl pl ps pt ru sw th ti tr ug uk ur uz vi zh";

export function LanguagesKnown({ locale }: { locale: Locale }) {
  return (
    <datalist id="languages-known">
      {codes.split(" ").map((code) => (
        <option key={code} value={code} label={languageText(locale, code)} />
      ))}
    </datalist>
  );
}
