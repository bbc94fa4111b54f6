// What a pause is asked for with: claims of a form, read into what the command takes.
import { day, hour, type Milliseconds } from "@/lib/clock";
import { type PauseScope, pauseScopes } from "@/lib/outbox/pace";

/** Null: until somebody lifts it. */
export const pauseLengths = { open: null, hour, day } as const satisfies Record<string, Milliseconds | null>;

/** Null for what is no choice of the form. */
export function pauseAsked(
  fields: FormData,
): { scope: PauseScope; subject: string; length: Milliseconds | null } | null {
  const [named = "", ...rest] = String(fields.get("what") ?? "").split(":");
  const scope = pauseScopes.find((each) => each === named);
  const length = Object.entries(pauseLengths).find(([name]) => name === fields.get("for"));
  if (scope === undefined || length === undefined) return null;
  return { scope, subject: rest.join(":").slice(0, 300), length: length[1] };
}
