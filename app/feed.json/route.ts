// GET /feed.json: open actions as a JSON feed.
import { publicHeaders } from "@/app/[locale]/(public)/_http/answer";
import { openActionsFeed, toJsonFeed } from "@/app/[locale]/(public)/_http/feed";

export async function GET(request: Request): Promise<Response> {
  const headers = publicHeaders({
    "content-type": "application/feed+json; charset=utf-8",
    "cache-control": "no-cache",
  });
  return new Response(toJsonFeed(await openActionsFeed(request, "/feed.json")), { headers });
}
