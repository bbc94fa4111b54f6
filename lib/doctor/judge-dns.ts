// What the names of a domain say about mail from it (RFC 7208, 6376, 7489, 7505). Facts in, judgement out.
import { bad, type Check, doubt, good, skipped } from "./check";
import { type Asked, isSpf, type SpfOutcome } from "./spf";

const again = "Look again later, or from another network; names that cannot be looked up make mail fail everywhere.";

export interface SpfFacts {
  /** Of the envelope sender. */
  readonly domain: string;
  readonly txt: Asked<string>;
  readonly sender: SpfSender;
  /** What the record says of each address of the sender. */
  readonly outcomes: readonly SpfOutcome[];
}

/** From where mail leaves, as far as it can be known here. */
export interface SpfSender {
  /** The operator named it; else it is where the mail server is reached, and it may send from elsewhere. */
  readonly isSure: boolean;
  readonly host: string;
  /** Empty where only the mail server knows. */
  readonly addresses: readonly string[];
}

export function judgeSpf(facts: SpfFacts): Check {
  const { domain, txt } = facts;
  if (txt === "no_answer") return doubt("SPF", `The records of ${domain} could not be looked up.`, again);
  const records = txt.filter(isSpf);
  const [record = ""] = records;
  if (records.length === 0) {
    const example = `v=spf1 a:YOUR.MAIL.SERVER -all`;
    return bad(
      "SPF",
      `${domain} does not say who may send for it.`,
      `Publish one TXT record at ${domain}, such as "${example}".`,
    );
  }
  if (records.length > 1) {
    return bad("SPF", `${domain} has ${records.length} SPF records, which counts as none.`, "Join them into one.");
  }
  const terms = record.split(/\s+/).slice(1);
  if (terms.some((term) => /^\+?all$/i.test(term))) {
    return bad("SPF", `${domain} lets the whole world send for it.`, "End the record with -all or ~all.");
  }
  const broken = facts.outcomes.find(({ end }) => end === "permerror");
  if (broken) return bad("SPF", `The record of ${domain} counts as broken: ${broken.why}.`, "Mend or shorten it.");
  if (!terms.some((term) => /^[~-]all$|^redirect=/i.test(term))) {
    return doubt("SPF", `The record of ${domain} says nothing about everyone else.`, "End it with -all or ~all.");
  }
  return judgeSender(facts);
}

/** The record is as it should be: does it let our mail through? */
function judgeSender({ domain, sender: { isSure, host, addresses }, outcomes }: SpfFacts): Check {
  const name = "If your mail server sends from an address you know, name it: postbag doctor --address IP.";
  if (outcomes.length === 0) {
    return doubt("SPF", `${domain} says who may send for it; from where ${host} sends cannot be known here.`, name);
  }
  const late = outcomes.find(({ end }) => end === "temperror");
  if (late) return doubt("SPF", `A name in the record of ${domain} could not be looked up: ${late.why}.`, again);
  const at = outcomes.findIndex(({ end }) => end !== "pass");
  const first = outcomes[at];
  if (first === undefined) {
    const [{ why } = { why: "" }] = outcomes;
    return isSure
      ? good("SPF", `${domain} lets ${addresses[0]} send for it (${why}).`)
      : good("SPF", `${domain} lets ${host} send for it (${why}), if it sends from where it is reached.`);
  }
  if (first.end === "depends") {
    return doubt("SPF", `Whether ${domain} lets ${host} send for it depends on each mail (${first.why}).`, name);
  }
  if (!isSure) {
    const mend =
      "Ask whoever runs it what belongs into the record, often an include:. If you know its sending address, try --address IP.";
    return doubt(
      "SPF",
      `${domain} does not let ${host} (${addresses[at]}) send for it; it may send from others.`,
      mend,
    );
  }
  const mend = `Add ip4: or ip6: with ${addresses[at]}, or what your mail server's owner says, to the TXT record at ${domain}.`;
  const says = `${domain} does not let ${addresses[at]} send for it (${first.why}): mail is refused or hidden.`;
  return first.end === "neutral"
    ? doubt("SPF", `${domain} does not say whether ${addresses[at]} may send for it.`, mend)
    : bad("SPF", says, mend);
}

export interface DkimFacts {
  readonly domain: string;
  /** The selector was named by the operator; else the usual ones were tried. */
  readonly given: boolean;
  readonly asked: readonly { readonly selector: string; readonly txt: Asked<string> }[];
}

export function judgeDkim({ domain, given, asked }: DkimFacts): Check {
  const keys = asked.flatMap(({ selector, txt }) =>
    txt === "no_answer" ? [] : txt.filter((one) => /(?:^|;)\s*p=/i.test(one)).map((record) => ({ selector, record })),
  );
  const [key] = keys;
  if (key === undefined) return withoutKey(domain, given, asked);
  const tag = (name: string) => new RegExp(`(?:^|;)\\s*${name}=([^;]*)`, "i").exec(key.record)?.[1]?.replace(/\s/g, "");
  const where = `${key.selector}._domainkey.${domain}`;
  const publicKey = tag("p") ?? "";
  if (publicKey === "")
    return bad("DKIM", `The key at ${where} is withdrawn.`, "Publish the key your server signs with.");
  // 1024 bits of RSA are 216 characters of base64, 2048 are 392.
  if ((tag("k") ?? "rsa").toLowerCase() === "rsa" && publicKey.length < 210) {
    return bad("DKIM", `The key at ${where} is too short to be believed.`, "Make one of 2048 bits.");
  }
  if ((tag("t") ?? "").split(":").includes("y")) {
    return doubt(
      "DKIM",
      `The key at ${where} says that it is only a test.`,
      "Take t=y out once the signatures are right.",
    );
  }
  return good("DKIM", `There is a key at ${where}. See that your mail server signs with it.`);
}

