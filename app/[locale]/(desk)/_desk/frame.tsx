// What stands around every page of the desk: where one is, who one is, and whether mail leaves this machine.
import type { ReactNode } from "react";
import { config } from "@/lib/config";
import { type Locale, locales } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translator";
import { may } from "@/lib/organizers/organizer";
import type { Organizer } from "@/lib/session";
import { languageText } from "./format";
import styles from "./frame.module.css";
import { deskPath, mailboxPath, outboxPath, packsPath, peoplePath, signOutPath } from "./paths";

interface FrameProps {
  readonly locale: Locale;
  readonly organizer: Organizer;
  /** Which part of the desk this is. */
  readonly part: "actions" | "packs" | "outbox" | "people";
  /** The page's path without its locale, to reach it in the other languages. */
  readonly path: string;
  readonly children: ReactNode;
}

export function Frame({ locale, organizer, part, path, children }: FrameProps) {
  const t = translator(locale, "desk");
  const here = (which: FrameProps["part"]) => (which === part ? { "aria-current": "page" as const } : {});
  return (
    <>
      <a className="skip" href="#content">
        {t("frame.skip")}
      </a>
      <header>
        {config().mail === null ? <NoMail locale={locale} /> : null}
        <div className={styles.header}>
          <nav className={styles.nav} aria-label={t("frame.sections")}>
            <a className={styles.brand} href={deskPath(locale)}>
              {translator(locale, "words")("postbag")}
            </a>
            <a href={deskPath(locale)} {...here("actions")}>
              {t("frame.actions")}
            </a>
            {may(organizer.role, "see_actions") ? (
              <a href={packsPath(locale)} {...here("packs")}>
                {t("frame.packs")}
              </a>
            ) : null}
            <a href={outboxPath(locale)} {...here("outbox")}>
              {t("frame.outbox")}
            </a>
            {may(organizer.role, "manage_people") ? (
              <a href={peoplePath(locale)} {...here("people")}>
                {t("frame.people")}
              </a>
            ) : null}
            <a href={`/${locale}`}>{t("frame.public")}</a>
          </nav>
          <Account locale={locale} organizer={organizer} path={path} />
        </div>
      </header>
      <main id="content" className={styles.main} tabIndex={-1}>
        {children}
      </main>
    </>
  );
}

function NoMail({ locale }: { locale: Locale }) {
  const t = translator(locale, "desk");
  return (
    <p className={styles.noMail}>
      {t("frame.noMail")} <a href={mailboxPath(locale)}>{t("frame.mailbox")}</a>
    </p>
  );
}

function Account({ locale, organizer, path }: Pick<FrameProps, "locale" | "organizer" | "path">) {
  const t = translator(locale, "desk");
  return (
    <div className={styles.account}>
      <span className={styles.languages}>
        {locales
          .filter((other) => other !== locale)
          .map((other) => (
            <a key={other} href={`/${other}${path}`} lang={other} hrefLang={other}>
              {languageText(other, other)}
            </a>
          ))}
      </span>
      <span className={styles.who} title={t("frame.signedInAs", { email: organizer.email })}>
        <bdi>{organizer.email}</bdi> · {translator(locale, "words")(`roles.${organizer.role}`)}
      </span>
      <form method="post" action={signOutPath(locale)}>
        <button type="submit">{t("frame.signOut")}</button>
      </form>
    </div>
  );
}
