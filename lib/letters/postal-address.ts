// The address block of a letter: what shows in the window of the envelope, top to bottom, country last.
// Where it comes from and where it goes decide: the country of the address says whether the person or the body comes first,
// and whether both stand under the town; what crosses a border has its town in capitals, and says its country.

import { formatAddress } from "localized-address-format";
import { postcodeValidator, postcodeValidatorExistsForCountry } from "postcode-validator";
import { cleanLine } from "@/lib/letters/clean";
import { scriptOf } from "@/lib/letters/direction";
import { joinLines, type Target, toOneLine } from "@/lib/targets/target";

/** How many lines does a window show, the country among them? */
export const recipientLinesMax = 6;

/**
 * Name, role, organization and address as the window takes them; more lines than it takes are joined, none is cut.
 * `originCountry` is ISO 3166-1 alpha-2, empty when not known: the country line is then in `language`.
 */
export function recipientLines(target: Target, originCountry: string, language: string): string[] {
  const written = target.postalAddress.map(cleanLine).filter((line) => line !== "");
  const typed = withoutCountry(written, target.country, [mailLanguage(originCountry, language), language]);
  const abroad = target.country !== "" && target.country !== originCountry;
  const isNew = (line: string) => line !== "" && !typed.includes(line);
  const who = [...new Set([target.role, target.name].map(cleanLine))].filter(isNew);
  const body = [cleanLine(target.organization)].filter((line) => isNew(line) && !who.includes(line));
  const address = abroad ? withTownInCapitals(typed, target.country) : typed;
  const country = countryLine(target.country, originCountry, language, typed);
  const room = recipientLinesMax - (country === null ? 0 : 1);
  const isTooMuch = who.length + body.length + address.length > room;
  const parts = { who: isTooMuch && who.length > 1 ? [toOneLine(who)] : who, body, address };
  const lines = joinToFit(
    orderOf(target.country, abroad, typed).flatMap((part) => parts[part]),
    room,
  );
  return country === null ? lines : [...lines, country];
}

/** The name of a country in a language; null for a code that is none. */
export function countryName(country: string, language: string): string | null {
  if (!/^[A-Z]{2}$/.test(country)) return null;
  const style = shortIsBetter.includes(country) ? "short" : "long";
  return nameOf(country, language, style);
}

/** Whose long names carry a second name or a status: "Hong Kong SAR China". */
const shortIsBetter = ["HK", "MM", "MO"];

/** Countries with several languages on their mail, first the one used when the letter is in none of them. */
const mailLanguages: Readonly<Record<string, readonly string[]>> = {
  BE: ["nl", "fr", "de"],
  CA: ["en", "fr"],
  CH: ["de", "fr", "it"],
  FI: ["fi", "sv"],
  HK: ["zh-Hant", "en"],
  IE: ["en"],
  IN: ["en"],
  KZ: ["kk", "ru"],
  LK: ["en"],
  LU: ["fr", "de"],
  MA: ["ar", "fr"],
  PK: ["en", "ur"],
  SG: ["en"],
  ZA: ["en"],
};

/** The scripts there are fonts for; in others the country would be a row of boxes, and stands in English. */
const printedScripts = "Latn Cyrl Grek Arab Hebr Hans Hant Jpan Kore Deva Thai Beng Taml Geor Armn Ethi Tibt".split(
  " ",
);

const parts = ["who", "body", "address"] as const;
type Part = (typeof parts)[number];

/**
 * In the order of that country. Lines in its own script keep its own order, in which an East Asian address goes from the
 * large to the small and ends with the person; what a foreign post has to read begins with the person.
 */
function orderOf(country: string, abroad: boolean, address: readonly string[]): readonly Part[] {
  const own = eastAsianLetter.test(address.join(""));
  const fields = { postalCountry: country, name: "who", organization: "body", addressLines: ["address"] };
  const formatted = formatAddress(fields, own ? "local" : "latin");
  const order = formatted.flatMap((line) => parts.find((part) => part === line) ?? []);
  return order[0] === "address" && abroad && !own ? parts : order;
}

const eastAsianLetter = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;

/** A line with more beside its postcode than a town has is left as it was typed. */
const townMax = 40;

/** The town is the line with the postcode, or the one above a postcode that stands alone. Nothing else is changed. */
function withTownInCapitals(address: readonly string[], country: string): string[] {
  const withCode = address.findLastIndex((line) => withoutPostcode(line, country) !== null);
  const rest = withCode === -1 ? null : withoutPostcode(address[withCode] ?? "", country);
  const town = rest === "" ? withCode - 1 : withCode;
  const name = rest === "" ? (address[town] ?? "") : rest;
  if (name === null || name.length > townMax || /\p{N}/u.test(name)) return [...address];
  const { language } = new Intl.Locale(`und-${country}`).maximize();
  return address.map((line, at) => (at === town || at === withCode ? inCapitals(line, language) : line));
}

