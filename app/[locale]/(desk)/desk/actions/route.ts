// POST: a new, empty draft, open in the editor.
import { seeOther } from "@/app/[locale]/(desk)/_desk/answer";
import { deskRoute } from "@/app/[locale]/(desk)/_desk/gate";
import { editPath } from "@/app/[locale]/(desk)/_desk/paths";
import { blankContent } from "@/lib/actions/action";
import { createDraft } from "@/lib/actions/commands";

export const POST = deskRoute("edit_actions", async ({ locale, organizer, db, now }) => {
  const { id } = await createDraft(db, { content: blankContent(locale), by: organizer.id, now });
  return seeOther(editPath(locale, id));
});
