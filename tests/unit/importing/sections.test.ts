import { describe, expect, it } from "vitest";
import { numberLines } from "@/lib/importing/reading/clean";
import { linesOf } from "@/lib/importing/reading/text";
import { sectionsOf } from "@/lib/importing/sections";
import { understand } from "@/lib/importing/understand";

const lines = (text: string) => numberLines(linesOf(text));
const outline = (text: string) =>
  sectionsOf(lines(text))
    .filter((section) => section.lines.length > 0)
    .map((section) => [section.name, section.lines.map((line) => line.text).join(" / ")]);

describe("lines are cut at labels", () => {
  it("what stands before the first label is the prologue", () => {
    expect(outline("PAINTER HELD\nMira Tolle was taken away.\n\nADDITIONAL INFORMATION\nShe paints.")).toEqual([
      ["prologue", "PAINTER HELD / Mira Tolle was taken away."],
      ["background", "She paints."],
    ]);
  });

  it("a value ends with its line, and what stood before it goes on", () => {
    const text = "BACKGROUND INFORMATION\nShe paints.\n\nCountry: Verdania\nHer sister was held in 2011.";
    expect(outline(text)).toEqual([
      ["background", "She paints. / Her sister was held in 2011."],
      ["country", "Verdania"],
    ]);
  });

  it("a label broken over two lines is one", () => {
    const text =
      "She is held.\n\nPlease write immediately in Verdanian or\nyour own language:\n- Urging them to free her;\n- Asking them to let her sister visit.";
    expect(outline(text).map(([name]) => name)).toEqual(["prologue", "demands"]);
  });

  it("the letter lies between its salutation and its closing, labels inside it included", () => {
    const text =
      "Write now\n\nDear Minister,\n\nI urge you to free Mira Tolle.\n\nCountry: that word is no label here.\n\nYours sincerely,\n\nADDITIONAL INFORMATION\nShe paints.";
    const letter = outline(text).find(([name]) => name === "model_letter");
    expect(letter?.[1]).toMatch(/^Dear Minister.*no label here.*Yours sincerely,$/);
  });

  it("an address above the letter needs no label", () => {
    const text =
      "A painter is held in Larn. Write for her.\n\nMinister of Justice\nMinistry of Justice\n4 Quay Street\nLarn 1020\n\nDear Minister,\n\nI urge you to free Mira Tolle.\n\nYours sincerely,\n[Name]";
    expect(outline(text)).toContainEqual([
      "targets",
      "Minister of Justice / Ministry of Justice / 4 Quay Street / Larn 1020",
    ]);
  });
});

const head = "URGENT ACTION\n\nPAINTER HELD WITHOUT CHARGE\n\nMira Tolle was taken away on 3 May.";
const call = "Please write immediately:\n- Urging them to free her;\n- Calling on them to let her sister visit.";
const targets = "PLEASE SEND APPEALS TO:\nMinister of Justice\n4 Quay Street\nLarn 1020\nSalutation: Dear Minister";

it.each([
  ["a head, demands and a target", `${head}\n\n${call}\n\n${targets}`, "one_action"],
  ["a report that asks for nothing", head.replace("URGENT ACTION", "NEWS"), "no_action"],
  [
    "two numbers that each open a case",
    `UA 12/24 Index: AAA 12/0012/2024 Verdania\n${head}\n\n${call}\n\nUA 13/24 Index: AAA 12/0013/2024 Sundria\n${targets}`,
    "several_actions",
  ],
  ["nothing at all", "", "no_action"],
])("%s: %#", (_, text, verdict) => {
  expect(understand(lines(text), false).verdict).toBe(verdict);
});

describe("labels under each other", () => {
  it("the last lines of an address do not begin the request for copies", () => {
    const text =
      "And copies to:\nHuman rights commission\nPO Box 12, Larn\nVerdania\nAlso send copies to diplomatic representatives accredited to your country.";
    expect(outline(text)).toEqual([["copies", "Human rights commission / PO Box 12, Larn / Verdania"]]);
  });

  it("a sentence may be counted", () => {
    const text = "2) PLEASE SEND APPEALS BEFORE 24 APRIL 2018 TO:\nMinister of Justice\n4 Quay Street";
    expect(outline(text)).toEqual([["targets", "Minister of Justice / 4 Quay Street"]]);
  });

  it("a letter's heading ends the address above it", () => {
    const text =
      "Kopie an:\nBotschaft von Norland\nHafenstraße 4\n\nBRIEFVORSCHLAG\n\nSehr geehrter Herr Minister,\nich bitte Sie, sie freizulassen.\nHochachtungsvoll";
    expect(outline(text)[0]).toEqual(["copies", "Botschaft von Norland / Hafenstraße 4"]);
  });

  it("an address that was read into the letter beside it is taken out", () => {
    const text =
      "TAKE ACTION: WRITE AN APPEAL IN YOUR OWN WORDS OR USE THIS MODEL LETTER\n\nDear Minister,\n\nMira Tolle is held without charge.\n\nMinister of Justice\nMinistry of Justice\n4 Quay Street\nEmail: a@example.org\n\nI urge you to free her.\n\nYours sincerely,";
    const parts = outline(text);
    expect(parts).toContainEqual([
      "targets",
      "Minister of Justice / Ministry of Justice / 4 Quay Street / Email: a@example.org",
    ]);
    expect(parts.find(([name]) => name === "model_letter")?.[1]).not.toContain("Quay");
  });
});

const webAction =
  "Free Mira Tolle\n\nYour Excellency,\n\nMira Tolle has been held since 3 May.\n\nPlease release her at once.\n\nYours sincerely,";

it.each([
  ["a headline and a whole letter", webAction, "one_action"],
  ["an open letter", webAction.replace("Free Mira Tolle", "Open letter to the Minister of Justice"), "no_action"],
  ["an invitation to a person", webAction.replace("Your Excellency", "Dear Ms Benn"), "no_action"],
  ["a Spanish web action", webAction.replace("Your Excellency,", "Excelencia:"), "one_action"],
  ["a web action to a minister", webAction.replace("Your Excellency", "Dear Minister"), "one_action"],
  ["a press release that quotes a letter", `PRESS RELEASE\n\n${webAction}`, "no_action"],
  [
    "one action whose chain begins a line",
    `UA: 12/10 Index: AAA 39/001/2010 Verdania Date: 14 January 2010\n\n${head}\n\n${call}\n\n${targets}\n\nThis is the second update of\nUA 330/09. Further information: www.example.org/en/1`,
    "one_action",
  ],
])("%s is told from other pages", (_, text, verdict) => {
  expect(understand(lines(text), false).verdict).toBe(verdict);
});

it.each([
  ["Schrijf uiterlijk 30 april 2022. Je mag in het Frans of Engels schrijven.", ["fr", "en"]],
  ["Bitte schreiben Sie vor dem 30. Juli 2021 in Persisch, Englisch oder auf Deutsch an:", ["fa", "en", "de"]],
  ["PREFERRED LANGUAGE TO ADDRESS TARGET: N/A", []],
])("%s offers its languages", (text, languages) => {
  const action = `${head}\n\n${text}\nMinister of Justice\n4 Quay Street\n\nDear Minister,\n\nI urge you to free her.\n\nYours sincerely,`;
  expect(understand(lines(action), false).result.languages).toEqual(languages);
});
