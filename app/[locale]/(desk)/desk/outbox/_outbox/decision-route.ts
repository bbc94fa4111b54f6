// The route handlers that decide about one letter: its id from the path, one command, and back to its page.
import { seeOther } from "@/app/[locale]/(desk)/_desk/answer";
import { type DeskRequest, deskRoute, missingAnswer } from "@/app/[locale]/(desk)/_desk/gate";
import { letterPath } from "@/app/[locale]/(desk)/_desk/paths";
import type { Database } from "@/db/index";
import { asId, type MessageId, type OrganizerId } from "@/lib/ids";
import type { DecisionProblem } from "@/lib/outbox/decision";
import type { Result } from "@/lib/result";

type Decided = Result<object, DecisionProblem>;
type Decide = (db: Database, facts: { id: MessageId; by: OrganizerId; now: Date }) => Promise<Decided>;

/** `did` is the code of the sentence that the page then shows. */
export function decisionRoute(did: string, decide: Decide) {
  return letterRoute(async (desk, id) => {
    const decided = await decide(desk.db, { id, by: desk.organizer.id, now: desk.now });
    return afterDecision(desk, id, did, decided);
  });
}

export function letterRoute(handle: (desk: DeskRequest, id: MessageId) => Promise<Response>) {
  return deskRoute("steer_sending", async (desk) => {
    const id = asId<MessageId>(desk.params.id ?? "");
    return id === null ? missingAnswer(desk.locale) : handle(desk, id);
  });
}

export async function afterDecision(
  desk: DeskRequest,
  id: MessageId,
  did: string,
  decided: Decided,
): Promise<Response> {
  const page = letterPath(desk.locale, id);
  if (decided.ok) return seeOther(`${page}?done=${did}`);
  return decided.problem === "not_found" ? missingAnswer(desk.locale) : seeOther(`${page}?problem=${decided.problem}`);
}
