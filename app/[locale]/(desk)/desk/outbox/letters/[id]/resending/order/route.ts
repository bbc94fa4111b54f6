// POST: sends a letter with an unclear end once more, when asked twice.
import { seeOther } from "@/app/[locale]/(desk)/_desk/answer";
import { letterPath } from "@/app/[locale]/(desk)/_desk/paths";
import { readForm } from "@/lib/form";
import { resendOnce } from "@/lib/outbox/decisions";
import { afterDecision, letterRoute } from "../../../../_outbox/decision-route";

export const POST = letterRoute(async (desk, id) => {
  const form = await readForm(desk.request, { maxBytes: 5_000 });
  const isSure = form.ok && form.fields.get("sure") === "yes";
  if (!isSure) return seeOther(`${letterPath(desk.locale, id)}/resending?problem=not_sure`);
  const decided = await resendOnce(desk.db, { id, by: desk.organizer.id, now: desk.now });
  return afterDecision(desk, id, "resent", decided);
});
