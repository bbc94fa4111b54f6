import { describe, expect, it } from "vitest";
import { appealSchema, groupMax, letterFormSchema, reportMax, reportSchema } from "@/lib/appeals/schema";
import { parseForm } from "@/lib/form";
import ar from "@/lib/i18n/messages/ar/problems.json";
import en from "@/lib/i18n/messages/en/problems.json";
import { newId, type TargetId } from "@/lib/ids";
import { addressLineMax, addressLinesMax, bodyMax, nameMax, subjectMax } from "@/lib/letters/clean";

const target = newId<TargetId>();
const good = { name: "Ana", email: "ana@example.org", subject: "S", body: "B", target, consent: "yes" };

function fieldsOf(given: Record<string, string | string[]>): FormData {
  const fields = new FormData();
  for (const [name, values] of Object.entries(given)) for (const value of [values].flat()) fields.append(name, value);
  return fields;
}
const appeal = (given: Record<string, string | string[]>) => parseForm(appealSchema, fieldsOf(given));
const problemsOf = (given: Record<string, string | string[]>) => {
  const parsed = appeal({ ...good, ...given });
  return parsed.ok ? {} : parsed.fields;
};

describe("the form of an appeal", () => {
  it("is taken with the least that is needed", () => {
    expect(appeal(good)).toEqual({
      ok: true,
      value: {
        ...good,
        target: [target],
        ...{ form_nonce: "", country: "", language: "", sign_as: "full", reply: "alias", news: false },
      },
    });
  });

  it("names every problem at once", () => {
    expect(appeal({})).toEqual({
      ok: false,
      fields: {
        name: "name_missing",
        email: "email_missing",
        subject: "subject_missing",
        body: "body_missing",
        target: "target_missing",
        consent: "consent_missing",
      },
    });
  });

  it.each([
    [{ name: "x".repeat(nameMax + 1) }, { name: "name_too_long" }],
    [{ name: "\u200e \r\n\0" }, { name: "name_missing" }],
    [{ name: "12345" }, { name: "name_invalid" }],
    [{ name: "minister@justice.example" }, { name: "name_invalid" }],
    [{ name: "see www.evil.example" }, { name: "name_invalid" }],
    [{ email: "ana＠example.org" }, { email: "email_wide_at" }],
    [{ email: "用户@example.org" }, { email: "email_not_ascii" }],
    [{ email: "s@x.example\r\nBcc: e@evil.example" }, { email: "email_invalid" }],
    [{ country: "ZZ" }, { country: "country_invalid" }],
    [{ country: "Germany" }, { country: "country_invalid" }],
    [{ language: "../../x" }, { language: "language_invalid" }],
    [{ subject: "x".repeat(subjectMax + 1) }, { subject: "subject_too_long" }],
    [{ body: "x".repeat(100_000) }, { body: "body_too_long" }],
    [{ body: "\0\u202e\r\n" }, { body: "body_missing" }],
    [{ target: "not-an-id" }, { target: "target_unknown" }],
    [{ target: [target, "' or 1=1"] }, { target: "target_unknown" }],
    [{ sign_as: "hand" }, { sign_as: "hand_needs_paper" }],
    [{ sign_as: "king" }, { sign_as: "sign_as_invalid" }],
    [{ reply: "all" }, { reply: "reply_invalid" }],
    [{ consent: "no" }, { consent: "consent_missing" }],
  ])("refuses %j", (given, problems) => {
    expect(problemsOf(given as Record<string, string>)).toEqual(problems);
  });

  it("cleans names and subjects of all that could break or turn a header, and keeps the words", () => {
    const parsed = appeal({ ...good, name: "Ana\r\nBcc: x\0", subject: "a\u202eb\u2028c\u200f", country: "de" });
    expect(parsed.ok && parsed.value).toMatchObject({ name: "Ana Bcc: x", subject: "ab c", country: "DE" });
  });

  it("keeps names of every script whole", () => {
    for (const name of ["李小龙", "می‌خواهم", "Ngô Đình", "ليلى بن علي", "O’Brien-Smith", "ᏣᎳᎩ"])
      expect(appeal({ ...good, name })).toMatchObject({ ok: true, value: { name } });
  });

  it("takes the first of a field sent twice, and each target once", () => {
    const parsed = appeal({ ...good, name: ["Ana", "Eve"], target: [target, target] });
    expect(parsed.ok && parsed.value).toMatchObject({ name: "Ana", target: [target] });
  });
});

