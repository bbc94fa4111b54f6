// Organizers are added by the operator; they sign in by links. Asking for a link answers the same for known and unknown
// addresses, and takes as long.
import { eq } from "drizzle-orm";
import type { Database, Tx } from "@/db/database";
import { composeMail } from "@/emails/render";
import { normaliseEmail } from "@/lib/appeals/email-address";
import { domainOf } from "@/lib/appeals/mails";
import { after, type Milliseconds, minute } from "@/lib/clock";
import { defaultLocale, type Locale } from "@/lib/i18n/locales";
import { newId, type OrganizerId } from "@/lib/ids";
import { enqueue } from "@/lib/outbox/commands";
import type { NewMessage } from "@/lib/outbox/message";
import { done, type Result, refused } from "@/lib/result";
import { mailedLinkFor, type Organizer, type OrganizerRole, waitingLinksMax } from "./organizer";
import { countWaitingLinks, findOrganizerByEmail } from "./queries";
import { confirmPath, linkHash, newLinkToken, presentedToken, sessionHash } from "./sign-in";

export interface SignInWorld {
  readonly url: string;
  readonly secret: string;
  readonly mailFrom: string;
}

/** Adds an organizer, or gives one that is there already this role (and this name, where one is given). */
export async function addOrganizer(
  db: Database,
  facts: { email: string; role: OrganizerRole; name?: string; now: Date },
): Promise<Result<{ email: string; added: boolean }, "email_invalid">> {
  const { role, name, now } = facts;
  const email = normaliseEmail(facts.email)?.toLowerCase();
  if (email === undefined) return refused("email_invalid");
  return db.transact(async (tx) => {
    const { organizers } = tx.tables;
    const row = { id: newId<OrganizerId>(), email, name: name ?? "", role, createdAt: now };
    const made = await tx.insert(organizers).values(row).onConflictDoNothing().returning({ id: organizers.id });
    if (made.length > 0) return done({ email, added: true });
    const change = name === undefined ? { role } : { role, name };
    await tx.update(organizers).set(change).where(eq(organizers.email, email));
    return done({ email, added: false });
  });
}

/** A link to hand over outside of mail, as the operator does: bound to no browser, good for one use. */
export async function makeSignInLink(
  db: Database,
  world: SignInWorld,
  facts: { email: string; locale?: Locale; valid: Milliseconds; now: Date },
): Promise<Result<{ url: string }, "unknown_organizer">> {
  const email = normaliseEmail(facts.email)?.toLowerCase() ?? "";
  const token = newLinkToken("printed");
  return db.transact(async (tx) => {
    if (!(await findOrganizerByEmail(tx, email))) return refused("unknown_organizer");
    await keepLink(tx, { hash: linkHash(world.secret, token), email, expiresAt: after(facts.now, facts.valid) });
    return done({ url: world.url + confirmPath(facts.locale ?? defaultLocale, token) });
  });
}

/**
 * Mails a link to an organizer's address; to any other it does the same work and sends nothing. `browser` is the nonce
 * in the cookie of the browser that asks: the link works there only.
 */
export async function requestSignIn(
  db: Database,
  world: SignInWorld,
  facts: { email: string; locale: Locale; browser: string; now: Date },
): Promise<void> {
  const email = normaliseEmail(facts.email)?.toLowerCase() ?? "";
  const token = newLinkToken("mailed");
  const hash = linkHash(world.secret, presentedToken(token, facts.browser) ?? "");
  const expiresAt = after(facts.now, mailedLinkFor);
  const url = world.url + confirmPath(facts.locale, token);
  const mail = await composeMail("sign_in", facts.locale, { url, minutes: mailedLinkFor / minute });
  await db.transact(async (tx) => {
    const organizer = await findOrganizerByEmail(tx, email);
    const tooMany = (await countWaitingLinks(tx, email, facts.now)) >= waitingLinksMax;
    await keepLink(tx, { hash, email, expiresAt });
    if (!organizer || tooMany) return dropLink(tx, hash);
    const message = signInMessage(organizer, { ...mail, hash, expiresAt, domain: domainOf(world) }, facts.now);
    await enqueue(tx, message, facts.now);
  });
}

/** Signs this browser out. Harmless for a cookie that nobody knows. */
export async function endSession(db: Database, cookie: string): Promise<void> {
  await db.transact(async (tx) => {
    const { sessions } = tx.tables;
    await tx.delete(sessions).where(eq(sessions.tokenHash, sessionHash(cookie)));
  });
}

function signInMessage(
  { name, email }: Organizer,
  link: { subject: string; text: string; html: string; hash: string; expiresAt: Date; domain: string },
  now: Date,
): NewMessage {
  return {
    kind: "sign_in",
    onceKey: `sign_in:${link.hash}`,
    toName: name,
    toAddress: email,
    fromName: "Postbag",
    subject: link.subject,
    text: link.text,
    html: link.html,
    notBefore: now,
    notAfter: link.expiresAt,
    messageIdDomain: link.domain,
  };
}

async function keepLink(tx: Tx, link: { hash: string; email: string; expiresAt: Date }): Promise<void> {
  const { hash: tokenHash, email, expiresAt } = link;
  await tx.insert(tx.tables.signInLinks).values({ tokenHash, email, expiresAt });
}

async function dropLink(tx: Tx, hash: string): Promise<void> {
  const { signInLinks } = tx.tables;
  await tx.delete(signInLinks).where(eq(signInLinks.tokenHash, hash));
}
