// The environment, parsed once. The only reader of process.env; a bad value stops the boot with one readable line.
import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { isIP } from "node:net";
import { join, resolve } from "node:path";
import ipaddr from "ipaddr.js";
import { z } from "zod";

export interface Config {
  readonly port: number;
  readonly host: string;
  /** Base of every link we write; without a slash at its end. The Host header is never trusted. */
  readonly url: string;
  /** Absolute path of the data folder. */
  readonly data: string;
  /** Absolute path of the folder of the send journal; on another disk, if you like. */
  readonly journal: string;
  readonly database:
    | { readonly kind: "sqlite"; readonly file: string }
    | { readonly kind: "postgres"; readonly url: string };
  /** Null: mail goes to the local mailbox in the data folder. */
  readonly mail: { readonly smtpUrl: string } | null;
  /** Address in From; the local mailbox has one of its own. */
  readonly mailFrom: string;
  /** Domain of the envelope sender; null: mailFrom is the envelope sender. */
  readonly bounceDomain: string | null;
  /** How returned mail and answers come in: taken in at a port of ours, or fetched from a mailbox. Null: they do not. */
  readonly inbound: { readonly kind: "smtp" | "lmtp" | "imap"; readonly url: string } | null;
  /** The domain answers to letters go to: the bounce domain, where mail to it comes in. */
  readonly replyDomain: string | null;
  readonly secret: string;
  readonly worker: boolean;
  /** CIDR blocks whose X-Forwarded-For is believed. */
  readonly trustedProxies: readonly string[];
  /** No rate limits, no pace; for load and fault tests on loopback only. */
  readonly unlimited: boolean;
  readonly loopback: boolean;
  readonly production: boolean;
}

export class BadConfig extends Error {}

const shortestSecret = 32;
const percent = "signs such as @ / # % in a name or password are written as %40 %2F %23 %25";

const shape = z.object({
  PORT: z.coerce.number().int().min(1).max(65535).default(3000),
  HOST: z.string().refine(isHost, "must be a host name or an IP address").default("127.0.0.1"),
  POSTBAG_URL: z
    .string()
    .refine(isOrigin, "must look like https://letters.example.org, with nothing after the host and its port")
    .optional(),
  POSTBAG_DATA: z.string().min(1).default("./data"),
  POSTBAG_JOURNAL: z.string().min(1).optional(),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, "must begin with postgres://")
    .refine(isDatabaseUrl, `must look like postgres://name:password@host:5432/database; ${percent}`)
    .optional(),
  SMTP_URL: z
    .string()
    .regex(/^smtps?:\/\//, "must begin with smtp:// or smtps://")
    .refine(isMailUrl, `must look like smtp://name:password@host:587; ${percent}`)
    .optional(),
  MAIL_FROM: z.email().optional(),
  MAIL_BOUNCE_DOMAIN: z.hostname("must be a domain").max(200).optional(),
  INBOUND_URL: z
    .string()
    .regex(/^(?:lmtp|smtp|imaps?):\/\//, "must begin with lmtp://, smtp:// or imaps://")
    .refine(isMailUrl, `must look like lmtp://127.0.0.1:2424 or imaps://name:password@host:993; ${percent}`)
    .optional(),
  POSTBAG_SECRET: z.string().min(shortestSecret, `needs at least ${shortestSecret} characters`).optional(),
  WORKER: z.enum(["on", "off"]).default("on"),
  TRUSTED_PROXIES: z
    .string()
    .transform((text) =>
      text
        .split(",")
        .map((block) => block.trim())
        .filter(Boolean),
    )
    .refine(
      (blocks) => blocks.every(isBlock),
      "must be IP addresses or CIDR blocks such as 10.0.0.0/8, parted by commas",
    )
    .default([]),
  POSTBAG_UNLIMITED: z.enum(["0", "1"]).default("0"),
  NODE_ENV: z.string().optional(),
});

let parsed: Config | null = null;

/** The configuration of this process; throws BadConfig with one readable line. */
export function config(): Config {
  parsed ??= parseConfig(process.env);
  return parsed;
}

export function parseConfig(environment: Record<string, string | undefined>): Config {
  const given = Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== undefined && value !== ""),
  );
  const result = shape.safeParse(given);
  if (!result.success) {
    const [issue] = result.error.issues;
    throw new BadConfig(`${issue?.path.join(".")} is not right: ${issue?.message}`);
  }
  const values = result.data;
  const url = new URL(values.POSTBAG_URL ?? `http://localhost:${values.PORT}`).origin;
  const loopback = isLoopback(values.HOST) && isLoopback(new URL(url).hostname);
  const data = resolve(values.POSTBAG_DATA);
  if (values.SMTP_URL && !values.MAIL_FROM)
    throw new BadConfig("MAIL_FROM is missing: SMTP_URL needs an address to send from");
  if (!values.SMTP_URL && !loopback) {
    throw new BadConfig(
      "SMTP_URL is missing: the local mailbox may only be used while HOST and POSTBAG_URL are on loopback",
    );
  }
  if (values.INBOUND_URL && !values.MAIL_BOUNCE_DOMAIN) {
    throw new BadConfig("MAIL_BOUNCE_DOMAIN is missing: INBOUND_URL takes in mail to a domain of yours");
  }
  const unlimited = values.POSTBAG_UNLIMITED === "1";
  if (unlimited && !(loopback && (!values.SMTP_URL || isLoopback(new URL(values.SMTP_URL).hostname)))) {
    throw new BadConfig("POSTBAG_UNLIMITED=1 is refused: web and mail server must both be on loopback");
  }
  return {
    port: values.PORT,
    host: values.HOST,
    url,
    data,
    journal: resolve(values.POSTBAG_JOURNAL ?? join(data, "journal")),
    database: values.DATABASE_URL
      ? { kind: "postgres", url: values.DATABASE_URL }
      : { kind: "sqlite", file: join(data, "postbag.db") },
    mail: values.SMTP_URL ? { smtpUrl: values.SMTP_URL } : null,
    mailFrom: values.MAIL_FROM ?? "appeals@postbag.example",
    bounceDomain: values.MAIL_BOUNCE_DOMAIN ?? null,
    inbound: values.INBOUND_URL ? { kind: inboundKind(values.INBOUND_URL), url: values.INBOUND_URL } : null,
    replyDomain: values.INBOUND_URL ? (values.MAIL_BOUNCE_DOMAIN ?? null) : null,
    secret: values.POSTBAG_SECRET ?? localSecret(data, loopback),
    worker: values.WORKER === "on",
    trustedProxies: values.TRUSTED_PROXIES,
    unlimited,
    loopback,
    production: values.NODE_ENV === "production",
  };
}

