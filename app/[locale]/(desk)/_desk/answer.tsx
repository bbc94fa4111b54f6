// The answers of the desk's route handlers: a way on, or a document of its own, for they cannot answer with a page.
import type { ReactNode } from "react";
import { directionOf, type Locale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translator";
import { assets } from "../../(public)/_http/assets";
import { deskPath, signInPath } from "./paths";

/** After a POST that did something: the browser fetches that page, and a reload repeats nothing. */
export function seeOther(path: string): Response {
  return new Response(null, { status: 303, headers: { location: path, "cache-control": "no-store" } });
}

/** One sentence and the way back, where there is no more to say. */
export function sentencePage(locale: Locale, status: number, sentence: string): Promise<Response> {
  const back = translator(locale, "desk")("missingPage.back");
  return documentPage(locale, status, sentence, [
    <p key="sentence" className="lead">
      {sentence}
    </p>,
    <p key="back">
      <a href={deskPath(locale)}>{back}</a>
    </p>,
  ]);
}

/** Nobody is signed in any more: how to go on, and the form with what was typed below it. */
export function signedOutPage(locale: Locale, form: ReactNode): Promise<Response> {
  const t = translator(locale, "desk");
  const title = t("edit.signedOutTitle");
  return documentPage(
    locale,
    401,
    title,
    <>
      <h1>{title}</h1>
      <p>{t("edit.signedOutLead")}</p>
      <p>
        <a href={signInPath(locale)} target="_blank" rel="noopener">
          {t("edit.signedOutLink")}
        </a>
      </p>
      {form}
    </>,
  );
}

/** A whole document without any script. A style module of the desk does not reach it: only the shared sheet does. */
export async function documentPage(
  locale: Locale,
  status: number,
  title: string,
  content: ReactNode,
): Promise<Response> {
  // Loaded here and not above: Next refuses a static import of it in a route handler.
  const { renderToStaticMarkup } = await import("react-dom/server");
  const { css, icon } = assets();
  const markup = renderToStaticMarkup(
    <html lang={locale} dir={directionOf(locale)}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="robots" content="noindex, nofollow" />
        <title>{translator(locale, "desk")("frame.title", { page: title })}</title>
        <link rel="stylesheet" href={css} />
        <link rel="icon" type="image/svg+xml" href={icon} />
      </head>
      <body>
        <main>{content}</main>
      </body>
    </html>,
  );
  return new Response(`<!doctype html>${markup}`, {
    status,
    headers: { "content-type": "text/html; charset=utf-8", "cache-control": "no-store" },
  });
}
