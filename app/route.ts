// GET /: on to the reader's own language.
import { negotiateLocale } from "@/lib/i18n/locales";
import { publicHeaders } from "./[locale]/(public)/_http/answer";

export function GET(request: Request): Response {
  const locale = negotiateLocale(request.headers.get("accept-language"));
  const headers = publicHeaders({ location: `/${locale}`, vary: "accept-language", "cache-control": "no-cache" });
  return new Response(null, { status: 307, headers });
}
