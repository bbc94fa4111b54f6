// The addresses of one message at a domain of ours: b+TOKEN@DOMAIN, its envelope sender, takes what comes back, and
// r+TOKEN@DOMAIN, under which a letter can be answered, takes replies. The token names the message and proves that we made it
// for this way, so that nobody can report a return that never was. Mail servers may change case.
import { createHmac, timingSafeEqual } from "node:crypto";
import { asId, type MessageId } from "@/lib/ids";

const idBytes = 16;
const proofBytes = 10;
const letters = "abcdefghijklmnopqrstuvwxyz234567";
/** 26 bytes in base32 (RFC 4648 §6), without padding. */
const tokenLength = Math.ceil(((idBytes + proofBytes) * 8) / 5);

export type Way = "bounce" | "reply";
const firstLetter = { bounce: "b", reply: "r" } as const;

/** 44 characters before the `@`: RFC 5321 allows 64. */
export function makeBounceAddress(secret: string, domain: string, id: MessageId): string {
  return makeAddress("bounce", secret, domain, id);
}

/** Under which a letter's addressee answers its writer without learning the writer's own address. */
export function makeReplyAddress(secret: string, domain: string, id: MessageId): string {
  return makeAddress("reply", secret, domain, id);
}

/** Null for every address that we did not make for this domain. */
export function readOwnAddress(secret: string, domain: string, address: string): { way: Way; id: MessageId } | null {
  const [local = "", ...rest] = address.toLowerCase().split("@");
  if (rest.join("@") !== domain.toLowerCase() || !/^[br]\+/.test(local)) return null;
  const way = local.startsWith("b") ? "bounce" : "reply";
  const token = local.slice(2);
  const bytes = fromBase32(token);
  if (bytes === null || toBase32(bytes) !== token) return null;
  const hex = bytes.subarray(0, idBytes).toString("hex");
  const id = asId<MessageId>(hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5"));
  if (id === null) return null;
  return timingSafeEqual(bytes.subarray(idBytes), proofOf(way, secret, id)) ? { way, id } : null;
}

function makeAddress(way: Way, secret: string, domain: string, id: MessageId): string {
  const bytes = Buffer.concat([Buffer.from(id.replaceAll("-", ""), "hex"), proofOf(way, secret, id)]);
  return `${firstLetter[way]}+${toBase32(bytes)}@${domain.toLowerCase()}`;
}

function proofOf(way: Way, secret: string, id: MessageId): Buffer {
  return createHmac("sha256", secret).update(`${way}/${id}`).digest().subarray(0, proofBytes);
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
