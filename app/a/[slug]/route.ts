// GET /a/{slug}: the short link on printed sheets; on to the action's page in the reader's own language.
import { negotiateLocale } from "@/lib/i18n/locales";
import { publicHeaders } from "../../[locale]/(public)/_http/answer";

export async function GET(request: Request, { params }: { params: Promise<{ slug: string }> }): Promise<Response> {
  const { slug } = await params;
  const locale = negotiateLocale(request.headers.get("accept-language"));
  const location = `/${locale}/actions/${encodeURIComponent(slug)}`;
  return new Response(null, {
    status: 307,
    headers: publicHeaders({ location, vary: "accept-language", "cache-control": "no-cache" }),
  });
}
