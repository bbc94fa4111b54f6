// What every reader of fields sees: the document's sections, how it sets its lines, and where values say they came from.
import { joinLines, type Setting, settingOf } from "@/lib/importing/fields/paragraphs";
import { type Prologue, readPrologue } from "@/lib/importing/prologue";
import type { Line } from "@/lib/importing/reading/line";
import { type Part, type Section, sectionsOf } from "@/lib/importing/sections";

export type Certainty = "sure" | "likely" | "doubtful";

/** A value, the numbers of the lines it was read from, and how far it can be trusted. */
export interface Found<T> {
  readonly value: T;
  readonly lines: readonly number[];
  readonly certainty: Certainty;
}

export function found<T>(value: T, lines: readonly Line[], certainty: Certainty = "sure"): Found<T> {
  return { value, lines: [...new Set(lines.map((line) => line.number))], certainty };
}

export interface Context {
  readonly lines: readonly Line[];
  readonly setting: Setting;
  readonly sections: readonly Section[];
  readonly prologue: Prologue;
}

export function contextOf(lines: readonly Line[]): Context {
  const setting = settingOf(lines);
  const sections = sectionsOf(lines);
  const prologue = readPrologue(linesIn(sections, "prologue"), setting);
  return { lines, setting, sections, prologue };
}

export const sectionsNamed = (context: Context, ...names: Part[]) =>
  context.sections.filter((one) => names.includes(one.name));

function linesIn(sections: readonly Section[], name: Part): Line[] {
  return sections.filter((section) => section.name === name).flatMap((section) => section.lines);
}

/** The first line under a label: the value of a section that holds one. */
export function valueUnder(context: Context, name: Part): { text: string; line: Line } | null {
  for (const section of sectionsNamed(context, name)) {
    const [line] = section.lines;
    if (line) return { text: joinLines(section.lines, context.setting), line };
  }
  return null;
}

export function sectionText(context: Context, section: Section): string {
  const label = section.label?.label ?? "";
  return `${label} ${joinLines(section.lines, context.setting)}`.trim();
}

export function linesOf(section: Section): Line[] {
  return section.labelLine ? [section.labelLine, ...section.lines] : section.lines;
}
