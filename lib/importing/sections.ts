// A document's lines to its sections: a label opens one, the next label ends it, and the letter is found by how it opens and ends.

import { isHonoured, isOffice } from "@/lib/importing/fields/address-words";
import { contactsIn } from "@/lib/importing/fields/contacts";
import { datesIn } from "@/lib/importing/fields/dates";
import { letterSpan } from "@/lib/importing/fields/letter";
import { addressAtEnd, addressesAmong, addressInside } from "@/lib/importing/fields/letter-address";
import { endsSentence } from "@/lib/importing/fields/paragraphs";
import { isPublisher } from "@/lib/importing/fields/title";
import type { SectionName } from "@/lib/importing/labels/labels";
import { type LabelMatch, matchLabel } from "@/lib/importing/labels/match";
import type { Line } from "@/lib/importing/reading/line";

export type Part = SectionName | "prologue" | "model_letter" | "loose";

export interface Section {
  readonly name: Part;
  readonly label: LabelMatch | null;
  readonly labelLine: Line | null;
  readonly lines: Line[];
}

export interface MarkedLine {
  readonly line: Line;
  readonly label: LabelMatch | null;
}

/** Sections that hold one value: what stands under it belongs to what was open before. */
const single: ReadonlySet<Part> = new Set<Part>([
  "title",
  "number",
  "index",
  "issued",
  "country",
  "languages",
  "own_language",
  "deadline",
  "previous",
  "person",
  "gender",
  "embassy",
  "office",
  "chain",
  "ignored",
]);
/** Of these, what belongs to the head of a document. */
const ofHead: ReadonlySet<Part> = new Set<Part>([
  "title",
  "number",
  "index",
  "issued",
  "country",
  "person",
  "gender",
  "ignored",
]);
/** Words that are labels elsewhere, but ordinary in an address block. */
const notInAddress: ReadonlySet<Part> = new Set<Part>([
  "title",
  "issued",
  "country",
  "gender",
  "index",
  "languages",
  "summary",
  "letter",
  "person",
]);

export function sectionsOf(lines: readonly Line[]): Section[] {
  const marked = markLines(lines.flatMap((line, at) => piecesOf(line, lines[at + 1])));
  const letter = letterSpan(marked);
  const sections: Section[] = [{ name: "prologue", label: null, labelLine: null, lines: [] }];
  marked.forEach((one, at) => {
    if (letter && at >= letter.start && at <= letter.end) {
      if (at === letter.start) open(sections, "model_letter", null, null);
      sections.at(-1)?.lines.push(one.line);
    } else {
      if (letter && at === letter.end + 1) open(sections, "loose", null, null);
      place(sections, one);
    }
  });
  return withBareAddresses(joinResumed(sections));
}

/** A block that a value interrupted goes on after it as the same block. */
function joinResumed(sections: readonly Section[]): Section[] {
  const joined: Section[] = [];
  for (const section of sections) {
    const before = joined.findLast((one) => one.name === section.name);
    if (before && section.label === null && section.name !== "loose") before.lines.push(...section.lines);
    else joined.push({ ...section, lines: [...section.lines] });
  }
  return joined;
}

const mayHoldAddress: ReadonlySet<Part> = new Set<Part>(["prologue", "loose", "demands", "letter", "background"]);
const isAddressed = ({ name, lines }: Section) => (name === "targets" || name === "act") && lines.length > 0;

