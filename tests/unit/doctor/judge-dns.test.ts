// What the names of a domain say about its mail.
import { describe, expect, it } from "vitest";
import { judgeDkim, judgeDmarc, judgeMx, judgePtr, judgeSpf } from "@/lib/doctor/judge-dns";

const domain = "act.example";
const longKey = "A".repeat(392);

describe("SPF", () => {
  const address = "192.0.2.1";
  const sure = { isSure: true, host: address, addresses: [address] };
  const guessed = { isSure: false, host: "relay.example", addresses: [address] };
  const nobody = { isSure: false, host: "this machine", addresses: [] };
  const pass = { end: "pass", why: "mx" } as const;
  const record = ["v=spf1 mx -all"];

  it.each([
    ["good", ["v=spf1 ip4:192.0.2.1 -all"]],
    ["good", ["other text", "v=spf1 include:_spf.relay.example ~all"]],
    ["good", ["v=spf1 redirect=_spf.relay.example"]],
    ["good", ["V=SPF1 mx -ALL"]],
    ["bad", []],
    ["bad", ["google-site-verification=x"]],
    ["bad", ["v=spf10 -all"]],
    ["bad", ["v=spf1 -all", "v=spf1 mx -all"]],
    ["bad", ["v=spf1 +all"]],
    ["bad", ["v=spf1 mx all"]],
    ["doubt", ["v=spf1 mx ?all"]],
    ["doubt", ["v=spf1 mx"]],
    ["doubt", "no_answer"],
  ] as const)("is %s where the records are %j and let the sender through", (verdict, txt) => {
    expect(judgeSpf({ domain, txt, sender: sure, outcomes: [pass] })).toMatchObject({ name: "SPF", verdict });
  });

  it.each([
    ["good", sure, "pass"],
    ["bad", sure, "fail"],
    ["bad", sure, "softfail"],
    ["doubt", sure, "neutral"],
    ["doubt", sure, "depends"],
    ["doubt", sure, "temperror"],
    ["bad", sure, "permerror"],
    ["good", guessed, "pass"],
    // A relay may send from addresses of others: what is not in the record need not be wrong.
    ["doubt", guessed, "fail"],
    ["doubt", guessed, "softfail"],
    ["bad", guessed, "permerror"],
  ] as const)("is %s where %j gets %s", (verdict, sender, end) => {
    const check = judgeSpf({ domain, txt: record, sender, outcomes: [{ end, why: "-all" }] });
    expect(check.verdict).toBe(verdict);
    if (verdict !== "good") expect(check.mend).not.toBe("");
  });

  it("is a doubt where one of several addresses does not pass, and where none is known", () => {
    const two = { ...guessed, addresses: [address, "192.0.2.2"] };
    const mixed = judgeSpf({ domain, txt: record, sender: two, outcomes: [pass, { end: "fail", why: "-all" }] });
    expect(mixed).toMatchObject({ verdict: "doubt", says: expect.stringContaining("192.0.2.2") });
    const unknown = judgeSpf({ domain, txt: record, sender: nobody, outcomes: [] });
    expect(unknown).toMatchObject({ verdict: "doubt", says: expect.stringContaining("cannot be known here") });
  });
});

describe("DKIM", () => {
  it.each([
    ["good", true, [`v=DKIM1; k=rsa; p=${longKey}`]],
    ["good", true, [`k=rsa; p=${longKey.slice(0, 216)}`]],
    ["good", true, ["v=DKIM1; k=ed25519; p=MCowBQYDK2VwAyEA"]],
    ["bad", true, [`v=DKIM1; p=${longKey.slice(0, 120)}`]],
    ["bad", true, ["v=DKIM1; p="]],
    ["bad", true, []],
    ["doubt", true, [`v=DKIM1; t=y; p=${longKey}`]],
    ["good", true, [`v=DKIM1; t=s; p=${longKey}`]],
    ["doubt", false, []],
    ["doubt", true, "no_answer"],
  ] as const)("is %s where the selector was named: %s, and has %j", (verdict, given, txt) => {
    expect(judgeDkim({ domain, given, asked: [{ selector: "mail", txt }] })).toMatchObject({ name: "DKIM", verdict });
  });
});

describe("DMARC", () => {
  const judge = (txt: readonly string[] | "no_answer", senderDomain = domain, at = domain) =>
    judgeDmarc({ domain, senderDomain, asked: [{ at, txt }] });

  it.each([
    ["good", ["v=DMARC1; p=none; rua=mailto:x@act.example"]],
    ["good", ["v=DMARC1;p=reject"]],
    ["bad", []],
    ["bad", ["v=DMARC1; rua=mailto:x@act.example"]],
    ["bad", ["v=DMARC1; sp=reject"]],
    ["bad", ["v=DMARC1; p=none", "v=DMARC1; p=reject"]],
    ["doubt", "no_answer"],
  ] as const)("is %s where the policy is %j", (verdict, txt) => {
    expect(judge(txt)).toMatchObject({ name: "DMARC", verdict });
  });

  it.each([
    ["good", "returns.act.example", "p=none"],
    ["doubt", "returns.act.example", "p=none; aspf=s"],
    ["doubt", "returns.other.example", "p=none"],
    ["good", "act.example", "p=none; aspf=s"],
  ])("is %s where the bounce domain is %s and the policy %s", (verdict, sender, policy) => {
    expect(judge([`v=DMARC1; ${policy}`], sender).verdict).toBe(verdict);
  });

  it("is found at the domain above", () => {
    const asked = [
      { at: "mail.act.example", txt: [] },
      { at: domain, txt: ["v=DMARC1; p=quarantine"] },
    ];
    const facts = { domain: "mail.act.example", senderDomain: "mail.act.example", asked };
    expect(judgeDmarc(facts)).toMatchObject({ verdict: "good", says: "act.example has a policy: p=quarantine." });
  });
});

describe("PTR", () => {
  const address = "192.0.2.7";
  it.each([
    ["good", ["mail.act.example"], { "mail.act.example": [address] }],
    ["good", ["odd.example", "mail.act.example"], { "odd.example": [], "mail.act.example": [address] }],
    ["bad", ["mail.act.example"], { "mail.act.example": ["192.0.2.8"] }],
    ["bad", [], {}],
    ["doubt", "no_answer", {}],
  ] as const)("is %s where the names are %j and lead back to %j", (verdict, names, back) => {
    expect(judgePtr({ address, names, back })).toMatchObject({ name: "PTR", verdict });
  });

  it("is left out where only the mail server knows from where it sends", () => {
    expect(judgePtr({ address: null, names: [], back: {} }).verdict).toBe("skipped");
  });
});

describe("MX", () => {
  it.each([
    ["good", domain, ["mx.act.example"]],
    ["bad", domain, []],
    ["bad", domain, ["."]],
    ["bad", domain, [""]],
    ["doubt", domain, "no_answer"],
    ["doubt", null, []],
  ] as const)("is %s for %s with %j", (verdict, of, servers) => {
    expect(judgeMx({ domain: of, servers })).toMatchObject({ name: "MX", verdict });
  });
});
