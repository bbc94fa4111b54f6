// GET: where pages lead for what is not there, or not for this role.
import { defaultLocale, isLocale } from "@/lib/i18n/locales";
import { missingAnswer } from "../../_desk/gate";

export async function GET(_: Request, { params }: { params: Promise<{ locale: string }> }): Promise<Response> {
  const { locale } = await params;
  return missingAnswer(isLocale(locale) ? locale : defaultLocale);
}
