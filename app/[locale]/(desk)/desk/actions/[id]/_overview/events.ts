// Makes a history readable: an evening of saving is one line.
import type { PaceChoice } from "@/lib/outbox/pace";

interface Step {
  readonly what: string;
  readonly actor: string;
}

/** Of several savings in a row by the same person only the newest; newest first, as they come. */
export function withoutRepeats<T extends Step>(events: readonly T[]): T[] {
  return events.filter((event, at) => {
    const later = events[at - 1];
    return !(event.what === "saved" && later?.what === "saved" && later.actor === event.actor);
  });
}

/** The pace that an event tells of; what it does not say is as usual. */
export function paceFrom(detail: Readonly<Record<string, string | number | boolean | null>>): PaceChoice {
  const number = (name: string) => (typeof detail[name] === "number" ? detail[name] : null);
  return {
    ...{ perHour: number("perHour"), fromHour: number("fromHour"), untilHour: number("untilHour") },
    timeZone: typeof detail.timeZone === "string" ? detail.timeZone : null,
    spread: detail.spread === true,
  };
}
