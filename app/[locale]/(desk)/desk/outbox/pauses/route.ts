// POST: mail stops leaving, at once.
import { seeOther } from "@/app/[locale]/(desk)/_desk/answer";
import { deskRoute } from "@/app/[locale]/(desk)/_desk/gate";
import { outboxPath } from "@/app/[locale]/(desk)/_desk/paths";
import { after } from "@/lib/clock";
import { readForm } from "@/lib/form";
import { pauseSending } from "@/lib/outbox/pauses";
import { pauseAsked } from "../_outbox/pause-form";

export const POST = deskRoute("steer_sending", async ({ request, locale, organizer, db, now }) => {
  const form = await readForm(request, { maxBytes: 5_000 });
  const asked = form.ok ? pauseAsked(form.fields) : null;
  if (asked === null) return seeOther(`${outboxPath(locale)}?problem=bad_subject`);
  const { scope, subject, length } = asked;
  const until = length === null ? {} : { until: after(now, length) };
  const paused = await pauseSending(db, { scope, subject, by: organizer.id, now, ...until });
  return seeOther(`${outboxPath(locale)}?${paused.ok ? "done=paused" : `problem=${paused.problem}`}`);
});
