import { describe, expect, it } from "vitest";
import { demandsIn, missingDemands, modelBody, splitBody } from "@/lib/letters/body";
import { models, someContent } from "./sample-letters";

const paragraph = (text: string) => ({ kind: "paragraph", text });
const demands = (...items: string[]) => ({ kind: "demands", items });

describe("splitBody", () => {
  it.each([
    ["an empty line parts paragraphs", "One.\n\n\n\nTwo.", [paragraph("One."), paragraph("Two.")]],
    ["a single line end stays in its paragraph", "One\ntwo", [paragraph("One\ntwo")]],
    ["three signs make a demand", "• a\n- b\n* c", [demands("a", "b", "c")]],
    ["a bullet needs no space after it, a dash does", "•a\n-b", [demands("a"), paragraph("-b")]],
    ["demands with empty lines between are one run", "• a\n\n• b", [demands("a", "b")]],
    [
      "text right above and below is not part of the run",
      "I ask:\n• a\nThanks",
      [paragraph("I ask:"), demands("a"), paragraph("Thanks")],
    ],
    [
      "an indented line goes on with its demand",
      "• a\n  and more\nThanks",
      [demands("a and more"), paragraph("Thanks")],
    ],
    ["after an empty line an indented one is a paragraph", "• a\n\n  b", [demands("a"), paragraph("b")]],
    ["a row of stars is no demand", "* * *", [paragraph("* * *")]],
    ["empty bullets vanish", "• \n•\n• a", [demands("a")]],
    ["nothing is nothing", " \r\n ", []],
  ])("%s", (_rule, body, expected) => {
    expect(splitBody(body)).toEqual(expected);
  });
});

describe("modelBody", () => {
  it("is the model letter of that language, else the action's first", () => {
    const content = someContent([models.en, models.ar]);
    expect(modelBody(content, "ar")).toBe(models.ar.body);
    expect(modelBody(content, "fr")).toBe(models.en.body);
    expect(modelBody(someContent([]), "fr")).toBe("");
  });
});

describe("missingDemands", () => {
  const wanted = demandsIn(models.en.body);

  it("finds all of them in the model letter itself, in every language", () => {
    expect(wanted).toHaveLength(3);
    for (const { body } of Object.values(models)) expect(missingDemands(body, demandsIn(body))).toEqual([]);
  });

  it("names the one that was taken out", () => {
    const [, second = ""] = wanted;
    expect(missingDemands(models.en.body.replace(`• ${second}\n`, ""), wanted)).toEqual([second]);
    const [first = ""] = demandsIn(models.zh.body);
    expect(missingDemands(models.zh.body.replace(`• ${first}\n`, ""), demandsIn(models.zh.body))).toEqual([first]);
  });

  it("knows a demand again in other words of the same stems", () => {
    const own =
      "Please see to his releasing: there is no sufficient evidence, nothing admissible, that an offence was committed.";
    expect(missingDemands(own, wanted.slice(0, 1))).toEqual([]);
  });

  it("does not gather a demand's words from all over the letter", () => {
    const scattered =
      "He likes evidence.\n\nHis release of songs.\n\nNo offence taken.\n\nIt is sufficient.\n\nAdmissible, too.";
    expect(missingDemands(scattered, wanted.slice(0, 1))).toHaveLength(1);
  });

  it("takes an empty letter for one without demands", () => {
    expect(missingDemands("", wanted)).toEqual(wanted);
  });
});
