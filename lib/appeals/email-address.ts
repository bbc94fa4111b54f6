// E-mail addresses as people type them: brought into one form first, judged after. What passes here can stand in a mail
// header and an envelope as it is, and reaches the mailbox that its owner sees.
import { createHmac } from "node:crypto";
import { domainToASCII } from "node:url";

/** RFC 5321, 4.5.3.1: the longest path a server must take, without its brackets. */
export const emailMax = 254;
const localMax = 64;
/** More is no address, whatever it is cleaned of; and some checks would take the square of its length. */
const typedMax = 4 * emailMax;

/** The address with an ASCII domain in lower case; null for what is none or what we would not write to. */
export function normaliseEmail(typed: string): string | null {
  if (typed.length > typedMax) return null;
  const text = typed.replace(unseen, "").normalize("NFC").trim();
  // Another @ that only looks unlike one (＠, ﹫) would move the border between mailbox and domain.
  if (text.normalize("NFKC").split("@").length !== 2) return null;
  const [local = "", domain = ""] = text.split("@");
  if (local.length > localMax || !localPart.test(local) || !domainLetters.test(domain)) return null;
  const ascii = domainToASCII(domain).toLowerCase();
  const address = `${local}@${ascii}`;
  return isMailDomain(ascii) && address.length <= emailMax ? address : null;
}

/**
 * Equal for what is most likely one mailbox: letter case, `+tag` and Gmail's dots do not make another person. Only ever
 * compared, never written to.
 */
export function mailboxOf(address: string): string {
  const [local = "", domain = ""] = address.toLowerCase().split("@");
  const [box = ""] = local.split("+");
  const name = box === "" ? local : box;
  return gmail.has(domain) ? `${name.replaceAll(".", "")}@gmail.com` : `${name}@${domain}`;
}

/** Keyed hash of the mailbox: tells that two appeals are one person's, and nothing to whoever lacks the secret. */
export function supporterHash(secret: string, address: string): string {
  return createHmac("sha256", secret)
    .update(`supporter/${mailboxOf(address)}`)
    .digest("base64url");
}

/**
 * Keyed hash of one form and the very address it was sent for: a corrected tag or dot makes it another form, whose mail
 * goes to the corrected address. Only letter case is no correction.
 */
export function formHash(secret: string, nonce: string, address: string): string {
  return createHmac("sha256", secret).update(`form/${nonce}/${address.toLowerCase()}`).digest("base64url");
}

const gmail = new Set(["gmail.com", "googlemail.com"]);

/** Marks without a width of their own, as they come along with an address copied out of a right-to-left text. */
const unseen = /[\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g;

/**
 * A dot-atom in ASCII. Quoted local parts and the routing signs of old mail (! % |) are left out: they are how one address
 * passes for another. Letters beyond ASCII would need SMTPUTF8 from every server on the way.
 */
const localPart = /^[\w#$&'*+/=?^{}~-]+(\.[\w#$&'*+/=?^{}~-]+)*$/;

/** Checked before the conversion, which would decode percent signs and read numbers as addresses. */
const domainLetters = /^[\p{L}\p{M}\p{N}.-]+$/u;

function isMailDomain(ascii: string): boolean {
  const labels = ascii.split(".");
  const isLabel = (label: string) => /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/.test(label);
  return labels.length >= 2 && labels.every(isLabel) && /[a-z]/.test(labels.at(-1) ?? "");
}