/** What a line holds beside the postcode it begins or ends with; null for a line without one. */
function withoutPostcode(line: string, country: string): string | null {
  if (!postcodeValidatorExistsForCountry(country)) return null;
  const words = line.split(" ");
  for (let count = Math.min(words.length, postcodeWordsMax); count > 0; count--) {
    const first = words.slice(0, count).join(" ").replace(postcodePrefix, "").replace(/,$/, "");
    const last = words.slice(-count).join(" ");
    if (postcodeValidator(first, country)) return words.slice(count).join(" ");
    if (postcodeValidator(last, country)) return words.slice(0, -count).join(" ");
  }
  return null;
}

const postcodeWordsMax = 2;
/** "D-10117", "CH-3003": the sign of the country some still put before its postcodes. */
const postcodePrefix = /^[A-Z]{1,2}[-–]/;

function countryLine(country: string, origin: string, language: string, address: readonly string[]): string | null {
  if (country === "" || country === origin) return null;
  const inLanguage = mailLanguage(origin, language);
  const name = countryName(country, inLanguage);
  if (name === null || isSaid(country, [inLanguage, language], address)) return null;
  return inCapitals(name, inLanguage);
}

/** Georgian stays as it is: its capitals are for headlines, and few fonts have them. */
function inCapitals(text: string, language: string): string {
  return text.replace(/[^\p{Script=Georgian}]+/gu, (part) => part.toLocaleUpperCase(language));
}

function mailLanguage(origin: string, language: string): string {
  const own = language.split("-")[0] ?? language;
  if (!/^[A-Z]{2}$/.test(origin)) return printable(language);
  const several = mailLanguages[origin];
  if (several !== undefined) return several.includes(own) ? own : (several[0] ?? "en");
  const likely = new Intl.Locale(`und-${origin}`).maximize();
  return printable(likely.script === undefined ? likely.language : `${likely.language}-${likely.script}`);
}

function printable(language: string): string {
  return printedScripts.includes(scriptOf(language)) ? language : "en";
}

/** Without a last line that is the country and nothing else: ours stands for it, or it is not needed. */
function withoutCountry(address: readonly string[], country: string, languages: readonly string[]): readonly string[] {
  const last = plain(address.at(-1) ?? "");
  return address.length > 1 && namesOf(country, languages).includes(last) ? address.slice(0, -1) : address;
}

/** Whether the address already ends with the country, in a language likely on an envelope. */
function isSaid(country: string, languages: readonly string[], address: readonly string[]): boolean {
  const last = plain(address.at(-1) ?? "");
  const all = plain(address.join(" "));
  return namesOf(country, languages).some((name) => {
    if (/\p{Script=Han}/u.test(name)) return all.includes(name);
    return name.length > 2 && ` ${last} `.includes(` ${name} `);
  });
}

/** The names of a country likely on an envelope, bare of capitals and marks. */
function namesOf(country: string, languages: readonly string[]): string[] {
  if (!/^[A-Z]{2}$/.test(country)) return [];
  const own = new Intl.Locale(`und-${country}`).maximize().language;
  const names = [...languages, own, "en", "fr", "es"].flatMap((language) =>
    (["long", "short"] as const).map((style) => plain(nameOf(country, language, style) ?? "")),
  );
  return names.filter((name) => name !== "");
}

function nameOf(country: string, language: string, style: "long" | "short"): string | null {
  try {
    const names = new Intl.DisplayNames([language, "en"], { type: "region", style, fallback: "none" });
    return names.of(country)?.replace(/\s*\(.*\)$/, "") ?? null;
  } catch {
    return null;
  }
}

function plain(text: string): string {
  const bare = text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  return bare.replace(/[^\p{L}\p{N}]+/gu, " ").trim();
}

/** The two neighbours that make the shortest line share it, as often as it takes. */
function joinToFit(given: readonly string[], room: number): string[] {
  const lines = [...given];
  while (lines.length > room) {
    const lengths = lines.slice(1).map((line, at) => line.length + (lines[at] ?? "").length);
    const at = lengths.indexOf(Math.min(...lengths));
    lines.splice(at, 2, joinLines(lines[at] ?? "", lines[at + 1] ?? ""));
  }
  return lines;
}
