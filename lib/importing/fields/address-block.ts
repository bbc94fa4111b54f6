// One address block to one target: role, name, organization and address lines by their words and their order.

import {
  beginsWithBody,
  beginsWithOffice,
  beginsWithPreposition,
  honorificLength,
  isBody,
  isBodyKind,
  isHonorific,
  isHonoured,
  isOffice,
  isPlace,
  isRoyal,
  looksLikeName,
  officeLength,
} from "@/lib/importing/fields/address-words";
import { countryNamed } from "@/lib/importing/fields/countries";

export interface Addressee {
  role: string | null;
  name: string | null;
  organization: string | null;
  address: string[];
}

/** A line of the block, with the number of the document's line it came from. */
export interface BlockLine {
  readonly text: string;
  readonly number: number;
}

export type PartOfBlock = "role" | "name" | "organization" | "address";

export interface PlacedLine extends BlockLine {
  readonly part: PartOfBlock;
}

export function placeLines(lines: readonly BlockLine[]): PlacedLine[] {
  const placed: PlacedLine[] = [];
  const whole = withTheirNames(lines);
  for (const line of officeAboveName(whole, placed)) placed.push(...placeLine(line, placed, whole.length));
  return bodyWithKind(placed);
}

/** What stands alone above "Mr Jon Ard" is his office, also where its words are not known. Answers the lines that are left. */
function officeAboveName(lines: readonly BlockLine[], placed: PlacedLine[]): readonly BlockLine[] {
  const [first, second] = lines;
  if (!first || !second || !isHonoured(second.text) || isHonoured(first.text)) return lines;
  if (isBody(first.text) || isOffice(first.text) || /[\d,]/u.test(first.text)) return lines;
  placed.push({ ...first, part: "role" });
  return lines.slice(1);
}

/** "Seine Exzellenz" on one line, the name on the next. */
function withTheirNames(lines: readonly BlockLine[]): BlockLine[] {
  const joined: BlockLine[] = [];
  for (const line of lines) {
    const above = joined.at(-1);
    const both = above && isHonorific(above.text) && looksLikeName(line.text) && !isOffice(line.text);
    if (both) joined[joined.length - 1] = { ...above, text: `${above.text} ${line.text}` };
    else joined.push(line);
  }
  return joined;
}

function placeLine(line: BlockLine, placed: readonly PlacedLine[], count: number): PlacedLine[] {
  const text = line.text.replace(/[,،]\s*$/u, "").trim();
  const has = (part: PartOfBlock) => placed.some((one) => one.part === part);
  const as = (part: PartOfBlock, value: string): PlacedLine => ({ number: line.number, text: value, part });
  if (has("address"))
    return lateBody(text, has("organization"))
      ? splitBody(text).map(({ part, text: piece }) => as(part, piece))
      : [as("address", text)];
  const several = chinesePerson(text) ?? personAndMore(text, has);
  if (several) return several.map(({ part, text: piece }) => as(part, piece));
  const pair = roleAndMore(text, has("role"), has("name"));
  if (pair) return pair.map(({ part, text: piece }) => as(part, piece));
  if (text.includes(",") && count === 1) return splitOneLine(text).map(({ part, text: piece }) => as(part, piece));
  const part = partOf(text, has);
  if (part === "name") return nameAndMore(text, has("role")).map((piece) => as(piece.part, piece.text));
  return part === "organization" ? splitBody(text).map((piece) => as(piece.part, piece.text)) : [as(part, text)];
}

/** A Chinese name of two to four signs beside an office, in either order. */
function chinesePerson(text: string): Piece[] | null {
  const [first = "", second = "", ...more] = text.split(/\s+/u);
  if (more.length > 0 || !/^\p{Script=Han}{2,20}$/u.test(first) || !/^\p{Script=Han}{2,20}$/u.test(second)) return null;
  const [name, role] = isOffice(second) ? [first, second] : [second, first];
  if (isOffice(name) || !isOffice(role) || name.length > 4) return null;
  const pieces: Piece[] = [
    { part: "name", text: name },
    { part: "role", text: role },
  ];
  return name === first ? pieces : pieces.reverse();
}

