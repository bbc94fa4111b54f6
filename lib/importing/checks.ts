// What somebody must check in a read document: each warning beside its field, as long as nothing was done about it. Pure.
import type { ActionContent } from "@/lib/actions/action";
import type { Day } from "@/lib/clock";
import type { Target } from "@/lib/targets/target";
import { ascending, blockOf, nowhere, type Place, type ReadDocument, type ReviewWarning } from "./places";
import type { ImportWarningCode } from "./result";

type Places = Map<string, Place>;

/** Puts each warning to its field; answers the places, and the warnings of the document as a whole. */
export function doubtsOf(places: Places, document: ReadDocument, content: ActionContent, today: Day) {
  const general: ReviewWarning[] = [];
  const isOver = content.class === "stop" || content.class === "outcome";
  for (const { code, line } of document.warnings) {
    if ((isOver && askedOnlyOfCalls.has(code)) || isFilled(content, code)) continue;
    const field = fieldOfWarning[code];
    const part = partOfWarning[code];
    const row = part === undefined ? undefined : rowAt(document, content, line);
    if (field !== undefined) warn(places, field, code, line);
    else if (part === undefined || row === undefined) general.push(code);
    else if (row !== null && !isMended(content, row, code)) warnRow(places, row, part, code);
  }
  if (!isOver && content.deadlineOn !== null && content.deadlineOn < today)
    warn(places, "deadline_on", "deadline_passed", null);
  return { places, warnings: [...new Set(general)] };
}

/** What was missing in the document has been typed in since. */
function isFilled(content: ActionContent, code: ImportWarningCode): boolean {
  switch (code) {
    case "deadline_missing":
      return content.deadlineOn !== null;
    case "title_missing":
      return content.title !== "";
    case "demands_missing":
      return content.demands.length > 0;
    case "letter_missing":
      return content.letters.length > 0;
    case "targets_missing":
      return content.targets.length > 0;
    default:
      return false;
  }
}

/** Whoever could not be written to can be now; whoever was nobody has a name. */
function isMended(content: ActionContent, row: string, code: ImportWarningCode): boolean {
  const [list, at] = row.split(".");
  const target: Target | undefined = content[list === "copies" ? "copies" : "targets"][Number(at)];
  if (target === undefined) return false;
  if (code === "doubtful_target") return [target.role, target.name, target.organization].some((text) => text !== "");
  return (
    code === "target_without_address" &&
    [target.postalAddress, target.emails, target.faxes].some((all) => all.length > 0)
  );
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
function warnRow(places: Places, row: string, part: string, code: ReviewWarning): void {
  const block = places.get(row) ?? nowhere;
  const own = places.get(`${row}.${part}`);
  warn(places, row, code, null);
  if (own === undefined || own.lines.length === 0) places.set(`${row}.${part}`, { ...nowhere, lines: block.lines });
  warn(places, `${row}.${part}`, code, null);
}

function warn(places: Places, field: string, code: ReviewWarning, line: number | null): void {
  const place = places.get(field) ?? nowhere;
  const lines = line === null ? place.lines : ascending([...place.lines, line]);
  places.set(field, { ...place, lines, doubt: "check", warnings: [...new Set([...place.warnings, code])] });
}
