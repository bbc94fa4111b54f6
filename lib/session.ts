// Who is signed in. The only reader of next/headers. The cookie is looked up by its hash, one query, and nothing is
// written: a session ends at its fixed time, whoever keeps reading pages (docs/decisions/009-sign-in.md).
import { cookies } from "next/headers";
import { database } from "@/db";
import { systemClock } from "./clock";
import { config } from "./config";
import { may, type Organizer, type Power } from "./organizers/organizer";
import { findOrganizerBySession } from "./organizers/queries";
import { cookieIn, sessionCookieName } from "./organizers/sign-in";

export type { Organizer } from "./organizers/organizer";

/** For pages and layouts; null when nobody is signed in. */
export async function currentOrganizer(): Promise<Organizer | null> {
  return organizerWith((await cookies()).get(sessionCookieName(config().url))?.value ?? null);
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
