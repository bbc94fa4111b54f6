// next-auth, and the adapter between it and our tables. It does two things here: it takes a sign-in link, once, and it
// makes the session. Links are made by lib/organizers/commands.ts, sessions are read by lib/session.ts.
import { randomBytes } from "node:crypto";
import { eq } from "drizzle-orm";
import type { NextAuthOptions } from "next-auth";
import type { Adapter, AdapterUser } from "next-auth/adapters";
import EmailProvider from "next-auth/providers/email";
import type { Database } from "@/db/database";
import { second, systemClock } from "./clock";
import type { OrganizerId } from "./ids";
import { log } from "./log";
import type { SignInWorld } from "./organizers/commands";
import { mailedLinkFor, type Organizer, sessionFor } from "./organizers/organizer";
import { findOrganizer, findOrganizerByEmail } from "./organizers/queries";
import { isSecure, sessionCookieName, sessionHash } from "./organizers/sign-in";

export function authOptions(db: Database, { url, secret }: SignInWorld): NextAuthOptions {
  const secure = isSecure(url);
  return {
    secret,
    useSecureCookies: secure,
    adapter: adapterOver(db),
    session: {
      strategy: "database",
      maxAge: sessionFor / second,
      generateSessionToken: () => randomBytes(32).toString("base64url"),
    },
    cookies: {
      sessionToken: { name: sessionCookieName(url), options: { httpOnly: true, sameSite: "lax", path: "/", secure } },
    },
    providers: [EmailProvider({ maxAge: mailedLinkFor / second, sendVerificationRequest: neverAsked })],
    // Whoever lost their place since the link was made does not come in with it.
    callbacks: {
      signIn: async ({ user }) => (await findOrganizerByEmail(db.read, user.email ?? "")) !== null,
    },
    logger: { error: (code) => log("sign_in_fault", { code }), warn: () => undefined, debug: () => undefined },
  };
}

/** next-auth's own way of asking for a link is shut in app/api/auth: ours has the limits and binds the browser. */
function neverAsked(): never {
  throw new Error("sign-in links are made by requestSignIn");
}

function noAccounts(): never {
  throw new Error("organizers are added by the operator only");
}

export function adapterOver(db: Database): Adapter {
  return {
    createUser: noAccounts,
    linkAccount: noAccounts,
    getUserByAccount: async () => null,
    getUser: async (id) => userFrom(await findOrganizer(db.read, id as OrganizerId)),
    getUserByEmail: async (email) => userFrom(await findOrganizerByEmail(db.read, email)),
    async updateUser({ id, emailVerified }) {
      const { organizers } = db.read.tables;
      const verifiedAt = emailVerified ?? null;
      await db.transact((tx) =>
        tx
          .update(organizers)
          .set({ verifiedAt })
          .where(eq(organizers.id, id as OrganizerId)),
      );
      return userFrom(await findOrganizer(db.read, id as OrganizerId)) ?? noAccounts();
    },
    async createSession(session) {
      const { sessions } = db.read.tables;
      const organizerId = session.userId as OrganizerId;
      const row = { tokenHash: sessionHash(session.sessionToken), organizerId, expiresAt: session.expires };
      await db.transact((tx) => tx.insert(sessions).values({ ...row, createdAt: systemClock() }));
      return session;
    },
    async getSessionAndUser(sessionToken) {
      const { sessions } = db.read.tables;
      const found = await db.read
        .select()
        .from(sessions)
        .where(eq(sessions.tokenHash, sessionHash(sessionToken)));
      const user = found[0] ? userFrom(await findOrganizer(db.read, found[0].organizerId)) : null;
      return found[0] && user
        ? { session: { sessionToken, userId: user.id, expires: found[0].expiresAt }, user }
        : null;
    },
    // Sessions end at a fixed time: reading one never writes.
    updateSession: async () => null,
    async deleteSession(sessionToken) {
      const { sessions } = db.read.tables;
      await db.transact((tx) => tx.delete(sessions).where(eq(sessions.tokenHash, sessionHash(sessionToken))));
    },
    async createVerificationToken({ identifier, token, expires }) {
      const { signInLinks } = db.read.tables;
      await db.transact((tx) =>
        tx.insert(signInLinks).values({ tokenHash: token, email: identifier, expiresAt: expires }),
      );
      return { identifier, token, expires };
    },
    async useVerificationToken({ token }) {
      const { signInLinks } = db.read.tables;
      const [taken] = await db.transact((tx) =>
        tx.delete(signInLinks).where(eq(signInLinks.tokenHash, token)).returning(),
      );
      return taken ? { identifier: taken.email, token, expires: taken.expiresAt } : null;
    },
  };
}

function userFrom(organizer: Organizer | null): AdapterUser | null {
  return organizer && { id: organizer.id, email: organizer.email, name: organizer.name, emailVerified: null };
}
