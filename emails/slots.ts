// What each mail is told, and how its component asks for it: by placeholders, so that a mail is rendered once per
// language and filled in afterwards.
import type { Day } from "@/lib/clock";
import type { Locale } from "@/lib/i18n/locales";

/** About one letter: its action, whom it was for, its writer's page, and where the other ways are. */
interface LetterNotice {
  title: string;
  targetName: string;
  pageUrl: string;
  writeUrl: string;
}

export interface MailValues {
  confirm_appeal: { title: string; confirmUrl: string; notMeUrl: string; expiresOn: Day; siteUrl: string };
  already_sent: { title: string; pageUrl: string };
  receipt: { title: string; pageUrl: string; targetNames: readonly string[]; postOnlyNames: readonly string[] };
  could_not_verify: LetterNotice;
  refused: LetterNotice;
  returned: LetterNotice;
  cancelled: LetterNotice;
  answer: { title: string; pageUrl: string };
  sign_in: { url: string; minutes: number };
}
export type MailKind = keyof MailValues;

export interface Slots<K extends MailKind> {
  readonly locale: Locale;
  /** A sentence of this mail. */
  readonly t: (sentence: string) => string;
  /** The place of a value. */
  readonly slot: (name: keyof MailValues[K] & string) => string;
  /** False: this mail has nothing to list there. */
  readonly has: (name: keyof MailValues[K] & string) => boolean;
}
