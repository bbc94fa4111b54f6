// POST: a person found out that a letter arrived, and says how.
import { seeOther } from "@/app/[locale]/(desk)/_desk/answer";
import { letterPath } from "@/app/[locale]/(desk)/_desk/paths";
import { readForm } from "@/lib/form";
import { evidences } from "@/lib/outbox/decision";
import { sayArrived } from "@/lib/outbox/decisions";
import { afterDecision, letterRoute } from "../../../_outbox/decision-route";

export const POST = letterRoute(async (desk, id) => {
  const form = await readForm(desk.request, { maxBytes: 5_000 });
  const evidence = form.ok ? evidences.find((each) => each === form.fields.get("evidence")) : undefined;
  if (evidence === undefined) return seeOther(`${letterPath(desk.locale, id)}?problem=evidence_missing`);
  const decided = await sayArrived(desk.db, { id, by: desk.organizer.id, evidence, now: desk.now });
  return afterDecision(desk, id, "arrived", decided);
});
