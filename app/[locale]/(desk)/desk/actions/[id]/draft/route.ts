// POST saves the draft. Saving never refuses what was typed; where it cannot be stored, it comes back with the page.

import { seeOther, sentencePage } from "@/app/[locale]/(desk)/_desk/answer";
import { actionRoute, missingAnswer } from "@/app/[locale]/(desk)/_desk/gate";
import { actionPath, editPath } from "@/app/[locale]/(desk)/_desk/paths";
import { blankContent } from "@/lib/actions/action";
import { saveDraft } from "@/lib/actions/commands";
import { findDraft } from "@/lib/actions/queries";
import { contentFromForm, unreadDays } from "@/lib/actions/schema";
import { readForm } from "@/lib/form";
import type { Locale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translator";
import { type ActionId, asId } from "@/lib/ids";
import { afterSaving } from "../_editor/after-saving";
import { keptPage } from "../_editor/kept-page";
import { editorBytes } from "../_editor/limits";
import { saysTheSame } from "../_editor/says-the-same";

/** The address of a form that came back, opened once more: the editor is what is meant. */
export const GET = actionRoute("edit_actions", async ({ actionId, locale }) => seeOther(editPath(locale, actionId)));

export const POST = actionRoute(
  "edit_actions",
  async ({ request, actionId, locale, organizer, db, now }) => {
    const form = await readForm(request, { maxBytes: editorBytes });
    if (!form.ok) return unreadable(locale, form.problem);
    const before = await findDraft(db.read, actionId);
    if (before === null) return missingAnswer(locale);
    const content = contentFromForm(form.fields, before.content);
    const draftNumber = draftNumberIn(form.fields);
    const unread = unreadDays(form.fields);
    const comeBack = (reason: "changed" | "unread_day", number: number) =>
      keptPage({ reason, locale, actionId, content, unread, draftNumber: number });
    const saved = await saveDraft(db, { actionId, content, draftNumber, by: organizer.id, now });
    const goOn = (number: number) => {
      if (Object.keys(unread).length > 0) return comeBack("unread_day", number);
      return seeOther(afterSaving(locale, actionId, form.fields, content));
    };
    if (saved.ok) return goOn(saved.draftNumber);
    const stored = (await findDraft(db.read, actionId)) ?? before;
    switch (saved.problem) {
      case "changed_meanwhile":
        // A double click: what the first one stored is what the second one brings.
        if (saysTheSame(stored.content, content)) return goOn(stored.draftNumber);
        return comeBack("changed", stored.draftNumber);
      case "not_allowed_now":
        return seeOther(`${actionPath(locale, actionId)}?problem=not_allowed_now`);
      case "not_found":
        return missingAnswer(locale);
    }
  },
  { signedOut: keepForLater },
);

/** Nobody is signed in any more: what was typed comes back without a look into the database. */
async function keepForLater(request: Request, locale: Locale, params: Readonly<Record<string, string>>) {
  const actionId = asId<ActionId>(params.id ?? "");
  const form = await readForm(request, { maxBytes: editorBytes });
  if (!form.ok) return unreadable(locale, form.problem);
  if (actionId === null) return missingAnswer(locale);
  const content = contentFromForm(form.fields, { ...blankContent(locale), letters: [], targets: [], languages: [] });
  const draftNumber = draftNumberIn(form.fields);
  const unread = unreadDays(form.fields);
  return keptPage({ reason: "signed_out", locale, actionId, content, unread, draftNumber });
}

/** 0, which no draft has, for what is no number of a draft. */
function draftNumberIn(fields: FormData): number {
  const text = String(fields.get("draft_number") ?? "");
  return /^[1-9]\d{0,8}$/.test(text) ? Number(text) : 0;
}

function unreadable(locale: Locale, problem: "too_large" | "not_a_form"): Promise<Response> {
  const t = translator(locale, "desk");
  return problem === "too_large"
    ? sentencePage(locale, 413, t("refusal.large"))
    : sentencePage(locale, 400, t("refusal.form"));
}
