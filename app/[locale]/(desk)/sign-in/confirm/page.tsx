// Where a sign-in link leads. Opening it changes nothing, so that mail scanners and previews cannot use it up: the button
// is what signs in.
import { Button, ButtonLink } from "@/app/_ui/button";
import { isLocale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translator";
import { callbackPath } from "@/lib/organizers/sign-in";
import { missing } from "../../_desk/missing";
import { signInPath } from "../../_desk/paths";
import { PlainPage } from "../../_desk/plain-page";
import { one, type Query } from "../../_desk/query";
import { titled } from "../../_desk/titled";

export const generateMetadata = titled((t) => t("signIn.confirmTitle"));

interface Props {
  readonly params: Promise<{ locale: string }>;
  readonly searchParams: Promise<Query>;
}

export default async function ConfirmSignInPage({ params, searchParams }: Props) {
  const { locale } = await params;
  if (!isLocale(locale)) missing(locale);
  const token = one(await searchParams, "token");
  const t = translator(locale, "desk");
  if (!/^[\w-]{20,200}$/.test(token)) {
    return (
      <PlainPage>
        <h1>{t("signIn.brokenTitle")}</h1>
        <p>{t("signIn.broken")}</p>
        <ButtonLink href={signInPath(locale)}>{t("signIn.new")}</ButtonLink>
      </PlainPage>
    );
  }
  return (
    <PlainPage>
      <h1>{t("signIn.confirmTitle")}</h1>
      <p>{t("signIn.confirmLead")}</p>
      <form method="post" action={callbackPath(locale, token)}>
        <Button tone="main">{t("signIn.confirm")}</Button>
      </form>
      <p>{t("signIn.confirmHelp")}</p>
    </PlainPage>
  );
}
