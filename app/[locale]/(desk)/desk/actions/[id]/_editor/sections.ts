// The parts of the editor in their order, and where on its page each field stands.
import type { PublishProblem } from "@/lib/actions/action";

export const sections = [
  "call",
  "persons",
  "demands",
  "targets",
  "copies",
  "letters",
  "languages",
  "background",
  "safety",
  "series",
  "consent",
] as const;
export type Section = (typeof sections)[number];

const sectionOfField: Record<string, Section> = {
  title: "call",
  summary: "call",
  country: "call",
  language: "call",
  deadline_on: "call",
  own_language_ok: "languages",
  embassy_copies: "copies",
  avoid: "safety",
  sign_as: "safety",
  return_address: "safety",
  series_number: "series",
  ordinal: "series",
  class: "series",
  index: "series",
  issued_on: "series",
  previous: "series",
  links: "series",
};

/** The section a field stands in: `targets.0.name` in targets. A field nobody knows is looked for at the top. */
export function sectionOf(field: string): Section {
  const first = field.split(".")[0] ?? "";
  return sectionOfField[first] ?? sections.find((section) => section === first) ?? "call";
}

/** The id of a section's heading; fields have their own names as ids. */
export function sectionId(section: Section): string {
  return `part-${section}`;
}

/** Where a link to that field leads: to the field itself, or to the section where rows of its kind could be. */
export function anchorOf(field: string): string {
  const isRowless = field === "targets" || field === "copies" || field === "letters";
  return isRowless ? sectionId(sectionOf(field)) : field;
}

export function problemsIn(section: Section, problems: readonly PublishProblem[]): readonly PublishProblem[] {
  return problems.filter(({ field }) => sectionOf(field) === section);
}
