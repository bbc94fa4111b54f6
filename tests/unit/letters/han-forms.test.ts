// Which forms Han characters take: the letter's own, and those of the place a foreign name or address is from.
import { describe, expect, it } from "vitest";
import { fontsFor } from "@/lib/letters/fonts";
import { foreignHan, hanRegionOf } from "@/lib/letters/han-forms";
import { toPdf } from "@/lib/letters/pdf";
import { aLetter } from "./sample-letters";

describe("the forms of Han characters", () => {
  it.each([
    ["zh", "SC"],
    ["zh-CN", "SC"],
    ["zh-TW", "TC"],
    ["zh-HK", "TC"],
    ["zh-Hant", "TC"],
    ["ja", "JP"],
    ["ko", "KR"],
    ["en", "SC"],
    ["no language", "SC"],
  ])("in a letter in %s are those of %s, asked for right after Latin", (language, region) => {
    expect(hanRegionOf(language)).toBe(region);
    const names = { SC: "S Chinese", TC: "T Chinese", JP: "Japanese", KR: "Korean" };
    expect(fontsFor(language)[1]).toBe(`Noto Sans ${names[region as keyof typeof names]}`);
  });

  it.each([
    ["a Chinese name", "I write about 李文 (加娜古丽).", "en", []],
    ["an address with kana", "〒100-8977 東京都千代田区霞が関1-1-1", "en", ["東京都千代田区霞 JP", "関 JP"]],
    ["one without", "東京都千代田区, 京都", "en", ["東京都千代田区 JP", "京都 JP"]],
    ["a name in full forms", "Ms 陳曉梅 of 臺北市", "en", ["陳曉梅 TC", "臺北市 TC"]],
    ["Korean with its Han", "서울特別市", "en", ["特別市 KR"]],
    ["a Japanese letter's own", "司法部の李文", "ja", []],
    ["a mainland name in a Japanese letter", "习近平さん（Xi 习近平）", "ja", ["习近平 SC"]],
    ["a Japanese address in a Chinese letter", "日本：霞が関", "zh-CN", ["日本 JP", "霞 JP", "関 JP"]],
    ["each line by itself", "李文\n霞が関", "en", ["霞 JP", "関 JP"]],
    ["a character of no set", "𠀀", "en", []],
  ])("are found for %s", (_what, text, language, expected) => {
    const found = foreignHan([text], language).map((run) => `${run.text} ${run.region}`);
    expect(found.sort()).toEqual([...expected].sort());
  });

  it("are few, however much is written", () => {
    const text = Array.from({ length: 2000 }, (_, at) => `${String.fromCodePoint(0x4e00 + at)}が x`).join("");
    expect(foreignHan([text], "en").length).toBeLessThanOrEqual(40);
  });

  it("come from the fonts of their region", async () => {
    const fontsIn = async (body: string) => {
      const file = Buffer.from(await toPdf([aLetter("en", { body })], "a4")).toString("latin1");
      return [...new Set([...file.matchAll(/\+(NotoSans(?:Hans|Hant|JP|KR|\w*))/g)].map((match) => match[1]))].sort();
    };
    expect(await fontsIn("李文")).toEqual([expect.stringContaining("Hans")]);
    expect((await fontsIn("李文 and 霞が関 and 臺北")).length).toBe(3);
  });
});
