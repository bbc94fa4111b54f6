// The desk's two doors, one for pages and one for route handlers. Each asks who it is and what they may do, and neither
// relies on the other.
import { randomUUID } from "node:crypto";
import { redirect } from "next/navigation";
import { type Database, database } from "@/db/index";
import { systemClock } from "@/lib/clock";
import { isSameOrigin } from "@/lib/form";
import { defaultLocale, isLocale, type Locale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translator";
import { type ActionId, asId, type ImportId } from "@/lib/ids";
import { logFault } from "@/lib/log";
import { may, type Power } from "@/lib/organizers/organizer";
import { currentOrganizer, type Organizer, organizerOf } from "@/lib/session";
import { seeOther, sentencePage } from "./answer";
import { missing } from "./missing";
import { signInPath } from "./paths";

export interface DeskPage {
  readonly locale: Locale;
  readonly organizer: Organizer;
  readonly db: Database;
  readonly now: Date;
}

/** What every page of the desk begins with. Leads to sign-in when nobody is signed in, and to "nothing here" for a role without that power. */
export async function deskPage(params: Promise<{ locale: string }>, power: Power): Promise<DeskPage> {
  const { locale } = await params;
  if (!isLocale(locale)) missing(locale);
  const organizer = await currentOrganizer();
  if (organizer === null) redirect(signInPath(locale));
  if (!may(organizer.role, power)) missing(locale);
  return { locale, organizer, db: await database(), now: systemClock() };
}

/** The id in the path of an action's page; "nothing here" when it has not the shape of one. */
export async function actionIdIn(params: Promise<{ locale: string; id: string }>): Promise<ActionId> {
  const { locale, id: text } = await params;
  const id = asId<ActionId>(text);
  if (id === null) missing(locale);
  return id;
}

/** The same for a document under review. */
export async function importIdIn(params: Promise<{ locale: string; id: string }>): Promise<ImportId> {
  const { locale, id: text } = await params;
  const id = asId<ImportId>(text);
  if (id === null) missing(locale);
  return id;
}

export interface DeskRequest extends DeskPage {
  readonly request: Request;
  readonly params: Readonly<Record<string, string>>;
}

interface Door {
  /** What to answer when nobody is signed in, where sign-in alone would lose what was typed. */
  readonly signedOut?: (request: Request, locale: Locale, params: DeskRequest["params"]) => Promise<Response>;
}

/** Wraps a route handler of the desk: same origin for whatever may change something, then who, then what they may do. */
export function deskRoute(power: Power, handle: (desk: DeskRequest) => Promise<Response>, { signedOut }: Door = {}) {
  return async (request: Request, context: { params: Promise<Record<string, string>> }): Promise<Response> => {
    const params = await context.params;
    const locale = isLocale(params.locale ?? "") ? (params.locale as Locale) : defaultLocale;
    const t = translator(locale, "desk");
    if (request.method !== "GET" && !isSameOrigin(request)) return sentencePage(locale, 403, t("refusal.foreign"));
    return guarded(locale, async () => {
      const organizer = await organizerOf(request);
      if (organizer === null) return signedOut ? signedOut(request, locale, params) : seeOther(signInPath(locale));
      if (!may(organizer.role, power)) return sentencePage(locale, 403, t("refusal.role"));
      return handle({ request, params, locale, organizer, db: await database(), now: systemClock() });
    });
  };
}

/** The same for the routes of one action: its id comes parsed. */
export function actionRoute(
  power: Power,
  handle: (desk: DeskRequest & { actionId: ActionId }) => Promise<Response>,
  door: Door = {},
) {
  return deskRoute(
    power,
    async (desk) => {
      const actionId = asId<ActionId>(desk.params.id ?? "");
      return actionId === null ? missingAnswer(desk.locale) : handle({ ...desk, actionId });
    },
    door,
  );
}

/** And for those of one document under review. */
export function importRoute(
  power: Power,
  handle: (desk: DeskRequest & { importId: ImportId }) => Promise<Response>,
  door: Door = {},
) {
  return deskRoute(
    power,
    async (desk) => {
      const importId = asId<ImportId>(desk.params.id ?? "");
      return importId === null ? missingAnswer(desk.locale) : handle({ ...desk, importId });
    },
    door,
  );
}

export function missingAnswer(locale: Locale): Promise<Response> {
  return sentencePage(locale, 404, translator(locale, "desk")("missingPage.lead"));
}

/** Catches faults once, for a route handler: logged without their words, named to the person by an id. */
export async function guarded(locale: Locale, work: () => Promise<Response>): Promise<Response> {
  try {
    return await work();
  } catch (fault) {
    const id = randomUUID();
    logFault("desk_route_failed", id, fault);
    return sentencePage(locale, 500, translator(locale, "desk")("fault.lead", { id }));
  }
}
