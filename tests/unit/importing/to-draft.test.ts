import { expect, it } from "vitest";
import type { TargetId } from "@/lib/ids";
import { emptyResult, type ImportResult } from "@/lib/importing/result";
import { toActionContent } from "@/lib/importing/to-draft";

let count = 0;
const nextId = () => `target-${++count}` as TargetId;

const nobody = {
  role: null,
  name: null,
  organization: null,
  postal_address: [],
  emails: [],
  faxes: [],
  phones: [],
  social: [],
  web: [],
  salutation: null,
};

const result: ImportResult = {
  ...emptyResult("urgent_action"),
  title: "Poet held",
  demands: ["Release her;", "I urge you to let her family visit."],
  letter: {
    salutation: "Dear Minister,",
    paragraphs: ["I am worried about the poet.", "I urge you to let her family visit."],
    closing: "Yours,",
  },
  additional_information: ["One.", "Two."],
  targets: [
    { ...nobody, role: "Minister", postal_address: ["1 Road", "Hanoi", "Viet Nam"] },
    { ...nobody, name: "Jon Ard", postal_address: ["2 Road, Lima, Perú"] },
    { ...nobody, name: "Ivo Sand", postal_address: ["3 Road", "Larn, Verdania"] },
  ],
};

it("a demand that stands in a paragraph is not said twice", () => {
  const [letter] = toActionContent(result, nextId).letters;
  expect(letter?.body).toBe("I am worried about the poet.\n\nI urge you to let her family visit.\n\n• Release her;");
  expect(letter).toMatchObject({
    language: "en",
    subject: "Poet held",
    salutation: "Dear Minister,",
    closing: "Yours,",
  });
});

it("the country of a target is that of its last line, which goes where it says nothing else", () => {
  const { targets } = toActionContent(result, nextId);
  expect(targets.map((target) => [target.country, target.postalAddress])).toEqual([
    ["VN", ["1 Road", "Hanoi"]],
    ["PE", ["2 Road, Lima, Perú"]],
    ["", ["3 Road", "Larn, Verdania"]],
  ]);
});

it("consent is left to the organizer, background is paragraphs, a missing class is a first action", () => {
  expect(toActionContent(result, nextId)).toMatchObject({
    consent: "",
    background: "One.\n\nTwo.",
    class: "first",
    deadlineOn: null,
  });
});