function inboundKind(url: string): "smtp" | "lmtp" | "imap" {
  if (url.startsWith("imap")) return "imap";
  return url.startsWith("lmtp") ? "lmtp" : "smtp";
}

/** Made at the first start on loopback and kept in the data folder; elsewhere the operator must set one. */
function localSecret(data: string, loopback: boolean): string {
  if (!loopback)
    throw new BadConfig("POSTBAG_SECRET is missing: it is needed as soon as Postbag is reachable from outside");
  const file = join(data, "secret");
  try {
    if (!existsSync(file)) makeSecret(data, file);
    const secret = readFileSync(file, "utf8").trim();
    if (secret.length >= shortestSecret) return secret;
  } catch (fault) {
    throw new BadConfig(`POSTBAG_DATA is not right: ${file} cannot be used (${(fault as NodeJS.ErrnoException).code})`);
  }
  throw new BadConfig(`POSTBAG_DATA is not right: ${file} holds no secret; put it back, or remove it for a new one`);
}

function makeSecret(data: string, file: string): void {
  mkdirSync(data, { recursive: true, mode: 0o700 });
  try {
    writeFileSync(file, randomBytes(32).toString("base64url"), { mode: 0o600, flag: "wx" });
  } catch (fault) {
    if ((fault as NodeJS.ErrnoException).code !== "EEXIST") throw fault;
  }
}

function isHost(text: string): boolean {
  return isIP(text.replace(/^\[(.*)\]$/, "$1")) !== 0 || z.hostname().safeParse(text).success;
}

/** Pages live at the root of their host; a path here would stand in every link and lead nowhere. */
function isOrigin(text: string): boolean {
  const url = /^https?:\/\/[^/]/i.test(text) ? urlFrom(text) : null;
  if (url === null || url.username !== "" || url.password !== "") return false;
  return /^\/*$/.test(url.pathname) && !/[?#]/.test(text);
}

/** Without a host it names a socket of this machine: `postgres://name@/database`. */
function isDatabaseUrl(text: string): boolean {
  const url = urlFrom(text.replace("@/", "@localhost/"));
  return url !== null && [url.username, url.password, url.pathname].every(isDecodable);
}

function isMailUrl(text: string): boolean {
  const url = urlFrom(text);
  if (url === null || url.hostname === "" || url.port === "0") return false;
  // Of a mailbox, the path is its name.
  const isPath = url.protocol.startsWith("imap") ? isDecodable(url.pathname) : /^\/?$/.test(url.pathname);
  return isPath && !/[?#]/.test(text) && isDecodable(url.username) && isDecodable(url.password);
}

/** As `clientKey` reads them. An IPv4 address in the clothes of IPv6 would match nobody. */
function isBlock(text: string): boolean {
  const [address = "", bits, ...rest] = text.split("/");
  const kind = isIP(address);
  if (kind === 0 || address.includes("%") || rest.length > 0) return false;
  if (bits !== undefined && !(/^\d{1,3}$/.test(bits) && Number(bits) <= (kind === 4 ? 32 : 128))) return false;
  return ipaddr.process(address).kind() === (kind === 4 ? "ipv4" : "ipv6");
}

function urlFrom(text: string): URL | null {
  return URL.canParse(text) ? new URL(text) : null;
}

function isDecodable(text: string): boolean {
  try {
    decodeURIComponent(text);
    return true;
  } catch {
    return false;
  }
}

export function isLoopback(host: string): boolean {
  const bare = host.replace(/^\[|\]$/g, "");
  return bare === "localhost" || bare.endsWith(".localhost") || bare === "::1" || /^127(\.\d{1,3}){3}$/.test(bare);
}
