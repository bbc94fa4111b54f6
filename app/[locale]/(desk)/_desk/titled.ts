// The title of a desk page, as the browser's tab shows it.
import type { Metadata } from "next";
import { defaultLocale, isLocale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translator";

type DeskTranslator = ReturnType<typeof translator<"desk">>;

/** For `generateMetadata` of a page. Never names the person at risk: a tab can be seen over a shoulder. */
export function titled(say: (t: DeskTranslator) => string) {
  return async ({ params }: { params: Promise<{ locale: string }> }): Promise<Metadata> => {
    const { locale } = await params;
    const t = translator(isLocale(locale) ? locale : defaultLocale, "desk");
    return { title: t("frame.title", { page: say(t) }) };
  };
}
