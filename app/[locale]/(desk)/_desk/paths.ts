// The desk's addresses, written once.

import type { Locale } from "@/lib/i18n/locales";
import type { ActionId, ImportId, MessageId } from "@/lib/ids";

export const signInPath = (locale: Locale) => `/${locale}/sign-in`;
export const signOutPath = (locale: Locale) => `/${locale}/sign-out`;
export const deskPath = (locale: Locale) => `/${locale}/desk`;
export const missingPath = (locale: Locale) => `/${locale}/desk/missing`;
export const importPath = (locale: Locale) => `/${locale}/desk/import`;
export const reviewPath = (locale: Locale, id: ImportId) => `${importPath(locale)}/${id}`;
export const outboxPath = (locale: Locale) => `/${locale}/desk/outbox`;
export const letterPath = (locale: Locale, id: MessageId) => `${outboxPath(locale)}/letters/${id}`;
export const peoplePath = (locale: Locale) => `/${locale}/desk/people`;
export const packsPath = (locale: Locale) => `/${locale}/desk/packs`;
export const postagePath = (locale: Locale) => `/${locale}/desk/postage`;
export const mailboxPath = (locale: Locale) => `/${locale}/mailbox`;
export const publicPath = (locale: Locale, slug: string) => `/${locale}/actions/${slug}`;
export const actionPath = (locale: Locale, id: ActionId) => `/${locale}/desk/actions/${id}`;
export const pacePath = (locale: Locale, id: ActionId) => `${actionPath(locale, id)}/pace`;
export const outboxPacePath = (locale: Locale) => `${outboxPath(locale)}/pace`;
export const editPath = (locale: Locale, id: ActionId) => `${actionPath(locale, id)}/edit`;

/** With what is given as a query; null and empty values are left out. */
export function withQuery(path: string, query: Record<string, string | null>): string {
  const given = Object.entries(query).filter((entry): entry is [string, string] => Boolean(entry[1]));
  return given.length === 0 ? path : `${path}?${new URLSearchParams(given)}`;
}
