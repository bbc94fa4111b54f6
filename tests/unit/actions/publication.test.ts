// What keeps a draft from being published, and what slug an action gets.
import { describe, expect, it } from "vitest";
import { type ActionContent, blankContent, publishProblemCodes } from "@/lib/actions/action";
import { hasPlaceholder, readyToPublish, slugFor } from "@/lib/actions/publication";
import { translator } from "@/lib/i18n/translator";
import { bodyMax, subjectMax } from "@/lib/letters/clean";
import { aContent, aTarget } from "@/tests/support/an-action";

const now = new Date("2026-05-20T12:00:00Z");
const letter = aContent().letters[0]!;
const problemsOf = (override: Partial<ActionContent>, at = now) =>
  readyToPublish(aContent(override), at).map(({ code, field }) => `${code} ${field}`);

describe("readyToPublish", () => {
  it("finds nothing wrong with a complete draft", () => {
    expect(problemsOf({})).toEqual([]);
  });

  it("names everything that an empty draft lacks, at once", () => {
    const problems = readyToPublish(blankContent("en"), now);
    expect(problems).toEqual([
      { code: "title_missing", field: "title" },
      { code: "summary_missing", field: "summary" },
      { code: "consent_missing", field: "consent" },
      { code: "deadline_missing", field: "deadline_on" },
      { code: "letter_subject_missing", field: "letters.0.subject" },
      { code: "letter_salutation_missing", field: "letters.0.salutation" },
      { code: "letter_body_missing", field: "letters.0.body" },
      { code: "letter_closing_missing", field: "letters.0.closing" },
      { code: "target_unnamed", field: "targets.0.role" },
      { code: "target_without_channel", field: "targets.0.emails" },
    ]);
  });

  it("takes the whole UTC day of the deadline as not yet passed", () => {
    expect(problemsOf({ deadlineOn: "2026-05-20" }, new Date("2026-05-20T23:59:59.999Z"))).toEqual([]);
    expect(problemsOf({ deadlineOn: "2026-05-20" }, new Date("2026-05-21T00:00:00Z"))).toEqual([
      "deadline_passed deadline_on",
    ]);
  });

  const phoneOnly = aTarget({ emails: [], postalAddress: [], phones: ["+1 555 0100"] });
  const twoLetters = [letter, { ...letter, subject: "Again" }];
  it.each<[string, Partial<ActionContent>, string[]]>([
    ["a title of invisible marks", { title: " \u200f… " }, ["title_missing title"]],
    ["no letter", { letters: [] }, ["letter_missing letters"]],
    ["no target", { targets: [] }, ["target_missing targets"]],
    ["a target with a telephone alone", { targets: [phoneOnly] }, ["target_without_channel targets.0.emails"]],
    ["a copy with a telephone alone", { copies: [phoneOnly] }, []],
    ["two letters in one language", { letters: twoLetters }, ["letter_language_twice letters.1.language"]],
    [
      "a letter in no language",
      { letters: [{ ...letter, language: "" }] },
      ["letter_language_missing letters.0.language"],
    ],
    [
      "a subject too long",
      { letters: [{ ...letter, subject: "x".repeat(subjectMax + 1) }] },
      ["letter_subject_too_long letters.0.subject"],
    ],
    [
      "a body too long",
      { letters: [{ ...letter, body: "x ".repeat(bodyMax) }] },
      ["letter_body_too_long letters.0.body"],
    ],
    [
      "a placeholder in the closing",
      { letters: [{ ...letter, closing: "Yours, [NAME]" }] },
      ["letter_placeholder letters.0.closing"],
    ],
    [
      "a placeholder in a target's salutation",
      { targets: [aTarget({ salutation: "Dear {name}," })] },
      ["letter_placeholder targets.0.salutation"],
    ],
    [
      "a bad second address",
      { targets: [aTarget({ emails: ["a@b.example", "a b@c.example"] })] },
      ["target_email_invalid targets.0.emails"],
    ],
    [
      "an address with a look-alike of @",
      { targets: [aTarget({ emails: ["a＠b.example"] })] },
      ["target_email_invalid targets.0.emails"],
    ],
    ["a copy without a name", { copies: [aTarget({ role: "", name: "" })] }, ["copy_unnamed copies.0.role"]],
    ["a bad address of a copy", { copies: [aTarget({ emails: ["none"] })] }, ["copy_email_invalid copies.0.emails"]],
    ["a stop action", { class: "stop" }, ["already_over class"]],
    ["an outcome", { class: "outcome" }, ["already_over class"]],
  ])("answers %s", (_what, override, problems) => {
    expect(problemsOf(override)).toEqual(problems);
  });

  it("needs no salutation in the letter where every addressee has one", () => {
    const letters = [{ ...letter, salutation: "" }];
    expect(problemsOf({ letters })).toEqual([]);
    expect(problemsOf({ letters, copies: [aTarget({ salutation: "" })] })).toEqual([
      "letter_salutation_missing letters.0.salutation",
    ]);
  });

  it("has a sentence for every problem, in both languages", () => {
    for (const code of publishProblemCodes) {
      for (const locale of ["en", "ar"] as const) {
        expect(translator(locale, "problems")(`publish.${code}`)).not.toBe("");
      }
    }
  });
});

describe("hasPlaceholder", () => {
  it.each([
    "[NAME]",
    "[YOUR NAME]",
    "[your name]",
    "[insert date]",
    "{name}",
    "{}",
    "XXX",
    "Dear Mr XXXX,",
    "____",
    "[Nombre]",
    "[الاسم]",
    "［姓名］",
    "[ИМЯ]",
  ])("sees %s", (text) => expect(hasPlaceholder(`Dear ${text} and so on`)).toBe(true));

  it.each([
    "[sic]",
    "the [former] guard",
    "article 5 [a]",
    "Maxx",
    "XX century",
    "under_score",
    "[…]",
    "her [own] words",
  ])("lets %s pass", (text) => expect(hasPlaceholder(`Dear ${text} and so on`)).toBe(false));
});

describe("slugFor", () => {
  const slug = (title: string, taken: string[] = [], seriesNumber = "") =>
    slugFor({ title, seriesNumber }, "action-1a2b", new Set(taken));

  it.each([
    ["Ethnic Kazakh artist at risk of torture", "ethnic-kazakh-artist-at-risk-of-torture"],
    ["  Señora Ñandú’s — case! ", "senora-nandus-case"],
    ["Straße, Łódź, Ærø & İzmir", "strasse-lodz-aero-izmir"],
    ["Ｆｕｌｌ ｗｉｄｔｈ", "full-width"],
    ["../../etc/passwd?x=1", "etc-passwd-x-1"],
  ])("writes %s in plain letters", (title, expected) => expect(slug(title)).toBe(expected));

  it("falls back to the series number, then to what it is given", () => {
    expect(slug("加娜古丽·朱马太", [], "182/17")).toBe("action-182-17");
    expect(slug("加娜古丽 2023", [])).toBe("action-1a2b");
    expect(slug("", [])).toBe("action-1a2b");
  });

  it("numbers a slug that is taken and stays within 60 characters", () => {
    expect(slug("Teacher held", ["teacher-held", "teacher-held-2"])).toBe("teacher-held-3");
    const long = "word ".repeat(40);
    const first = slug(long);
    expect(first.length).toBeLessThanOrEqual(60);
    expect(first).toMatch(/^word(-word)*$/);
    const second = slug(long, [first]);
    expect(second.length).toBeLessThanOrEqual(60);
    expect(second).toMatch(/-2$/);
    expect(slug("x".repeat(200))).toHaveLength(60);
  });
});
