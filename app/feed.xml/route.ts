// GET /feed.xml: open actions as an Atom feed.
import { publicHeaders } from "@/app/[locale]/(public)/_http/answer";
import { openActionsFeed, toAtom } from "@/app/[locale]/(public)/_http/feed";

export async function GET(request: Request): Promise<Response> {
  const headers = publicHeaders({ "content-type": "application/atom+xml; charset=utf-8", "cache-control": "no-cache" });
  return new Response(toAtom(await openActionsFeed(request, "/feed.xml")), { headers });
}
