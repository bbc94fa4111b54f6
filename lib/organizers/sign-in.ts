// Sign-in links and the two cookies around them: what a token is made of, what of it is stored, and where it leads.
// A mailed link works only in the browser that asked for it; a link that the operator printed works anywhere, once.
import { createHash, randomBytes } from "node:crypto";
import type { Locale } from "@/lib/i18n/locales";

export type LinkKind = "mailed" | "printed";
const firstLetter = { mailed: "m", printed: "p" } as const satisfies Record<LinkKind, string>;

/** 256 random bits behind one letter that says what kind of link it is. */
export function newLinkToken(kind: LinkKind): string {
  return firstLetter[kind] + randomBytes(32).toString("base64url");
}

/** What next-auth is given: for a mailed link the token and the browser's nonce together; null without that nonce. */
export function presentedToken(token: string, browser: string | null): string | null {
  if (!token.startsWith(firstLetter.mailed)) return token;
  return browser === null ? null : `${token}.${browser}`;
}

/** What is stored of a presented token: the hash that next-auth makes of it when the link is used. */
export function linkHash(secret: string, presented: string): string {
  return createHash("sha256").update(`${presented}${secret}`).digest("hex");
}

/** What is stored of a session's cookie. */
export function sessionHash(cookie: string): string {
  return createHash("sha256").update(cookie).digest("hex");
}

/** The page whose button signs in; opening it changes nothing. */
export function confirmPath(locale: Locale, token: string): string {
  return `/${locale}/sign-in/confirm?${new URLSearchParams({ token })}`;
}

/** Where that button posts to. */
export function callbackPath(locale: Locale, token: string): string {
  return `/api/auth/callback/email?${new URLSearchParams({ token, locale })}`;
}

/** next-auth's own name; with its prefix on https, where the cookie is never sent in the clear. */
export function sessionCookieName(url: string): string {
  return isSecure(url) ? "__Secure-next-auth.session-token" : "next-auth.session-token";
}

/** Holds a nonce that ties mailed links to the browser that asked for them. */
export function browserCookieName(url: string): string {
  return isSecure(url) ? "__Host-postbag_sign_in" : "postbag_sign_in";
}

export function newBrowserNonce(): string {
  return randomBytes(32).toString("base64url");
}

/** A Set-Cookie line; `forSeconds` 0 takes the cookie away. */
export function cookieLine(url: string, name: string, value: string, forSeconds: number): string {
  const secure = isSecure(url) ? "; Secure" : "";
  return `${name}=${value}; Path=/; Max-Age=${forSeconds}; HttpOnly; SameSite=Lax${secure}`;
}

/** Null where there is none, and for a value that we would never have set. */
export function cookieIn(request: Request, name: string): string | null {
  const pairs = (request.headers.get("cookie") ?? "").split(";").map((pair) => pair.trim());
  const found = pairs.find((pair) => pair.startsWith(`${name}=`))?.slice(name.length + 1) ?? "";
  return /^[\w-]{1,128}$/.test(found) ? found : null;
}

export function isSecure(url: string): boolean {
  return url.startsWith("https:");
}
