// Reading what the review's form says beside the fields of an action, and where a kept review goes on.
import { reviewPath } from "@/app/[locale]/(desk)/_desk/paths";
import type { ActionContent } from "@/lib/actions/action";
import type { Locale } from "@/lib/i18n/locales";
import { type ActionId, asId, type ImportId } from "@/lib/ids";

/** The action whose next version the document becomes, and the draft of it that the page showed; null for a new action. */
export function ontoIn(fields: FormData): { actionId: ActionId; draftNumber: number } | null {
  const actionId = asId<ActionId>(textIn(fields, "onto"));
  return actionId === null ? null : { actionId, draftNumber: numberIn(fields, `draft_number.${actionId}`) };
}

/** To the actions with the number that was looked for, back to the row that was added, or to the top. */
export function afterKeeping(locale: Locale, importId: ImportId, fields: FormData, content: ActionContent): string {
  const path = `${reviewPath(locale, importId)}?saved=yes`;
  if (["look", "accept"].includes(textIn(fields, "next"))) return `${path}&looked=yes#looked`;
  switch (textIn(fields, "add")) {
    case "target":
      return `${path}#targets.${content.targets.length - 1}`;
    case "copy":
      return `${path}#copies.${content.copies.length - 1}`;
    case "letter":
      return `${path}#letters.${content.letters.length - 1}`;
    default:
      return path;
  }
}

/** 0, which nothing stored has, for what is no number. */
export function numberIn(fields: FormData, name: string): number {
  const text = textIn(fields, name);
  return /^[1-9]\d{0,8}$/.test(text) ? Number(text) : 0;
}

export function textIn(fields: FormData, name: string): string {
  const value = fields.get(name);
  return typeof value === "string" ? value : "";
}
