// A pace as its form shows it: what is chosen, or what was typed, with its problems. A refused form comes back as an address,
// so that the same page shows it and nothing typed is lost; the same address says what a pace would mean before it is chosen.
import { one, type Query } from "@/app/[locale]/(desk)/_desk/query";
import { parseForm } from "@/lib/form";
import { type PaceChoice, usualPerHour } from "@/lib/outbox/pace";
import { paceFields, paceSchema } from "@/lib/outbox/schema";

export type TypedPace = Readonly<Record<(typeof paceFields)[number], string>>;

export interface ReadPace {
  readonly typed: TypedPace;
  /** What the fields mean; null where a field is wrong. */
  readonly choice: PaceChoice | null;
  /** Codes by field. */
  readonly problems: Readonly<Record<string, string>>;
}

export function typedPace({ perHour, fromHour, untilHour, timeZone, spread }: PaceChoice): TypedPace {
  return {
    per_hour: perHour === null ? String(usualPerHour) : String(perHour),
    from_hour: fromHour === null ? "" : String(fromHour),
    until_hour: untilHour === null ? "" : String(untilHour),
    time_zone: timeZone ?? "",
    spread: spread ? "yes" : "",
  };
}

/** Null where the address says nothing of a pace. */
export function paceIn(query: Query): ReadPace | null {
  if (query.per_hour === undefined) return null;
  const fields = new FormData();
  for (const name of paceFields) fields.set(name, one(query, name).slice(0, typedMax));
  return readPace(fields);
}

export function readPace(fields: FormData): ReadPace {
  const value = (name: string) => String(fields.get(name) ?? "").slice(0, typedMax);
  const typed = Object.fromEntries(paceFields.map((name) => [name, value(name)])) as TypedPace;
  const parsed = parseForm(paceSchema, fields);
  return parsed.ok ? { typed, choice: parsed.value, problems: {} } : { typed, choice: null, problems: parsed.fields };
}

/** More than any field means; an address must stay short. */
const typedMax = 100;
