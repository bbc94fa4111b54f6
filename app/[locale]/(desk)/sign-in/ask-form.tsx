// The form that asks for a sign-in link; a refused one comes back as it was typed.
import { Button } from "@/app/_ui/button";
import { TextField } from "@/app/_ui/field";
import type { Locale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translator";
import { signInPath } from "../_desk/paths";

export function AskForm({ locale, problem, typed = "" }: { locale: Locale; problem?: string; typed?: string }) {
  const t = translator(locale, "desk");
  return (
    <form method="post" action={`${signInPath(locale)}/link`}>
      <TextField
        name="email"
        type="email"
        label={t("signIn.email")}
        problem={problem}
        defaultValue={typed}
        autoComplete="email"
        dir="ltr"
        required
        maxLength={254}
      />
      <Button tone="main">{t("signIn.send")}</Button>
    </form>
  );
}