/** "Ambassador Jon Ard, Embassy of Verdania": parts that each say clearly what they are. */
function personAndMore(text: string, has: (part: PartOfBlock) => boolean): Piece[] | null {
  const segments = text.split(/\s*[,،]\s*/u);
  const held = officeOfBody(segments, has);
  if (held) return held;
  if (segments.length < 2 || segments.length > 3 || /\d/.test(text)) return null;
  const pieces: Piece[] = [];
  const taken = (part: PartOfBlock) => has(part) || pieces.some((one) => one.part === part);
  for (const segment of segments) {
    const pair = roleAndMore(segment, taken("role"), taken("name"));
    const clear = isHonoured(segment) || beginsWithOffice(segment) || beginsWithBody(segment);
    const named = pieces.length === 0 && looksLikeName(segment);
    const part = clear || named ? partOf(segment, taken) : "address";
    if (!pair && (part === "address" || taken(part))) return null;
    pieces.push(...(pair ?? [{ part, text: segment }]));
  }
  return pieces;
}

/** "Chairperson, National Commission of Prisons": an office, then the body it is held in. */
function officeOfBody(segments: readonly string[], has: (part: PartOfBlock) => boolean): Piece[] | null {
  const [role = "", body = "", ...more] = segments;
  if (more.length > 0 || has("role") || has("organization") || /\d/.test(body) || isBody(role)) return null;
  if (!beginsWithOffice(role) || role.split(/\s/).length > 2 || !isBody(body) || isOffice(body)) return null;
  return [
    { part: "role", text: role },
    { part: "organization", text: body },
  ];
}

type Piece = { part: PartOfBlock; text: string };

function partOf(text: string, has: (part: PartOfBlock) => boolean): PartOfBlock {
  const honoured = isHonoured(text);
  if (/^(?:c\/o|p\/a|p\.a\.|a\/c|z\.?\s?hd\.?|att(?:n|ention)?[.:])(?!\p{L})/iu.test(text)) return "address";
  if (!has("role") && isHonouredOffice(text)) return "role";
  if (!has("name") && honoured && !beginsWithBody(text)) return "name";
  if (placedNothing(has) && isBodyKind(text)) return "role";
  if (!has("organization") && !/^\d/.test(text) && isBody(text) && (beginsWithBody(text) || !beginsWithOffice(text)))
    return "organization";
  if (!has("role") && isOffice(text) && !isPlaceWithNumber(text)) return "role";
  if (!has("name") && has("role") && looksLikeName(text) && !isPlace(text)) return "name";
  if (!has("name") && !has("role") && !has("organization") && looksLikeName(text) && !isPlace(text)) return "name";
  if (!has("role") && has("name") && isOffice(text)) return "role";
  return "address";
}

/** "Monsieur le Ministre de la Justice", "H.E. the President of the Republic": an office with an honorific, and no name. */
function isHonouredOffice(text: string): boolean {
  const length = honorificLength(text);
  const rest = text.slice(length).trim();
  return length > 0 && !isRoyal(rest) && beginsWithOffice(rest) && honouredOffice(text) === null;
}

const placedNothing = (has: (part: PartOfBlock) => boolean) => !has("role") && !has("name") && !has("organization");

/** "Head of Prison No. 4" is an office, "Governor Street 4" is not. */
const isPlaceWithNumber = (text: string) =>
  /\d/.test(text.replace(/(?:№|(?<!\p{L})n(?:[o0]|r)?[.º°]{1,2})\s?\d{1,4}/giu, ""));

/** "Dr. Jon Ard, Minister, 4 Port Road, Larn": a name and the rest of the block on one line. */
function nameAndMore(text: string, hasRole: boolean): Piece[] {
  const comma = text.indexOf(",");
  const [name, rest] = [text.slice(0, comma).trim(), text.slice(comma + 1).trim()];
  if (comma < 0 || !(/\d/.test(rest) || isBody(rest) || isOffice(rest))) return [{ part: "name", text }];
  if (hasRole)
    return [
      { part: "name", text: name },
      ...(isBody(rest) && !isOffice(rest) ? splitBody(rest) : [{ part: "address" as const, text: rest }]),
    ];
  return [{ part: "name", text: name }, ...splitOneLine(rest).filter((piece) => piece.part !== "name")];
}

/** A body after an address line has begun is still the body where it stands at the front of its line. */
function lateBody(text: string, hasBody: boolean): boolean {
  return !hasBody && beginsWithBody(text) && !/\d/.test(text);
}

