// Does a domain's SPF record let an address send for it (RFC 7208)? A rule that asks: it yields each question to the names of the
// world and goes on with the answer, so that it never sees how, and a table can answer it.
import ipaddr from "ipaddr.js";

/** The answer to a question: the records, none at all, or no answer within the time. */
export type Asked<T> = readonly T[] | "no_answer";

export interface Question {
  readonly kind: "txt" | "addresses" | "mx";
  readonly name: string;
}

/** `depends`: on each mail, or on names that lead to the address; that cannot be known ahead. */
export type SpfEnd = "pass" | "fail" | "softfail" | "neutral" | "none" | "permerror" | "temperror" | "depends";

export interface SpfOutcome {
  readonly end: SpfEnd;
  /** The term that decided, or what is wrong. */
  readonly why: string;
}

type Asking<T> = Generator<Question, T, Asked<string>>;
type Address = ipaddr.IPv4 | ipaddr.IPv6;

/** RFC 7208 §4.6.4: receivers stop there. */
const lookupsMax = 10;
const voidsMax = 2;
const exchangesMax = 10;

export function* spfOf(domain: string, address: string): Asking<SpfOutcome> {
  return yield* check(domain, ipaddr.process(address), { lookups: 0, voids: 0 });
}

export const isSpf = (record: string) => /^v=spf1(?: |$)/i.test(record);

interface Spent {
  lookups: number;
  voids: number;
}

const end = (how: SpfEnd, why: string): SpfOutcome => ({ end: how, why });
const tooMany = end("permerror", "more than ten look-ups");
const tooVoid = end("permerror", "more than two names in it that do not exist");

function* check(domain: string, address: Address, spent: Spent): Asking<SpfOutcome> {
  const txt = yield { kind: "txt", name: domain };
  if (txt === "no_answer") return end("temperror", domain);
  const [record, another] = txt.filter(isSpf);
  if (record === undefined) return end("none", domain);
  if (another !== undefined) return end("permerror", `several records at ${domain}`);
  const read = parse(record);
  if (typeof read === "string") return end("permerror", `"${read}" at ${domain}`);
  let unsure: Mechanism | null = null;
  for (const mechanism of read.mechanisms) {
    const met = yield* meets(mechanism, domain, address, spent);
    if (met === "depends") unsure ??= mechanism;
    else if (typeof met === "object") return met;
    else if (met) return decided(end(ends[mechanism.qualifier], mechanism.text), unsure);
  }
  if (read.redirect === null) return decided(end("neutral", `the end of the record at ${domain}`), unsure);
  if (++spent.lookups > lookupsMax) return tooMany;
  if (read.redirect.includes("%")) return end("depends", `redirect=${read.redirect}`);
  const there = yield* check(read.redirect, address, spent);
  return there.end === "none" ? end("permerror", `no record at ${there.why}`) : decided(there, unsure);
}

/** A term before it that may or may not have matched: then only a pass that is one either way is sure. */
function decided(outcome: SpfOutcome, unsure: Mechanism | null): SpfOutcome {
  if (unsure === null || (outcome.end === "pass" && unsure.qualifier === "+")) return outcome;
  return end("depends", unsure.text);
}

const ends = { "+": "pass", "-": "fail", "~": "softfail", "?": "neutral" } as const;

interface Mechanism {
  readonly qualifier: keyof typeof ends;
  readonly name: "all" | "include" | "a" | "mx" | "ptr" | "ip4" | "ip6" | "exists";
  /** A name, or of ip4 and ip6 the address; empty: the domain that is looked at. */
  readonly value: string;
  readonly bits: { readonly ipv4: number; readonly ipv6: number };
  readonly text: string;
}

function* meets(
  { name, value, bits }: Mechanism,
  domain: string,
  address: Address,
  spent: Spent,
): Asking<boolean | "depends" | SpfOutcome> {
  if (name === "all") return true;
  if (name === "ip4" || name === "ip6") return isWithin(address, value, bits);
  if (++spent.lookups > lookupsMax) return tooMany;
  if (name === "ptr" || name === "exists" || value.includes("%")) return "depends";
  const at = value === "" ? domain : value;
  if (name === "include") return included(yield* check(at, address, spent));
  return yield* isAmong(name, at, { address, bits, spent });
}

