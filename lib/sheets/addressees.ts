// Whom to write to, as lines: office, name and body, the address, and each way on a line of its own behind its label.
import { countryOfAddress } from "@/lib/importing/fields/countries";
import { cleanLine } from "@/lib/letters/clean";
import { countryIn } from "@/lib/sheets/names";
import type { SheetLine } from "@/lib/sheets/sheet";
import type { SheetWords } from "@/lib/sheets/words/words";
import type { Target } from "@/lib/targets/target";

const ways = ["emails", "faxes", "phones", "social", "web"] as const;

/** Empty for a target of which nothing is known. */
export function addresseeLines(target: Target, words: SheetWords): SheetLine[] {
  const who = [target.role, target.name, target.organization, ...target.postalAddress, countryLine(target, words)];
  const contacts = ways.flatMap((way) =>
    target[way].map((value) => ({ label: words[way] + words.colon, value: cleanLine(value) })),
  );
  const salutation = cleanLine(target.salutation);
  const opening = salutation === "" ? [] : [{ label: words.salutation + words.colon, value: salutation }];
  return [...who.map(cleanLine).filter((line) => line !== ""), ...contacts, ...opening];
}

/** The country, unless the address ends with it. */
function countryLine(target: Target, words: SheetWords): string {
  const said = countryOfAddress(target.postalAddress).country === target.country;
  return said ? "" : countryIn(target.country, words.language);
}
