// Open actions for feed readers: Atom (RFC 4287) and JSON Feed 1.1, from the same items.
import { randomUUID } from "node:crypto";
import { database } from "@/db";
import { isOutage } from "@/db/outage";
import { listOpenActions } from "@/lib/actions/queries";
import { systemClock } from "@/lib/clock";
import { config } from "@/lib/config";
import { isLocale, type Locale, negotiateLocale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translator";
import { logFault } from "@/lib/log";
import { sayDay } from "../_pages/say";
import { publicHeaders } from "./answer";
import { secondsAway } from "./away";
import { type Setting, settingOf } from "./setting";

export interface FeedItem {
  /** Never changes, whatever the site's address or the reader's language. */
  readonly id: string;
  readonly url: string;
  readonly title: string;
  readonly text: string;
  readonly language: string;
  readonly publishedAt: Date;
}

export interface Feed {
  readonly title: string;
  readonly author: string;
  readonly locale: Locale;
  readonly home: string;
  readonly self: string;
  readonly items: readonly FeedItem[];
}

/** A feed at that path. A fault is named by an id and nothing else, in plain text. */
export function feedRoute(self: string, type: string, write: (feed: Feed) => string) {
  return async (request: Request): Promise<Response> => {
    try {
      const feed = await openActionsFeed(request, self);
      return new Response(write(feed), {
        headers: publicHeaders({ "content-type": type, "cache-control": "no-cache" }),
      });
    } catch (fault) {
      const faultId = randomUUID().slice(0, 8);
      logFault("feed_failed", faultId, fault);
      const away = isOutage(fault);
      const headers = publicHeaders({ "content-type": "text/plain; charset=utf-8", "cache-control": "no-store" });
      const sentence = translator(localeOf(request), "public")("feed.fault", { fault: faultId });
      if (away) headers.set("retry-after", String(secondsAway));
      return new Response(`${sentence}\n`, { status: away ? 503 : 500, headers });
    }
  };
}

async function openActionsFeed(request: Request, self: string): Promise<Feed> {
  const locale = localeOf(request);
  const { url } = config();
  const setting = settingOf({ locale, path: "", now: systemClock(), base: url, mailbox: false });
  const actions = await listOpenActions((await database()).read, setting.now);
  const items = actions.map((action) => ({
    id: `urn:uuid:${action.id}`,
    url: `${url}/${locale}/actions/${action.slug}`,
    title: action.country === "" ? action.title : `${action.country}: ${action.title}`,
    text: [action.summary, untilWords(action.deadlineOn, setting)].filter(Boolean).join("\n\n"),
    language: action.language,
    publishedAt: action.publishedAt,
  }));
  return {
    title: setting.t("feed.title"),
    author: setting.words("postbag"),
    locale,
    home: `${url}/${locale}`,
    self: `${url}${self}?locale=${locale}`,
    items,
  };
}

export function toAtom({ title, author, locale, home, self, items }: Feed): string {
  const updated = new Date(Math.max(0, ...items.map(({ publishedAt }) => publishedAt.getTime())));
  const entries = items.map(
    (item) => `<entry xml:lang="${xml(item.language)}">
<id>${xml(item.id)}</id>
<title>${xml(item.title)}</title>
<link rel="alternate" href="${xml(item.url)}"/>
<published>${item.publishedAt.toISOString()}</published>
<updated>${item.publishedAt.toISOString()}</updated>
<summary>${xml(item.text)}</summary>
</entry>`,
  );
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${locale}">
<id>${xml(home)}</id>
<title>${xml(title)}</title>
<link rel="self" href="${xml(self)}"/>
<link rel="alternate" href="${xml(home)}"/>
<updated>${updated.toISOString()}</updated>
<author><name>${xml(author)}</name></author>
${entries.join("\n")}
</feed>
`;
}

export function toJsonFeed({ title, locale, home, self, items }: Feed): string {
  return JSON.stringify({
    version: "https://jsonfeed.org/version/1.1",
    title,
    home_page_url: home,
    feed_url: self,
    language: locale,
    items: items.map((item) => ({
      id: item.id,
      url: item.url,
      title: item.title,
      content_text: item.text,
      date_published: item.publishedAt.toISOString(),
      language: item.language,
    })),
  });
}

function localeOf(request: Request): Locale {
  const wanted = new URL(request.url).searchParams.get("locale") ?? "";
  return isLocale(wanted) ? wanted : negotiateLocale(request.headers.get("accept-language"));
}

function untilWords(deadlineOn: string, setting: Setting): string {
  return deadlineOn === "" ? "" : setting.t("feed.until", { day: sayDay(deadlineOn, setting) });
}

/** Text for XML 1.0: what it cannot hold is left out, what it means something by is escaped. */
function xml(text: string): string {
  const entities: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };
  return text
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, "")
    .replace(/[&<>"']/g, (character) => entities[character] ?? "");
}
