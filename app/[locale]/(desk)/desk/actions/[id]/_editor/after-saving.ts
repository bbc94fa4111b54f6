// Where a saved editor goes on: back to the row that was added, to the section that was written in, or to another page.

import { actionPath, editPath, withQuery } from "@/app/[locale]/(desk)/_desk/paths";
import type { ActionContent } from "@/lib/actions/action";
import type { Locale } from "@/lib/i18n/locales";
import type { ActionId } from "@/lib/ids";
import { sectionId, sectionOf, sections } from "./sections";

const listOf = { target: "targets", copy: "copies", letter: "letters" } as const;
const firstField = { target: "role", copy: "role", letter: "language" } as const;

export function afterSaving(locale: Locale, actionId: ActionId, fields: FormData, content: ActionContent): string {
  const added = textOf(fields, "add");
  const removed = textOf(fields, "remove");
  const next = textOf(fields, "next");
  const editor = (query: Record<string, string>) => withQuery(editPath(locale, actionId), query);
  if (added === "target" || added === "copy" || added === "letter") {
    const row = `${listOf[added]}.${content[listOf[added]].length - 1}`;
    return `${editor({ saved: "added", added: row })}#${row}.${firstField[added]}`;
  }
  if (removed !== "") return `${editor({ saved: "removed" })}#${sectionId(sectionOf(removed))}`;
  if (next === "preview") return `${actionPath(locale, actionId)}/preview`;
  if (next === "overview") return `${actionPath(locale, actionId)}?done=saved`;
  const section = sections.find((each) => each === next);
  return section ? `${editor({ saved: section })}#${sectionId(section)}` : editor({ saved: "all" });
}

function textOf(fields: FormData, name: string): string {
  const value = fields.get(name);
  return typeof value === "string" ? value : "";
}
