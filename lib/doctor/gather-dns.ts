// Asks the names of a domain, each question within a time limit. What does not exist is an empty answer, not a fault.
import { Resolver } from "node:dns/promises";
import { isIP } from "node:net";
import { networkInterfaces } from "node:os";
import ipaddr from "ipaddr.js";
import { second } from "@/lib/clock";
import type { DkimFacts, DmarcFacts, MxFacts, PtrFacts, SpfFacts, SpfSender } from "./judge-dns";
import { type Asked, type Question, type SpfOutcome, spfOf } from "./spf";

export interface Names {
  txt(name: string): Promise<Asked<string>>;
  mx(name: string): Promise<Asked<string>>;
  addresses(name: string): Promise<Asked<string>>;
  reverse(address: string): Promise<Asked<string>>;
}

/** How long may one question take, with its second try? */
const patience = 5 * second;

/** The names of the world. `servers` are asked in place of the machine's own. */
export function worldNames(servers: readonly string[] = []): Names {
  const resolver = new Resolver({ timeout: patience / 2, tries: 2 });
  if (servers.length > 0) resolver.setServers(servers);
  return {
    txt: (name) => asked(resolver.resolveTxt(name).then((records) => records.map((parts) => parts.join("")))),
    mx: (name) => asked(resolver.resolveMx(name).then((found) => byPriority(found))),
    async addresses(name) {
      if (isIP(name) !== 0) return [name];
      const [four, six] = await Promise.all([asked(resolver.resolve4(name)), asked(resolver.resolve6(name))]);
      if (four === "no_answer" && six === "no_answer") return "no_answer";
      return [four, six].flatMap((found) => (found === "no_answer" ? [] : found));
    },
    reverse: (address) => asked(resolver.reverse(address)),
  };
}

/** Tried where the operator names no selector. */
export const usualSelectors = [
  ...["default", "dkim", "mail", "postbag", "postfix", "s1", "s2", "k1", "k2", "selector1", "selector2", "google"],
  ...["smtp", "mta", "key1", "x", "20230601", "protonmail", "fm1", "mailo", "scph0"],
] as const;

/** How many addresses of a mail server are looked at? Those of one are treated alike. */
const addressesMax = 4;

/** `host`: the mail server; null where it is this machine. `address`: as the operator named it. */
export async function spfFacts(
  names: Names,
  domain: string,
  { host, address }: { host: string | null; address: string | null },
): Promise<SpfFacts> {
  const [txt, sender] = await Promise.all([names.txt(domain), senderFrom(names, host, address)]);
  const outcomes = await Promise.all(sender.addresses.map((one) => follow(spfOf(domain, one), names)));
  return { domain, txt, sender, outcomes };
}

async function senderFrom(names: Names, host: string | null, address: string | null): Promise<SpfSender> {
  if (address !== null) return { isSure: true, host: address, addresses: [address] };
  const found = host === null ? ownAddresses() : await names.addresses(host);
  const addresses = found === "no_answer" ? [] : found.slice(0, addressesMax);
  return { isSure: false, host: host ?? "this machine", addresses };
}

/** Those that the world can see; behind a router there are none. */
function ownAddresses(): string[] {
  return Object.values(networkInterfaces())
    .flatMap((each) => each ?? [])
    .filter(({ internal }) => !internal)
    .map(({ address }) => address.replace(/%.*$/, ""))
    .filter((address) => ipaddr.isValid(address) && ipaddr.process(address).range() === "unicast");
}

/** Asks what the rule asks, until it has come to an end. */
async function follow(rule: Generator<Question, SpfOutcome, Asked<string>>, names: Names): Promise<SpfOutcome> {
  let next = rule.next();
  while (!next.done) {
    const { kind, name } = next.value;
    next = rule.next(await names[kind](name));
  }
  return next.value;
}

export async function dkimFacts(names: Names, domain: string, selector: string | null): Promise<DkimFacts> {
  const selectors = selector === null ? usualSelectors : [selector];
  const ask = async (one: string) => ({ selector: one, txt: await names.txt(`${one}._domainkey.${domain}`) });
  return { domain, given: selector !== null, asked: await Promise.all(selectors.map(ask)) };
}

export async function dmarcFacts(names: Names, domain: string, senderDomain: string): Promise<DmarcFacts> {
  const labels = domain.split(".");
  const above = labels.slice(0, -1).map((_, at) => labels.slice(at).join("."));
  const ask = async (at: string) => ({ at, txt: await names.txt(`_dmarc.${at}`) });
  return { domain, senderDomain, asked: await Promise.all(above.map(ask)) };
}

/** `host`: the mail server; null where it is on this machine and nobody said from which address it sends. */
export async function ptrFacts(names: Names, host: string | null): Promise<PtrFacts> {
  const found = host === null ? [] : await names.addresses(host);
  const address = found === "no_answer" ? null : (found[0] ?? null);
  if (address === null) return { address, names: [], back: {} };
  const called = await names.reverse(address);
  const each = called === "no_answer" ? [] : called;
  const back = await Promise.all(
    each.map(async (name) => {
      const addresses = await names.addresses(name);
      return [name, addresses === "no_answer" ? [] : addresses] as const;
    }),
  );
  return { address, names: called, back: Object.fromEntries(back) };
}

export async function mxFacts(names: Names, domain: string | null): Promise<MxFacts> {
  return { domain, servers: domain === null ? [] : await names.mx(domain) };
}

async function asked<T>(question: Promise<T[]>): Promise<Asked<T>> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<"no_answer">((resolve) => {
    timer = setTimeout(() => resolve("no_answer"), patience);
  });
  const answer = question.catch((fault: NodeJS.ErrnoException) =>
    fault.code === "ENODATA" || fault.code === "ENOTFOUND" ? [] : ("no_answer" as const),
  );
  return Promise.race([answer, late]).finally(() => clearTimeout(timer));
}

function byPriority(found: { priority: number; exchange: string }[]): string[] {
  return [...found].sort((one, other) => one.priority - other.priority).map(({ exchange }) => exchange);
}