describe("the form of a letter of one's own", () => {
  const letter = (given: Record<string, string | string[]>) => parseForm(letterFormSchema, fieldsOf(given));

  it("needs only target, body and, unless signed by hand, a name", () => {
    expect(letter({ target, body: "B", name: "Ana" })).toMatchObject({
      ok: true,
      value: { format: "pdf", paper: "a4" },
    });
    expect(letter({ target, body: "B", sign_as: "hand" })).toMatchObject({ ok: true, value: { name: "" } });
  });

  it.each([
    ["", "", "a4"],
    ["", "DE", "a4"],
    ["", "US", "letter"],
    ["", "PH", "letter"],
    ["a4", "US", "a4"],
    ["letter", "DE", "letter"],
  ])("is on paper %j from %j: %s", (paper, country, expected) => {
    expect(letter({ target, body: "B", name: "Ana", paper, country })).toMatchObject({ value: { paper: expected } });
  });

  it("has fold marks and a foot, and is no archive's file, unless that is asked for", () => {
    const asked = { folds: "no", foot: "no", standard: "a", return_to: "group" };
    const plain = { folds: true, foot: true, standard: "ua", return_to: "own" };
    expect(letter({ target, body: "B", name: "Ana" })).toMatchObject({ value: plain });
    expect(letter({ target, body: "B", name: "Ana", ...asked })).toMatchObject({
      value: { folds: false, foot: false, standard: "a", return_to: "group" },
    });
    expect(letter({ target, body: "B", name: "Ana", standard: "x", return_to: "me" })).toMatchObject({
      fields: { standard: "standard_invalid", return_to: "return_to_invalid" },
    });
  });

  it("names every problem at once, also the one between two fields", () => {
    const address = `${"x".repeat(addressLineMax + 1)}\nB`;
    expect(letter({ format: "exe", paper: "a5", address })).toEqual({
      ok: false,
      fields: {
        body: "body_missing",
        target: "target_missing",
        name: "name_missing",
        format: "format_invalid",
        paper: "paper_invalid",
        address: "address_line_too_long",
      },
    });
    const tall = Array.from({ length: addressLinesMax + 1 }, (_, line) => `line ${line}`).join("\r\n");
    expect(letter({ target, body: "B", name: "Ana", address: tall })).toEqual({
      ok: false,
      fields: { address: "address_too_long" },
    });
  });
});

describe("the form of a report", () => {
  const report = (given: Record<string, string>) => parseForm(reportSchema, fieldsOf({ kind: "posted", ...given }));

  it.each([
    ["", 1],
    ["38", 38],
    ["٣٨", 38],
    ["۵", 5],
    ["３８", 38],
    [String(reportMax), reportMax],
  ])("reads %j as %d", (number, n) => {
    expect(report({ number })).toMatchObject({ ok: true, value: { number: n } });
  });

  it.each(["0", "-1", "1.5", "1e2", "ten", "0x10", "9".repeat(30)])("refuses %j as a number", (number) => {
    expect(report({ number })).toEqual({ ok: false, fields: { number: "number_invalid" } });
  });

  it("refuses what one report cannot hold, and kinds that nobody can report", () => {
    expect(report({ number: String(reportMax + 1) })).toEqual({ ok: false, fields: { number: "number_too_large" } });
    expect(report({ kind: "prepared" })).toEqual({ ok: false, fields: { kind: "kind_invalid" } });
    expect(report({ group: "x".repeat(groupMax + 1) })).toEqual({ ok: false, fields: { group: "group_too_long" } });
  });
});

describe("the sentences of these problems", () => {
  it.each([
    ["name_too_long", nameMax],
    ["subject_too_long", subjectMax],
    ["body_too_long", bodyMax],
    ["address_line_too_long", addressLineMax],
    ["number_too_large", reportMax],
    ["group_too_long", groupMax],
  ] as const)("say the same limit as the code: %s", (code, limit) => {
    for (const { form } of [en, ar]) expect(form[code].replaceAll(",", "")).toContain(String(limit));
  });

  it("are there for every code that a form can answer", () => {
    const source = Object.keys(en.form);
    for (const given of [{}, { name: "1", email: "x", country: "x", language: "/", sign_as: "x", reply: "x" }]) {
      const parsed = appeal(given);
      if (!parsed.ok) for (const code of Object.values(parsed.fields)) expect(source).toContain(code);
    }
    expect(Object.keys(ar.form)).toEqual(source);
  });
});
