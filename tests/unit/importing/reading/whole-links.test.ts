import { expect, it } from "vitest";
import type { Line } from "@/lib/importing/reading/line";
import { wholeLinks } from "@/lib/importing/reading/whole-links";

const line = (text: string, links: string[] = []): Line => ({
  number: 1,
  text,
  bullet: false,
  gapBefore: false,
  style: null,
  region: null,
  links,
});
const begun = "More is told in the report of last year: https://example.org/en/docu";

it.each([
  [
    "a path that goes on",
    [begun, "ments/eur99/3210/2016/en/ and elsewhere."],
    [`${begun}ments/eur99/3210/2016/en/`, "and elsewhere."],
  ],
  ["a word that follows", [begun, "and elsewhere."], [begun, "and elsewhere."]],
  ["a heading under a link", ["This is what was told before: www.example.org/eur99/", "Downloads"], null],
  [
    "the language at its end, alone on the line",
    ["It goes on at http://www.example.org/library/EUR99/001/2012/", "en"],
    ["It goes on at http://www.example.org/library/EUR99/001/2012/en"],
  ],
  ["a short word that goes on", [`${begun}/`, "en casa"], null],
  ["a second link", [`${begun}/`, "https://example.org/b"], null],
  ["a link that has ended", [`${begun}.`, "2016/en was the number."], null],
])("%s", (_, texts, whole) => {
  expect(wholeLinks(texts.map((text) => line(text))).map((one) => one.text)).toEqual(whole ?? texts);
});

it("the address behind the words decides where the file says it", () => {
  const link = "https://example.org/a-long-way-to-the-report";
  const broken = [line("See https://example.org/a-long-way", [link]), line("-to-the-report. It is free.", [link])];
  expect(wholeLinks(broken).map((one) => one.text)).toEqual([`See ${link}.`, "It is free."]);
});
