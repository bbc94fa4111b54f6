// The editor's form becomes content and back, without ever refusing.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ActionContent } from "@/lib/actions/action";
import {
  contentFromForm,
  contentSchema,
  draftFields,
  formFromContent,
  letterFields,
  unreadDays,
} from "@/lib/actions/schema";
import { rowFromTarget } from "@/lib/targets/schema";
import { aContent, aTarget } from "@/tests/support/an-action";

/** What a browser posts when it shows that content and nothing is changed. */
function posted(content: ActionContent, more: Record<string, string> = {}): FormData {
  const fields = new FormData();
  for (const [name, value] of Object.entries(formFromContent(content)))
    fields.append(name, value.replaceAll("\n", "\r\n"));
  content.letters.forEach((letter, at) => {
    for (const field of letterFields) fields.append(`letters.${at}.${field}`, letter[field].replaceAll("\n", "\r\n"));
  });
  for (const [list, rows] of [
    ["targets", content.targets],
    ["copies", content.copies],
  ] as const) {
    rows.forEach((target, at) => {
      for (const [field, value] of Object.entries(rowFromTarget(target))) {
        fields.append(`${list}.${at}.${field}`, value.replaceAll("\n", "\r\n"));
      }
    });
  }
  if (content.ownLanguageOk) fields.append("own_language_ok", "yes");
  if (content.embassyCopies) fields.append("embassy_copies", "yes");
  for (const [name, value] of Object.entries(more)) fields.append(name, value);
  return fields;
}

const full = aContent({
  class: "update",
  seriesNumber: "12/26",
  ordinal: 3,
  index: "ZUB 17/0001/2026",
  issuedOn: "2026-05-02",
  persons: [
    { name: "Lena Marsh", pronouns: "she/her" },
    { name: "Ines Rua", pronouns: "ella" },
    { name: "Maro Tel (马罗)", pronouns: "" },
  ],
  background: "One.\n\nTwo.",
  copies: [aTarget({ emails: [], country: "FR", web: ["https://embassy.example/form"] })],
  embassyCopies: true,
  ownLanguageOk: true,
  languages: ["zh", "en"],
  links: ["https://news.example/1", "www.example.org"],
  previous: "https://news.example/0",
  safety: "Take care.",
  avoid: ["Her school.", "Her brother."],
  signAs: "initials",
  returnAddress: ["Letter Group", "Post Box 4"],
});

