// The environment, parsed once. The only reader of process.env; a bad value stops the boot with one readable line.
import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { z } from "zod";

export interface Config {
  readonly port: number;
  readonly host: string;
  /** Base of every link we write; without a slash at its end. The Host header is never trusted. */
  readonly url: string;
  /** Absolute path of the data folder. */
  readonly data: string;
  readonly database:
    | { readonly kind: "sqlite"; readonly file: string }
    | { readonly kind: "postgres"; readonly url: string };
  /** Null: mail goes to the local mailbox in the data folder. */
  readonly mail: { readonly smtpUrl: string } | null;
  /** Address in From; the local mailbox has one of its own. */
  readonly mailFrom: string;
  /** Domain of the envelope sender; null: mailFrom is the envelope sender. */
  readonly bounceDomain: string | null;
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

const shape = z.object({
  PORT: z.coerce.number().int().min(1).max(65535).default(3000),
  HOST: z.string().min(1).default("127.0.0.1"),
  POSTBAG_URL: z.url({ protocol: /^https?$/ }).optional(),
  POSTBAG_DATA: z.string().min(1).default("./data"),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, "must begin with postgres://")
    .optional(),
  SMTP_URL: z
    .string()
    .regex(/^smtps?:\/\/[^/]+/, "must begin with smtp:// or smtps://")
    .optional(),
  MAIL_FROM: z.email().optional(),
  MAIL_BOUNCE_DOMAIN: z.hostname().optional(),
  POSTBAG_SECRET: z.string().min(32, "needs at least 32 characters").optional(),
  WORKER: z.enum(["on", "off"]).default("on"),
  TRUSTED_PROXIES: z.string().default(""),
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
  const url = (values.POSTBAG_URL ?? `http://localhost:${values.PORT}`).replace(/\/+$/, "");
  const loopback = isLoopback(values.HOST) && isLoopback(new URL(url).hostname);
  const data = resolve(values.POSTBAG_DATA);
  if (values.SMTP_URL && !values.MAIL_FROM)
    throw new BadConfig("MAIL_FROM is missing: SMTP_URL needs an address to send from");
  if (!values.SMTP_URL && !loopback) {
    throw new BadConfig(
      "SMTP_URL is missing: the local mailbox may only be used while HOST and POSTBAG_URL are on loopback",
    );
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
    database: values.DATABASE_URL
      ? { kind: "postgres", url: values.DATABASE_URL }
      : { kind: "sqlite", file: join(data, "postbag.db") },
    mail: values.SMTP_URL ? { smtpUrl: values.SMTP_URL } : null,
    mailFrom: values.MAIL_FROM ?? "appeals@postbag.example",
    bounceDomain: values.MAIL_BOUNCE_DOMAIN ?? null,
    secret: values.POSTBAG_SECRET ?? localSecret(data, loopback),
    worker: values.WORKER === "on",
    trustedProxies: values.TRUSTED_PROXIES.split(",")
      .map((block) => block.trim())
      .filter(Boolean),
    unlimited,
    loopback,
    production: values.NODE_ENV === "production",
  };
}

/** Made at the first start on loopback and kept in the data folder; elsewhere the operator must set one. */
function localSecret(data: string, loopback: boolean): string {
  if (!loopback)
    throw new BadConfig("POSTBAG_SECRET is missing: it is needed as soon as Postbag is reachable from outside");
  const file = join(data, "secret");
  if (!existsSync(file)) {
    mkdirSync(data, { recursive: true, mode: 0o700 });
    try {
      writeFileSync(file, randomBytes(32).toString("base64url"), { mode: 0o600, flag: "wx" });
    } catch (fault) {
      if ((fault as NodeJS.ErrnoException).code !== "EEXIST") throw fault;
    }
  }
  return readFileSync(file, "utf8").trim();
}

export function isLoopback(host: string): boolean {
  const bare = host.replace(/^\[|\]$/g, "");
  return bare === "localhost" || bare.endsWith(".localhost") || bare === "::1" || /^127(\.\d{1,3}){3}$/.test(bare);
}
