// GET /feed.json: open actions as a JSON feed.
import { feedRoute, toJsonFeed } from "@/app/[locale]/(public)/_http/feed";

export const GET = feedRoute("/feed.json", "application/feed+json; charset=utf-8", toJsonFeed);
