// Whether an address may send for a domain, answered from tables in place of the names of the world.
import { describe, expect, it } from "vitest";
import { spfOf } from "@/lib/doctor/spf";

type Zone = Readonly<Record<string, readonly string[] | "no_answer">>;

/** Keys are `txt NAME`, `mx NAME`, `addresses NAME`; what is not there does not exist. */
function judge(zone: Zone, address = "192.0.2.7") {
  const rule = spfOf("act.example", address);
  const asked: string[] = [];
  let next = rule.next();
  while (!next.done) {
    asked.push(`${next.value.kind} ${next.value.name}`);
    next = rule.next(zone[asked.at(-1)!] ?? []);
  }
  return { ...next.value, asked };
}

const record = (text: string, more: Zone = {}): Zone => ({ "txt act.example": [text], ...more });
const relay = { "txt relay.example": ["v=spf1 ip4:192.0.2.0/24 ~all"] };
const chain = (length: number): Zone =>
  Object.fromEntries(
    Array.from({ length }, (_, at) => [
      `txt i${at}.example`,
      [at === length - 1 ? "v=spf1 ip4:192.0.2.7 -all" : `v=spf1 include:i${at + 1}.example -all`],
    ]),
  );

describe("SPF of one address", () => {
  it.each([
    ["pass", "v=spf1 ip4:192.0.2.7 -all", {}],
    ["pass", "v=spf1 ip4:192.0.2.0/29 -all", {}],
    ["fail", "v=spf1 ip4:192.0.2.0/30 -all", {}],
    ["softfail", "v=spf1 ip4:198.51.100.1 ~all", {}],
    ["neutral", "v=spf1 ip4:198.51.100.1 ?all", {}],
    ["neutral", "v=spf1 ip4:198.51.100.1", {}],
    ["fail", "v=spf1 -ip4:192.0.2.7 +all", {}],
    ["pass", "V=SPF1 IP4:192.0.2.7 -ALL", {}],
    ["fail", "v=spf1 ip6:2001:db8::/32 -all", {}],
    ["pass", "v=spf1 a -all", { "addresses act.example": ["192.0.2.7"] }],
    ["pass", "v=spf1 a:mail.example/24 -all", { "addresses mail.example": ["2001:db8::1", "192.0.2.200"] }],
    ["fail", "v=spf1 a:mail.example//64 -all", { "addresses mail.example": ["192.0.2.8"] }],
    [
      "pass",
      "v=spf1 mx -all",
      {
        "mx act.example": ["one.example", "two.example"],
        "addresses one.example": ["192.0.2.1"],
        "addresses two.example": ["192.0.2.7"],
      },
    ],
    ["pass", "v=spf1 include:relay.example -all", relay],
    ["fail", "v=spf1 include:other.example -all", { "txt other.example": ["v=spf1 -all"] }],
    ["pass", "v=spf1 redirect=relay.example", relay],
    ["fail", "v=spf1 -all redirect=relay.example", relay],
    ["softfail", "v=spf1 redirect=relay.example", { "txt relay.example": ["v=spf1 ~all"] }],
    ["pass", "v=spf1 ip4:192.0.2.7 exp=why.example later=thing -all", {}],
    // What is wrong with a record is wrong with all of it.
    ["permerror", "v=spf1 ip4:192.0.2.7 -all ipv4:192.0.2.8", {}],
    ["permerror", "v=spf1 ip4:192.0.2 -all", {}],
    ["permerror", "v=spf1 ip4:192.0.2.7/33 -all", {}],
    ["permerror", "v=spf1 include: -all", {}],
    ["permerror", "v=spf1 redirect=a.example redirect=b.example", {}],
    ["permerror", "v=spf1 include:nowhere.example -all", {}],
    ["permerror", "v=spf1 redirect=nowhere.example", {}],
    ["permerror", "v=spf1 include:broken.example -all", { "txt broken.example": ["v=spf1 nonsense"] }],
    ["permerror", "v=spf1 include:act.example -all", {}],
    ["permerror", "v=spf1 a:v1.example a:v2.example a:v3.example -all", {}],
    ["permerror", "v=spf1 mx -all", { "mx act.example": Array.from({ length: 11 }, (_, at) => `m${at}.example`) }],
    ["pass", "v=spf1 include:i0.example -all", chain(10)],
    ["permerror", "v=spf1 include:i0.example -all", chain(11)],
    // Nobody answered: that says nothing about tomorrow.
    ["temperror", "v=spf1 include:slow.example -all", { "txt slow.example": "no_answer" }],
    ["temperror", "v=spf1 a:slow.example -all", { "addresses slow.example": "no_answer" }],
    // What depends on each mail is not guessed, unless it makes no difference.
    ["depends", "v=spf1 exists:%{i}._spf.example -all", {}],
    ["depends", "v=spf1 ptr -all", {}],
    ["depends", "v=spf1 include:%{d}.example -all", {}],
    ["pass", "v=spf1 exists:%{i}._spf.example ip4:192.0.2.7 -all", {}],
    ["depends", "v=spf1 -exists:%{i}._spf.example ip4:192.0.2.7 -all", {}],
    ["pass", "v=spf1 ip4:192.0.2.7 exists:%{i}._spf.example -all", {}],
  ] as const)("is %s by %s", (end, text, more) => {
    expect(judge(record(text, more as Zone))).toMatchObject({ end });
  });

  it.each([
    ["none", []],
    ["none", ["something else"]],
    ["permerror", ["v=spf1 -all", "v=spf1 mx -all"]],
    ["temperror", "no_answer"],
  ] as const)("is %s where the records are %j", (end, txt) => {
    expect(judge({ "txt act.example": txt }).end).toBe(end);
  });

  it("knows addresses of both kinds, however they are written", () => {
    const six = record("v=spf1 ip6:2001:db8::/32 ip4:192.0.2.7 -all");
    expect(judge(six, "2001:db8:0:1::5").end).toBe("pass");
    expect(judge(six, "2001:db9::1").end).toBe("fail");
    expect(judge(six, "::ffff:192.0.2.7").end).toBe("pass");
  });

  it("asks no more than it needs, and says what decided", () => {
    const found = judge(record("v=spf1 ip4:192.0.2.7 include:relay.example -all", relay));
    expect(found).toMatchObject({ why: "ip4:192.0.2.7", asked: ["txt act.example"] });
  });
});
