// The environment: what is right is read, what is not stops the boot with one line that names its variable.
import { mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { BadConfig, parseConfig } from "@/lib/config";

const folder = mkdtempSync(join(tmpdir(), "postbag-config-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const mail = { MAIL_FROM: "appeals@act.example" };
const base = { POSTBAG_DATA: join(folder, "data"), POSTBAG_SECRET: "s".repeat(32) };
const read = (more: Record<string, string>) => parseConfig({ ...base, ...more });
const refusalOf = (more: Record<string, string>) => {
  try {
    parseConfig({ ...base, ...more });
    return null;
  } catch (fault) {
    return fault;
  }
};

describe("a setting that is not right", () => {
  it.each([
    ["TRUSTED_PROXIES", "foo"],
    ["TRUSTED_PROXIES", "10.0.0.0/33"],
    ["TRUSTED_PROXIES", "10/8"],
    ["TRUSTED_PROXIES", "10.0.0.0/8/8"],
    ["TRUSTED_PROXIES", "10.0.0.0/"],
    ["TRUSTED_PROXIES", "10.0.0.1 10.0.0.2"],
    ["TRUSTED_PROXIES", "127.0.0.1, proxy.example"],
    ["TRUSTED_PROXIES", "::ffff:10.0.0.0/104"],
    ["SMTP_URL", "smtp://user:p%zz@host"],
    ["SMTP_URL", "smtp://us%er@host"],
    ["SMTP_URL", "smtp://host:99999"],
    ["SMTP_URL", "smtp://host:0"],
    ["SMTP_URL", "smtp://["],
    ["SMTP_URL", "smtp://"],
    ["SMTP_URL", "smtp://user@"],
    ["SMTP_URL", "smtp://user:a#b@host"],
    ["SMTP_URL", "smtp://user:a/b@host"],
    ["SMTP_URL", "smtps://host/?pool=true"],
    ["SMTP_URL", "http://host"],
    ["SMTP_URL", "smtp://host/INBOX"],
    ["INBOUND_URL", "lmtp://127.0.0.1:2424/INBOX"],
    ["INBOUND_URL", "imaps://name:password@host/%zz"],
    ["DATABASE_URL", "mysql://host/db"],
    ["DATABASE_URL", "postgres://["],
    ["DATABASE_URL", "postgres://user:p%zz@host/db"],
    ["DATABASE_URL", "postgres://host:99999/db"],
    ["POSTBAG_URL", "letters.example"],
    ["POSTBAG_URL", "https:letters.example"],
    ["POSTBAG_URL", "https://letters.example/postbag"],
    ["POSTBAG_URL", "https://letters.example/?x=1"],
    ["POSTBAG_URL", "https://letters.example?"],
    ["POSTBAG_URL", "https://letters.example/#top"],
    ["POSTBAG_URL", "https://user:pass@letters.example"],
    ["POSTBAG_URL", "ftp://letters.example"],
    ["MAIL_FROM", "Postbag <appeals@act.example>"],
    ["MAIL_BOUNCE_DOMAIN", "b@act.example"],
    ["HOST", "http://127.0.0.1"],
    ["PORT", "none"],
    ["PORT", "70000"],
    ["POSTBAG_SECRET", "short"],
    ["WORKER", "yes"],
  ])("%s=%s stops the boot with one line that names it", (name, value) => {
    const fault = refusalOf({ ...mail, [name]: value });
    expect(fault).toBeInstanceOf(BadConfig);
    const { message } = fault as BadConfig;
    expect(message).toMatch(new RegExp(`^${name} is not right: \\S`));
    expect(message).not.toContain("\n");
    expect(message).not.toContain("p%zz");
  });

  it("is a data folder that is a file, and a kept secret that is none", () => {
    const file = join(folder, "file");
    writeFileSync(file, "");
    const local = { POSTBAG_DATA: file };
    expect(() => parseConfig(local)).toThrow(/^POSTBAG_DATA is not right: .*cannot be used/);
    writeFileSync(join(folder, "secret"), "");
    expect(() => parseConfig({ POSTBAG_DATA: folder })).toThrow(/^POSTBAG_DATA is not right: .*holds no secret/);
  });
});

describe("a setting that is right", () => {
  it.each([
    [
      { TRUSTED_PROXIES: " 10.0.0.0/8, ::1 ,192.168.1.1,fd00::/8," },
      { trustedProxies: ["10.0.0.0/8", "::1", "192.168.1.1", "fd00::/8"] },
    ],
    [{}, { trustedProxies: [], bounceDomain: null, mail: null }],
    [
      { ...mail, SMTP_URL: "smtp://us%40er:p%23%2F@host:2525" },
      { mail: { smtpUrl: "smtp://us%40er:p%23%2F@host:2525" } },
    ],
    [{ ...mail, SMTP_URL: "smtps://[::1]/" }, { mail: { smtpUrl: "smtps://[::1]/" } }],
    [{ DATABASE_URL: "postgres://u:p%40@/db" }, { database: { kind: "postgres", url: "postgres://u:p%40@/db" } }],
    [{ DATABASE_URL: "postgresql:///db?host=/run/postgresql" }, { database: { kind: "postgres" } }],
    [{ POSTBAG_URL: "http://LOCALHOST:80//" }, { url: "http://localhost" }],
    [{ PORT: "4000" }, { url: "http://localhost:4000" }],
    [{ HOST: "::1" }, { host: "::1", loopback: true }],
    [{ MAIL_BOUNCE_DOMAIN: "returns.act.example" }, { bounceDomain: "returns.act.example" }],
    [
      { MAIL_BOUNCE_DOMAIN: "returns.act.example", INBOUND_URL: "imaps://name:password@host/INBOX" },
      { inbound: { kind: "imap", url: "imaps://name:password@host/INBOX" }, replyDomain: "returns.act.example" },
    ],
  ])("%j", (given: Record<string, string>, expected) => {
    expect(read(given)).toMatchObject(expected);
  });

  it("keeps one secret in the data folder, for nobody else to read", () => {
    const local = { POSTBAG_DATA: join(folder, "new") };
    const { secret } = parseConfig(local);
    expect(parseConfig(local).secret).toBe(secret);
    expect(statSync(join(folder, "new", "secret")).mode & 0o777).toBe(0o600);
  });
});
