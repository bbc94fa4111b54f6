// The envelope sender of one message, at a domain of ours that takes back what comes back: b+TOKEN@DOMAIN. The token names
// the message and proves that we made it, so that nobody can report a return that never was. Mail servers may change case.
import { createHmac, timingSafeEqual } from "node:crypto";
import { asId, type MessageId } from "@/lib/ids";

const idBytes = 16;
const proofBytes = 10;
const letters = "abcdefghijklmnopqrstuvwxyz234567";
/** 26 bytes in base32 (RFC 4648 §6), without padding. */
const tokenLength = Math.ceil(((idBytes + proofBytes) * 8) / 5);

/** 44 characters before the `@`: RFC 5321 allows 64. */
export function makeBounceAddress(secret: string, domain: string, id: MessageId): string {
  const bytes = Buffer.concat([Buffer.from(id.replaceAll("-", ""), "hex"), proofOf(secret, id)]);
  return `b+${toBase32(bytes)}@${domain.toLowerCase()}`;
}

/** Null for every address that we did not make for this domain. */
export function readBounceAddress(secret: string, domain: string, address: string): MessageId | null {
  const [local = "", ...rest] = address.toLowerCase().split("@");
  if (rest.join("@") !== domain.toLowerCase() || !local.startsWith("b+")) return null;
  const token = local.slice(2);
  const bytes = fromBase32(token);
  if (bytes === null || toBase32(bytes) !== token) return null;
  const hex = bytes.subarray(0, idBytes).toString("hex");
  const id = asId<MessageId>(hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5"));
  if (id === null) return null;
  return timingSafeEqual(bytes.subarray(idBytes), proofOf(secret, id)) ? id : null;
}

function proofOf(secret: string, id: MessageId): Buffer {
  return createHmac("sha256", secret).update(`bounce/${id}`).digest().subarray(0, proofBytes);
}

function toBase32(bytes: Buffer): string {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, "0")).join("");
  return (bits.match(/.{1,5}/g) ?? []).map((five) => letters.charAt(Number.parseInt(five.padEnd(5, "0"), 2))).join("");
}

function fromBase32(token: string): Buffer | null {
  if (token.length !== tokenLength || !/^[a-z2-7]+$/.test(token)) return null;
  const bits = [...token].map((letter) => letters.indexOf(letter).toString(2).padStart(5, "0")).join("");
  const bytes = bits.match(/.{8}/g) ?? [];
  return Buffer.from(bytes.map((eight) => Number.parseInt(eight, 2)));
}
