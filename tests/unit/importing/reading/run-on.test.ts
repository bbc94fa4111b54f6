import { describe, expect, it } from "vitest";
import type { RawLine } from "@/lib/importing/reading/line";
import { openRunOn } from "@/lib/importing/reading/run-on";

const line = (text: string): RawLine => ({ text, gapBefore: false });
const story =
  "Soldiers came at night and took him away, and nobody has seen him since that day in the month of May. ".repeat(8);
const action = `UA: 9/12 Index: EUR 99/001/2012 Norland Date: 3 May 2012 URGENT ACTION EDITOR TAKEN AWAY ${story}Please write immediately in English or your own language: n Urging them to release him; n Calling on them to say where he is. PLEASE SEND APPEALS BEFORE 14 JUNE 2012 TO: Minister of Justice His Excellency Per Aas Ministry of Justice P.O. Box 12 Ostvik Norland Fax: +999 22 555 100 Salutation: Your Excellency And copies to: Minister of Health Ada Lorn Ministry of Health 4 Kirkegata Ostvik Norland Also send copies to diplomatic representatives accredited to your country. ADDITIONAL INFORMATION The editor is 40 years old.`;

describe("a document on one line", () => {
  const opened = openRunOn([line(action)]).map((one) => one.text);

  it.each([
    "UA: 9/12 Index: EUR 99/001/2012 Norland Date: 3 May 2012",
    "URGENT ACTION",
    "EDITOR TAKEN AWAY",
    "n Urging them to release him;",
    "Minister of Justice",
    "His Excellency Per Aas",
    "Ministry of Justice",
    "P.O. Box 12 Ostvik Norland",
    "Fax: +999 22 555 100",
    "Salutation: Your Excellency",
    "ADDITIONAL INFORMATION",
  ])("is broken around %s", (part) => expect(opened).toContain(part));

  it("is broken the same where a program wrapped it at its own width", () => {
    const wrapped = action.match(/.{1,80}(?:\s|$)/gu) ?? [];
    expect(openRunOn(wrapped.map((text) => line(text.trim()))).map((one) => one.text)).toEqual(opened);
  });

  it("stays as it is where it holds two cases or no label", () => {
    const cases = `d r . t o m a s a r e l was arrested. ${action} m s . m i r a t o l l e was arrested, too.`;
    expect(openRunOn([line(cases)])).toEqual([line(cases)]);
    expect(openRunOn([line(story.repeat(2))])).toEqual([line(story.repeat(2))]);
  });
});

it("a palace stands on its own line, and the request for copies does not take a greeting with it", () => {
  const story = "Mira Tolle was taken away. ".repeat(40);
  const text = `UA: 12/12 Index: AAA 12/007/2012 Verdania Date: 4 April 2012 URGENT ACTION PAINTER HELD ${story}Please write immediately in English or your own language: - Urging them to free her. PLEASE SEND APPEALS BEFORE 16 MAY 2012 TO: President HE Jon Ard Office of the President Summer Palace PO Box 281 Larn Fax: +999 1 555 0101 Salutation: Your Excellency Also send copies to diplomatic representatives accredited to your country. ADDITIONAL INFORMATION She paints.`;
  const opened = openRunOn([{ text, gapBefore: true }]).map((line) => line.text);
  expect(opened).toEqual(expect.arrayContaining(["HE Jon Ard", "Office of the President", "Summer Palace"]));
  expect(opened).toContain("Salutation: Your Excellency");
});

it("the sentence that marks the first person begins the story, and a floor an address line", () => {
  const lead = "Two bakers were taken away. Nobody was told why. ";
  const story = "On 3 May soldiers took Per Aas (m) and Ada Lorn (f) from a bus. ".concat(
    "They bake bread. ".repeat(45),
  );
  const text = `UA: 9/12 Index: EUR 99/001/2012 Norland Date: 3 May 2012 URGENT ACTION BAKERS TAKEN AWAY ${lead}${story}Please write immediately in English or your own language: n Urging them to free both. PLEASE SEND APPEALS BEFORE 14 JUNE 2012 TO: Attorney General Mr Erik Stahl Office of the Attorney General Level 7, Harbour House Ostvik Norland Fax: +999 22 555 100 Salutation: Dear Sir And copies to: Trade union Bakers' Union Email: post@bakers.example.org ADDITIONAL INFORMATION They are sisters.`;
  const opened = openRunOn([line(text)]).map((one) => one.text);
  expect(opened).toContain(lead.trim());
  expect(opened).toContain("Office of the Attorney General");
  expect(opened).toContain("Level 7, Harbour House Ostvik Norland");
  expect(opened).toEqual(expect.arrayContaining(["Trade union", "Bakers' Union"]));
});
