// POST: publishes the draft that the page showed, as the next version.
import { z } from "zod";
import { seeOther } from "@/app/[locale]/(desk)/_desk/answer";
import { actionRoute, missingAnswer } from "@/app/[locale]/(desk)/_desk/gate";
import { actionPath } from "@/app/[locale]/(desk)/_desk/paths";
import { publishAction } from "@/lib/actions/commands";
import { parseForm, readForm } from "@/lib/form";

const publication = z.object({
  kind: z.enum(["correction", "further_information"]).optional(),
  draft_number: z.coerce.number().int().positive().max(999_999_999).optional(),
});

export const POST = actionRoute("approve_actions", async ({ request, actionId, locale, organizer, db, now }) => {
  const overview = actionPath(locale, actionId);
  const form = await readForm(request, { maxBytes: 10_000 });
  const parsed = form.ok ? parseForm(publication, form.fields) : form;
  if (!parsed.ok) return seeOther(`${overview}?problem=not_allowed_now`);
  const { kind, draft_number: draftNumber } = parsed.value;
  const told = { ...(kind === undefined ? {} : { kind }), ...(draftNumber === undefined ? {} : { draftNumber }) };
  const published = await publishAction(db, { actionId, by: organizer.id, now, ...told });
  if (published.ok) return seeOther(`${overview}?done=published`);
  return published.problem === "not_found"
    ? missingAnswer(locale)
    : seeOther(`${overview}?problem=${published.problem}`);
});
