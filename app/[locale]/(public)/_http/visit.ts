// The one wrapper of the public routes: finds the locale, reads a posted form, and catches faults, so that a handler is
// only what its page is about. No input gets past it as a 500, and no outage of the database either.
import { randomUUID } from "node:crypto";
import { type Database, database } from "@/db";
import { isOutage } from "@/db/outage";
import { systemClock } from "@/lib/clock";
import { config } from "@/lib/config";
import { clientKey, isCalledByOurName, isNotForeign, readForm, wantsJson } from "@/lib/form";
import { isLocale, negotiateLocale } from "@/lib/i18n/locales";
import { logFault } from "@/lib/log";
import { type OwnJournal, ownJournal } from "@/lib/outbox/own-journal";
import { takeFrom } from "@/lib/rate-limit";
import { calmPage } from "../_pages/calm-page";
import { json } from "./answer";
import { type Asked, away } from "./away";
import { pageOf, type Setting, settingOf } from "./setting";
import { askToWait } from "./wait";

export interface Visit<P = unknown> {
  readonly request: Request;
  readonly query: URLSearchParams;
  readonly params: P;
  readonly setting: Setting;
  readonly db: Database;
  readonly world: World;
}

export interface World {
  readonly secret: string;
  readonly url: string;
  readonly mailFrom: string;
  readonly unlimited: boolean;
  readonly replyDomain: string | null;
  readonly ownJournal: OwnJournal;
}

export interface Post<P = unknown> extends Visit<P> {
  readonly fields: FormData;
  readonly asJson: boolean;
  /** Who sent it, for rate limits only. */
  readonly client: string;
}

type Context<P> = { readonly params: Promise<P & { readonly locale: string }> };

/** A page. `now` is asked for here and nowhere behind. */
export function publicPage<P = unknown>(work: (visit: Visit<P>) => Promise<Response>) {
  return (request: Request, context: Context<P>) => guarded(request, context, work);
}

/**
 * A posted form: not from another site, not one of a flood, of a bearable size, and a form at all. `giveBack` answers 429
 * with what was typed, for forms on which people write.
 */
export function publicForm<P = unknown>(
  work: (post: Post<P>) => Promise<Response>,
  giveBack?: (post: Post<P>) => Promise<Response>,
) {
  return (request: Request, context: Context<P>) =>
    guarded<P>(request, context, async (visit) => {
      if (!isNotForeign(request)) return calmPage(visit, "foreign");
      const { now } = visit.setting;
      const client = clientKey(request, now);
      const inTime = takeFrom("form", client, now);
      const answer = inTime ? work : giveBack;
      if (answer === undefined || !(inTime || takeFrom("form_back", client, now))) {
        return askToWait(await calmPage(visit, "too_many"), "form", client, now);
      }
      // A bare POST is a form without fields: for the buttons that need none.
      const bare = request.headers.get("content-type") === null;
      const read = bare ? { ok: true as const, fields: new FormData() } : await readForm(request);
      if (!read.ok) return calmPage(visit, read.problem);
      const post = { ...visit, fields: read.fields, asJson: wantsJson(request), client };
      return answer(post).catch((fault: unknown) => orAway(post, fault));
    });
}

async function guarded<P>(
  request: Request,
  context: Context<P>,
  work: (visit: Visit<P>) => Promise<Response>,
): Promise<Response> {
  const url = new URL(request.url);
  const { locale: wanted, ...params } = await context.params;
  const known = isLocale(wanted);
  const settings = config();
  const setting = settingOf({
    locale: known ? wanted : negotiateLocale(request.headers.get("accept-language")),
    path: known ? pageOf(url.pathname.replace(/^\/[^/]+/, "").replace(/\/$/, "")) : "",
    now: systemClock(),
    base: settings.url,
    mailbox: settings.mail === null && settings.loopback && isCalledByOurName(request),
    answersComeIn: settings.replyDomain !== null,
  });
  const { secret, mailFrom, unlimited, replyDomain } = settings;
  const world = { secret, url: settings.url, mailFrom, unlimited, replyDomain, ownJournal: ownJournal() };
  try {
    const db = await database();
    const visit = { request, query: url.searchParams, params: params as unknown as P, setting, db, world };
    return known && !isStrange(params) ? await work(visit) : await calmPage(visit, "not_found");
  } catch (fault) {
    if (isOutage(fault)) return orAway({ request, setting, params }, fault);
    const faultId = randomUUID().slice(0, 8);
    logFault("public_page_failed", faultId, fault);
    if (wantsJson(request)) return json(500, { problem: "fault", fault: faultId });
    return calmPage({ request, setting }, "fault", faultId);
  }
}

/** A fault of ours goes on to whoever tells it. */
function orAway(asked: Asked, fault: unknown): Promise<Response> {
  if (!isOutage(fault)) throw fault;
  logFault("database_unavailable", randomUUID().slice(0, 8), fault);
  return away(asked);
}

/** No slug, token or id of ours has a control character in it, and PostgreSQL refuses texts with the first of them. */
function isStrange(params: object): boolean {
  return Object.values(params).some((value) => /[\0-\x1f]/.test(String(value)));
}
