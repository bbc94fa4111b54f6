// Reading organizers: by address, by the cookie of their session, and all of them for the people page.
import { and, asc, count, eq, gt } from "drizzle-orm";
import type { Reader } from "@/db/database";
import type { OrganizerId } from "@/lib/ids";
import type { Organizer } from "./organizer";
import { sessionHash } from "./sign-in";

/** `email` in lower case. */
export async function findOrganizerByEmail(reader: Reader, email: string): Promise<Organizer | null> {
  const { organizers } = reader.tables;
  const [row] = await reader.select(columns(reader)).from(organizers).where(eq(organizers.email, email));
  return row ?? null;
}

export async function findOrganizer(reader: Reader, id: OrganizerId): Promise<Organizer | null> {
  const { organizers } = reader.tables;
  const [row] = await reader.select(columns(reader)).from(organizers).where(eq(organizers.id, id));
  return row ?? null;
}

/** Who is signed in with this cookie; null for an unknown or expired one. */
export async function findOrganizerBySession(reader: Reader, cookie: string, now: Date): Promise<Organizer | null> {
  const { organizers, sessions } = reader.tables;
  const [row] = await reader
    .select(columns(reader))
    .from(sessions)
    .innerJoin(organizers, eq(organizers.id, sessions.organizerId))
    .where(and(eq(sessions.tokenHash, sessionHash(cookie)), gt(sessions.expiresAt, now)));
  return row ?? null;
}

export async function listOrganizers(reader: Reader) {
  const { organizers } = reader.tables;
  const shown = { ...columns(reader), createdAt: organizers.createdAt, verifiedAt: organizers.verifiedAt };
  return await reader.select(shown).from(organizers).orderBy(asc(organizers.email));
}

/** Links of that address that still work. */
export async function countWaitingLinks(reader: Reader, email: string, now: Date): Promise<number> {
  const { signInLinks } = reader.tables;
  const [row] = await reader
    .select({ waiting: count() })
    .from(signInLinks)
    .where(and(eq(signInLinks.email, email), gt(signInLinks.expiresAt, now)));
  return row?.waiting ?? 0;
}

function columns(reader: Reader) {
  const { id, email, name, role } = reader.tables.organizers;
  return { id, email, name, role };
}
