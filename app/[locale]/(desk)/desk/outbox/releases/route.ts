// POST: all held letters of one reason, or held mails of one kind, are tried again.
import { seeOther } from "@/app/[locale]/(desk)/_desk/answer";
import { deskRoute } from "@/app/[locale]/(desk)/_desk/gate";
import { outboxPath } from "@/app/[locale]/(desk)/_desk/paths";
import { readForm } from "@/lib/form";
import { releaseMany } from "@/lib/outbox/decisions";
import { messageKinds } from "@/lib/outbox/message";
import { narrowedBy } from "../_outbox/filter";

export const POST = deskRoute("steer_sending", async ({ request, locale, organizer, db, now }) => {
  const form = await readForm(request, { maxBytes: 5_000 });
  if (!form.ok) return seeOther(outboxPath(locale));
  const say = (name: string) => String(form.fields.get(name) ?? "");
  const { action, target, reason } = narrowedBy(say);
  const kind = messageKinds.find((each) => each === say("kind")) ?? "letter";
  const many = { kind, actionId: action, targetId: target, reason };
  const { moved } = await releaseMany(db, { many, by: organizer.id, now });
  return seeOther(
    `${outboxPath(locale)}?${moved === 0 ? "problem=nothing_moved" : `done=many_released&number=${moved}`}`,
  );
});
