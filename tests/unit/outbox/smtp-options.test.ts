// How the mail server is spoken to: in the clear on loopback only.
import { describe, expect, it } from "vitest";
import { patient, smtpOptions } from "@/lib/outbox/mailer";

const optionsFor = (url: string) => smtpOptions(url, { name: "act.example", patience: patient });

describe("a mail server", () => {
  it.each([
    ["smtp://mail.example", { host: "mail.example", port: 587, secure: false, requireTLS: true, ignoreTLS: false }],
    ["smtp://mail.example:25", { port: 25, requireTLS: true, ignoreTLS: false }],
    ["smtp://10.0.0.5", { requireTLS: true, ignoreTLS: false }],
    ["smtp://localhost.example", { requireTLS: true, ignoreTLS: false }],
    ["smtp://127.0.0.1.mail.example", { requireTLS: true, ignoreTLS: false }],
    ["smtps://mail.example", { port: 465, secure: true }],
    ["smtp://127.0.0.1:2525", { port: 2525, secure: false, requireTLS: false, ignoreTLS: true }],
    ["smtp://[::1]:2525", { host: "::1", requireTLS: false, ignoreTLS: true }],
    ["smtp://localhost", { requireTLS: false, ignoreTLS: true }],
    ["smtps://localhost", { secure: true, ignoreTLS: false }],
  ])("%s", (url, expected) => {
    expect(optionsFor(url)).toMatchObject(expected);
  });

  it("never has its certificate waved through, and is never logged", () => {
    expect(optionsFor("smtp://u:p@mail.example")).not.toHaveProperty("tls");
    expect(optionsFor("smtp://mail.example")).not.toHaveProperty("debug");
  });
});
