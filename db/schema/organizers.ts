// Organizers and their sign-in: the tables behind our next-auth adapter (lib/auth.ts).
import type { OrganizerId } from "@/lib/ids";
import { organizerRoles } from "@/lib/organizers/organizer";
import type { SchemaKit } from "./kit";

export function defineOrganizers({ table, id, key, ref, text, oneOf, instant, index, uniqueIndex }: SchemaKit) {
  const organizers = table(
    "organizers",
    {
      id: id<OrganizerId>(),
      /** Lower case. */
      email: text("email").notNull(),
      name: text("name").notNull(),
      role: oneOf("role", [...organizerRoles]).notNull(),
      createdAt: instant("created_at").notNull(),
      verifiedAt: instant("verified_at"),
    },
    (t) => [uniqueIndex("organizers_email").on(t.email)],
  );

  /** A signed-in browser. Holds the SHA-256 of the cookie, so that a copy of the database opens no door. */
  const sessions = table(
    "sessions",
    {
      tokenHash: key("token_hash"),
      organizerId: ref<OrganizerId>("organizer_id")
        .notNull()
        .references(() => organizers.id),
      createdAt: instant("created_at").notNull(),
      expiresAt: instant("expires_at").notNull(),
    },
    (t) => [index("sessions_organizer").on(t.organizerId)],
  );

  /** A sign-in link that was mailed or printed; used once. The token is stored hashed. */
  const signInLinks = table(
    "sign_in_links",
    {
      tokenHash: key("token_hash"),
      email: text("email").notNull(),
      expiresAt: instant("expires_at").notNull(),
    },
    (t) => [index("sign_in_links_email").on(t.email)],
  );

  return { organizers, sessions, signInLinks };
}
