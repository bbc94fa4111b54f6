// The root layout of everything organizers see. It guards nothing: each page and each route handler does that itself.
import type { Metadata } from "next";
import type { ReactNode } from "react";
import { defaultLocale, directionOf, isLocale } from "@/lib/i18n/locales";
import { assets } from "../(public)/_http/assets";

export const metadata: Metadata = {
  title: "Postbag",
  robots: { index: false, follow: false },
  formatDetection: { telephone: false, email: false, address: false },
};

export const viewport = { colorScheme: "light dark" } as const;

interface Props {
  readonly params: Promise<{ locale: string }>;
  readonly children: ReactNode;
}

export default async function DeskLayout({ params, children }: Props) {
  const { locale: wanted } = await params;
  const locale = isLocale(wanted) ? wanted : defaultLocale;
  const { css, icon } = assets();
  return (
    <html lang={locale} dir={directionOf(locale)}>
      <head>
        <link rel="stylesheet" href={css} />
        <link rel="icon" type="image/svg+xml" href={icon} />
      </head>
      <body>{children}</body>
    </html>
  );
}
