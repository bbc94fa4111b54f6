// The words on a letter that nobody wrote.
import { describe, expect, it } from "vitest";
import { lettersOf } from "@/lib/appeals/appeal-letters";
import { labelsFor, labelsIn } from "@/lib/letters/labels";
import { aContent, aTarget } from "@/tests/support/appeals";

const imported = ["en", "ar", "es", "fr", "de", "it", "pt", "nl", "ru", "zh"];
const others = "am bn bo el fa he hi hy ja ka kk ko pl ta th tr ug uk ur zh-Hant".split(" ");

describe("the labels of a letter", () => {
  it.each([...imported, ...others])("are in %s for a letter in it, with both numbers once", (language) => {
    const { copyTo, page } = labelsIn(language);
    expect(page.match(/\{pages?\}/g)?.sort()).toEqual(["{pages}", "{page}"]);
    expect(copyTo).toMatch(/[:：՝፦།]$/);
    expect(language === "en" || copyTo !== labelsIn("en").copyTo).toBe(true);
  });

  it("are those of the language wherever it is spoken, and of the script it is written in", () => {
    expect(labelsIn("pt-BR")).toBe(labelsIn("pt"));
    expect(labelsIn("zh-CN")).toBe(labelsIn("zh"));
    expect(labelsIn("zh-TW")).toBe(labelsIn("zh-Hant"));
    expect(labelsIn("zh-TW")).not.toEqual(labelsIn("zh"));
  });

  it("are English for other languages and for what is no language", () => {
    for (const tag of ["sw", "", "not a tag", "constructor"]) expect(labelsIn(tag)).toBe(labelsIn("en"));
  });

  it("follow the language that the letter is in, not the one that was asked for", () => {
    const letter = { language: "es", subject: "S", salutation: "", body: "B", closing: "" };
    const copy = aTarget({ role: "Embajada", name: "", emails: [] });
    const content = aContent({ letters: [letter], copies: [copy] });
    expect(labelsFor(content, "de")).toBe(labelsIn("es"));
    const written = { name: "Ana", signAs: "full", subject: "S", body: "B", country: "", reply: "none" } as const;
    const targetIds = content.targets.map(({ id }) => id);
    const [mail] = lettersOf(content, { ...written, language: "de", targetIds }, new Date("2026-05-10T10:00:00Z"));
    expect(mail!.letter.language).toBe("es");
    expect(mail!.text).toContain("Con copia a:\nEmbajada");
  });
});
