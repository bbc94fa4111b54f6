// Who is signed in. The only reader of next/headers. The cookie is looked up by its hash, one query, and nothing is
// written: a session ends at its fixed time, whoever keeps reading pages (docs/decisions/009-sign-in.md).
import { cookies, headers } from "next/headers";
import { notFound, redirect } from "next/navigation";
import { database } from "@/db";
import { systemClock } from "./clock";
import { config } from "./config";
import { isLocale, type Locale, negotiateLocale } from "./i18n/locales";
import { may, type Organizer, type Power } from "./organizers/organizer";
import { findOrganizerBySession } from "./organizers/queries";
import { cookieIn, sessionCookieName } from "./organizers/sign-in";

export type { Organizer } from "./organizers/organizer";

/** For pages and layouts; null when nobody is signed in. */
export async function currentOrganizer(): Promise<Organizer | null> {
  return organizerWith((await cookies()).get(sessionCookieName(config().url))?.value ?? null);
}

/** For pages: whoever is not signed in is sent to do so, whoever lacks the power is told that there is no such page. */
export async function requireOrganizer(power: Power, locale?: string): Promise<Organizer> {
  const organizer = await currentOrganizer();
  if (!organizer) redirect(`/${await localeFor(locale)}/sign-in`);
  if (!may(organizer.role, power)) notFound();
  return organizer;
}

/** For route handlers; null when nobody is signed in, or when a power is asked for that they lack. */
export async function organizerOf(request: Request, power?: Power): Promise<Organizer | null> {
  const organizer = await organizerWith(cookieIn(request, sessionCookieName(config().url)));
  return organizer && (power === undefined || may(organizer.role, power)) ? organizer : null;
}

async function organizerWith(cookie: string | null): Promise<Organizer | null> {
  if (!cookie) return null;
  const db = await database();
  return findOrganizerBySession(db.read, cookie, systemClock());
}

async function localeFor(given: string | undefined): Promise<Locale> {
  return given !== undefined && isLocale(given) ? given : negotiateLocale((await headers()).get("accept-language"));
}
