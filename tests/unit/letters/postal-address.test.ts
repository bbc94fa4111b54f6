import { describe, expect, it } from "vitest";
import { countryName, recipientLines, recipientLinesMax, toOneLine } from "@/lib/letters/postal-address";
import { aTarget } from "./sample-letters";

const lines = ["Minister of Justice", "Aldren Vask", "Ministry of Justice", "4 Court Square", "Tolmar 20100"];

describe("the country line", () => {
  it.each([
    ["is in the language of the sending country", "CN", "DE", "en", "CHINA"],
    ["is in English from an English-speaking one", "DE", "US", "es", "GERMANY"],
    ["has Turkish capitals from Türkiye", "CH", "TR", "en", "İSVİÇRE"],
    ["is in the letter's language where that country uses it", "CN", "CH", "fr", "CHINE"],
    ["is in the country's first language otherwise", "CN", "CH", "en", "CHINA"],
    ["is in Arabic from Egypt", "DE", "EG", "en", "ألمانيا"],
    ["is in Chinese from Taiwan", "DE", "TW", "en", "德國"],
    ["is in English where we have no letters", "DE", "GE", "en", "GERMANY"],
    ["is in English from India", "DE", "IN", "hi", "GERMANY"],
    ["is in the letter's language where nobody knows from where", "CN", "", "es", "CHINA"],
    ["is not there within a country", "CN", "CN", "zh", null],
    ["is not there for an unknown country", "", "DE", "de", null],
    ["is not there for a code that is none", "QQ", "DE", "de", null],
    ["has no second name in brackets", "MM", "GB", "en", "MYANMAR"],
  ])("%s", (_rule, country, origin, language, expected) => {
    const found = recipientLines(aTarget({ country }), origin, language);
    expect(found).toEqual(expected === null ? lines : [...lines, expected]);
  });

  it.each([
    ["Tegucigalpa, Honduras", "HN", "GB"],
    ["People’s Republic of China", "CN", "GB"],
    ["20095 Hamburg, DEUTSCHLAND", "DE", "FR"],
    ["1000 Bruxelles, Belgique", "BE", "GB"],
    ["Yamoussoukro, Cote d'Ivoire", "CI", "FR"],
    ["中华人民共和国 中国", "CN", "GB"],
  ])("is not said twice: %s", (last, country, origin) => {
    expect(recipientLines(aTarget({ country, postalAddress: [last] }), origin, "en").at(-1)).toBe(last);
  });

  it("does not take one country for another", () => {
    const found = recipientLines(aTarget({ country: "NE", postalAddress: ["Nigeria Road 4"] }), "GB", "en");
    expect(found.at(-1)).toBe("NIGER");
  });
});

describe("recipientLines", () => {
  it("says nothing twice and leaves out what is empty", () => {
    const target = aTarget({ name: "", organization: "Minister of Justice", postalAddress: ["4 Court Square", " "] });
    expect(recipientLines(target, "", "en")).toEqual(["Minister of Justice", "4 Court Square"]);
  });

  it("joins role and name first when the window is full", () => {
    const target = aTarget({ postalAddress: ["Room 44", "4 Court Square,", "Tolmar 20100"], country: "CN" });
    expect(recipientLines(target, "GB", "en")).toEqual([
      "Minister of Justice, Aldren Vask",
      "Ministry of Justice",
      "Room 44",
      "4 Court Square,",
      "Tolmar 20100",
      "CHINA",
    ]);
  });

  it("joins the shortest neighbours when that is not enough, and cuts nothing", () => {
    const postalAddress = Array.from({ length: 9 }, (_, at) => `Line ${at}`);
    const found = recipientLines(aTarget({ postalAddress, country: "CN" }), "GB", "en");
    expect(found).toHaveLength(recipientLinesMax);
    for (const line of [...lines.slice(0, 3), ...postalAddress]) expect(found.join("|")).toContain(line);
    expect(found.at(-1)).toBe("CHINA");
  });
});

describe("toOneLine", () => {
  it.each([
    [["4 Court Square,", "", "Tolmar 20100"], "4 Court Square, Tolmar 20100"],
    [["شارع النيل 7", "دمشق"], "شارع النيل 7، دمشق"],
    [["北京市", "长安街1号", "司法部"], "北京市\uff0c长安街1号\uff0c司法部"],
    [[], ""],
  ])("joins %j", (given, expected) => {
    expect(toOneLine(given)).toBe(expected);
  });
});

describe("countryName", () => {
  it("is null for what is no country code", () => {
    expect([countryName("", "en"), countryName("de", "en"), countryName("QQ", "en")]).toEqual([null, null, null]);
    expect(countryName("DE", "not a language")).toBeNull();
  });
});
