// What every page knows about its reader: language, words, and the day it is.
import { type Locale, locales } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translator";

export interface Setting {
  readonly locale: Locale;
  readonly t: ReturnType<typeof translator<"public">>;
  readonly words: ReturnType<typeof translator<"words">>;
  readonly now: Date;
  /** The path of the page behind the locale: "/actions/x", or "" for the list. Never one that only takes forms. */
  readonly path: string;
  /** Base of absolute links. */
  readonly base: string;
  /** True where mail goes to the local mailbox, which can then be read by who called this machine by its name. */
  readonly mailbox: boolean;
  /** True where answers to letters come in, so that an address of ours can stand for the writer's. */
  readonly answersComeIn?: boolean;
}

export function settingOf(values: Omit<Setting, "t" | "words">): Setting {
  return { ...values, t: translator(values.locale, "public"), words: translator(values.locale, "words") };
}

/** The page a form belongs to, by the path the form is posted to. Paths behind the locale; other paths stay as they are. */
export function pageOf(path: string): string {
  return path
    .replace(/^(\/actions\/[^/]+)\/(?:appeals|letter|preview)$/, "$1/write")
    .replace(/^(\/appeals\/[^/]+)\/(?:withdrawal|erasure)$/, "$1");
}

/** The same page in every language, this one among them. */
export function inEveryLanguage({ path }: Setting): { lang: Locale; href: string }[] {
  return locales.map((lang) => ({ lang, href: `/${lang}${path}` }));
}

export function nameOfLanguage(language: string, locale: string): string {
  try {
    return new Intl.DisplayNames([locale], { type: "language", languageDisplay: "standard" }).of(language) ?? language;
  } catch {
    return language;
  }
}