/** Where no label opens an address, the blocks before the letter are the targets; else the blocks after it. */
function withBareAddresses(sections: Section[]): Section[] {
  const at = sections.findIndex((section) => section.name === "model_letter");
  const letter = sections[at];
  if (!letter || at < 1 || sections.some(isAddressed)) return sections;
  const inside = addressInside(letter.lines);
  if (inside.address.length > 0) {
    const box: Section = { name: "targets", label: null, labelLine: null, lines: inside.address };
    return [...sections.slice(0, at), box, { ...letter, lines: inside.letter }, ...sections.slice(at + 1)];
  }
  const places = sections.slice(0, at).filter((section) => mayHoldAddress.has(section.name));
  const above = places.findLast((section) => addressAtEnd(section.lines).address.length > 0) ?? places.at(-1);
  if (!above) return sections;
  const { before, address } = addressAtEnd(above.lines);
  const after =
    address.length > 0 ? [] : addressesAmong(sections[at + 1]?.name === "loose" ? (sections[at + 1]?.lines ?? []) : []);
  const targets: Section = {
    name: "targets",
    label: null,
    labelLine: null,
    lines: address.length > 0 ? address : after,
  };
  if (targets.lines.length === 0) return sections;
  const shortened = sections.map((section) => (section === above ? { ...above, lines: before } : section));
  return [...shortened.slice(0, at), targets, ...shortened.slice(at)];
}

const longestLabel = 3;

/** Finds the labels; one that is broken over lines makes them one. */
function markLines(lines: readonly Line[]): MarkedLine[] {
  const marked: MarkedLine[] = [];
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] as Line;
    let label = matchLabel(line.text);
    let text = line.text;
    let taken = 0;
    for (let more = 1; more < longestLabel; more++) {
      const next = lines[at + more];
      if (!next || next.gapBefore || next.bullet || text.length > 300 || endsSentence(text)) break;
      const longer = matchLabel(`${text} ${next.text}`);
      if ((label || longer?.section === "embassy") && opensLabel(text, next)) break;
      text += ` ${next.text}`;
      if (!longer || longer.label.length <= text.length - next.text.length) continue;
      if (label?.section === "act" && (isOffice(next.text) || isHonoured(next.text))) break;
      const begun = label?.rest === "" && !/[:：]$/.test(line.text);
      const whole = label !== null && /[:：,]$/.test(longer.label) && longer.label.length > label.label.length + 20;
      if (label && ((label.section !== longer.section && !begun && !whole) || !longer.sentence)) break;
      label = longer;
      taken = more;
    }
    marked.push({ line, label });
    at += taken;
  }
  return marked;
}

/** The line below is a label of its own, not the rest of one: several words, after a line that is complete. */
function opensLabel(text: string, next: Line): boolean {
  const label = matchLabel(next.text);
  if (!label || !/\s/.test(label.label) || /(?:[&/,-]|\s\p{Ll}{1,3})$/u.test(text)) return false;
  return label.strong && /^[^\p{Ll}]/u.test(next.text);
}

function open(sections: Section[], name: Part, label: LabelMatch | null, labelLine: Line | null): void {
  sections.push({ name, label, labelLine, lines: [] });
}

function place(sections: Section[], { line, label }: MarkedLine): void {
  const current = sections.at(-1);
  const block = blockOf(sections);
  const inAddress = block === "targets" || block === "copies";
  const ordinary = label && inAddress && !/\s/.test(label.label) && notInAddress.has(label.section);
  if (label && (!ordinary || isOfLetterHead(label) || isLetterLabel(label))) {
    if (isHeadline(label, sections)) sections.at(-1)?.lines.push(line);
    open(sections, label.section, label, line);
    if (label.rest !== "") sections.at(-1)?.lines.push({ ...line, text: label.rest, gapBefore: false });
    return;
  }
  if (inAddress && line.gapBefore && (current?.lines.length ?? 0) > 2 && isPublisher(line.text)) {
    open(sections, "end", null, line);
    return;
  }
  if (current && single.has(current.name) && endsSingle(current, line)) open(sections, block, null, null);
  sections.at(-1)?.lines.push(line);
}

/** "BRIEFVORSCHLAG", "Carta modelo:" alone on its line ends an address. */
const isLetterLabel = ({ section, strong, rest, label }: LabelMatch) =>
  section === "letter" && rest === "" && (strong || label.length > 6);