/** "Ambassador Jon Ard" is an office and a name; "Director - Bureau of X" an office and a body. */
function roleAndMore(text: string, hasRole: boolean, hasName: boolean): Piece[] | null {
  if (hasRole) return null;
  const [left, right] = text.split(/\s+[-–—]\s+/u, 2);
  if (left && right && isOffice(left) && isBody(right))
    return [
      { part: "role", text: left },
      { part: "organization", text: right },
    ];
  if (hasName) return null;
  const honoured = honouredOffice(text);
  if (honoured) return honoured;
  if (!beginsWithOffice(text)) return null;
  const split = officeLength(text);
  const rest = text.slice(split).trim();
  if (
    split > 0 &&
    looksLikeName(rest) &&
    /\s/.test(rest) &&
    !beginsWithOffice(rest) &&
    !isBody(rest) &&
    !isPlace(rest) &&
    !beginsWithPreposition(rest) &&
    !isTitleTail(rest)
  ) {
    return [
      { part: "role", text: text.slice(0, split) },
      { part: "name", text: rest },
    ];
  }
  const match = /^(\p{Lu}[\p{L}-]+)\s+(\p{Lu}.*)$/u.exec(text);
  const [, role = "", name = ""] = match ?? [];
  const plain =
    role !== "" && isOffice(role) && !isOffice(name.replace(/^\S+\s/u, "")) && !isBody(text) && !isPlace(name);
  const named = (isHonoured(name) || looksLikeName(name)) && !beginsWithPreposition(name);
  if (plain && !beginsWithOffice(name) && named && !isTitleTail(name))
    return [
      { part: "role", text: role },
      { part: "name", text: name },
    ];
  return null;
}

/** "H.E. Ambassador Jon Ard": the honorific belongs to the person, the office between them is the role. */
function honouredOffice(text: string): Piece[] | null {
  const length = honorificLength(text);
  const rest = text.slice(length);
  if (length === 0 || isRoyal(rest) || !beginsWithOffice(rest)) return null;
  const split = officeLength(rest);
  const name = rest.slice(split).trim();
  const named = split > 0 && looksLikeName(name) && /\s/.test(name) && !beginsWithOffice(name) && !isTitleTail(name);
  if (!named || beginsWithPreposition(name)) return null;
  return [
    { part: "role", text: rest.slice(0, split).trim() },
    { part: "name", text: `${text.slice(0, length).trim()} ${name}` },
  ];
}

/** "Prosecutor General", "Attorney General": the second word belongs to the office. */
const isTitleTail = (text: string) =>
  /^(?:(?:General|Public|Republic|Justice|Minister|Court|Police)(?!\p{L})|республик|федерации|rep[uú]bli)/iu.test(
    text,
  ) || countryNamed(text) !== null;

/** "Ministry of Justice, 4 Port Road": a body, then its address. Commas of the body itself stay where no place follows. */
function splitBody(text: string): Piece[] {
  const comma = text.indexOf(",");
  if (comma < 0) return [{ part: "organization", text }];
  const [first, rest] = [text.slice(0, comma).trim(), text.slice(comma + 1).trim()];
  if (!isBody(first) || rest === "") return [{ part: "organization", text }];
  return [
    { part: "organization", text: first },
    { part: "address", text: rest },
  ];
}

/** A block printed on one line: the parts before the address, then the address as one line. */
function splitOneLine(text: string): Piece[] {
  const segments = text.split(/,\s*/u);
  const pieces: Piece[] = [];
  while (segments.length > 0) {
    const segment = segments[0] ?? "";
    const has = (part: PartOfBlock) => pieces.some((one) => one.part === part);
    const pair = roleAndMore(segment, has("role"), has("name"));
    const part = partOf(segment, has);
    if (!pair && part === "address") break;
    pieces.push(...(pair ?? [{ part, text: segment }]));
    segments.shift();
  }
  return segments.length === 0 ? pieces : [...pieces, { part: "address", text: segments.join(", ") }];
}

/** "Human rights organization / Open Shelves": after the kind of a body stands its name, not a person's. */
function bodyWithKind(placed: PlacedLine[]): PlacedLine[] {
  const kind = placed.find((one) => one.part === "role" && isBodyKind(one.text));
  if (!kind || placed.some((one) => one.part === "organization")) return placed;
  const below = placed[placed.indexOf(kind) + 1];
  const [, body, rest] = /^([^,\d]{2,80}),\s*(.*\d.*)$/u.exec(below?.text ?? "") ?? [];
  if (below?.part === "address" && body !== undefined && rest !== undefined)
    return placed.flatMap((one) =>
      one === below
        ? [
            { ...one, part: "organization" as const, text: body },
            { ...one, text: rest },
          ]
        : [one],
    );
  if (!below || /\d/.test(below.text))
    return placed.map((one) => (one === kind ? { ...one, part: "organization" } : one));
  const at = placed.findIndex((one) => one.part === "name" || one.part === "address");
  return placed.map((one, index) => (index === at ? { ...one, part: "organization" } : one));
}
