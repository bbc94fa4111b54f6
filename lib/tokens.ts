// Capability tokens: who holds one may do one kind of thing with one appeal. Never stored, because they can be made again:
// a keyed hash over purpose, counter and appeal. The worker can write the link, a double click leads to the same page,
// and a token of one purpose is worthless for another.
import { createHmac, timingSafeEqual } from "node:crypto";
import { type AppealId, asId } from "./ids";

/** `confirm`, `reject` and `appeal` are only ever mailed; `status` is handed to whoever filled in the form. */
export const tokenPurposes = ["confirm", "reject", "status", "appeal"] as const;
export type TokenPurpose = (typeof tokenPurposes)[number];

/** Raised to make every link given out so far worthless, without changing the secret. */
const counter = 1;
const idBytes = 16;
const proofBytes = 16;

/** 44 characters of base64url: counter, appeal id, 128 bits of HMAC-SHA256. */
export function makeToken(secret: string, purpose: TokenPurpose, appealId: AppealId): string {
  const id = Buffer.from(appealId.replaceAll("-", ""), "hex");
  return Buffer.concat([Buffer.of(counter), id, proofOf(secret, purpose, appealId)]).toString("base64url");
}

/** Null for everything that we did not make for this purpose. */
export function readToken(secret: string, purpose: TokenPurpose, token: string): AppealId | null {
  if (!/^[\w-]{44}$/.test(token)) return null;
  const bytes = Buffer.from(token, "base64url");
  if (bytes.length !== 1 + idBytes + proofBytes || bytes[0] !== counter) return null;
  const hex = bytes.subarray(1, 1 + idBytes).toString("hex");
  const appealId = asId<AppealId>(hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5"));
  if (appealId === null) return null;
  return timingSafeEqual(bytes.subarray(1 + idBytes), proofOf(secret, purpose, appealId)) ? appealId : null;
}

function proofOf(secret: string, purpose: TokenPurpose, appealId: AppealId): Buffer {
  return createHmac("sha256", secret)
    .update(`token/${purpose}/${counter}/${appealId}`)
    .digest()
    .subarray(0, proofBytes);
}
