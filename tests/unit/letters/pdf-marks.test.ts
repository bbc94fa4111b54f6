// Vowels over Arabic letters: who copies the text of a printed letter gets each letter and each vowel once.
import { describe, expect, it } from "vitest";
import { composeLetter } from "@/lib/letters/compose";
import { toPdf } from "@/lib/letters/pdf";
import { withExactMarks } from "@/lib/letters/pdf-marks";
import { aContent, aTarget } from "../../support/an-action";
import { signsOfPages } from "../../support/pdf-signs";
import { readPrinted } from "./printed-text";

const signs = (text: string) => [...text.normalize("NFD").replace(/[^\u0621-\u0655]/g, "")].sort().join("");

function letterOf(body: string) {
  const letters = [{ language: "ar", subject: "", salutation: "معالي الوزير،", body, closing: "باحترام،" }];
  const content = aContent({ language: "ar", letters });
  const fields = { name: "ليلى", signAs: "full", address: [], subject: "", body, country: "" } as const;
  const labels = { copyTo: "نسخ إلى", page: "{page} من {pages}" };
  const target = aTarget({ role: "وزير العدل", name: "", postalAddress: [], salutation: "" });
  return composeLetter({
    content,
    target,
    fields,
    language: "ar",
    date: new Date("2026-05-03T00:00:00Z"),
    copies: [],
    labels,
  });
}

describe("a letter with vowels", () => {
  it.each(["يُحاكم قُطّاع يُسجن", "مدرّس ثم طبيب ودرس", "ممتنًا نور رجالًا ليلًا", "قطّ قطار درّس أُفرج إلى"])(
    "is copied as it was written: %s",
    async (body) => {
      const letter = letterOf(body);
      const printed = await readPrinted(await toPdf([letter], "a4"));
      const all = [letter.date, ...letter.recipient, letter.salutation, body, letter.closing, letter.signature].join(
        " ",
      );
      expect(signs(printed.text)).toBe(signs(all));
    },
  );

  it("keeps a vowel between a lam and its alef, and the two one sign where there is none", async () => {
    const file = async (body: string) => signsOfPages(await toPdf([letterOf(body)], "a4")).join("");
    expect(await file("علاج")).toContain("\ufefb");
    expect(await file("علاج رجالًا")).not.toContain("\ufefb");
  });

  it("leaves a file without vowels as it is", async () => {
    const file = await toPdf([letterOf("سلام")], "a4");
    expect(withExactMarks(file, "سلام")).toBe(file);
  });
});