describe("contentFromForm", () => {
  it("gives back what the form was made from", () => {
    expect(contentFromForm(posted(full), full)).toEqual(full);
  });

  it("keeps what a form does not mention", () => {
    const fields = new FormData();
    fields.set("title", "Another title");
    fields.set("own_language_ok", "on");
    fields.set("embassy_copies", "on");
    expect(contentFromForm(fields, full)).toEqual({ ...full, title: "Another title" });
  });

  it("unticks a box that is absent, and one whose hidden field says nothing", () => {
    const fields = posted({ ...full, ownLanguageOk: false, embassyCopies: false });
    fields.append("embassy_copies", "");
    const content = contentFromForm(fields, full);
    expect([content.ownLanguageOk, content.embassyCopies]).toEqual([false, false]);
  });

  it("keeps the rows' ids, and gives a new one to a row without one and to a second row with the same", () => {
    const fields = posted({ ...full, copies: [] });
    const { id } = full.targets[0]!;
    fields.append("targets.1.id", id);
    fields.append("targets.1.role", "Second");
    fields.append("targets.2.id", "../x");
    fields.append("targets.2.role", "Third");
    const { targets } = contentFromForm(fields, full);
    expect(targets.map(({ role }) => role)).toEqual(["Minister of Justice", "Second", "Third"]);
    expect(targets[0]?.id).toBe(id);
    expect(new Set(targets.map((target) => target.id)).size).toBe(3);
  });

  it("orders rows by number, whatever numbers they have", () => {
    const fields = new FormData();
    for (const number of [10, 9, 200]) fields.append(`letters.${number}.subject`, `letter ${number}`);
    expect(contentFromForm(fields, full).letters.map(({ subject }) => subject)).toEqual([
      "letter 9",
      "letter 10",
      "letter 200",
    ]);
  });

  it("adds an empty row after the rows that were typed", () => {
    expect(contentFromForm(posted(full, { add: "target" }), full).targets.map(({ role }) => role)).toEqual([
      "Minister of Justice",
      "",
    ]);
    expect(contentFromForm(posted(full, { add: "copy" }), full).copies).toHaveLength(2);
    expect(contentFromForm(posted(full, { add: "letter" }), full).letters).toHaveLength(2);
  });

  it("removes the row whose button was pressed, and no other", () => {
    const { targets, copies, letters } = contentFromForm(posted(full, { remove: "copies.0" }), full);
    expect([targets.length, copies.length, letters.length]).toEqual([1, 0, 1]);
  });

  it("drops an ordinal that is none, and a day that was taken away", () => {
    const fields = posted(full, {});
    fields.set("deadline_on", " ");
    fields.set("ordinal", "third");
    const content = contentFromForm(fields, full);
    expect([content.deadlineOn, content.ordinal]).toEqual([null, null]);
    expect(unreadDays(fields)).toEqual({});
  });

  it.each([
    ["2027-05-15", "2027-05-15"],
    ["15 May 2027", "2027-05-15"],
    [" 15th  of May, 2027 ", "2027-05-15"],
    ["May 15, 2027", "2027-05-15"],
    ["15/05/2027", "2027-05-15"],
    ["05/15/2027", "2027-05-15"],
    ["15.5.2027", "2027-05-15"],
    ["15 de mayo de 2027", "2027-05-15"],
    ["١٥ مايو ٢٠٢٧", "2027-05-15"],
    ["2027年5月15日", "2027-05-15"],
  ])("reads the day %s", (typed, day) => {
    const fields = posted(full);
    fields.set("deadline_on", typed);
    expect(contentFromForm(fields, full).deadlineOn).toBe(day);
    expect(unreadDays(fields)).toEqual({});
  });

  it.each(["2026-02-30", "03/04/2027", "soon", "15 May", "15 May 2027 or 16 May 2027", "by 15 May 2027", "15/05/27"])(
    "keeps the day that was there and hands back what cannot be read: %s",
    (typed) => {
      const fields = posted(full);
      fields.set("deadline_on", typed);
      fields.set("issued_on", typed);
      const { deadlineOn, issuedOn } = contentFromForm(fields, full);
      expect([deadlineOn, issuedOn]).toEqual([full.deadlineOn, full.issuedOn]);
      expect(unreadDays(fields)).toEqual({ deadline_on: typed, issued_on: typed });
    },
  );

  it("takes bullets off demands and reads Arabic commas between languages", () => {
    const fields = posted(full);
    fields.set("demands", "• One\n- Two\n\n* Three");
    fields.set("languages", "ar، en,fr");
    const content = contentFromForm(fields, full);
    expect(content.demands).toEqual(["One", "Two", "Three"]);
    expect(content.languages).toEqual(["ar", "en", "fr"]);
  });

  it("makes storable content out of anything", () => {
    const names = fc.oneof(
      fc.constantFrom(...draftFields, "add", "remove", "targets.0.emails", "copies.7.id", "letters.3.body"),
      fc.string(),
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(names, fc.string({ unit: "binary" })), { maxLength: 30 }), (pairs) => {
        const fields = new FormData();
        for (const [name, value] of pairs) fields.append(name, value);
        const content = contentFromForm(fields, full);
        expect(contentSchema.parse(content)).toEqual(content);
        expect(contentFromForm(posted(content), content)).toEqual(content);
      }),
      { numRuns: 300 },
    );
  });
});