/** "Re: …" and "Date: 12 May 2014" belong to a letter, not to the address over them. */
function isOfLetterHead({ section, strong, rest }: LabelMatch): boolean {
  return strong && (section === "title" || (section === "issued" && (rest === "" || datesIn(rest).length > 0)));
}

/** "Write before 1 May a letter for …": the first line of all is the headline, too. */
function isHeadline(label: LabelMatch, sections: readonly Section[]): boolean {
  const first = sections.length === 1 && sections[0]?.lines.length === 0;
  return first && label.section === "deadline" && label.sentence && label.rest.length > 30;
}

/** "Fatou Sy (f), aged 24": a list of names has one on each line. */
const markedName = /^\p{Lu}[^()\d.:]{2,60}\((?:m|f)\)/u;
const mostNames = 12;

/** A value that the width of the page broke. */
function breaksValue({ name, labelLine, lines }: Section, line: Line): boolean {
  const last = lines.at(-1)?.text ?? "";
  if (name === "person" && !line.gapBefore && lines.length < mostNames && markedName.test(line.text)) return true;
  if (lines.length > 2 || line.gapBefore || line.bullet || (labelLine?.text.length ?? 0) <= 50) return false;
  if (name === "person" && (/^[(（]/u.test(line.text) || /[,،、&]$/u.test(last))) return true;
  const brokenDate = /(?:^|\s)\d{1,2}\.?$/.test(last) && datesIn(`${last} ${line.text}`).length > 0;
  return brokenDate || (!endsSentence(last) && /^[\p{Ll}\d]/u.test(line.text));
}

/** A value ends with its line; a sentence such as "Please check with …" with the paragraph, or where contacts go on. */
function endsSingle(current: Section, line: Line): boolean {
  const last = current.lines.at(-1);
  if (!last) return false;
  if (current.label?.sentence !== true) return !breaksValue(current, line);
  if (line.gapBefore) return true;
  const contacts = contactsIn(line.text);
  return /[.!?]$/.test(last.text) && (contacts.found.length > 0 || contacts.salutation !== null);
}

/** What a value's section interrupted: the head of the document, or the block before it where a name may stand in. */
function blockOf(sections: readonly Section[]): Part {
  for (let at = sections.length - 1; at >= 0; at--) {
    const section = sections[at];
    if (section && !single.has(section.name)) return section.name;
    if (section?.name === "deadline" && asksAbove(sections, at)) continue;
    if (section && !ofHead.has(section.name))
      return sections.slice(0, at).every((one) => one.name === "prologue" || single.has(one.name))
        ? "prologue"
        : "loose";
  }
  return "loose";
}

/** A deadline between what to do and whom to write to interrupts neither. */
function asksAbove(sections: readonly Section[], at: number): boolean {
  const above = sections.slice(0, at).findLast((one) => !single.has(one.name));
  return above?.name === "act" || above?.name === "targets";
}

const sentenceStart = /(?<=[.!?؟)\]]\s)(?=[\p{Lu}\p{Script=Arabic}])|(?<=。)(?=\p{Script=Han})/gu;
const mayStandInside: ReadonlySet<SectionName> = new Set<SectionName>([
  "embassy",
  "office",
  "chain",
  "own_language",
  "deadline",
]);

/** A sentence that is a label may stand inside a line, after another sentence. */
function piecesOf(line: Line, below: Line | undefined): Line[] {
  const pieces = line.text.split(sentenceStart);
  const kept: string[] = [];
  for (const [at, piece] of pieces.entries()) {
    const broken = at === pieces.length - 1 && below && !below.gapBefore && !endsSentence(piece);
    const label = kept.length > 0 ? matchLabel(broken ? `${piece} ${below.text}` : piece) : null;
    if (kept.length === 0 || (label && mayStandInside.has(label.section))) kept.push(piece);
    else kept[kept.length - 1] += piece;
  }
  return kept.map((text, at) => ({
    ...line,
    text: text.trim(),
    bullet: line.bullet && at === 0,
    gapBefore: line.gapBefore && at === 0,
  }));
}
