// GET /feed.xml: open actions as an Atom feed.
import { feedRoute, toAtom } from "@/app/[locale]/(public)/_http/feed";

export const GET = feedRoute("/feed.xml", "application/atom+xml; charset=utf-8", toAtom);