function withoutKey(domain: string, given: boolean, asked: DkimFacts["asked"]): Check {
  if (asked.length > 0 && asked.every(({ txt }) => txt === "no_answer")) {
    return doubt("DKIM", `The keys of ${domain} could not be looked up.`, again);
  }
  const set =
    "Let your mail server sign with DKIM and publish its key; without it large providers refuse or hide mail.";
  if (given) return bad("DKIM", `There is no key at ${asked[0]?.selector}._domainkey.${domain}.`, set);
  const name = "If your server signs, say with which selector: postbag doctor --selector NAME. Else let it sign.";
  return doubt("DKIM", `None of the usual selectors of ${domain} has a key.`, name);
}

export interface DmarcFacts {
  /** Of the address in From. */
  readonly domain: string;
  /** At the domain itself, and then at those above it. */
  readonly asked: readonly { readonly at: string; readonly txt: Asked<string> }[];
  /** Of the envelope sender. */
  readonly senderDomain: string;
}

export function judgeDmarc({ domain, asked, senderDomain }: DmarcFacts): Check {
  const found = asked.find(({ txt }) => txt !== "no_answer" && txt.some(isDmarc));
  if (!found) {
    if (asked[0]?.txt === "no_answer") return doubt("DMARC", `The policy of ${domain} could not be looked up.`, again);
    const example = `v=DMARC1; p=none; rua=mailto:you@${domain}`;
    return bad("DMARC", `${domain} has no policy.`, `Publish a TXT record at _dmarc.${domain}, such as "${example}".`);
  }
  const records = (found.txt as readonly string[]).filter(isDmarc);
  const [record = ""] = records;
  if (records.length > 1)
    return bad("DMARC", `_dmarc.${found.at} has several policies, which counts as none.`, "Keep one.");
  const policy = /;\s*p=\s*(none|quarantine|reject)\s*(?:;|$)/i.exec(record)?.[1]?.toLowerCase();
  if (policy === undefined)
    return bad("DMARC", `The policy at _dmarc.${found.at} lacks p=.`, "Add p=none, quarantine or reject.");
  const isStrict = /;\s*aspf=\s*s\s*(?:;|$)/i.test(record);
  const aligned = isStrict ? senderDomain === domain : isRelated(senderDomain, domain);
  if (!aligned) {
    const mend = "Take a bounce domain below the domain of MAIL_FROM, or be sure that DKIM signs for the latter.";
    return doubt(
      "DMARC",
      `The policy is there (p=${policy}), but SPF of ${senderDomain} does not count for ${domain}.`,
      mend,
    );
  }
  return good("DMARC", `${found.at} has a policy: p=${policy}.`);
}

const isDmarc = (record: string) => /^v=DMARC1\s*;/i.test(record);

/** Same domain, one below the other, or beside each other under two labels: as near as it goes without a list of registries. */
function isRelated(one: string, other: string): boolean {
  if (one === other || one.endsWith(`.${other}`) || other.endsWith(`.${one}`)) return true;
  const top = (name: string) => name.split(".").slice(-2).join(".");
  const isShort = top(one)
    .split(".")
    .every((label) => label.length <= 3);
  return top(one) === top(other) && one.split(".").length > 2 && other.split(".").length > 2 && !isShort;
}

export interface PtrFacts {
  /** Null where only the mail server knows from where it sends. */
  readonly address: string | null;
  readonly names: Asked<string>;
  /** The addresses of each of the names. */
  readonly back: Readonly<Record<string, readonly string[]>>;
}

export function judgePtr({ address, names, back }: PtrFacts): Check {
  if (address === null) {
    return skipped("PTR", "The mail server is on this machine: say from which address it sends with --address.");
  }
  const mend =
    "Let whoever gave you the address enter the mail server's name, and let that name lead back to the address.";
  if (names === "no_answer") return doubt("PTR", `The name of ${address} could not be looked up.`, again);
  if (names.length === 0) return bad("PTR", `${address} has no name: many servers refuse mail from it.`, mend);
  const confirmed = names.find((name) => back[name]?.includes(address));
  if (confirmed === undefined)
    return bad("PTR", `The name of ${address} (${names[0]}) does not lead back to it.`, mend);
  return good("PTR", `${address} is ${confirmed}, both ways.`);
}

export interface MxFacts {
  /** Null where returns go to MAIL_FROM. */
  readonly domain: string | null;
  readonly servers: Asked<string>;
}

export function judgeMx({ domain, servers }: MxFacts): Check {
  if (domain === null) {
    const mend = "Set MAIL_BOUNCE_DOMAIN to a domain whose mail comes to INBOUND_URL.";
    return doubt("MX", "What comes back goes to the mailbox of MAIL_FROM, and Postbag does not see it.", mend);
  }
  if (servers === "no_answer") return doubt("MX", `The mail servers of ${domain} could not be looked up.`, again);
  const real = servers.filter((server) => server !== "" && server !== ".");
  if (real.length > 0) return good("MX", `Mail to ${domain} goes to ${real[0]}.`);
  const mend = `Publish an MX record for ${domain} that names the server which hands its mail to Postbag.`;
  return bad(
    "MX",
    `${domain} takes no mail: what comes back would be lost, and many servers refuse such a sender.`,
    mend,
  );
}
