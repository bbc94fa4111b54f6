// POST: stops the action for good, with the reason that the public reads.

import type { ComponentProps } from "react";
import { documentPage, seeOther } from "@/app/[locale]/(desk)/_desk/answer";
import { actionRoute, missingAnswer } from "@/app/[locale]/(desk)/_desk/gate";
import { actionPath } from "@/app/[locale]/(desk)/_desk/paths";
import { stopAction } from "@/lib/actions/commands";
import { readForm } from "@/lib/form";
import { translator } from "@/lib/i18n/translator";
import { stopReasonMax } from "../reason";
import { StopForm } from "../stop-form";

export const POST = actionRoute("approve_actions", async ({ request, actionId, locale, organizer, db, now }) => {
  const overview = actionPath(locale, actionId);
  const form = await readForm(request, { maxBytes: 50_000 });
  const typed = form.ok ? form.fields.get("reason") : "";
  const reason = typeof typed === "string" ? typed.replace(/\r\n?/g, "\n") : "";
  if (!form.ok || reason.length > stopReasonMax)
    return askAgain({ locale, actionId, typed: reason, problem: "reason_too_long" });
  const stopped = await stopAction(db, { actionId, reason, by: organizer.id, now });
  if (stopped.ok) return seeOther(`${overview}?done=stopped`);
  switch (stopped.problem) {
    case "reason_missing":
      return askAgain({ locale, actionId, typed: reason, problem: "reason_missing" });
    case "not_allowed_now":
      return seeOther(`${overview}?problem=not_allowed_now`);
    case "not_found":
      return missingAnswer(locale);
  }
});

function askAgain(form: ComponentProps<typeof StopForm>): Promise<Response> {
  const title = translator(form.locale, "desk")("stop.title");
  return documentPage(form.locale, 422, title, [<h1 key="title">{title}</h1>, <StopForm key="form" {...form} />]);
}
