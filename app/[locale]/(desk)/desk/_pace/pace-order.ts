// What the routes of a pace share: a choice from a form, or its taking back, and the way on. What is refused comes back as the
// page's own address with everything that was typed.
import { seeOther } from "@/app/[locale]/(desk)/_desk/answer";
import type { DeskRequest } from "@/app/[locale]/(desk)/_desk/gate";
import { withQuery } from "@/app/[locale]/(desk)/_desk/paths";
import { readForm } from "@/lib/form";
import { type ActionId, asId, type TargetId } from "@/lib/ids";
import { type PaceOf, setPace } from "@/lib/outbox/paces";
import { readPace } from "./typed-pace";

interface Order {
  readonly desk: DeskRequest;
  readonly path: string;
  /** Null: the pace of all letters. */
  readonly actionId: ActionId | null;
}

export async function choosePace({ desk, path, actionId }: Order): Promise<Response> {
  const form = await readForm(desk.request, { maxBytes: 20_000 });
  if (!form.ok) return seeOther(withQuery(path, { problem: "bad_pace" }));
  const { choice, typed } = readPace(form.fields);
  const target = targetIn(form.fields);
  // Without its first field an address says nothing of a pace: an empty one stands for itself.
  if (choice === null)
    return seeOther(`${path}?${new URLSearchParams({ ...typed, ...(target ? { target } : {}) })}#problems`);
  const { organizer, db, now } = desk;
  const set = await setPace(db, { of: paceOf(actionId, target), choice, by: organizer.id, now });
  const said = set.ok ? { done: set.changed ? "chosen" : "unchanged" } : { problem: set.problem };
  return seeOther(withQuery(path, { target, ...said }));
}

export async function takeBackPace({ desk, path, actionId }: Order): Promise<Response> {
  const form = await readForm(desk.request, { maxBytes: 20_000 });
  const target = form.ok ? targetIn(form.fields) : null;
  const { organizer, db, now } = desk;
  const set = await setPace(db, { of: paceOf(actionId, target), choice: null, by: organizer.id, now });
  return seeOther(withQuery(path, set.ok ? { target, done: "taken_back" } : { problem: set.problem }));
}

function targetIn(fields: FormData): TargetId | null {
  return asId<TargetId>(String(fields.get("target") ?? ""));
}

function paceOf(actionId: ActionId | null, targetId: TargetId | null): PaceOf {
  if (actionId === null) return { scope: "all" };
  return targetId === null ? { scope: "action", actionId } : { scope: "target", actionId, targetId };
}
