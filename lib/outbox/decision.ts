// What an organizer may decide about one letter, and why not.
import type { ActionState } from "@/lib/actions/action";
import type { AppealState } from "@/lib/appeals/appeal";
import type { MessageState } from "./message";

/** Written on a letter that an organizer cancelled; its writer is told. */
export const byOrganizer = "cancelled_by_organizer";

/** Written on letters that their writer took back, or never wrote: nobody needs to be told. */
export const byWriter: string[] = ["withdrawn", "rejected", "erased", "appeal_over"];

/** Stands where a decision names its organizer, when only the send journal knows that there was one. */
export const byJournal = "journal";

export const cancellable = ["queued", "held", "unknown"] as const satisfies readonly MessageState[];
export type Cancellable = (typeof cancellable)[number];

/** How does a person know that a letter arrived? */
export const evidences = ["target_said_so", "answer_came", "server_log"] as const;
export type Evidence = (typeof evidences)[number];

export const decisionProblems = [
  "not_found",
  "changed_meanwhile",
  "too_late",
  "action_over",
  "appeal_over",
  "address_failing",
  "resent_before",
  "text_gone",
] as const;
export type DecisionProblem = (typeof decisionProblems)[number];

/** What a decision is judged by. */
export interface Standing {
  readonly state: MessageState;
  readonly reason: string | null;
  readonly notAfter: Date | null;
  readonly actionState: ActionState | null;
  readonly appealState: AppealState | null;
  /** The bytes that went out are still there. */
  readonly isFrozen: boolean;
  readonly wasResent: boolean;
}

/** Why a held letter cannot go now; null when it can. */
export function whyNotSent(standing: Standing, now: Date): DecisionProblem | null {
  if (standing.notAfter !== null && standing.notAfter <= now) return "too_late";
  if (standing.actionState !== "live") return "action_over";
  if (standing.appealState !== "confirmed") return "appeal_over";
  return standing.state === "held" && standing.reason === "address_failing" ? "address_failing" : null;
}

/** Why a letter with an unclear end cannot be sent once more; null when it can. */
export function whyNotResent(standing: Standing, now: Date): DecisionProblem | null {
  if (standing.state !== "unknown") return "changed_meanwhile";
  if (standing.wasResent) return "resent_before";
  if (!standing.isFrozen) return "text_gone";
  return whyNotSent(standing, now);
}
