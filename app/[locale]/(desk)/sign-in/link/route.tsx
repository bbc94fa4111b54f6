// POST: asks for a sign-in link. The answer is the same for every address, and the link works in this browser only.
import { database } from "@/db/index";
import { systemClock } from "@/lib/clock";
import { config } from "@/lib/config";
import { clientKey, isSameOrigin, readForm } from "@/lib/form";
import { defaultLocale, isLocale, type Locale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translator";
import { requestSignIn } from "@/lib/organizers/commands";
import { mailedLinkFor } from "@/lib/organizers/organizer";
import { browserCookieName, cookieIn, cookieLine, newBrowserNonce } from "@/lib/organizers/sign-in";
import { takeFrom } from "@/lib/rate-limit";
import { isEmailAddress } from "@/lib/targets/target";
import { documentPage, seeOther, sentencePage } from "../../_desk/answer";
import { guarded } from "../../_desk/gate";
import { signInPath } from "../../_desk/paths";
import { AskForm } from "../ask-form";

export async function POST(request: Request, { params }: { params: Promise<{ locale: string }> }): Promise<Response> {
  const wanted = (await params).locale;
  const locale = isLocale(wanted) ? wanted : defaultLocale;
  return guarded(locale, async () => {
    if (!isSameOrigin(request)) return sentencePage(locale, 403, translator(locale, "desk")("refusal.foreign"));
    const form = await readForm(request, { maxBytes: 10_000 });
    const typed = form.ok ? form.fields.get("email") : null;
    const email = typeof typed === "string" ? typed.trim() : "";
    if (!isEmailAddress(email)) return askAgain(locale, email);
    const now = systemClock();
    if (!takeFrom("sign_in", clientKey(request, now), now)) return seeOther(`${signInPath(locale)}?problem=too_many`);
    const settings = config();
    const { url } = settings;
    const browser = cookieIn(request, browserCookieName(url)) ?? newBrowserNonce();
    await requestSignIn(await database(), settings, { email, locale, browser, now });
    const answer = seeOther(`${signInPath(locale)}/sent`);
    answer.headers.append("set-cookie", cookieLine(url, browserCookieName(url), browser, mailedLinkFor / 1000));
    return answer;
  });
}

function askAgain(locale: Locale, typed: string): Promise<Response> {
  const t = translator(locale, "desk");
  const form = <AskForm key="form" locale={locale} problem={t("signIn.invalid")} typed={typed} />;
  return documentPage(locale, 422, t("signIn.title"), [<h1 key="title">{t("signIn.title")}</h1>, form]);
}
