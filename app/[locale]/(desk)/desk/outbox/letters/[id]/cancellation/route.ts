// POST: a letter is not sent any more, and its writer is told.
import { seeOther } from "@/app/[locale]/(desk)/_desk/answer";
import { letterPath } from "@/app/[locale]/(desk)/_desk/paths";
import { readForm } from "@/lib/form";
import { cancelMessage } from "@/lib/outbox/decisions";
import { afterDecision, letterRoute } from "../../../_outbox/decision-route";

export const POST = letterRoute(async (desk, id) => {
  const form = await readForm(desk.request, { maxBytes: 5_000 });
  const isSure = form.ok && form.fields.get("sure") === "yes";
  if (!isSure) return seeOther(`${letterPath(desk.locale, id)}?problem=not_sure`);
  const decided = await cancelMessage(desk.db, { id, by: desk.organizer.id, now: desk.now });
  return afterDecision(desk, id, "cancelled", decided);
});
