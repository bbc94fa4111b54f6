// Answers of the public pages: a document, a way on, facts for a program, a file. All carry the same strict headers.
import { createHash } from "node:crypto";
import type { ReactNode } from "react";
import { Document } from "@/app/_ui/document";
import { config } from "@/lib/config";
import { directionOf } from "@/lib/i18n/locales";
import { Frame } from "../_pages/frame";
import { assets } from "./assets";
import { inEveryLanguage, type Setting } from "./setting";

export interface Page {
  readonly title: string;
  readonly description?: string;
  readonly status?: number;
  /** "public": may be kept by a browser that asks again each time; "never": holds a person's text or a token. */
  readonly keep?: "public" | "never";
  readonly body: ReactNode;
}

export async function page(setting: Setting, request: Request, content: Page): Promise<Response> {
  const html = await documentOf(setting, content);
  const headers = publicHeaders({ "content-type": "text/html; charset=utf-8" });
  if (content.keep !== "public") {
    headers.set("cache-control", "no-store");
    return new Response(html, { status: content.status ?? 200, headers });
  }
  const etag = `W/"${createHash("sha256").update(html).digest("base64url").slice(0, 22)}"`;
  headers.set("cache-control", "no-cache");
  headers.set("etag", etag);
  if (request.headers.get("if-none-match") === etag) return new Response(null, { status: 304, headers });
  return new Response(html, { status: content.status ?? 200, headers });
}

/** After a form: look there. Only ever a path of ours. */
export function seeOther(path: `/${string}`): Response {
  return new Response(null, { status: 303, headers: publicHeaders({ location: path, "cache-control": "no-store" }) });
}

export function json(status: number, facts: object): Response {
  const headers = publicHeaders({ "content-type": "application/json; charset=utf-8", "cache-control": "no-store" });
  return new Response(JSON.stringify(facts), { status, headers });
}

/** A file to save, never shown by the browser itself. The name is reduced to what every system takes (RFC 6266). */
export function download(bytes: Uint8Array<ArrayBuffer> | string, name: string, type: string): Response {
  const safe = name.replace(/[^\w.-]+/g, "-").slice(-120);
  const headers = publicHeaders({
    "content-type": type,
    "content-disposition": `attachment; filename="${safe}"`,
    "cache-control": "no-store",
  });
  return new Response(bytes, { status: 200, headers });
}

const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "form-action 'self' mailto:",
  "frame-ancestors 'none'",
  "base-uri 'none'",
].join("; ");

export function publicHeaders(own: Record<string, string>): Headers {
  const headers = new Headers(own);
  headers.set("content-security-policy", policy);
  headers.set("x-content-type-options", "nosniff");
  headers.set("referrer-policy", "same-origin");
  headers.set("cross-origin-opener-policy", "same-origin");
  headers.set("cross-origin-resource-policy", "same-origin");
  headers.set("permissions-policy", "camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()");
  if (config().url.startsWith("https:"))
    headers.set("strict-transport-security", "max-age=31536000; includeSubDomains");
  return headers;
}

async function documentOf(setting: Setting, content: Page): Promise<string> {
  // Loaded here and not above: Next refuses a static import of it in a route handler.
  const { renderToStaticMarkup } = await import("react-dom/server");
  const { locale, t, words, base } = setting;
  const markup = renderToStaticMarkup(
    <Document
      lang={locale}
      dir={directionOf(locale)}
      title={`${content.title} · ${words("postbag")}`}
      description={content.description}
      assets={assets()}
      indexed={content.keep === "public"}
      alternates={inEveryLanguage(setting).map(({ lang, href }) => ({ lang, href: `${base}${href}` }))}
      feeds={[
        { type: "application/atom+xml", href: `/feed.xml?locale=${locale}`, title: t("feed.title") },
        { type: "application/feed+json", href: `/feed.json?locale=${locale}`, title: t("feed.title") },
      ]}
    >
      <Frame setting={setting}>{content.body}</Frame>
    </Document>,
  );
  return `<!doctype html>${markup}`;
}
