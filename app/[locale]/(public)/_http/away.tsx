// The database is away: 503, when to try again, and all that was typed. On the writing desk the ways that need no database
// are open where the action is still known; elsewhere a page keeps what was typed, to send it again.
import { isNotForeign, readForm, wantsJson } from "@/lib/form";
import { calmPage } from "../_pages/calm-page";
import { KeptForm } from "../_pages/kept-form";
import { json, page } from "./answer";
import { lastKnown } from "./last-known";
import { laterBack } from "./letter-back";
import type { Setting } from "./setting";
import { tryAgainIn } from "./wait";

/** As long as it takes at most until a worker or a web that ended is begun again. */
export const secondsAway = 30;

export interface Asked {
  readonly request: Request;
  readonly setting: Setting;
  readonly params: unknown;
  /** Not there: it was not read yet, or there is none. */
  readonly fields?: FormData;
}

export async function away(asked: Asked): Promise<Response> {
  const { request, setting, params } = asked;
  if (wantsJson(request)) return tryAgainIn(secondsAway, json(503, { problem: "unavailable" }));
  const fields = asked.fields ?? (await unreadForm(request));
  if (fields === null) return tryAgainIn(secondsAway, await calmPage(asked, "unavailable"));
  const { slug } = params as { slug?: unknown };
  const published = typeof slug === "string" ? lastKnown(slug, setting.now) : null;
  if (published !== null && fields.has("body")) {
    return laterBack({ ...asked, fields, asJson: false }, published, { problem: "unavailable", seconds: secondsAway });
  }
  const answer = await page(setting, request, {
    title: setting.t("calm.unavailable.title"),
    status: 503,
    body: <KeptForm setting={setting} fields={fields} action={new URL(request.url).pathname} />,
  });
  return tryAgainIn(secondsAway, answer);
}

async function unreadForm(request: Request): Promise<FormData | null> {
  if (request.method !== "POST" || request.bodyUsed || !isNotForeign(request)) return null;
  const read = await readForm(request);
  return read.ok ? read.fields : null;
}
