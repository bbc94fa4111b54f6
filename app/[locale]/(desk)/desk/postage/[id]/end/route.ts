// POST: the last day of a row's prices.
import { z } from "zod";
import { seeOther } from "@/app/[locale]/(desk)/_desk/answer";
import { deskRoute, missingAnswer } from "@/app/[locale]/(desk)/_desk/gate";
import { postagePath } from "@/app/[locale]/(desk)/_desk/paths";
import { parseForm, readForm } from "@/lib/form";
import { asId, type PostageId } from "@/lib/ids";
import { endPostage } from "@/lib/postage/commands";
import { dayField } from "@/lib/postage/schema";

const endSchema = z.object({ on: dayField });

export const POST = deskRoute("edit_actions", async ({ request, params, locale, db, now }) => {
  const id = asId<PostageId>(params.id ?? "");
  if (id === null) return missingAnswer(locale);
  const form = await readForm(request, { maxBytes: 20_000 });
  const parsed = parseForm(endSchema, form.ok ? form.fields : new FormData());
  if (!parsed.ok) return seeOther(`${postagePath(locale)}/${id}?problem=day_invalid#end`);
  const ended = await endPostage(db, { id, on: parsed.value.on, now });
  if (ended.ok) return seeOther(`${postagePath(locale)}?done=ended`);
  return ended.problem === "unknown_row"
    ? missingAnswer(locale)
    : seeOther(`${postagePath(locale)}/${id}?problem=${ended.problem}#end`);
});
