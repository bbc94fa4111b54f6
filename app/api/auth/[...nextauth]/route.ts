// Takes sign-in links. Opening one leads to our page with its button, and only that button's POST reaches next-auth;
// every other way into next-auth is shut (docs/decisions/009-sign-in.md).
import { NextRequest } from "next/server";
import NextAuth from "next-auth";
import { database } from "@/db";
import { authOptions } from "@/lib/auth";
import { config } from "@/lib/config";
import { isSameOrigin } from "@/lib/form";
import { isLocale, negotiateLocale } from "@/lib/i18n/locales";
import { browserCookieName, confirmPath, cookieIn, presentedToken, sessionCookieName } from "@/lib/organizers/sign-in";

interface Context {
  params: Promise<{ nextauth: string[] }>;
}

export async function GET(request: NextRequest, context: Context) {
  if (!(await isLink(context))) return new Response(null, { status: 404 });
  return seeOther(confirmPath(localeOf(request), tokenOf(request)));
}

export async function POST(request: NextRequest, context: Context) {
  if (!(await isLink(context))) return new Response(null, { status: 404 });
  if (!isSameOrigin(request)) return new Response(null, { status: 403 });
  const signIn = `/${localeOf(request)}/sign-in`;
  const token = presentedToken(tokenOf(request), cookieIn(request, browserCookieName(config().url)));
  if (token === null) return seeOther(`${signIn}?problem=other_browser`);
  const session = await sessionFor(token, request, context);
  if (session === null) return seeOther(`${signIn}?problem=link_invalid`);
  const answer = seeOther(`/${localeOf(request)}/desk`);
  answer.headers.append("set-cookie", session);
  return answer;
}

/** The Set-Cookie line of a new session, or null when next-auth did not take the link. Its other cookies are not needed. */
async function sessionFor(token: string, request: NextRequest, context: Context): Promise<string | null> {
  const asked = new URL(request.url);
  asked.search = new URLSearchParams({ token }).toString();
  const inner = new NextRequest(asked, { method: "POST" });
  const response: Response = await NextAuth(inner, context, authOptions(await database(), config()));
  const start = `${sessionCookieName(config().url)}=`;
  return response.headers.getSetCookie().find((line) => line.startsWith(start) && line[start.length] !== ";") ?? null;
}

async function isLink({ params }: Context): Promise<boolean> {
  return (await params).nextauth.join("/") === "callback/email";
}

function tokenOf(request: NextRequest): string {
  return request.nextUrl.searchParams.get("token") ?? "";
}

function localeOf(request: NextRequest) {
  const given = request.nextUrl.searchParams.get("locale") ?? "";
  return isLocale(given) ? given : negotiateLocale(request.headers.get("accept-language"));
}

function seeOther(location: string): Response {
  return new Response(null, { status: 303, headers: { location, "cache-control": "no-store" } });
}
