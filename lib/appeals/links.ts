// The links of one appeal, as they stand in mails and redirects. Each carries a token that is good for one purpose.
import type { AppealId } from "@/lib/ids";
import type { OwnJournal } from "@/lib/outbox/own-journal";
import { makeToken } from "@/lib/tokens";

/** What the links and mails of appeals need of the configuration. */
export interface AppealWorld {
  readonly secret: string;
  /** Base of every link, without a slash at its end. */
  readonly url: string;
  readonly mailFrom: string;
  /** Where answers to letters are taken in; null or missing: nowhere, and no such address is given out. */
  readonly replyDomain?: string | null;
  /** Where decisions are kept outside the database. Only tests, and what decides nothing, may do without. */
  readonly ownJournal?: OwnJournal;
}

/** The page whose button sends the letter. Only ever mailed. */
export function confirmLink({ url, secret }: AppealWorld, locale: string, id: AppealId): string {
  return `${url}/${locale}/confirm/${makeToken(secret, "confirm", id)}`;
}

/** The page whose button says "it wasn't me". Only ever mailed. */
export function notMeLink({ url, secret }: AppealWorld, locale: string, id: AppealId): string {
  return `${url}/${locale}/not-me/${makeToken(secret, "reject", id)}`;
}

/** The supporter's own page, for the owner of the address. Only ever mailed, or reached by a mailed link. */
export function ownPageLink({ url, secret }: AppealWorld, locale: string, id: AppealId): string {
  return `${url}/${locale}/appeals/${makeToken(secret, "appeal", id)}`;
}

export function actionLink({ url }: AppealWorld, locale: string, slug: string): string {
  return `${url}/${locale}/actions/${slug}`;
}

/** The writing desk of an action: the other ways to send a letter. */
export function writeLink(world: AppealWorld, locale: string, slug: string): string {
  return `${actionLink(world, locale, slug)}/write`;
}
