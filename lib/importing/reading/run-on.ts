// A document whose line breaks are lost: its text is broken again where a label, a bullet sign, the headline or a part of an
// address begins. Two cases in one line stay one line: nobody could tell whose address is whose.
import {
  beginsWithBody,
  beginsWithOffice,
  honorificLength,
  isBodyKind,
  isHonoured,
  isSeat,
  officeLength,
} from "@/lib/importing/fields/address-words";
import { numbersIn } from "@/lib/importing/fields/head";
import { fold } from "@/lib/importing/labels/fold";
import { anyOf, channelsIn, type LabelMatch, matchLabel } from "@/lib/importing/labels/match";
import type { RawLine } from "@/lib/importing/reading/line";

/** A line longer than any paragraph, in a document that has hardly any other. */
const longest = 900;
const fewLines = 8;

export function openRunOn(raw: readonly RawLine[]): RawLine[] {
  const lines = wrappedAnew(raw);
  const filled = lines.filter((line) => line.text.trim() !== "");
  if (filled.length > fewLines || !filled.some((line) => isRunOn(line.text))) return [...lines];
  return lines.flatMap((line) => (isRunOn(line.text) ? piecesOf(line) : [line]));
}

/** A run-on text that a program broke at its own width: every line is full, and none stands apart. */
function wrappedAnew(raw: readonly RawLine[]): readonly RawLine[] {
  const filled = raw.filter((line) => line.text.trim() !== "");
  const widest = Math.max(0, ...filled.map((line) => line.text.length));
  const full = filled.slice(0, -1).filter((line) => line.text.length > widest * 0.75);
  const apart = raw.some((line) => line.gapBefore || line.region || line.bullet) || filled.length < raw.length - 2;
  if (apart || filled.length < 10 || widest > 200 || full.length < (filled.length - 1) * 0.97) return raw;
  return [{ text: filled.map((line) => line.text.trim()).join(" "), gapBefore: true }];
}

const spacedName = /(?<!\p{L})(?:\p{L}[ .]{1,3}){5,}\p{L}(?!\p{L})/gu;

function isRunOn(text: string): boolean {
  return text.length > longest && (text.match(spacedName)?.length ?? 0) < 2 && labelsIn(text).length >= 3;
}

interface Found {
  readonly at: number;
  readonly label: LabelMatch;
}

/** Labels of the head line, which stays whole. */
const ofHeadLine: ReadonlySet<string> = new Set(["index", "issued", "number", "country", "ignored"]);

/** Labels inside the text: at the beginning of a word in capitals or after a sentence. */
function labelsIn(text: string): Found[] {
  const found: Found[] = [];
  for (const word of text.matchAll(/(?<=^|\s)\p{Lu}/gu)) {
    const label = matchLabel(text.slice(word.index, word.index + 240));
    const end = found.at(-1);
    if (label?.section === "embassy" && beginsLater(label.label)) continue;
    if (label?.strong && !ofHeadLine.has(label.section) && !(end && word.index < end.at + end.label.label.length))
      found.push({ at: word.index, label });
  }
  return found;
}

/** "Your Excellency Also send copies to …": the request begins after what the open beginning of its label took in. */
const beginsLater = (label: string) =>
  [...label.matchAll(/(?<=\s)\p{Lu}/gu)].some(({ index }) => matchLabel(label.slice(index))?.section === "embassy");

function piecesOf(line: RawLine): RawLine[] {
  const text = line.text.replace(/\s+/gu, " ").trim();
  const labels = labelsIn(text);
  const pieces: RawLine[] = [];
  const add = (part: string, gapBefore: boolean) => {
    if (part.trim() !== "") pieces.push({ text: part.trim(), gapBefore });
  };
  for (const part of headParts(text.slice(0, labels[0]?.at ?? text.length))) add(part, true);
  labels.forEach(({ at, label }, index) => {
    const piece = text.slice(at, labels[index + 1]?.at ?? text.length).trim();
    add(piece.slice(0, piece.length - rest(piece, label).length), true);
    const parts = partsOf(label, rest(piece, label));
    parts.forEach((part, place) => {
      add(part, place > 0 && kindOf(label) !== "address");
    });
  });
  return pieces;
}

const rest = (piece: string, label: LabelMatch) => piece.slice(label.label.length).replace(/^\s*:?\s*/u, "");

function kindOf({ section }: LabelMatch): "address" | "list" | "text" {
  if (section === "targets" || section === "copies" || section === "act") return "address";
  return section === "demands" ? "list" : "text";
}

function partsOf(label: LabelMatch, text: string): string[] {
  if (kindOf(label) === "address") return addressParts(text);
  if (kindOf(label) === "list") return text.split(/(?<=[\s:;.])(?=(?:[nl§•◼■▪●]|[-–])\s+\p{Lu}\p{Ll})/gu);
  return repeatedHead(text);
}

