// Where an organizer asks for a sign-in link.
import { redirect } from "next/navigation";
import { Notice } from "@/app/_ui/notice";
import { config } from "@/lib/config";
import { isLocale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translator";
import { currentOrganizer } from "@/lib/session";
import { missing } from "../_desk/missing";
import { deskPath, mailboxPath } from "../_desk/paths";
import { PlainPage } from "../_desk/plain-page";
import { oneOf, type Query } from "../_desk/query";
import { titled } from "../_desk/titled";
import { AskForm } from "./ask-form";

export const generateMetadata = titled((t) => t("signIn.title"));

interface Props {
  readonly params: Promise<{ locale: string }>;
  readonly searchParams: Promise<Query>;
}

export default async function SignInPage({ params, searchParams }: Props) {
  const { locale } = await params;
  if (!isLocale(locale)) missing(locale);
  if ((await currentOrganizer()) !== null) redirect(deskPath(locale));
  const problem = oneOf(await searchParams, "problem", ["too_many", "link_invalid", "other_browser"]);
  const t = translator(locale, "desk");
  return (
    <PlainPage>
      <h1>{t("signIn.title")}</h1>
      <p>{t("signIn.lead")}</p>
      {problem === "too_many" ? <Notice tone="doubt" live title={t("signIn.tooMany")} /> : null}
      {problem === "link_invalid" || problem === "other_browser" ? (
        <Notice tone="doubt" live title={t("signIn.brokenTitle")}>
          <p>{t(problem === "link_invalid" ? "signIn.broken" : "signIn.otherBrowser")}</p>
        </Notice>
      ) : null}
      <AskForm locale={locale} />
      {config().mail === null ? (
        <p>
          {t("frame.noMail")} <a href={mailboxPath(locale)}>{t("frame.mailbox")}</a>
        </p>
      ) : null}
      <p>
        <a href={`/${locale}`}>{t("signIn.supporters")}</a>
      </p>
    </PlainPage>
  );
}
