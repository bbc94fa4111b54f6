// What a line of an address block holds besides text: addresses, numbers, handles, links, a salutation.
import { linksIn } from "@/lib/importing/fields/links";
import type { Channel } from "@/lib/importing/labels/labels";
import { channelsIn } from "@/lib/importing/labels/match";

export type ContactKey = "emails" | "faxes" | "phones" | "social" | "web";

export interface Contacts {
  /** What of the line is no contact. */
  readonly rest: string;
  readonly found: readonly { key: ContactKey; values: string[] }[];
  readonly salutation: string | null;
  /** A label without its value: the next line has it. */
  readonly awaits: Channel | null;
  /** An address that the web page hid. */
  readonly hidden: boolean;
}

const email = /[\p{L}\d._%+'-]{1,64}@[\p{L}\d-]{1,63}(?:\.[\p{L}\d-]{1,63}){1,8}/gu;
const hiddenEmail = /\[(?:email|e-mail)[\s\u00A0]*(?:protected|address)\]/giu;
const number =
  /(?:\(?\+|\(?\d)[\d\s()./-]{4,40}\d(?:,?\s?(?:ext(?:ension)?\.?|x|int\.?|poste|ramal|durchwahl|доб\.?)\s?\d{1,5})?/gu;

export function contactsIn(text: string): Contacts {
  const labels = channelsIn(text);
  const hidden = hiddenEmail.test(text);
  hiddenEmail.lastIndex = 0;
  const first = labels[0];
  if (!first) return unlabelled(text, hidden);
  const values = labels.map((label, at) => ({
    channel: label.channel,
    text: text.slice(label.end, labels[at + 1]?.start ?? text.length),
  }));
  const found = values.flatMap((value, at) => {
    if (value.channel === "salutation") return [];
    const one = { key: value.channel, values: valuesOf(value.channel, value.text) };
    const twin = twinOf(text.slice(at === 0 ? 0 : labels[at - 1]?.end, labels[at]?.start));
    return twin && twin !== value.channel ? [{ ...one, key: twin }, one] : [one];
  });
  const salutation = values.find((value) => value.channel === "salutation");
  const last = values.at(-1);
  const unfilled =
    last && last.channel !== "salutation" ? valuesOf(last.channel, last.text).length === 0 : last?.text.trim() === "";
  const awaits = last && unfilled && !hidden ? last.channel : null;
  return {
    rest: restOf(text.slice(0, first.start).replace(twinLabel, "")),
    found,
    salutation: salutation ? tidySalutation(salutation.text) : null,
    awaits,
    hidden,
  };
}

const twinLabel =
  /(?<![\p{L}])(?:(tel(?:e?phone|efon[eo]?|éfono|efoon)?\.?|phone|tél(?:éphone)?\.?|тел(?:ефон)?\.?)|(fax))\s?(?:[/&+,-]|and|y|e|et|und|en|и)\s?$/iu;

/** "Phone/Fax: 1" is both numbers. */
function twinOf(before: string): "phones" | "faxes" | null {
  const match = twinLabel.exec(before);
  return match ? (match[1] === undefined ? "faxes" : "phones") : null;
}

/** The values in what stands after a label. */
export function valuesOf(channel: Exclude<Channel, "salutation">, text: string): string[] {
  if (channel === "emails") return [...text.matchAll(email)].map((match) => tidyEmail(match[0]));
  if (channel === "faxes" || channel === "phones") return numbersIn(text);
  if (channel === "web") return linksIn(text).concat(bareSites(text));
  return socialIn(text);
}

/** An address, link or number that stands in a line without a label. */
function unlabelled(text: string, hidden: boolean): Contacts {
  const emails = [...text.matchAll(email)].map((match) => tidyEmail(match[0]));
  const web = linksIn(text);
  let rest = text.replace(email, "").replace(hiddenEmail, "");
  for (const link of web) rest = rest.replace(link, "");
  const phones = barePhones(rest);
  for (const phone of phones) rest = rest.replace(phone, "");
  const found = [
    { key: "emails" as const, values: emails },
    { key: "web" as const, values: web },
    { key: "phones" as const, values: phones },
  ].filter((one) => one.values.length > 0);
  const changed = found.length > 0 || hidden;
  return { rest: changed ? restOf(rest) : text.trim(), found, salutation: null, awaits: null, hidden };
}

/** A number without a label is a phone number only where it is a whole line or a whole part between commas. */
function barePhones(text: string): string[] {
  return text
    .split(/[,;]/)
    .map((part) => part.trim())
    .filter((part) => /^(?:\+\d[\d\s()/-]{7,20}|0\d[\d\s()/-]{6,18}|\(\d{2,4}\)\s?\d[\d\s-]{5,14})$/.test(part));
}

function numbersIn(text: string): string[] {
  return [...text.replace(/\([^)\d]*\)/gu, " ").matchAll(number)]
    .flatMap((match) => besideSlashes(match[0]))
    .map((one) => one.replace(/[\s./-]+$/, "").trim())
    .filter((one) => digitsOf(one) >= 4);
}

/** "+856 21 555 103/ 555 104" is two numbers, the second without what both begin with; "030/555 12" and "555 103/4" are one each. */
function besideSlashes(text: string): string[] {
  const numbers: string[] = [];
  for (const [part, slash] of partsBesideSlashes(text)) {
    const before = numbers.at(-1);
    const whole = /^\+/.test(part) || /^\d{4,}/.test(part) || (before !== undefined && digitsOf(before) >= 7);
    if (before === undefined || (whole && digitsOf(part) >= 4)) numbers.push(part);
    else numbers[numbers.length - 1] = `${before}${slash}${part}`;
  }
  return numbers.filter((one, at) => at > 0 || digitsOf(one) >= 5);
}

/** Each part with the slash before it as printed. */
function partsBesideSlashes(text: string): [part: string, slash: string][] {
  const pieces = text.split(/(\s*\/\s*)/);
  return pieces.flatMap((part, at) => (at % 2 === 0 ? [[part, pieces[at - 1] ?? ""] as [string, string]] : []));
}

const digitsOf = (text: string) => text.replace(/\D/g, "").length;

function socialIn(text: string): string[] {
  const handles = [...text.matchAll(/@[\w.]{1,40}/gu)].map((match) => match[0].replace(/\.$/, ""));
  const links = text.match(/(?:https?:\/\/|www\.)?(?:[\w-]+\.)+[a-z]{2,}\/\S+/gi) ?? [];
  if (links.length > 0) return links.map((link) => link.replace(/[.,;)]+$/, ""));
  if (handles.length > 0) return handles;
  const paths = text.match(/(?<![\w./:])\/[\w.-]{3,60}(?![\w/])/gu) ?? [];
  const bare = /^[\s:]*([a-z][\w.]{2,40}?)[.,;\s]*$/iu.exec(text)?.[1];
  return bare === undefined ? paths : [bare];
}

function bareSites(text: string): string[] {
  return linksIn(text).length > 0
    ? []
    : (text.match(/(?:[a-z\d-]+\.)+[a-z]{2,}(?:\/\S*)?/gi) ?? []).map((site) => site.replace(/[.,;)]+$/, ""));
}

const tidyEmail = (text: string) => text.replace(/^['.-]+|['.-]+$/g, "");

function tidySalutation(text: string): string | null {
  const tidy = text
    .trim()
    .replace(/^\(|\)$/g, "")
    .trim();
  return tidy === "" ? null : tidy;
}

/** Text beside a contact, without the signs that joined them. */
function restOf(text: string): string {
  return text
    .replace(/[\s,;|/–(-]+$/u, "")
    .replace(/(?<=[\p{Ll}\d]|\d\p{Lu}{1,2})\.$/u, "")
    .replace(/^[\s,;|/)–-]+/u, "")
    .replace(/(?:,\s*){2,}/g, ", ")
    .replace(/^(?:by|via|per|par|por)$/iu, "")
    .trim();
}
