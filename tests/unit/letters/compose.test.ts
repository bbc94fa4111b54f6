import { describe, expect, it } from "vitest";
import type { TargetId } from "@/lib/ids";
import { composeLetter, initialsOf, letterDate } from "@/lib/letters/compose";
import { aCopy, aLetter, aTarget, models, sampleDay, someContent, someFields } from "./sample-letters";

describe("composeLetter", () => {
  it("puts organizer's and supporter's words together", () => {
    expect(aLetter("en", { body: "I ask you:\n• Release him" }, { country: "CN" })).toEqual({
      language: "en",
      sender: ["Rosa Lindqvist", "12 Mill Lane", "Little Haven", "LH1 4QZ", "United Kingdom"],
      date: "22 November 2026",
      day: "2026-11-22",
      recipient: [
        "Minister of Justice",
        "Aldren Vask",
        "Ministry of Justice",
        "4 Court Square",
        "Tolmar 20100",
        "CHINA",
      ],
      subject: "Release the painter Li Wen",
      salutation: "Dear Minister,",
      blocks: [
        { kind: "paragraph", text: "I ask you:" },
        { kind: "demands", items: ["Release him"] },
      ],
      closing: "Yours sincerely,",
      signature: "Rosa Lindqvist",
      copies: ["Director, City Police Bureau"],
      labels: { copyTo: "Copy to:", page: "Page {page} of {pages}" },
    });
  });

  it("is in the language of the model letter it found", () => {
    const facts = { content: someContent([models.ar]), target: aTarget(), fields: someFields(), language: "fr" };
    const letter = composeLetter({ ...facts, date: sampleDay, copies: [], labels: { copyTo: "", page: "" } });
    expect([letter.language, letter.salutation, letter.closing]).toEqual(["ar", "معالي الوزير،", "مع فائق الاحترام،"]);
  });

  it("does not name the addressee among the copies", () => {
    const other = aCopy({ id: "copy-2" as TargetId, role: "Ambassador", organization: "" });
    const facts = { content: someContent([models.en]), fields: someFields(), language: "en", date: sampleDay };
    const labels = { copyTo: "", page: "" };
    const letter = composeLetter({ ...facts, target: aCopy(), copies: [aCopy(), other], labels });
    expect(letter.copies).toEqual(["Ambassador"]);
  });

  it.each([
    ["full", "Rosa Lindqvist", ["Rosa Lindqvist", "12 Mill Lane", "United Kingdom"]],
    ["initials", "R. L., United Kingdom", ["12 Mill Lane", "United Kingdom"]],
    ["hand", "", ["12 Mill Lane", "United Kingdom"]],
  ] as const)("signs %s, and gives the name away nowhere else", (signAs, signature, sender) => {
    const letter = aLetter("en", { signAs, address: ["12 Mill Lane"] });
    expect([letter.signature, letter.sender]).toEqual([signature, sender]);
  });

  it("puts the place beside initials, and nowhere else", () => {
    expect(aLetter("en", { signAs: "initials", place: "Leeds " }).signature).toBe("R. L., Leeds, United Kingdom");
    expect(aLetter("en", { signAs: "full", place: "Leeds" }).signature).toBe("Rosa Lindqvist");
    expect(aLetter("en", { signAs: "hand", place: "Leeds" }).signature).toBe("");
  });

  it.each([
    ["own", "full", ["Rosa Lindqvist", "12 Mill Lane", "United Kingdom"]],
    ["group", "full", ["Rosa Lindqvist", "Letter Group", "Post Box 4, Oslo", "Norway"]],
    ["group", "initials", ["Letter Group", "Post Box 4, Oslo", "Norway"]],
    ["none", "full", ["Rosa Lindqvist", "United Kingdom"]],
    ["none", "initials", []],
  ] as const)("has answers come to %s where it is signed %s", (returnTo, signAs, sender) => {
    const returnAddress = ["Letter Group", "Post Box 4, Oslo", "Norway"];
    const fields = someFields({ returnTo, signAs, address: ["12 Mill Lane"] });
    const facts = { content: someContent([models.en], { returnAddress }), target: aTarget(), fields, language: "en" };
    const letter = composeLetter({ ...facts, date: sampleDay, copies: [], labels: { copyTo: "", page: "" } });
    expect(letter.sender).toEqual(sender);
  });

  it("keeps every line of a group's address on six", () => {
    const returnAddress = Array.from({ length: 9 }, (_, at) => `Line ${at}`);
    const facts = { content: someContent([models.en], { returnAddress }), target: aTarget(), language: "en" };
    const fields = someFields({ returnTo: "group", signAs: "hand" });
    const letter = composeLetter({ ...facts, fields, date: sampleDay, copies: [], labels: { copyTo: "", page: "" } });
    expect(letter.sender).toEqual([...returnAddress.slice(0, 5), "Line 5, Line 6, Line 7, Line 8"]);
  });

  it("gives no address for a group that the action does not name", () => {
    expect(aLetter("en", { returnTo: "group", signAs: "hand" }).sender).toEqual([]);
  });

  it("says where a letter without an address comes from, once", () => {
    expect(aLetter("en", { address: [] }).sender).toEqual(["Rosa Lindqvist", "United Kingdom"]);
    expect(aLetter("en", { address: [], signAs: "initials" }).sender).toEqual([]);
    expect(aLetter("en", { address: [], country: "" }).sender).toEqual([]);
    expect(aLetter("en", { address: ["Little Haven, united kingdom"] }).sender).toHaveLength(2);
    expect(aLetter("en", { address: ["Little Haven"] }, { country: "GB" }).sender).toHaveLength(2);
  });

  it("lets nothing typed past the gate", () => {
    const bad = "a\u202e\ud800\u0000\r\nb";
    const letter = aLetter(
      "en",
      { name: bad, subject: bad, address: [bad], body: bad },
      { name: bad, salutation: bad },
    );
    expect([letter.signature, letter.subject, letter.sender[1]]).toEqual(["a b", "a b", "a b"]);
    expect([letter.blocks, letter.recipient[1]]).toEqual([[{ kind: "paragraph", text: "a\nb" }], "a b"]);
  });
});

describe("letterDate", () => {
  it.each([
    ["en", "", "22 November 2026"],
    ["en", "DE", "22 November 2026"],
    ["en", "US", "November 22, 2026"],
    ["en-GB", "US", "22 November 2026"],
    ["es", "MX", "22 de noviembre de 2026"],
    ["zh-CN", "DE", "2026年11月22日"],
    ["ar", "SY", "٢٢ تشرين الثاني ٢٠٢٦"],
    ["fa", "IR", "۲۲ نوامبر ۲۰۲۶"],
    ["he", "IL", "22 בנובמבר 2026"],
    ["no language", "DE", "22 November 2026"],
    ["zza", "DE", "22 November 2026"],
  ])("writes %s from %s as %s", (language, country, expected) => {
    expect(letterDate(sampleDay, language, country)).toBe(expected);
  });

  it("is the UTC day, whatever the machine's zone", () => {
    expect(letterDate(new Date("2026-11-22T23:59:59Z"), "en", "")).toBe("22 November 2026");
  });
});

describe("initialsOf", () => {
  it.each([
    ["María José da Silva", "M. J. D. S."],
    ["王小明", "王"],
    ["ليلى الحسن", "ل ا"],
    ["Әсел Нұрланқызы", "Ә. Н."],
    ["  O’Brien (Ann) 3 ", "O. A."],
    ["", ""],
  ])("of %j are %j", (name, expected) => {
    expect(initialsOf(name)).toBe(expected);
  });
});
