import { describe, expect, it } from "vitest";
import { requestsIn, takeList, unsignedList, withDrawnItems, withLostSigns } from "@/lib/importing/fields/demands";
import { languagesIn, offersOwnLanguage } from "@/lib/importing/fields/languages";
import { isClosing, isSalutation } from "@/lib/importing/fields/letter";
import { linksIn } from "@/lib/importing/fields/links";
import { paragraphsOf, settingOf } from "@/lib/importing/fields/paragraphs";
import { gendersIn, markedPersons, personsIn } from "@/lib/importing/fields/persons";
import { sentencesOf } from "@/lib/importing/fields/sentences";
import { languageOfText } from "@/lib/importing/fields/text-language";
import { numberLines } from "@/lib/importing/reading/clean";
import type { Line } from "@/lib/importing/reading/line";
import { linesOf } from "@/lib/importing/reading/text";

const lines = (text: string) => numberLines(linesOf(text));
const paragraphs = (text: string) => paragraphsOf(lines(text), settingOf(lines(text))).map((one) => one.text);

describe("paragraphs", () => {
  it("wrapped lines are joined, an empty line parts", () => {
    const text =
      "The judge adjourned the hearing to December without\ngiving a reason to anybody who had come to the court\nthat day.\n\nNobody knows why.";
    expect(paragraphs(text)).toEqual([
      "The judge adjourned the hearing to December without giving a reason to anybody who had come to the court that day.",
      "Nobody knows why.",
    ]);
  });

  it("an empty line in the middle of a sentence does not part", () => {
    expect(
      paragraphs("I am writing to express my concern for Mira Tolle, who is an\n\nartist and a musician in Larn."),
    ).toHaveLength(1);
  });

  it("a hyphen at the end of a line goes or stays as the word is written elsewhere", () => {
    expect(
      paragraphs(
        "They fear torture and other ill-\ntreatment in the central prison of Larn and a docu-\nment says so.",
      )[0],
    ).toBe("They fear torture and other ill-treatment in the central prison of Larn and a document says so.");
  });

  it("Chinese lines are joined without a space", () => {
    expect(paragraphs("警方从家中带走作家李文\n她的家人至今没有她的消息。")[0]).toContain("李文她的");
  });
});

describe("lists of demands", () => {
  it.each([
    ["n Urging them to free her;\nn Calling on them to let her\nsister visit."],
    ["◼ Urging them to free her;\n◼ Calling on them to let her\nsister visit."],
    ["-\nUrging them to free her;\n-\nCalling on them to let her\nsister visit."],
    ["\uF0B7 Urging them to free her;\n\uF0B7 Calling on them to let her\nsister visit."],
    ["1. Urging them to free her;\n2. Calling on them to let her\nsister visit."],
  ])("%j has two", (text) => {
    const all = lines(text);
    const { demands } = takeList(all, { ...settingOf(all), wraps: true });
    expect(demands.map((one) => one.text)).toEqual([
      "Urging them to free her;",
      "Calling on them to let her sister visit.",
    ]);
  });

  it("lost signs leave items that end with a semicolon", () => {
    const all = lines("Urging them to free her;\nCalling on them to let her\nsister visit.");
    expect(unsignedList(all, settingOf(all)).map((one) => one.text)).toEqual([
      "Urging them to free her;",
      "Calling on them to let her sister visit.",
    ]);
  });
});

it.each([
  ["Chinese, English", ["zh", "en"]],
  ["Verdanian, English or your own language:", ["Verdanian", "en"]],
  ["verdanien, anglais ou votre propre langue.", ["verdanien", "en"]],
  ["gutem Verdanisch, Englisch oder auf Deutsch", ["Verdanisch", "en", "de"]],
  ["español o en su propio idioma", ["es"]],
  ["العربية والإنجليزية", ["ar", "en"]],
  ["中文、英文", ["zh", "en"]],
  ["русский, английский", ["ru", "en"]],
  ["Farsi, English", ["fa", "en"]],
])("%s names languages", (text, languages) => {
  expect(languagesIn(text)).toEqual(languages);
});

it("the writer's own language is offered only in those words", () => {
  expect(offersOwnLanguage("English or your own language")).toBe(true);
  expect(offersOwnLanguage("Englisch oder auf Deutsch")).toBe(false);
});

it.each([
  "Dear Minister,",
  "Your Excellency,",
  "Estimada Sra. Fiscal General:",
  "Monsieur le Ministre,",
  "Majestät",
  "معالي الوزير،",
  "尊敬的部长：",
  "Dear ___________,",
  "Egregio Ministro,",
])("%s opens a letter", (text) => {
  expect(isSalutation(text)).toBe(true);
});

it.each([
  "Dear friends,",
  "Your Excellency has received four letters and answered none of them.",
  "Minister of Justice",
  "He is dear to us.",
])("%s opens none", (text) => {
  expect(isSalutation(text)).toBe(false);
});

it.each([
  "Yours sincerely,",
  "Sincerely, [YOUR NAME]",
  "Atentamente,",
  "Hochachtungsvoll",
  "Distinti saluti,",
  "С уважением,",
  "وتفضلوا بقبول فائق الاحترام",
  "此致",
])("%s ends a letter", (text) => {
  expect(isClosing(text)).toBe(true);
});

it.each([
  ["(see https://example.org/a_(b)/).", ["https://example.org/a_(b)/"]],
  ["more: www.example.org/x, and mail a@www.example.org", ["www.example.org/x"]],
])("%s has links", (text, links) => {
  expect(linksIn(text)).toEqual(links);
});