const banner = new RegExp(`(?<![\\p{L}])${anyOf((labels) => labels.urgentAction)}(?![\\p{L}])`, "u");

/** The head line, the banner, the headline in capitals, and what follows it. */
function headParts(text: string): string[] {
  const found = banner.exec(fold(text));
  if (!found) return numbersIn(text).length > 0 ? [text] : headlineParts(text);
  const [before, after] = [text.slice(0, found.index), text.slice(found.index + found[0].length)];
  return [before, text.slice(found.index, found.index + found[0].length), ...headlineParts(after.trim())];
}

function headlineParts(text: string): string[] {
  const headline = /^(?:[^\p{Ll}]{8,}?)(?=\s\p{Lu}\p{Ll}|\s\p{Lu}\s\p{Ll})/u.exec(text)?.[0] ?? "";
  return [headline, ...leadParts(text.slice(headline.length))];
}

/** The lead marks nobody; the sentence that marks the first person begins the story. */
function leadParts(text: string): string[] {
  const marker = /(?<=\p{L}\s?)\([mf]\)/u.exec(text);
  const starts = [...text.slice(0, marker?.index ?? 0).matchAll(/(?<=\p{L}{3}[.!?”"]{1,2}\s)(?=\p{Lu})/gu)];
  const start = starts.at(-1)?.index ?? 0;
  return [text.slice(0, start), text.slice(start)];
}

/** The banner, the headline or the head line that a page repeats, at the end of a text. */
function repeatedHead(text: string): string[] {
  const found = /\s(?=URGENT ACTION|ACCIÓN URGENTE|ACTION URGENTE|(?:Further information on )?(?:UA|AU):? ?\d)/u.exec(
    text,
  );
  return found ? [text.slice(0, found.index), ...headParts(text.slice(found.index).trim())] : [text];
}

/** The parts of addresses: each label of a contact, and each office, body or honorific that begins one, on its own line. */
function addressParts(text: string): string[] {
  const starts = new Set(channelsIn(text).map((channel) => channel.start));
  const parts: string[] = [];
  let inContact = false;
  let officeEnd = 0;
  for (const word of text.matchAll(/\S+\s*/gu)) {
    const ahead = text.slice(word.index).split(" ", 7).join(" ");
    const part = parts.at(-1) ?? "";
    const ends = word.index >= officeEnd && (inContact ? endsContact(part, ahead) : beginsPart(part, ahead));
    const breaks = starts.has(word.index) || ends;
    if (beginsWithOffice(ahead)) officeEnd = Math.max(officeEnd, word.index + officeLength(ahead));
    if (breaks || part === "") parts.push(word[0]);
    else parts[parts.length - 1] += word[0];
    if (breaks) inContact = starts.has(word.index);
  }
  return parts;
}

/** After a number or a greeting the next block begins with an office, a body or a person. */
function endsContact(part: string, ahead: string): boolean {
  if (!/^\p{Lu}/u.test(ahead)) return false;
  const value = part.replace(/^[^:]{0,30}:\s*/u, "");
  if (value.trim() === "" || /^(?:dear|sehr geehrte\S*|estimad[oa]|monsieur|madame)\s*$/iu.test(value.trim()))
    return false;
  return beginsWithOffice(ahead) || beginsWithBody(ahead) || isHonoured(twoWords(ahead));
}

const twoWords = (text: string) => text.split(" ", 2).join(" ");

function beginsPart(part: string, ahead: string): boolean {
  if (isBodyKind(part.trim()) && /^\p{Lu}/u.test(ahead)) return true;
  if (/['’]s?\s$/u.test(part)) return false;
  if (part === "" || /(?:^|\s)(?:of|de|la|des|du|for|and|the|to)\s$/iu.test(part)) return false;
  if (/^\d/.test(ahead) && part.includes(",")) return false;
  if (
    /^(?:Level|Floor|Suite|Room|Block|Villa|Apt\.?|Piso|Zona|Bloco|Local)\s(?:No\.?\s)?[\dA-Z]{1,4}(?!\p{L})/u.test(
      ahead,
    )
  )
    return !/\d/.test(part);
  if (/\b(?:Level|Floor|Suite|Room|Block|Villa|Apt\.?|Piso|Zona|Bloco|Local)\s$/u.test(part)) return false;
  if (/^(?:P\.? ?O\.? ?Box|\d)/iu.test(ahead)) return !/\d|box\s$|^p\.? ?o\.?\s$/iu.test(part);
  if (!/^\p{Lu}/u.test(ahead) || /\d/.test(part)) return false;
  if (honorificLength(part) === part.length) return false;
  if (isSeat(twoWords(ahead)) && part.trim().includes(" ")) return true;
  return (
    beginsWithBody(ahead.split(" ", 3).join(" ")) ||
    beginsWithBody(ahead) ||
    (!beginsWithBody(part) && isHonoured(twoWords(ahead)))
  );
}
