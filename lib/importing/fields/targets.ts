// Address blocks to targets: where one ends and the next begins, its contacts, and what the rest of its lines are.
import { type BlockLine, type PlacedLine, placeLines } from "@/lib/importing/fields/address-block";
import { beginsWithBody, beginsWithOffice, isHonoured, isOffice } from "@/lib/importing/fields/address-words";
import { type ContactKey, contactsIn, valuesOf } from "@/lib/importing/fields/contacts";
import type { Channel } from "@/lib/importing/labels/labels";
import type { Line } from "@/lib/importing/reading/line";
import type { ImportedTarget } from "@/lib/importing/result";

export interface FoundTarget {
  readonly target: ImportedTarget;
  /** First and last line of its block. */
  readonly from: number;
  readonly to: number;
  readonly hiddenEmail: boolean;
  /** How each text of the block was placed, by line. */
  readonly placed: readonly PlacedLine[];
  /** The lines of its contacts, in the order of the values of each kind. */
  readonly contacts: readonly PlacedContact[];
}

export interface PlacedContact {
  readonly key: ContactKey | "salutation";
  readonly number: number;
}

interface Draft {
  texts: BlockLine[];
  contacts: Record<ContactKey, string[]>;
  placed: PlacedContact[];
  salutation: string | null;
  awaits: Channel | null;
  /** What the line above held: a bare number under a fax is a fax. */
  above: ContactKey | null;
  hidden: boolean;
  from: number;
  to: number;
  /** Contacts have begun: a line of text now begins the next block. */
  closing: boolean;
}

export function targetsIn(lines: readonly Line[]): FoundTarget[] {
  const drafts: Draft[] = [];
  for (const line of wholeBlocks(lines)) {
    const current = drafts.at(-1);
    const text = line.text.replace(/^\d{1,2}[.)]\s+(?=\p{L})/u, "");
    if (!current || startsNext(current, line, text)) drafts.push(newDraft(line));
    const draft = drafts.at(-1);
    if (draft) take(draft, text, line);
  }
  return drafts.map(finish).filter((one) => one !== null);
}

/** Blocks printed on one line each, which the width of the page broke. */
function wholeBlocks(lines: readonly Line[]): Line[] {
  const whole: Line[] = [];
  let width = 0;
  for (const [at, line] of lines.entries()) {
    const above = whole.at(-1);
    const goesOn =
      above && ((mayBeWholeBlock(above, whole.at(-2)) && breaksOff(above, width, line)) || closesBracket(above, line));
    if (above && (goesOn || endsSalutation(above, line, lines[at + 1])))
      whole[whole.length - 1] = { ...above, text: `${above.text} ${line.text}` };
    else whole.push(line);
    width = line.text.length;
  }
  return whole;
}

/** "(keep trying, if voice answers" … "ask for fax)": a remark that goes on in the next line. */
function closesBracket(above: Line, line: Line): boolean {
  if (line.gapBefore || line.bullet || above.text.length > 160) return false;
  return /\([^()]*$/u.test(above.text) && /^[^()]*\)/u.test(line.text);
}

/** "Salutation: Dear Prime" … "Minister": one word before the next block or the end. */
function endsSalutation(above: Line, line: Line, below: Line | undefined): boolean {
  const alone = !line.gapBefore && /^[\p{L}-]+$/u.test(line.text) && (below === undefined || below.gapBefore);
  const salutation = alone && isOffice(line.text) ? contactsIn(above.text).salutation : null;
  return salutation !== null && /\p{L}$/u.test(salutation);
}

/** Where a block printed on one line can begin: not between the lines of another block. */
function mayBeWholeBlock(line: Line, above: Line | undefined): boolean {
  return above === undefined || line.gapBefore || line.bullet || /[.;]$|[@\d]/.test(above.text);
}

/** A full line with several commas goes on unless the next begins a block of its own. */
function breaksOff(above: Line, width: number, line: Line): boolean {
  if (line.gapBefore || line.bullet || width < 52 || above.text.split(",").length < 3) return false;
  if (above.bullet && !/[.;]$/.test(above.text)) return true;
  if (/[.;]$/.test(above.text) || /^\d{1,2}[.)]\s/.test(line.text)) return false;
  if (/(?:Dear|:)$/u.test(above.text)) return true;
  return /[,\d\p{Ll}]$/u.test(above.text) && !beginsWithOffice(line.text) && !isHonoured(line.text);
}

function newDraft(line: Line): Draft {
  const contacts = { emails: [], faxes: [], phones: [], social: [], web: [] };
  return {
    texts: [],
    contacts,
    placed: [],
    salutation: null,
    awaits: null,
    above: null,
    hidden: false,
    from: line.number,
    to: line.number,
    closing: false,
  };
}

function startsNext(draft: Draft, line: Line, text: string): boolean {
  if (draft.awaits && holdsAwaited(draft.awaits, line, text)) return false;
  if (/^\d{1,2}[.)]\s+\p{L}/u.test(line.text) && draft.texts.length > 0) return true;
  const contacts = contactsIn(text);
  const remark = isRemark(contacts.rest, contacts.found.length > 0);
  if (contacts.rest === "" || remark || isSalutationTail(draft, line)) return false;
  const opens = beginsWithOffice(text) || beginsWithBody(text) || isHonoured(text) || isOffice(text);
  if (isOneLineBlock(draft.texts) && beginsWithBody(text) && /,/.test(text)) return true;
  if (draft.closing) return opens || line.gapBefore || !/^\d/.test(text);
  const full = draft.texts.some((one) => /\d/.test(one.text)) || (beginsWithBody(text) && holdsBody(draft.texts));
  return line.gapBefore && draft.texts.length >= 3 && opens && full;
}