it("names carry pronouns and markers as printed", () => {
  expect(personsIn("Mira Tolle (she/her) and Ivo Sand (they/them)").map((one) => [one.name, one.pronouns])).toEqual([
    ["Mira Tolle", "she/her"],
    ["Ivo Sand", "they/them"],
  ]);
  expect(
    markedPersons("Tomas Arel (m), who runs a library, and Lena bint Arel (f)").map((one) => [one.name, one.marker]),
  ).toEqual([
    ["Tomas Arel", "m"],
    ["Lena bint Arel", "f"],
  ]);
});

it("an abbreviation ends no sentence", () => {
  expect(sentencesOf("I ask Mr. Sand to act. He has not.")).toEqual(["I ask Mr. Sand to act.", "He has not."]);
});

it.each([
  ["The judge put off the trial and nobody was told of the reason for that.", "en"],
  ["El juez aplazó el juicio y no se dio la razón de la decisión.", "es"],
  ["Der Richter hat die Verhandlung mit der Begründung nicht eröffnet und das Gericht ist leer.", "de"],
  ["أدعوكم إلى إطلاق سراحها فوراً", "ar"],
  ["我写信是为了表达我的关注", "zh"],
])("%s has a language", (text, language) => {
  expect(languageOfText(text)).toBe(language);
});

it.each([
  ["m", 1, ["m"]],
  ["both m", 2, ["m", "m"]],
  ["todas mujer", 2, ["f", "f"]],
  ["f, m", 2, ["f", "m"]],
  ["both", 2, [null, null]],
  ["m and f", 3, []],
])("%j of %i persons", (text, count, markers) => {
  expect(gendersIn(text, count)).toEqual(markers);
});

it.each(["he, him", "she, her, hers", "él, ellos"])("%s are pronouns", (pronouns) => {
  expect(personsIn(`Mira Tolle (${pronouns}), Ivo Sand`).map((one) => [one.name, one.pronouns])).toEqual([
    ["Mira Tolle", pronouns],
    ["Ivo Sand", null],
  ]);
});

it("a grammatical gender is printed in the place of pronouns, and is no marker", () => {
  expect(personsIn("Mira Tolle (femenino), Ivo Sand (m)").map((one) => [one.pronouns, one.marker])).toEqual([
    ["femenino", null],
    [null, "m"],
  ]);
});

it("a list in a letter keeps its items where its signs are lost", () => {
  const body = lines(
    "She is ill.\nI urge you to:\nfree her at once;\nlet her see\na doctor;\nend the trial.\nThank you.",
  );
  expect(withLostSigns(body).flatMap((line) => (line.bullet ? [line.text] : []))).toEqual([
    "free her at once;",
    "let her see",
    "end the trial.",
  ]);
  expect(withLostSigns(lines("My question: why?\nShe is ill.")).some((line) => line.bullet)).toBe(false);
});

it("a list in a letter whose signs were drawn is told by where it stands", () => {
  const drawn = (text: string, left: number, right: number) => ({
    ...(lines(text)[0] as Line),
    region: { page: 1, left, right, top: 0, bottom: 10 },
  });
  const body = [
    drawn("I urge you to:", 60, 120),
    drawn("Free her at once, as she is held for", 90, 500),
    drawn("Larn only.", 90, 130),
    drawn("Let her see a doctor", 90, 200),
    drawn("End the trial.", 90, 160),
    drawn("I look forward to your reply.", 60, 220),
  ];
  expect(withLostSigns(body).flatMap((line) => (line.bullet ? [line.text] : []))).toEqual([
    "Free her at once, as she is held for",
    "Let her see a doctor",
    "End the trial.",
  ]);
  const [leadIn = null, ...items] = body.slice(0, 5);
  const setting = { ...settingOf(body), width: 40 };
  expect(withDrawnItems(leadIn, items, setting).map((line) => line.bullet)).toEqual([true, false, true, true]);
  expect(withDrawnItems(leadIn, body.slice(5), setting).some((line) => line.bullet)).toBe(false);
});

it("lines that each name what they hold are not one", () => {
  const named = [
    "Name of victim: Mr Ivo Sand",
    "Names of perpetrators: two officers of Larn",
    "Date of incident: 3 May 2014",
  ];
  const wrapped =
    "She was taken from her house by four men who gave\nno name, and she was never seen in her\ntown again.";
  expect(paragraphs(`${wrapped}\n\n${named.join("\n")}\n\n${wrapped}`)).toEqual([
    expect.stringContaining("town again."),
    ...named,
    expect.stringContaining("town again."),
  ]);
});

it("whole paragraphs that end without a full stop are not one broken line", () => {
  const subject = "BANGOR: Beekeeper must get justice for torture in police custody of the town";
  const name = "Name of victim: Mr Ivo Sand (27), who is a beekeeper of the town of Larn";
  const long = `She was held. ${"They say that nobody has asked for her since. ".repeat(5)}`.trim();
  expect(paragraphs(`${subject}\n${name}\nI write to voice my concern.\n${long}`)).toEqual([
    subject,
    name,
    "I write to voice my concern.",
    long,
  ]);
  expect(paragraphs("Dear Friends,\nMira Tolle was taken from her house by four men, who\ngave no name.")).toHaveLength(
    2,
  );
});

it("a lead-in is no demand", () => {
  expect(requestsIn([{ text: "She is ill. I urge you to:", lines: [] }])).toEqual([]);
});
