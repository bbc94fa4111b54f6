// What stands around every public page: the name, the way to the list, the languages, and what we promise below.
import type { ReactNode } from "react";
import { directionOf } from "@/lib/i18n/locales";
import { inEveryLanguage, nameOfLanguage, type Setting } from "../_http/setting";

export function Frame({ setting, children }: { setting: Setting; children: ReactNode }) {
  const { locale, t, words } = setting;
  return (
    <>
      <a className="skip" href="#main">
        {t("frame.skip")}
      </a>
      <header className="masthead">
        <a className="wordmark" lang="en" href={`/${locale}`}>
          <svg viewBox="0 0 40 28" aria-hidden="true" focusable="false">
            <g fill="none" stroke="currentColor" strokeWidth="2">
              <rect x="1" y="1" width="38" height="26" rx="2" />
              <path d="M2 3l18 13L38 3" />
            </g>
          </svg>
          {words("postbag")}
        </a>
        <nav aria-label={t("frame.navigation")}>
          <a href={`/${locale}`}>{t("frame.actions")}</a>
          <Languages setting={setting} />
        </nav>
      </header>
      <main id="main" tabIndex={-1}>
        {children}
      </main>
      <footer className="colophon">
        <p>{t("frame.promise")}</p>
        <p>
          <a href={`/feed.xml?locale=${locale}`}>{t("frame.feed")}</a>
          {setting.mailbox ? <a href={`/${locale}/mailbox`}>{t("frame.mailbox")}</a> : null}
          <a href={`/${locale}/sign-in`}>{t("frame.sign_in")}</a>
        </p>
      </footer>
    </>
  );
}

function Languages({ setting }: { setting: Setting }) {
  const others = inEveryLanguage(setting).filter(({ lang }) => lang !== setting.locale);
  return others.map(({ lang, href }) => (
    <a key={lang} href={href} lang={lang} dir={directionOf(lang)} hrefLang={lang}>
      {nameOfLanguage(lang, lang)}
    </a>
  ));
}
