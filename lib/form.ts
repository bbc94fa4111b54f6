// From a request to typed values: reads a posted form within a size, checks it against a schema, and says whether the
// request came from our own pages and who, roughly, sent it.
import { createHmac, randomBytes } from "node:crypto";
import ipaddr from "ipaddr.js";
import type { z } from "zod";
import { type Day, dayOf } from "./clock";
import { config, isLoopback } from "./config";
import { type Result, refused } from "./result";

/** Room for a letter twice as long as it may be, in a script that percent-encoding makes nine times as long. */
export const formBytes = 256_000;

/** No form of ours comes near; without a bound, a form of nothing but `&` would become a field for each. */
const mostFields = 2_000;

/** The fields of a posted form, urlencoded or multipart. Reads no further than `maxBytes`. */
export async function readForm(
  request: Request,
  { maxBytes = formBytes }: { maxBytes?: number } = {},
): Promise<Result<{ fields: FormData }, "too_large" | "not_a_form">> {
  const type = request.headers.get("content-type") ?? "";
  if (!/^(application\/x-www-form-urlencoded|multipart\/form-data)\b/i.test(type)) return refused("not_a_form");
  const bytes = await readBytes(request, maxBytes);
  if (bytes === null) return refused("too_large");
  try {
    const fields = await new Response(bytes, { headers: { "content-type": type } }).formData();
    return [...fields.keys()].length > mostFields ? refused("not_a_form") : { ok: true, fields };
  } catch {
    return refused("not_a_form");
  }
}

/**
 * The form's values, or one problem code for each field that has one, all at once. A repeated field arrives in the schema
 * as an array; a file never does. The message of each zod issue is its code.
 */
export function parseForm<T>(
  schema: z.ZodType<T>,
  fields: FormData,
): { ok: true; value: T } | { ok: false; fields: Record<string, string> } {
  const given = new Map<string, string | string[]>();
  for (const name of new Set(fields.keys())) {
    const values = fields.getAll(name).filter((value) => typeof value === "string");
    if (values.length > 0) given.set(name, values.length === 1 ? values[0]! : values);
  }
  const result = schema.safeParse(Object.fromEntries(given));
  if (result.success) return { ok: true, value: result.data };
  const problems: Record<string, string> = {};
  for (const issue of result.error.issues) problems[String(issue.path[0] ?? "form")] ??= issue.message;
  return { ok: false, fields: problems };
}

/**
 * For the desk: did one of our own pages send this? Browsers say so by Sec-Fetch-Site or Origin, the oldest by Referer
 * alone. A request with none of them is let through only without cookies, when it has nobody's rights to ride on.
 */
export function isSameOrigin(request: Request, url: string = config().url): boolean {
  const said = saidOrigin(request, url);
  if (said !== null) return said;
  const referer = request.headers.get("referer");
  if (referer !== null) return URL.canParse(referer) && new URL(referer).origin === new URL(url).origin;
  return !request.headers.has("cookie");
}

/**
 * For public forms: does nothing say that another site sent this? They ride on nobody's rights, so a browser or program
 * that says nothing is welcome, whatever cookies it has.
 */
export function isNotForeign(request: Request, url: string = config().url): boolean {
  return saidOrigin(request, url) ?? true;
}

/**
 * Was our own name called, or one of this machine? A page of another site can point its name at this machine and would
 * then read the answers (DNS rebinding); its name stays in the Host header. For refusing only: no link is made of it.
 */
export function isCalledByOurName(request: Request, url: string = config().url): boolean {
  const host = request.headers.get("host") ?? "";
  if (!/^[\w.:[\]-]+$/.test(host) || !URL.canParse(`http://${host}`)) return false;
  const { hostname } = new URL(`http://${host}`);
  return isLoopback(hostname) || hostname === new URL(url).hostname;
}

/** Programs ask for JSON by name; a browser's wildcard is not asking. */
export function wantsJson(request: Request): boolean {
  return (request.headers.get("accept") ?? "").toLowerCase().includes("application/json");
}

/**
 * A name for the sender that rate limits may count by: never an address, and another one each day. The address is the
 * last hop we do not trust, counted from the right of X-Forwarded-For; of an IPv6 address its /64.
 */
export function clientKey(request: Request, now: Date, trusted: readonly string[] = config().trustedProxies): string {
  return createHmac("sha256", saltOf(dayOf(now)))
    .update(networkOf(senderOf(request, trusted)))
    .digest("base64url");
}

/** What the browser says about the page that sent this: ours or not; null when it says nothing. */
function saidOrigin(request: Request, url: string): boolean | null {
  const site = request.headers.get("sec-fetch-site");
  if (site === "same-origin") return true;
  if (site === "cross-site" || site === "same-site") return false;
  const origin = request.headers.get("origin");
  return origin === null ? null : origin === new URL(url).origin;
}

async function readBytes(request: Request, maxBytes: number): Promise<Uint8Array<ArrayBuffer> | null> {
  if (Number(request.headers.get("content-length") ?? 0) > maxBytes) return null;
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of (request.body ?? []) as AsyncIterable<Uint8Array>) {
    length += chunk.byteLength;
    if (length > maxBytes) return null;
    chunks.push(chunk);
  }
  return new Uint8Array(Buffer.concat(chunks));
}

const salt = { on: "" as Day, bytes: randomBytes(32) };

/** Kept in memory only: after a day, or a restart, nobody can tell whose key was whose. */
function saltOf(on: Day): Buffer {
  if (salt.on !== on) Object.assign(salt, { on, bytes: randomBytes(32) });
  return salt.bytes;
}

function senderOf(request: Request, trusted: readonly string[]): string {
  const hops = (request.headers.get("x-forwarded-for") ?? "").split(",").map((hop) => hop.trim());
  const peer = request.headers.get("x-postbag-peer");
  if (peer !== null) hops.push(peer);
  const outside = hops.filter(Boolean).findLast((hop) => !isTrusted(hop, trusted));
  return outside ?? hops.find(Boolean) ?? "";
}

function isTrusted(hop: string, trusted: readonly string[]): boolean {
  if (!ipaddr.isValid(hop)) return false;
  const address = ipaddr.process(hop);
  return trusted.some((block) => {
    const range = ipaddr.parseCIDR(block.includes("/") ? block : `${block}/${block.includes(":") ? 128 : 32}`);
    return address.kind() === range[0].kind() && address.match(range);
  });
}

/** What one household or server has to itself: an IPv4 address, or the /64 of an IPv6 one. */
function networkOf(sender: string): string {
  if (!ipaddr.isValid(sender)) return "unknown";
  const address = ipaddr.process(sender);
  return address.kind() === "ipv6" ? address.toByteArray().slice(0, 8).join(".") : address.toString();
}
