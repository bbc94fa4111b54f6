// The shape of a target in JSON columns, and how one row of the editor's form becomes a target. Reading never refuses.
import { z } from "zod";
import { asId, newId, type TargetId } from "@/lib/ids";
import { cleanLine, cleanText } from "@/lib/letters/clean";
import type { Target } from "./target";

const lines = z.array(z.string()).readonly();

export const targetSchema: z.ZodType<Target> = z.object({
  id: z.string().transform((id) => id as TargetId),
  role: z.string(),
  name: z.string(),
  organization: z.string(),
  postalAddress: lines,
  country: z.string(),
  emails: lines,
  faxes: lines,
  phones: lines,
  social: lines,
  web: lines,
  salutation: z.string(),
  checked: z.string(),
});

/** The fields of one row, as in `targets.0.postal_address`; the lists are one entry per line. */
export const targetFields = [
  "id",
  "role",
  "name",
  "organization",
  "postal_address",
  "country",
  "emails",
  "faxes",
  "phones",
  "social",
  "web",
  "salutation",
  "checked",
] as const;
export type TargetField = (typeof targetFields)[number];

/** `taken` holds the ids of the rows above: an id that is missing, malformed or taken is replaced by a new one. */
export function targetFromRow(row: (field: TargetField) => string, taken: ReadonlySet<TargetId>): Target {
  const id = asId<TargetId>(row("id"));
  return {
    id: id !== null && !taken.has(id) ? id : newId<TargetId>(),
    role: cleanLine(row("role")),
    name: cleanLine(row("name")),
    organization: cleanLine(row("organization")),
    postalAddress: linesOf(row("postal_address")),
    country: countryCode(row("country")),
    emails: linesOf(row("emails")),
    faxes: linesOf(row("faxes")),
    phones: linesOf(row("phones")),
    social: linesOf(row("social")),
    web: linesOf(row("web")),
    salutation: cleanLine(row("salutation")),
    checked: cleanLine(row("checked")),
  };
}

/** What stands in the row of that target when the editor shows it again. */
export function rowFromTarget(target: Target): Record<TargetField, string> {
  return {
    id: target.id,
    role: target.role,
    name: target.name,
    organization: target.organization,
    postal_address: target.postalAddress.join("\n"),
    country: target.country,
    emails: target.emails.join("\n"),
    faxes: target.faxes.join("\n"),
    phones: target.phones.join("\n"),
    social: target.social.join("\n"),
    web: target.web.join("\n"),
    salutation: target.salutation,
    checked: target.checked,
  };
}

/** A field of several entries, one per line, without empty ones. */
export function linesOf(typed: string): string[] {
  return cleanText(typed)
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
}

function countryCode(typed: string): string {
  const code = cleanLine(typed);
  return /^[a-z]{2}$/i.test(code) ? code.toUpperCase() : code;
}