/** What another domain's record says counts where it says yes; what is wrong with it is wrong here, too. */
function included(there: SpfOutcome): boolean | "depends" | SpfOutcome {
  if (there.end === "pass") return true;
  if (there.end === "depends") return "depends";
  if (there.end === "none") return end("permerror", `no record at ${there.why}`);
  return there.end === "permerror" || there.end === "temperror" ? there : false;
}

function* isAmong(
  name: "a" | "mx",
  at: string,
  { address, bits, spent }: { address: Address; bits: Mechanism["bits"]; spent: Spent },
): Asking<boolean | SpfOutcome> {
  const hosts = name === "a" ? [at] : yield { kind: "mx", name: at };
  if (hosts === "no_answer") return end("temperror", at);
  if (hosts.length > exchangesMax) return end("permerror", `more than ten mail servers of ${at}`);
  if (hosts.length === 0 && ++spent.voids > voidsMax) return tooVoid;
  for (const host of hosts) {
    const found = yield { kind: "addresses", name: host };
    if (found === "no_answer") return end("temperror", host);
    if (found.length === 0 && ++spent.voids > voidsMax) return tooVoid;
    if (found.some((one) => isWithin(address, one, bits))) return true;
  }
  return false;
}

function isWithin(address: Address, network: string, bits: Mechanism["bits"]): boolean {
  const other = ipaddr.parse(network);
  return address.kind() === other.kind() && address.match(other, bits[address.kind()]);
}

interface Parsed {
  readonly mechanisms: readonly Mechanism[];
  readonly redirect: string | null;
}

/** The term that is none, where there is one: then the whole record counts as broken. */
function parse(record: string): Parsed | string {
  const mechanisms: Mechanism[] = [];
  const redirects: string[] = [];
  for (const text of record.trim().split(/ +/).slice(1)) {
    const [, modifier, said = ""] = /^([a-z][\w.-]*)=(.*)$/i.exec(text) ?? [];
    if (modifier === undefined) {
      const mechanism = mechanismIn(text);
      if (mechanism === null) return text;
      mechanisms.push(mechanism);
    } else if (modifier.toLowerCase() === "redirect") {
      if (said === "" || redirects.length > 0) return text;
      redirects.push(said);
    }
  }
  // Where everyone is spoken of, there is no one left to look for elsewhere.
  const redirect = mechanisms.some(({ name }) => name === "all") ? null : (redirects[0] ?? null);
  return { mechanisms, redirect };
}

const shapes: Record<Mechanism["name"], RegExp> = {
  all: /^$/,
  include: /^:(?<value>[^\s/]+)$/,
  exists: /^:(?<value>[^\s/]+)$/,
  ptr: /^(?::(?<value>[^\s/]+))?$/,
  a: /^(?::(?<value>[^\s/]+))?(?:\/(?<four>\d{1,2}))?(?:\/\/(?<six>\d{1,3}))?$/,
  mx: /^(?::(?<value>[^\s/]+))?(?:\/(?<four>\d{1,2}))?(?:\/\/(?<six>\d{1,3}))?$/,
  ip4: /^:(?<value>[\d.]+)(?:\/(?<four>\d{1,2}))?$/,
  ip6: /^:(?<value>[\da-f:.]+)(?:\/(?<six>\d{1,3}))?$/i,
};

function mechanismIn(text: string): Mechanism | null {
  const [, qualifier = "", said = "", rest = ""] = /^([+?~-]?)([a-z]+\d?)(.*)$/i.exec(text) ?? [];
  const name = (Object.keys(shapes) as Mechanism["name"][]).find((one) => one === said.toLowerCase());
  const found = name && shapes[name].exec(rest);
  if (!name || !found) return null;
  const { value = "", four = "32", six = "128" } = found.groups ?? {};
  const bits = { ipv4: Number(four), ipv6: Number(six) };
  if (bits.ipv4 > 32 || bits.ipv6 > 128) return null;
  if (name === "ip4" && !ipaddr.IPv4.isValidFourPartDecimal(value)) return null;
  if (name === "ip6" && !ipaddr.IPv6.isValid(value)) return null;
  return { qualifier: (qualifier || "+") as Mechanism["qualifier"], name, value, bits, text };
}
