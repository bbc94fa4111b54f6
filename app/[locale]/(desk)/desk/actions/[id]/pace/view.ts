// An action's targets with what waits for each and the pace that counts for it.
import { addresseesOf } from "@/lib/actions/action";
import type { DraftAction } from "@/lib/actions/queries";
import type { TargetId } from "@/lib/ids";
import { type PaceChoice, paceFor, type Queue } from "@/lib/outbox/pace";
import type { ChosenPace } from "@/lib/outbox/paces";
import { emailOf, type Target, titleOf } from "@/lib/targets/target";

export interface PacedTarget {
  readonly id: TargetId;
  /** Empty for a target that no version names any more, and whose letters still wait. */
  readonly name: string;
  readonly country: string;
  readonly queue: Queue;
  readonly choice: PaceChoice;
  /** Whose choice that is: its own, the action's, that for all letters, or nobody's. */
  readonly from: "target" | "action" | "all" | "usual";
}

/** Whom letters go to by mail: of the draft, of what is published, and whoever a letter waits for. */
export function pacedTargets(
  action: Pick<DraftAction, "id" | "content" | "published" | "closesAt">,
  waiting: ReadonlyMap<TargetId, number>,
  choices: readonly ChosenPace[],
): PacedTarget[] {
  const named = new Map<TargetId, Target>();
  for (const content of [action.published?.content, action.content]) {
    if (content) for (const target of addresseesOf(content)) named.set(target.id, target);
  }
  const mailed = [...named.values()].filter(
    ({ id, ...target }) => waiting.has(id) || emailOf({ id, ...target }) !== null,
  );
  const ids = [...new Set([...mailed.map(({ id }) => id), ...waiting.keys()])];
  return ids.map((id) => {
    const target = named.get(id);
    const choice = paceFor(choices, { actionId: action.id, targetId: id });
    const made = choices.find((each) => each === choice);
    return {
      ...{ id, name: target ? titleOf(target) : "", country: target?.country ?? "" },
      ...{ queue: { waiting: waiting.get(id) ?? 0, lastDay: action.closesAt }, choice, from: made?.scope ?? "usual" },
    };
  });
}
