import { strFromU8, unzipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { docxPiece, toDocx } from "@/lib/letters/docx";
import { print } from "@/lib/letters/print";
import { aLetter, models, type SampleLanguage } from "./sample-letters";

const parts = async (...of: Parameters<typeof toDocx>) =>
  Object.fromEntries(Object.entries(unzipSync(await toDocx(...of))).map(([name, bytes]) => [name, strFromU8(bytes)]));
const textOf = (xml: string) =>
  xml
    .replace(/<\/w:p>|<w:br\/>/g, "\n")
    .replace(/<[^>]+>/g, "")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&amp;", "&");

describe("toDocx", () => {
  it.each(Object.keys(models) as SampleLanguage[])("holds every word of the letter: %s", async (language) => {
    const letter = aLetter(language);
    const text = textOf((await parts([letter], "a4"))["word/document.xml"]!);
    const body = letter.blocks.flatMap((block) => (block.kind === "paragraph" ? [block.text] : block.items));
    for (const line of [
      ...letter.sender,
      ...letter.recipient,
      letter.date,
      letter.salutation,
      ...body,
      letter.closing,
    ]) {
      expect(text.split("\n")).toContain(line);
    }
  });

  it("marks right-to-left paragraphs and runs, and only those", async () => {
    const { "word/document.xml": arabic = "" } = await parts([aLetter("ar")], "a4");
    const opening = arabic.split("<w:p>").find((paragraph) => paragraph.includes("معالي")) ?? "";
    expect(opening).toContain("<w:bidi/>");
    expect(opening).toContain("<w:rtl/>");
    const address = arabic.split("<w:p>").find((paragraph) => paragraph.includes("4 Court Square")) ?? "";
    expect(address).not.toMatch(/<w:bidi\/>|<w:rtl\/>/);
    expect((await parts([aLetter("en")], "a4"))["word/document.xml"]).not.toMatch(/<w:bidi\/>|<w:rtl\/>/);
  });

  it("brings the address to the window by the heights of rows, anchored to nothing", async () => {
    for (const paper of ["a4", "letter"] as const) {
      const xml = (await parts([aLetter("he")], paper))["word/document.xml"]!;
      const top = Number(xml.match(/<w:pgMar[^>]*w:top="(\d+)"/)?.[1]);
      const [sender = 0, address = 0] = [...xml.matchAll(/<w:trHeight w:val="(\d+)" w:hRule="atLeast"/g)].map((row) =>
        Number(row[1]),
      );
      const millimetres = (twips: number) => (twips / 1440) * 25.4;
      expect(millimetres(top + sender)).toBeCloseTo(paper === "a4" ? 62.7 : 2.2 * 25.4, 0);
      expect(millimetres(top + sender + address)).toBeCloseTo(paper === "a4" ? 86.2 : 3.13 * 25.4, 0);
      expect(xml).not.toMatch(/w:framePr|wp:anchor|w:bidiVisual\/>|w:bidiVisual w:val="(true|1|on)"/);
    }
  });

  it("counts the pages of one letter, and only numbers those of several", async () => {
    const feet = (files: Record<string, string>) => Object.keys(files).filter((name) => /footer\d+\.xml$/.test(name));
    const one = await parts([aLetter("ar")], "a4");
    expect(feet(one).map((name) => one[name])).toEqual([expect.stringContaining("NUMPAGES")]);
    const files = await parts([aLetter("en"), aLetter("ar")], "a4");
    expect(files["word/document.xml"]!.match(/<w:sectPr/g)).toHaveLength(2);
    expect(files["word/document.xml"]!.match(/<w:pgNumType w:start="1"/g)).toHaveLength(2);
    expect(feet(files)).toHaveLength(2);
    for (const name of feet(files)) {
      expect(files[name]).toMatch(/PAGE</);
      expect(files[name]).not.toContain("NUMPAGES");
    }
  });

  it("says at its foot what it can be checked by, in the direction of its words", async () => {
    const foot = { text: "نداء عاجل 12/26", ask: "انظر", url: "https://post.example/a/spring" };
    const footer = (files: Record<string, string>) =>
      files[Object.keys(files).find((name) => /footer\d+\.xml$/.test(name))!]!;
    const shown = footer(await parts([{ ...aLetter("ar"), foot }], "letter"));
    expect(textOf(shown).split("\n").slice(0, 2)).toEqual([foot.text, "انظر post.example/a/spring"]);
    expect(shown.match(/<w:bidi\/>/g)).toHaveLength(3);
    expect(shown).toMatch(/<w:sz w:val="15"\/>/);
    expect(textOf(footer(await parts([aLetter("ar")], "letter")))).not.toContain("انظر");
  });

  it("asks for the Han forms of each region, and for the letter's own elsewhere", async () => {
    const recipient = ["東京都千代田区一丁目", "臺北市", "서울特別市", "Old Town"];
    const { "word/document.xml": xml = "" } = await parts([{ ...aLetter("en"), recipient }], "a4");
    const run = (text: string) => xml.split("<w:r>").find((one) => one.includes(`>${text}<`)) ?? "";
    expect(run("東京都千代田区一丁目")).toMatch(/w:eastAsia="MS Mincho".*<w:lang [^>]*w:eastAsia="ja-JP"/);
    expect(run("臺北市")).toMatch(/w:eastAsia="PMingLiU".*<w:lang [^>]*w:eastAsia="zh-TW"/);
    expect(run("特別市")).toMatch(/w:eastAsia="Batang".*<w:lang [^>]*w:eastAsia="ko-KR"/);
    expect(run("Old Town")).toMatch(/w:eastAsia="SimSun".*<w:lang [^>]*w:eastAsia="zh-CN"/);
  });

  it("takes markup for words", async () => {
    const body = '</w:t><w:p/> <b>&amp;</b> "x"';
    expect(textOf((await parts([aLetter("en", { body })], "a4"))["word/document.xml"]!)).toContain(body);
  });

  it("names neither the writer nor the time, and has the same bytes each time", async () => {
    const first = await toDocx([aLetter("en")], "letter");
    await new Promise((resolve) => setTimeout(resolve, 1100));
    expect(Buffer.compare(first, await toDocx([aLetter("en")], "letter"))).toBe(0);
    expect(strFromU8(unzipSync(first)["docProps/core.xml"]!)).not.toMatch(/Rosa|202\d-/);
  });
});

describe("a Word file for a page", () => {
  it("is made by a press, with the same bytes", async () => {
    const letters = [aLetter("he"), aLetter("en", { signAs: "hand" })];
    const made = await print(docxPiece(letters, "letter"));
    expect(made.ok && Buffer.compare(made.bytes, await toDocx(letters, "letter"))).toBe(0);
  });
});
