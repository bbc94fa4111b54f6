// A draft in the shape of a published action, as if it were published now: for looking at, never for storing.
import type { Version } from "@/lib/actions/action";
import type { DraftAction, PublishedAction } from "@/lib/actions/queries";
import { endOf, isDay } from "@/lib/clock";
import { newId, type VersionId } from "@/lib/ids";

export function asPublished(draft: DraftAction, now: Date): PublishedAction {
  const { content, published, changed, ...facts } = draft;
  const deadlineOn = content.deadlineOn !== null && isDay(content.deadlineOn) ? content.deadlineOn : null;
  const isOver = facts.state === "stopped" || (deadlineOn !== null && now >= endOf(deadlineOn));
  const version = changed || published === null ? nextVersion(draft, now) : published;
  return {
    action: { ...facts, state: isOver ? facts.state : "live", deadlineOn, closedAt: isOver ? facts.closedAt : null },
    version,
    updates: [version],
  };
}

function nextVersion({ id, content, published, round }: DraftAction, now: Date): Version {
  return {
    id: newId<VersionId>(),
    actionId: id,
    number: (published?.number ?? 0) + 1,
    kind: published === null ? "first" : "correction",
    round: Math.max(1, round),
    content,
    publishedAt: now,
  };
}
