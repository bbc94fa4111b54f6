// POST: ends a pause, or a breaker's rest, at once.
import { seeOther } from "@/app/[locale]/(desk)/_desk/answer";
import { deskRoute, missingAnswer } from "@/app/[locale]/(desk)/_desk/gate";
import { outboxPath } from "@/app/[locale]/(desk)/_desk/paths";
import { asId, type PauseId } from "@/lib/ids";
import { liftPause } from "@/lib/outbox/pauses";

export const POST = deskRoute("steer_sending", async ({ params, locale, organizer, db, now }) => {
  const id = asId<PauseId>(params.id ?? "");
  if (id === null) return missingAnswer(locale);
  const lifted = await liftPause(db, { id, by: organizer.id, now });
  return seeOther(`${outboxPath(locale)}?${lifted.ok ? "done=lifted" : `problem=${lifted.problem}`}`);
});
