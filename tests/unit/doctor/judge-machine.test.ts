// How the machine stands, and how that is said.
import { describe, expect, it } from "vitest";
import { asText, bad, doubt, good, isIll, skipped } from "@/lib/doctor/check";
import { timeIn } from "@/lib/doctor/gather-relay";
import * as judge from "@/lib/doctor/judge-machine";

const now = new Date("2026-05-01T12:00:00Z");
const mebibyte = 1024 * 1024;

describe("the clock", () => {
  it.each([
    ["skipped", []],
    ["good", [0.2, -3]],
    ["doubt", [0.2, -30]],
    ["bad", [0.2, 90]],
    ["bad", [-7200, 3]],
  ] as const)("is %s when it is off by %j seconds", (verdict, seconds) => {
    const ahead = seconds.map((each) => ({ of: "database" as const, seconds: each }));
    expect(judge.judgeClock({ ahead }).verdict).toBe(verdict);
  });

  it.each([
    ["220 mail.example ESMTP Exim 4.96 Fri, 01 May 2026 14:00:00 +0200\r\n", now],
    ["220 mail.example ESMTP Sendmail 8.17; Fri, 1 May 2026 12:00:00 GMT", null],
    ["220 mail.example ESMTP Postfix", null],
    ["220 Fri, 99 Zzz 2026 99:00:00 +0200", null],
  ])("is read from a greeting: %s", (greeting, said) => {
    expect(timeIn(greeting)).toEqual(said);
  });
});

describe("the mail server", () => {
  const far = { host: "mail.example", isLoopback: false, failure: null, offersTls: true };
  const tls = { protocol: "TLSv1.3", untrusted: null, validUntil: new Date("2026-09-01T00:00:00Z") };
  it.each([
    ["good", { ...far, tls }],
    ["good", { ...far, tls: { ...tls, validUntil: null } }],
    ["good", { ...far, host: null, tls: null }],
    ["good", { ...far, host: "127.0.0.1", isLoopback: true, offersTls: false, tls: null }],
    ["bad", { ...far, failure: "ECONNREFUSED", tls: null }],
    ["bad", { ...far, offersTls: false, tls: null }],
    ["bad", { ...far, tls: null }],
    ["bad", { ...far, tls: { ...tls, untrusted: "SELF_SIGNED_CERT" } }],
    ["bad", { ...far, tls: { ...tls, protocol: "TLSv1.1" } }],
    ["doubt", { ...far, tls: { ...tls, validUntil: new Date("2026-05-10T00:00:00Z") } }],
  ])("is %s: %j", (verdict, facts) => {
    expect(judge.judgeRelay(facts, now).verdict).toBe(verdict);
  });
});

describe("the disk", () => {
  it.each([
    ["good", 50_000, 100_000],
    ["doubt", 800, 1_000],
    ["doubt", 2_000, 100_000],
    ["bad", 100, 100_000],
  ])("is %s with %i of %i MiB free", (verdict, free, total) => {
    const facts = { freeBytes: free * mebibyte, totalBytes: total * mebibyte };
    expect(judge.judgeDisk(facts).verdict).toBe(verdict);
  });
});

describe("the database", () => {
  const sqlite = { journal_mode: "wal", synchronous: "2", foreign_keys: "1" };
  const postgres = { fsync: "on", full_page_writes: "on", synchronous_commit: "on", server_encoding: "UTF8" };
  it.each([
    ["good", "sqlite", sqlite],
    ["bad", "sqlite", { ...sqlite, journal_mode: "delete" }],
    ["bad", "sqlite", { ...sqlite, synchronous: "1" }],
    ["bad", "sqlite", { ...sqlite, foreign_keys: "0" }],
    ["good", "postgres", postgres],
    ["good", "postgres", { ...postgres, synchronous_commit: "remote_apply" }],
    ["bad", "postgres", { ...postgres, fsync: "off" }],
    ["bad", "postgres", { ...postgres, synchronous_commit: "off" }],
    ["bad", "postgres", { ...postgres, server_encoding: "SQL_ASCII" }],
    ["bad", "postgres", {}],
  ] as const)("is %s: %s with %j", (verdict, kind, settings) => {
    expect(judge.judgeDatabase({ kind, failure: null, settings }).verdict).toBe(verdict);
  });

  it("that cannot be read is bad", () => {
    expect(judge.judgeDatabase({ kind: "postgres", failure: "ECONNREFUSED", settings: {} }).verdict).toBe("bad");
  });
});

describe("worker, journal, inbound and outbox", () => {
  it.each([
    ["bad", null],
    ["good", "2026-05-01T11:59:50Z"],
    ["bad", "2026-05-01T11:58:00Z"],
  ])("a worker is %s that was seen at %s", (verdict, at) => {
    expect(judge.judgeWorker({ seenAt: at === null ? null : new Date(at) }, now).verdict).toBe(verdict);
  });

  it("a journal that cannot be written is bad", () => {
    expect(judge.judgeJournal({ failure: "EACCES", isOwnDisk: false }).verdict).toBe("bad");
    expect(judge.judgeJournal({ failure: null, isOwnDisk: true }).verdict).toBe("good");
  });

  it.each([
    ["doubt", null, null],
    ["good", "lmtp", null],
    ["bad", "lmtp", "ECONNREFUSED"],
    ["bad", "imap", "ENOTFOUND"],
  ] as const)("inbound is %s: %s, %s", (verdict, kind, failure) => {
    expect(judge.judgeInbound({ kind, host: "127.0.0.1", failure }).verdict).toBe(verdict);
  });

  const calm = { queued: 3, oldestQueued: 60, held: 0, unknown: 0, failingAddresses: 0 };
  it.each([
    ["good", calm],
    ["doubt", { ...calm, held: 1 }],
    ["doubt", { ...calm, unknown: 1 }],
    ["doubt", { ...calm, failingAddresses: 1 }],
    ["doubt", { ...calm, oldestQueued: 3 * 24 * 3600 }],
  ])("the outbox is %s: %j", (verdict, facts) => {
    expect(judge.judgeOutbox(facts).verdict).toBe(verdict);
  });
});

describe("what is said", () => {
  const checks = [good("SPF", "All is well."), skipped("MX", "Left out."), doubt("disk", "Little room.", "Make some.")];

  it("has how to mend it below what is wrong, and nothing below what is right", () => {
    expect(asText(checks).split("\n")).toEqual([
      "ok     SPF   All is well.",
      "-      MX    Left out.",
      "doubt  disk  Little room.",
      "             → Make some.",
    ]);
  });

  it("is ill with one thing wrong, and not by a doubt", () => {
    expect(isIll(checks)).toBe(false);
    expect(isIll([...checks, bad("worker", "None.", "Start it.")])).toBe(true);
  });
});