/** A second body after a gap is a block of its own. */
const holdsBody = (texts: readonly BlockLine[]) => texts.some((one) => beginsWithBody(one.text));

/** Whether the line can be the value of the label above it: "/ Email:" may have none. */
function holdsAwaited(channel: Channel, line: Line, text: string): boolean {
  if (channel !== "salutation") return valuesOf(channel, text).length > 0 || !line.gapBefore;
  return !(line.gapBefore && (beginsWithOffice(text) || beginsWithBody(text)));
}

/** "Embassy of Verdania, Oslo": a body and its place on the only line so far. */
function isOneLineBlock(texts: readonly BlockLine[]): boolean {
  const [only] = texts;
  return texts.length === 1 && only !== undefined && beginsWithBody(only.text) && /,\s*\p{Lu}/u.test(only.text);
}

/** A salutation or an address that wrapped onto the next line. */
function isSalutationTail(draft: Draft, line: Line): boolean {
  return (
    draft.salutation !== null &&
    !line.gapBefore &&
    line.region !== null &&
    /\/|^\p{Ll}/u.test(line.text) &&
    !/[@\d]/.test(line.text)
  );
}

function take(draft: Draft, text: string, line: Line): void {
  draft.to = line.number;
  const contacts = contactsIn(text);
  if (
    draft.awaits &&
    holdsAwaited(draft.awaits, line, text) &&
    contacts.found.every((one) => one.key === draft.awaits || one.key === "phones" || one.key === "emails") &&
    contacts.salutation === null
  ) {
    if (takeAwaited(draft, text, line)) return;
  }
  if (isSalutationTail(draft, line) && contacts.rest === text.trim()) {
    draft.salutation = `${draft.salutation} ${text}`;
    return;
  }
  const bare = draft.above === "faxes" && /^[+(\d]/.test(text);
  for (const { key, values } of contacts.found)
    addContacts(draft, bare && key === "phones" ? "faxes" : key, values, line);
  draft.above = bare ? "faxes" : (contacts.found.at(-1)?.key ?? null);
  if (draft.salutation === null && contacts.salutation !== null) addSalutation(draft, contacts.salutation, line);
  draft.hidden ||= contacts.hidden;
  if (contacts.awaits === "web" && line.links.length > 0) addContacts(draft, "web", line.links, line);
  draft.awaits =
    (contacts.awaits === "web" && line.links.length > 0 ? null : contacts.awaits) ??
    (/@\S+(?:\s?[,;/]|\s(?:and|or|y|o|e|ou|et|oder|und|of|en|или|и|أو|或))$/u.test(text) ? "emails" : null);
  const rest = withoutDirection(contacts.rest.replace(/^\(|\($/g, "").trim(), draft.texts.length === 0);
  if (rest !== "" && !isRemark(rest, contacts.found.length > 0)) draft.texts.push({ text: rest, number: line.number });
  draft.closing ||=
    contacts.found.length > 0 || contacts.salutation !== null || contacts.hidden || contacts.awaits !== null;
}

const direction =
  /^(?:an (?:den|die|das|herrn|frau)|an|à l['’]attention d[eu]|à|a la atención de|al|a|all['’]attenzione d(?:i|el|ella)|alla|aan (?:de|het)|aan|إلى|to|attn\.?|attention)[:：]?\s+(?=[\p{Lu}\p{Script=Arabic}])/iu;

/** "An den Präsidenten": whom the first line of a letter's address speaks to, without the word that points. */
function withoutDirection(text: string, first: boolean): string {
  const bare = first ? text.replace(direction, "") : text;
  return bare !== text && (beginsWithOffice(bare) || beginsWithBody(bare) || isHonoured(bare)) ? bare : text;
}

function addContacts(draft: Draft, key: ContactKey, values: readonly string[], { number }: Line): void {
  draft.contacts[key].push(...values);
  draft.placed.push(...values.map(() => ({ key, number })));
}

function addSalutation(draft: Draft, salutation: string, { number }: Line): void {
  draft.salutation = salutation;
  draft.placed.push({ key: "salutation", number });
}

/** False where the line does not hold what the label above it announced. */
function takeAwaited(draft: Draft, text: string, line: Line): boolean {
  const channel = draft.awaits;
  draft.awaits = null;
  if (channel === "salutation") addSalutation(draft, text, line);
  const values = channel === null || channel === "salutation" ? [] : valuesOf(channel, text);
  if (channel !== null && channel !== "salutation") {
    addContacts(draft, channel, values, line);
    draft.above = channel;
  }
  return channel === "salutation" || values.length > 0;
}

/** "or through the web site:" beside a link is talk, not an address. */
function isRemark(text: string, besideContact: boolean): boolean {
  return (besideContact && (/[:：]$/u.test(text) || /^\p{Ll}/u.test(text))) || /^\(.*\)$/u.test(text);
}

function finish(draft: Draft): FoundTarget | null {
  const placed = placeLines(draft.texts);
  const part = (name: PlacedLine["part"]) => placed.find((one) => one.part === name)?.text ?? null;
  const target: ImportedTarget = {
    role: part("role"),
    name: part("name"),
    organization: part("organization"),
    postal_address: placed.filter((one) => one.part === "address").map((one) => one.text),
    ...draft.contacts,
    salutation: draft.salutation,
  };
  const empty = placed.length === 0 && Object.values(draft.contacts).every((values) => values.length === 0);
  return empty
    ? null
    : { target, from: draft.from, to: draft.to, hiddenEmail: draft.hidden, placed, contacts: draft.placed };
}
