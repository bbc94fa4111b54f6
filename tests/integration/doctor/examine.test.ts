// The doctor on a machine of ours: real names, a real mail server, both databases. No person's address is ever printed.
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { SMTPServer } from "smtp-server";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { openDatabase } from "@/db";
import type { Config } from "@/lib/config";
import { parseConfig } from "@/lib/config";
import { asText } from "@/lib/doctor/check";
import { examine } from "@/lib/doctor/examine";
import { worldNames } from "@/lib/doctor/gather-dns";
import { meetDatabase } from "@/lib/doctor/gather-machine";
import { meetRelay } from "@/lib/doctor/gather-relay";
import { recordSeen } from "@/lib/worker/commands";
import { dialects, freshDatabase } from "@/tests/support/databases";
import { freePort } from "@/tests/support/free-port";
import { startNameServer } from "@/tests/support/name-server";
import { type SmtpSink, startSink } from "@/tests/support/smtp-sink";

const key = "B".repeat(392);
const zone = {
  "TXT returns.act.example": ["v=spf1 include:_spf.relay.example -all"],
  "TXT _spf.relay.example": ["v=spf1 a:mail.act.example ~all"],
  "TXT post._domainkey.act.example": [`v=DKIM1; k=rsa; p=${key}`],
  "TXT _dmarc.act.example": ["v=DMARC1; p=quarantine"],
  "MX returns.act.example": ["10 mx.act.example"],
  "PTR 7.2.0.192.in-addr.arpa": ["mail.act.example"],
  "A mail.act.example": ["192.0.2.7"],
  "TXT silent.example": null,
};

describe.each(dialects)("the doctor on %s", (dialect) => {
  const at = freshDatabase(dialect);
  const data = mkdtempSync(join(tmpdir(), "postbag-doctor-"));
  let names: Awaited<ReturnType<typeof startNameServer>>;
  let sink: SmtpSink;
  beforeAll(async () => {
    names = await startNameServer(zone);
    sink = await startSink();
  });
  afterAll(async () => {
    names.close();
    await sink.close();
    rmSync(data, { recursive: true, force: true });
  });
  const configOf = (said: Partial<Config> = {}): Config => ({
    ...parseConfig({ POSTBAG_DATA: data, SMTP_URL: sink.url, MAIL_FROM: "ana.private@act.example" }),
    bounceDomain: "returns.act.example",
    database: at.place,
    ...said,
  });
  const asking = { offline: false, selector: "post", address: "192.0.2.7" };
  const look = (said: Partial<Config> = {}, how: Partial<typeof asking> = {}) =>
    examine(configOf(said), worldNames([names.address]), { ...asking, ...how }, () => new Date());
  const verdictsOf = (checks: Awaited<ReturnType<typeof look>>) =>
    Object.fromEntries(checks.map(({ name, verdict }) => [name, verdict]));

  it("finds a machine that is as it should be, and prints nobody's address", async () => {
    await recordSeen(at.db, new Date());
    const checks = await look();
    expect(verdictsOf(checks)).toEqual({
      ...{ SPF: "good", DKIM: "good", DMARC: "good", PTR: "good", MX: "good", relay: "good", inbound: "doubt" },
      ...{ clock: "good", disk: "good", database: "good", journal: "good", worker: "good", outbox: "good" },
      // The servers that tests run on trade safety for speed, and the doctor says so.
      database: dialect === "sqlite" ? "good" : expect.stringMatching(/^(good|bad)$/),
    });
    expect(asText(checks)).not.toContain("private");
    expect(readdirSync(data).filter((name) => name.startsWith(".doctor"))).toEqual([]);
    expect(sink.taken).toEqual([]);
  });

  it("says that the record does not let the mail server through", async () => {
    const [spf] = await look({}, { address: "192.0.2.8" });
    expect(spf).toMatchObject({ name: "SPF", verdict: "bad", mend: expect.stringContaining("192.0.2.8") });
  });

  it("reads the settings that make a commit durable", async () => {
    const { database } = await meetDatabase(at.place, () => openDatabase(at.place), new Date());
    const wanted = {
      sqlite: ["foreign_keys", "journal_mode", "synchronous"],
      postgres: ["fsync", "full_page_writes", "server_encoding", "synchronous_commit"],
    };
    expect(database.failure).toBeNull();
    expect(Object.keys(database.settings).sort()).toEqual(wanted[dialect]);
    expect(Object.values(database.settings)).not.toContain("");
  });

  it("says what is missing of a domain that nobody set up", async () => {
    const bare = { bounceDomain: null, mailFrom: "ana.private@bare.example" };
    expect(verdictsOf(await look(bare))).toMatchObject({ SPF: "bad", DKIM: "bad", DMARC: "bad", MX: "doubt" });
  });

  it("asks no names when it is offline, and none where no mail leaves", async () => {
    expect(verdictsOf(await look({}, { offline: true }))).toMatchObject({ DNS: "skipped", relay: "good" });
    expect(verdictsOf(await look({ mail: null }))).toMatchObject({ DNS: "skipped", relay: "good" });
  });

  it("says that a database cannot be read, and goes on", async () => {
    const database = { kind: "postgres", url: "postgres://nobody:x@127.0.0.1:1/none" } as const;
    expect(verdictsOf(await look({ database }, { offline: true }))).toMatchObject({ database: "bad", disk: "good" });
  });
});

describe("what the doctor asks", () => {
  const running: { close: () => unknown }[] = [];
  afterEach(() => {
    for (const one of running.splice(0)) one.close();
  });

  it("waits for an answer no longer than it should", async () => {
    const names = await startNameServer(zone);
    running.push(names);
    const began = Date.now();
    expect(await worldNames([names.address]).txt("silent.example")).toBe("no_answer");
    expect(Date.now() - began).toBeLessThan(9_000);
    expect(await worldNames([names.address]).mx("nowhere.example")).toEqual([]);
  }, 15_000);

  it("sees that a certificate is not believed, over STARTTLS and from the start", async () => {
    for (const secure of [false, true]) {
      const port = await freePort();
      const server = new SMTPServer({ secure, authOptional: true });
      server.on("error", () => undefined);
      await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", () => resolve()));
      running.push(server);
      const met = await meetRelay(`${secure ? "smtps" : "smtp"}://127.0.0.1:${port}`, "act.example");
      expect(met).toMatchObject({ failure: null, offersTls: true });
      expect(met.tls?.untrusted).toMatch(/CERT|SIGN/);
      expect(met.tls?.protocol).toBe("TLSv1.3");
    }
  });

  it("names why a server cannot be spoken to", async () => {
    const met = await meetRelay(`smtp://127.0.0.1:${await freePort()}`, "act.example");
    expect(met).toMatchObject({ failure: "ECONNREFUSED", tls: null });
  });
});
