// GET: the counts of one action as CSV. Numbers only: viewers may have it.
import { actionRoute, missingAnswer } from "@/app/[locale]/(desk)/_desk/gate";
import { findDraft } from "@/lib/actions/queries";
import { toCsv } from "@/lib/participation/csv";
import { participationOf } from "@/lib/participation/queries";

export const GET = actionRoute("see_numbers", async ({ actionId, locale, db }) => {
  const action = await findDraft(db.read, actionId);
  const participation = action === null ? null : await participationOf(db.read, action.slug);
  if (action === null || participation === null) return missingAnswer(locale);
  return new Response(toCsv(participation), {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": `attachment; filename="${action.slug}-participation.csv"`,
      "cache-control": "no-store",
      "x-content-type-options": "nosniff",
    },
  });
});
