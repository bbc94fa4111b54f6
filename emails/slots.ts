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
  /** Taken out by an organizer. */
  cancelled: LetterNotice;
  gave_up: LetterNotice;
  not_decided: LetterNotice;
  action_stopped: LetterNotice;
  action_closed: LetterNotice;
  answer: { title: string; pageUrl: string };
  sign_in: { url: string; minutes: number };
}
export type MailKind = keyof MailValues;
/** Why a letter was never sent, each in its own words. */
export type UnsentKind = "cancelled" | "gave_up" | "not_decided" | "action_stopped" | "action_closed";

export interface Slots<K extends MailKind> {
  readonly locale: Locale;
  /** A sentence of this mail. */
  readonly t: (sentence: string) => string;
  /** The place of a value. */
  readonly slot: (name: keyof MailValues[K] & string) => string;
  /** False: this mail has nothing to list there. */
  readonly has: (name: keyof MailValues[K] & string) => boolean;
}
