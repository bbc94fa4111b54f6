// The review of a read document: for each field of the form the lines it came from and how far it can be trusted. Pure.
import type { ActionContent } from "@/lib/actions/action";
import { ascending, blockOf, nowhere, orHolding, type Place, placeAt, type ReadDocument } from "./places";
import type { ImportWarningCode } from "./result";

type Places = Map<string, Place>;

export interface Review {
  /** By the name of the form's field or row: `title`, `targets.0`, `targets.0.emails`; `targets` where there is no row. */
  readonly places: ReadonlyMap<string, Place>;
  /** What is doubtful in the document as a whole. */
  readonly warnings: readonly ImportWarningCode[];
}

export function reviewOf(document: ReadDocument, content: ActionContent): Review {
  const places: Places = new Map();
  for (const [field, path] of Object.entries(pathOf)) places.set(field, placeAt(document, [path]));
  places.set("links", orHolding(places.get("links"), document, content.links));
  places.set("previous", orHolding(places.get("previous"), document, [content.previous]));
  placeLetter(places, document, content);
  placeRows(places, document, content, "targets");
  placeRows(places, document, content, "copies");
  return { places, warnings: placeWarnings(places, document, content) };
}

/** The form's single fields, and where the importer's result has them. */
const pathOf: Readonly<Record<string, string>> = {
  title: "title",
  summary: "summary",
  country: "country",
  deadline_on: "deadline",
  persons: "persons",
  demands: "demands",
  background: "additional_information",
  languages: "languages",
  own_language_ok: "own_language_ok",
  embassy_copies: "embassy_copies_requested",
  series_number: "series_number",
  class: "class",
  ordinal: "class",
  index: "index",
  issued_on: "issued_on",
  links: "links",
  previous: "previous",
};

function placeLetter(places: Places, document: ReadDocument, { letters: [letter] }: ActionContent): void {
  if (letter === undefined) return;
  const whole = placeAt(document, ["letter"]);
  if (whole.lines.length === 0) return;
  const part = (name: string, value: string) =>
    orHolding(placeAt(document, [`letter.${name}`]), document, value.split("\n"), whole.lines);
  const salutation = part("salutation", letter.salutation);
  const closing = part("closing", letter.closing);
  const around = [...salutation.lines, ...closing.lines];
  const body = { ...whole, lines: whole.lines.filter((line) => !around.includes(line)) };
  places.set("letters.0", whole);
  places.set("letters.0.salutation", salutation);
  places.set("letters.0.closing", closing);
  places.set("letters.0.body", body.lines.length > 0 ? body : whole);
  places.set("letters.0.subject", places.get("title") ?? nowhere);
}

/** The parts of an address: the form's name, and the names the importer has for it. */
const partsOf = {
  role: ["role"],
  name: ["name"],
  organization: ["organization"],
  postal_address: ["postal_address", "address"],
  emails: ["emails", "email"],
  faxes: ["faxes", "fax"],
  phones: ["phones", "phone"],
  social: ["social"],
  web: ["web"],
  salutation: ["salutation"],
} as const;

type List = "targets" | "copies";

function placeRows(places: Places, document: ReadDocument, content: ActionContent, list: List): void {
  content[list].forEach((target, at) => {
    const from = document.rows[list].indexOf(target.id);
    if (from === -1) return;
    const block = blockOf(document, `${list}.${from}`);
    const known = { ...target, postal_address: target.postalAddress };
    places.set(`${list}.${at}`, { ...placeAt(document, [`${list}.${from}`]), lines: block });
    for (const [part, names] of Object.entries(partsOf) as [keyof typeof partsOf, readonly string[]][]) {
      const own = placeAt(
        document,
        names.map((name) => `${list}.${from}.${name}`),
      );
      places.set(`${list}.${at}.${part}`, orHolding(own, document, [known[part]].flat(), block));
    }
  });
}

const fieldOfWarning: Partial<Record<ImportWarningCode, string>> = {
  deadline_missing: "deadline_on",
  deadline_unclear: "deadline_on",
  several_deadlines: "deadline_on",
  title_missing: "title",
  demands_missing: "demands",
  letter_missing: "letters",
  targets_missing: "targets",
};

/** A document that asks for no more letters lacks nothing when it lacks these. */
const askedOnlyOfCalls: ReadonlySet<ImportWarningCode> = new Set([
  ...(["deadline_missing", "demands_missing", "letter_missing", "targets_missing"] as const),
]);

const partOfWarning: Partial<Record<ImportWarningCode, string>> = {
  target_without_address: "emails",
  hidden_email: "emails",
  doubtful_target: "role",
};

/** Puts each warning to its field; answers those of the document as a whole. */
function placeWarnings(places: Places, document: ReadDocument, content: ActionContent): ImportWarningCode[] {
  const general: ImportWarningCode[] = [];
  const isOver = content.class === "stop" || content.class === "outcome";
  for (const { code, line } of document.warnings) {
    if (isOver && askedOnlyOfCalls.has(code)) continue;
    const field = fieldOfWarning[code];
    const part = partOfWarning[code];
    const row = part === undefined ? undefined : rowAt(document, content, line);
    if (field !== undefined) warn(places, field, code, line);
    else if (part === undefined || row === undefined) general.push(code);
    else if (row !== null) warnRow(places, row, part, code);
  }
  return [...new Set(general)];
}

/** The row of the form whose address holds that line; null when it was removed, undefined when there never was one. */
function rowAt(document: ReadDocument, content: ActionContent, line: number | null): string | null | undefined {
  for (const list of ["targets", "copies"] as const) {
    const from = document.rows[list].findIndex(
      (_, at) => line !== null && blockOf(document, `${list}.${at}`).includes(line),
    );
    if (from === -1) continue;
    const at = content[list].findIndex(({ id }) => id === document.rows[list][from]);
    return at === -1 ? null : `${list}.${at}`;
  }
  return undefined;
}

/** The importer names the first line of an address only: where the part itself was not found, it is the whole of it. */
function warnRow(places: Places, row: string, part: string, code: ImportWarningCode): void {
  const block = places.get(row) ?? nowhere;
  const own = places.get(`${row}.${part}`);
  warn(places, row, code, null);
  if (own === undefined || own.lines.length === 0) places.set(`${row}.${part}`, { ...nowhere, lines: block.lines });
  warn(places, `${row}.${part}`, code, null);
}

function warn(places: Places, field: string, code: ImportWarningCode, line: number | null): void {
  const place = places.get(field) ?? nowhere;
  const lines = line === null ? place.lines : ascending([...place.lines, line]);
  places.set(field, { lines, doubt: "check", warnings: [...new Set([...place.warnings, code])] });
}
