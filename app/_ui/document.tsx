// The HTML document around a page: language and direction, one style sheet, one script, nothing from elsewhere.
import type { ReactNode } from "react";

export interface DocumentProps {
  readonly lang: string;
  readonly dir: "ltr" | "rtl";
  readonly title: string;
  readonly description?: string | undefined;
  /** Paths of the style sheet, the script and the icon, each with the hash of its content. */
  readonly assets: { readonly css: string; readonly js: string; readonly icon: string };
  /** The same page in other languages. */
  readonly alternates?: readonly { readonly lang: string; readonly href: string }[];
  readonly feeds?: readonly { readonly type: string; readonly href: string; readonly title: string }[];
  /** False keeps a page that belongs to one person out of search engines. */
  readonly indexed?: boolean;
  readonly children: ReactNode;
}

export function Document(props: DocumentProps) {
  const { lang, dir, title, description, assets, alternates = [], feeds = [], indexed = true, children } = props;
  return (
    <html lang={lang} dir={dir}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="theme-color" content="#fbfaf7" media="(prefers-color-scheme: light)" />
        <meta name="theme-color" content="#161615" media="(prefers-color-scheme: dark)" />
        {indexed ? null : <meta name="robots" content="noindex, nofollow" />}
        <title>{title}</title>
        {description === undefined ? null : <meta name="description" content={description} />}
        <link rel="stylesheet" href={assets.css} />
        <link rel="icon" type="image/svg+xml" href={assets.icon} />
        {alternates.map(({ lang: language, href }) => (
          <link key={language} rel="alternate" hrefLang={language} href={href} />
        ))}
        {feeds.map((feed) => (
          <link key={feed.href} rel="alternate" type={feed.type} title={feed.title} href={feed.href} />
        ))}
        <script type="module" src={assets.js} />
      </head>
      <body>{children}</body>
    </html>
  );
}
