// Gives the desk's pages their Content-Security-Policy. Decides nothing about who may see them: that is done in each page
// and route handler.
import { type NextRequest, NextResponse } from "next/server";
import { config as settings } from "@/lib/config";

const policy = [
  "default-src 'none'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "form-action 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
];

/** The page with a script of our own: a document under review. */
const reviewPage = /^\/[a-z-]+\/desk\/import\/[0-9a-f-]{36}(?:\/review)?$/;

/**
 * The desk needs no script, and the framework's would take back what was typed before it ran
 * (docs/decisions/010-desk-without-script.md). Where a script of ours is allowed, it is that one file (011).
 */
function scriptsFor(path: string): string {
  if (process.env.NODE_ENV !== "production")
    return "script-src 'self' 'unsafe-inline' 'unsafe-eval'; connect-src 'self'";
  return reviewPage.test(path) ? `script-src ${settings().url}/review.js` : "script-src 'none'";
}

export function proxy(request: NextRequest) {
  const response = NextResponse.next();
  response.headers.set("content-security-policy", [...policy, scriptsFor(request.nextUrl.pathname)].join("; "));
  response.headers.set("cache-control", "no-store");
  return response;
}

export const config = { matcher: ["/:locale/desk/:path*", "/:locale/sign-in/:path*"] };
