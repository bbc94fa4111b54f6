// The review of a read document: for each field of the form the lines it came from and how far it can be trusted. Pure.
import type { ActionContent } from "@/lib/actions/action";
import type { Day } from "@/lib/clock";
import { doubtsOf } from "./checks";
import { countryNamed } from "./fields/countries";
import {
  blockOf,
  nowhere,
  orHolding,
  type Place,
  placeAt,
  type ReadDocument,
  type ReviewWarning,
  withRest,
} from "./places";

type Places = Map<string, Place>;

export interface Review {
  /** By the name of the form's field or row: `title`, `targets.0`, `targets.0.emails`; `targets` where there is no row. */
  readonly places: ReadonlyMap<string, Place>;
  /** What is doubtful in the document as a whole. */
  readonly warnings: readonly ReviewWarning[];
}

/** `today` tells whether the last day is over. */
export function reviewOf(document: ReadDocument, content: ActionContent, today: Day): Review {
  const places: Places = new Map();
  for (const [field, path] of Object.entries(pathOf)) places.set(field, placeAt(document, [path]));
  places.set("links", orHolding(places.get("links"), document, content.links));
  places.set("previous", orHolding(places.get("previous"), document, [content.previous]));
  placeLetter(places, document, content);
  placeRows(places, document, content, "targets");
  placeRows(places, document, content, "copies");
  if (document.lines.length > 0) placeGuesses(places, content);
  return doubtsOf(places, document, content, today);
}

/** What the document does not print: the languages of its texts, and the class where no word says which. */
function placeGuesses(places: Places, { letters }: ActionContent): void {
  const guessed = { ...nowhere, doubt: "likely", origin: "text" } as const;
  places.set("language", guessed);
  letters.forEach((_, at) => {
    if (places.has(`letters.${at}`)) places.set(`letters.${at}.language`, guessed);
  });
  if (places.get("class")?.lines.length === 0) places.set("class", { ...guessed, origin: "assumed" });
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
  ordinal: "ordinal",
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
      const values = [known[part]].flat();
      places.set(`${list}.${at}.${part}`, withRest(orHolding(own, document, values, block), document, values, block));
    }
    if (target.country !== "") places.set(`${list}.${at}.country`, countryPlace(document, block, target.country));
  });
}

/** A country on a line of its own is certain; at the end of another line it is likely. */
function countryPlace({ lines }: ReadDocument, block: readonly number[], country: string): Place {
  const named = lines.filter(({ number, text }) => block.includes(number) && countryNamed(text) === country);
  if (named.length > 0) return { ...nowhere, lines: named.map(({ number }) => number) };
  const ending = lines.filter(
    ({ number, text }) => block.includes(number) && countryNamed(text.split(",").at(-1) ?? "") === country,
  );
  return { ...nowhere, doubt: "likely", lines: ending.map(({ number }) => number) };
}
