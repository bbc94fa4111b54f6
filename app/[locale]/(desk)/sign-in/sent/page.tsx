// What is answered to everyone who asked for a link, known or not.
import { minute } from "@/lib/clock";
import { config } from "@/lib/config";
import { isLocale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translator";
import { mailedLinkFor } from "@/lib/organizers/organizer";
import { missing } from "../../_desk/missing";
import { mailboxPath, signInPath } from "../../_desk/paths";
import { PlainPage } from "../../_desk/plain-page";
import { titled } from "../../_desk/titled";

export const generateMetadata = titled((t) => t("signIn.sentTitle"));

export default async function LinkSentPage({ params }: { readonly params: Promise<{ locale: string }> }) {
  const { locale } = await params;
  if (!isLocale(locale)) missing(locale);
  const t = translator(locale, "desk");
  return (
    <PlainPage>
      <h1>{t("signIn.sentTitle")}</h1>
      <p>{t("signIn.sentLead", { minutes: mailedLinkFor / minute })}</p>
      <p>{t("signIn.sentBrowser")}</p>
      {config().mail === null ? (
        <p>
          {t("frame.noMail")} <a href={mailboxPath(locale)}>{t("frame.mailbox")}</a>
        </p>
      ) : (
        <p>{t("signIn.sentHelp")}</p>
      )}
      <p>
        <a href={signInPath(locale)}>{t("signIn.again")}</a>
      </p>
    </PlainPage>
  );
}
