// POST: all letters of one state and reason are not sent any more, and their writers are told.
import { seeOther } from "@/app/[locale]/(desk)/_desk/answer";
import { deskRoute } from "@/app/[locale]/(desk)/_desk/gate";
import { outboxPath, withQuery } from "@/app/[locale]/(desk)/_desk/paths";
import { readForm } from "@/lib/form";
import { cancellable } from "@/lib/outbox/decision";
import { cancelMany } from "@/lib/outbox/decisions";
import { narrowedBy } from "../../_outbox/filter";

export const POST = deskRoute("steer_sending", async ({ request, locale, organizer, db, now }) => {
  const outbox = outboxPath(locale);
  const form = await readForm(request, { maxBytes: 5_000 });
  if (!form.ok) return seeOther(outbox);
  const { state: wanted, action, target, reason } = narrowedBy((name) => String(form.fields.get(name) ?? ""));
  const state = cancellable.find((each) => each === wanted && each === form.fields.get("state"));
  if (state === undefined) return seeOther(`${outbox}?problem=nothing_moved`);
  if (form.fields.get("sure") !== "yes") {
    return seeOther(withQuery(`${outbox}/cancellation`, { state, action, target, reason, problem: "not_sure" }));
  }
  const many = { actionId: action, targetId: target, reason };
  const { moved } = await cancelMany(db, { many, state, by: organizer.id, now });
  return seeOther(`${outbox}?${moved === 0 ? "problem=nothing_moved" : `done=many_cancelled&number=${moved}`}`);
});
