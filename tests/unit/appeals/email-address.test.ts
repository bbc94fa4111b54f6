import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { mailboxOf, normaliseEmail, supporterHash } from "@/lib/appeals/email-address";

describe("an e-mail address", () => {
  it.each([
    ["ana@example.org", "ana@example.org"],
    ["  Ana.Lopez+ua@Example.ORG \n", "Ana.Lopez+ua@example.org"],
    ["ana@bücher.example", "ana@xn--bcher-kva.example"],
    ["ana@bu\u0308cher.example", "ana@xn--bcher-kva.example"],
    ["li@例子.公司", "li@xn--fsqu00a.xn--55qx5d"],
    ["\u202aليلى@example.org".replace("ليلى", "layla"), "layla@example.org"],
    ["o'brien@example.ie", "o'brien@example.ie"],
  ])("is %j as %j", (typed, address) => {
    expect(normaliseEmail(typed)).toBe(address);
  });

  it.each([
    ["nothing", ""],
    ["no @", "ana.example.org"],
    ["two @", "ana@b@example.org"],
    ["a full-width @", "ana＠example.org"],
    ["a full-width @ beside a plain one", "e＠evil.example@example.org"],
    ["a small @", "ana﹫example.org"],
    ["a quoted local part", '"e@evil.example"@example.org'],
    ["a header after a line end", "s@x.example\r\nBcc: e@evil.example"],
    ["a line end alone", "s\n@x.example"],
    ["NUL", "s\0@x.example"],
    ["a second address", "s@x.example,e@evil.example"],
    ["a display name", "Ana <s@x.example>"],
    ["a comment", "s(x)@x.example"],
    ["percent routing", "s%evil.example@x.example"],
    ["bang routing", "evil!s@x.example"],
    ["a pipe", "|sh@x.example"],
    ["letters beyond ASCII before the @", "用户@例子.公司"],
    ["a Cyrillic look-alike before the @", "аna@example.org"],
    ["a domain without a dot", "s@localhost"],
    ["an address literal", "s@[127.0.0.1]"],
    ["an IP address", "s@127.0.0.1"],
    ["an encoded domain", "s@x%2eexample.org"],
    ["two dots", "s@x..example"],
    ["a dot at the end", "s.@x.example"],
    ["a hyphen at a label's edge", "s@-x.example"],
    ["a local part of 65", `${"a".repeat(65)}@x.example`],
    ["255 characters", `${"a".repeat(60)}@${"b".repeat(60)}.${"c".repeat(60)}.${"d".repeat(60)}.example.org.net`],
    ["a megabyte", `${"a".repeat(1_000_000)}@x.example`],
  ])("is refused with %s", (_what, typed) => {
    expect(normaliseEmail(typed)).toBeNull();
  });

  it("comes out once as it comes out twice, in ASCII, with one @ and no blank", () => {
    const part = fc.string({ unit: "grapheme", minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(part, part, (local, domain) => {
        const address = normaliseEmail(`${local}@${domain}.example`);
        if (address === null) return;
        expect(address).toMatch(/^[!-~]+@[a-z0-9.-]+$/);
        expect(address.split("@").length).toBe(2);
        expect(normaliseEmail(address)).toBe(address);
      }),
      { numRuns: 2000 },
    );
  });
});

describe("a mailbox", () => {
  it("is one for the spellings of one person's address", () => {
    for (const spelling of ["ana.lopez@gmail.com", "AnaLopez@googlemail.com", "a.n.a.lopez+urgent@gmail.com"])
      expect(mailboxOf(spelling)).toBe("analopez@gmail.com");
    expect(mailboxOf("Ana+x@example.org")).toBe("ana@example.org");
  });

  it("stays two where dots or an empty name may matter", () => {
    expect(mailboxOf("a.na@example.org")).not.toBe(mailboxOf("ana@example.org"));
    expect(mailboxOf("+tag@example.org")).toBe("+tag@example.org");
  });

  it("hashes under the secret only", () => {
    expect(supporterHash("one", "ana@example.org")).toBe(supporterHash("one", "Ana+x@example.org"));
    expect(supporterHash("one", "ana@example.org")).not.toBe(supporterHash("two", "ana@example.org"));
    expect(supporterHash("one", "ana@example.org")).not.toContain("ana");
  });
});
