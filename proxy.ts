// Gives the desk's pages their Content-Security-Policy. Decides nothing about who may see them: that is done in each page
// and route handler.
import { NextResponse } from "next/server";

const policy = [
  "default-src 'none'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "form-action 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
];

/** The desk needs no script, and the framework's would take back what was typed before it ran (docs/decisions/010-desk-without-script.md). */
const scripts =
  process.env.NODE_ENV === "production"
    ? "script-src 'none'"
    : "script-src 'self' 'unsafe-inline' 'unsafe-eval'; connect-src 'self'";

export function proxy() {
  const response = NextResponse.next();
  response.headers.set("content-security-policy", [...policy, scripts].join("; "));
  response.headers.set("cache-control", "no-store");
  return response;
}

export const config = { matcher: ["/:locale/desk/:path*", "/:locale/sign-in/:path*"] };
