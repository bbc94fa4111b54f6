// "There is nothing here" for pages. Next's own answer is drawn by a script and stays blank without one, so we lead to a
// route handler that answers 404 with a document.
import { redirect } from "next/navigation";
import { defaultLocale, isLocale } from "@/lib/i18n/locales";
import { missingPath } from "./paths";

export function missing(locale: string): never {
  redirect(missingPath(isLocale(locale) ? locale : defaultLocale));
}
