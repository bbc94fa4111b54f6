// The address block of a letter: what shows in the window of the envelope, top to bottom, country last.
// The country is for the post office that sends it on, so it is written in a language of the sending country.

import { cleanLine } from "@/lib/letters/clean";
import { scriptOf } from "@/lib/letters/direction";
import type { Target } from "@/lib/targets/target";

/** How many lines does a window show, the country among them? */
export const recipientLinesMax = 6;

/**
 * Name, role, organization and address as the window takes them; more lines than it takes are joined, none is cut.
 * `originCountry` is ISO 3166-1 alpha-2, empty when not known: the country line is then in `language`.
 */
export function recipientLines(target: Target, originCountry: string, language: string): string[] {
  const address = target.postalAddress.map(cleanLine).filter((line) => line !== "");
  const who = [target.role, target.name, target.organization].map(cleanLine);
  const head = who.filter((line, at) => line !== "" && who.indexOf(line) === at && !address.includes(line));
  const country = countryLine(target.country, originCountry, language, address);
  const room = recipientLinesMax - (country === null ? 0 : 1);
  const lines = joinToFit(head, address, room);
  return country === null ? lines : [...lines, country];
}

/** Lines as one, for lists and envelopes that are written by hand: the comma is that of the script. */
export function toOneLine(lines: readonly string[]): string {
  return lines.filter((line) => line !== "").reduce((left, right) => (left === "" ? right : join(left, right)), "");
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

/** Scripts a post office abroad cannot be expected to have printed by us: English stands in for them. */
const printedScripts = ["Latn", "Cyrl", "Grek", "Arab", "Hebr", "Hans", "Hant"];

function countryLine(country: string, origin: string, language: string, address: readonly string[]): string | null {
  if (country === "" || country === origin) return null;
  const inLanguage = mailLanguage(origin, language);
  const name = countryName(country, inLanguage);
  if (name === null || isSaid(country, [inLanguage, language], address)) return null;
  return name.toLocaleUpperCase(inLanguage);
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

/** Whether the address already ends with the country, in a language likely on an envelope. */
function isSaid(country: string, languages: readonly string[], address: readonly string[]): boolean {
  const own = new Intl.Locale(`und-${country}`).maximize().language;
  const last = plain(address.at(-1) ?? "");
  const all = plain(address.join(" "));
  return [...languages, own, "en", "fr", "es"].some((language) =>
    (["long", "short"] as const).some((style) => {
      const name = plain(nameOf(country, language, style) ?? "");
      if (name === "") return false;
      if (/\p{Script=Han}/u.test(name)) return all.includes(name);
      return name.length > 2 && ` ${last} `.includes(` ${name} `);
    }),
  );
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

/** Role and name share a line first; then the two neighbours that make the shortest line, as often as it takes. */
function joinToFit(head: readonly string[], address: readonly string[], room: number): string[] {
  const lines = [...head, ...address];
  if (lines.length > room && head.length > 1) lines.splice(0, 2, join(lines[0] ?? "", lines[1] ?? ""));
  while (lines.length > room) {
    const lengths = lines.slice(1).map((line, at) => line.length + (lines[at] ?? "").length);
    const at = lengths.indexOf(Math.min(...lengths));
    lines.splice(at, 2, join(lines[at] ?? "", lines[at + 1] ?? ""));
  }
  return lines;
}

function join(left: string, right: string): string {
  let end = left.length;
  while (/[\s,;،\uff0c\uff1b]/u.test(left.charAt(end - 1))) end -= 1;
  const start = left.slice(0, end);
  const next = right.match(/\p{L}/u)?.[0] ?? "";
  if (/\p{Script=Arabic}/u.test(next)) return `${start}، ${right}`;
  return /\p{Script=Han}/u.test(next) && /\p{Script=Han}$/u.test(start)
    ? `${start}\uff0c${right}`
    : `${start}, ${right}`;
}
