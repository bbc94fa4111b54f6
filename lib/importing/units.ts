// In which order a read document's fields are looked at: what is doubtful first, then what was read, then what the
// document does not say. Pure.
import type { ActionContent } from "@/lib/actions/action";
import { formFromContent } from "@/lib/actions/schema";
import type { Review } from "./review";

/** Single fields in the order of a document; rows of targets, copies and letters stand between them. */
const before = ["title", "summary", "deadline_on", "country", "persons", "demands"] as const;
const after = [
  ...(["languages", "own_language_ok", "embassy_copies", "background", "language"] as const),
  ...(["series_number", "class", "ordinal", "index", "issued_on", "previous", "links"] as const),
];
export type SingleUnit = (typeof before)[number] | (typeof after)[number];

/** A single field, a row (`targets.0`), or a kind of row that has none (`targets`). */
export type Unit = SingleUnit | `${"targets" | "copies" | "letters"}.${number}` | "targets" | "letters";

export interface UnitsInOrder {
  readonly check: readonly Unit[];
  readonly read: readonly Unit[];
  /** Empty, and nothing doubtful about it. */
  readonly absent: readonly Unit[];
}

export function unitsInOrder(content: ActionContent, { places }: Review): UnitsInOrder {
  const isDoubtful = (unit: Unit) => places.get(unit)?.doubt === "check";
  const units = unitsOf(content);
  const calm = units.filter((unit) => !isDoubtful(unit));
  return {
    check: units.filter(isDoubtful),
    read: calm.filter((unit) => !isEmpty(content, unit)),
    absent: calm.filter((unit) => isEmpty(content, unit)),
  };
}

function unitsOf(content: ActionContent): Unit[] {
  const rows = <List extends "targets" | "copies" | "letters">(list: List): Unit[] =>
    [...content[list].keys()].map((at) => `${list}.${at}` as const);
  return [
    ...before,
    ...(content.targets.length > 0 ? rows("targets") : ["targets" as const]),
    ...rows("copies"),
    ...(content.letters.length > 0 ? rows("letters") : ["letters" as const]),
    ...after,
  ];
}

function isEmpty(content: ActionContent, unit: Unit): boolean {
  if (unit === "own_language_ok") return !content.ownLanguageOk;
  if (unit === "embassy_copies") return !content.embassyCopies;
  if (unit === "targets" || unit === "letters") return true;
  const single = formFromContent(content) as Partial<Record<Unit, string>>;
  return single[unit] === "";
}
