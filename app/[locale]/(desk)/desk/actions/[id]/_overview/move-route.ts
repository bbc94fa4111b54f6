// The route handlers that take an action one step on and need nothing but its id.
import { seeOther } from "@/app/[locale]/(desk)/_desk/answer";
import { actionRoute, missingAnswer } from "@/app/[locale]/(desk)/_desk/gate";
import { actionPath } from "@/app/[locale]/(desk)/_desk/paths";
import type { Database } from "@/db/index";
import type { ActionId, OrganizerId } from "@/lib/ids";
import type { Power } from "@/lib/organizers/organizer";
import type { Result } from "@/lib/result";

type Command = (
  db: Database,
  facts: { actionId: ActionId; by: OrganizerId; now: Date },
) => Promise<Result<object, "not_found" | "not_allowed_now">>;

/** `did` is the code of the sentence that the overview then shows. */
export function moveRoute(power: Power, command: Command, did: string) {
  return actionRoute(power, async ({ actionId, locale, organizer, db, now }) => {
    const moved = await command(db, { actionId, by: organizer.id, now });
    if (moved.ok) return seeOther(`${actionPath(locale, actionId)}?done=${did}`);
    if (moved.problem === "not_found") return missingAnswer(locale);
    return seeOther(`${actionPath(locale, actionId)}?problem=${moved.problem}`);
  });
}
