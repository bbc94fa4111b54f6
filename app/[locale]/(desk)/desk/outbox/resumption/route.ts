// POST: after a restore, mail may leave again.
import { seeOther } from "@/app/[locale]/(desk)/_desk/answer";
import { deskRoute } from "@/app/[locale]/(desk)/_desk/gate";
import { outboxPath } from "@/app/[locale]/(desk)/_desk/paths";
import { readForm } from "@/lib/form";
import { resumeSending } from "@/lib/outbox/reconcile";

export const POST = deskRoute("steer_sending", async ({ request, locale, organizer, db, now }) => {
  const form = await readForm(request, { maxBytes: 5_000 });
  const isSure = form.ok && form.fields.get("sure") === "yes";
  if (!isSure) return seeOther(`${outboxPath(locale)}?problem=not_sure`);
  const resumed = await resumeSending(db, { by: organizer.id, now });
  return seeOther(`${outboxPath(locale)}?${resumed.ok ? "done=resumed" : `problem=${resumed.problem}`}`);
});
