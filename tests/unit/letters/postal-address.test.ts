import { describe, expect, it } from "vitest";
import { countryName, recipientLines, recipientLinesMax } from "@/lib/letters/postal-address";
import { titleOf, toOneLine } from "@/lib/targets/target";
import { aTarget } from "./sample-letters";

const street = ["4 Court Square", "Old Town"];
const lines = ["Minister of Justice", "Aldren Vask", "Ministry of Justice", ...street];

describe("the country line", () => {
  it.each([
    ["is in the language of the sending country", "CN", "DE", "en", "CHINA"],
    ["is in English from an English-speaking one", "DE", "US", "es", "GERMANY"],
    ["has Turkish capitals from Türkiye", "IT", "TR", "en", "İTALYA"],
    ["is in the letter's language where that country uses it", "CN", "CH", "fr", "CHINE"],
    ["is in the country's first language otherwise", "CN", "CH", "en", "CHINA"],
    ["is in Arabic from Egypt", "DE", "EG", "en", "ألمانيا"],
    ["is in Chinese from Taiwan", "DE", "TW", "en", "德國"],
    ["is in Japanese from Japan", "DE", "JP", "en", "ドイツ"],
    ["is in Korean from Korea", "DE", "KR", "ko", "독일"],
    ["is in Thai from Thailand", "DE", "TH", "th", "เยอรมนี"],
    ["is in Hindi under a Hindi letter of which nobody knows from where", "DE", "", "hi", "जर्मनी"],
    ["is in Georgian, not in its capitals, from Georgia", "DE", "GE", "en", "გერმანია"],
    ["is in English where there is no font for the country's own script", "DE", "KH", "km", "GERMANY"],
    ["is in English from India", "DE", "IN", "hi", "GERMANY"],
    ["is in the letter's language where nobody knows from where", "CN", "", "es", "CHINA"],
    ["is not there within a country", "CN", "CN", "zh", null],
    ["is not there for an unknown country", "", "DE", "de", null],
    ["is not there for a code that is none", "QQ", "DE", "de", null],
    ["has no second name in brackets", "MM", "GB", "en", "MYANMAR"],
  ])("%s", (_rule, country, origin, language, expected) => {
    const found = recipientLines(aTarget({ country, postalAddress: street }), origin, language);
    expect(found).toEqual(expected === null ? lines : [...lines, expected]);
  });

  it.each([
    ["Tegucigalpa, Honduras", "HN", "GB"],
    ["People’s Republic of China", "CN", "GB"],
    ["DEUTSCHLAND, 20095 Hamburg 1", "DE", "FR"],
    ["Bruxelles, Belgique", "BE", "GB"],
    ["Yamoussoukro, Cote d'Ivoire", "CI", "FR"],
    ["北京市东城区 中国", "CN", "CN"],
  ])("is not said twice: %s", (last, country, origin) => {
    expect(recipientLines(aTarget({ country, postalAddress: [last] }), origin, "en")).toContain(last);
    expect(recipientLines(aTarget({ country, postalAddress: [last] }), origin, "en")).toHaveLength(4);
  });

  it.each([
    ["stands in place of one in another language", "FR", ["20095 HAMBURG", "ALLEMAGNE"]],
    ["is taken away within the country", "DE", ["Domstraße 1", "20095 Hamburg"]],
  ])("%s", (_rule, origin, end) => {
    const postalAddress = ["Domstraße 1", "20095 Hamburg", "Deutschland"];
    expect(recipientLines(aTarget({ country: "DE", postalAddress }), origin, "de").slice(-2)).toEqual(end);
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
    const target = aTarget({ postalAddress: ["Room 44", "4 Court Square,", "Old Town"], country: "CN" });
    expect(recipientLines(target, "GB", "en")).toEqual([
      "Minister of Justice, Aldren Vask",
      "Ministry of Justice",
      "Room 44",
      "4 Court Square,",
      "Old Town",
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

/** Invented people at addresses of real shapes: [from, to, the typed lines, what stands under one another]. */
const blocks: readonly (readonly [string, string, readonly string[], readonly string[]])[] = [
  ["DE", "CN", ["10 Long Street", "Beijing 100020"], ["W", "O", "10 Long Street", "BEIJING 100020", "CHINA"]],
  ["FR", "CN", ["10 Long Street", "Beijing 100020"], ["W", "O", "10 Long Street", "BEIJING 100020", "CHINE"]],
  ["CN", "CN", ["100020", "北京市长街10号"], ["100020", "北京市长街10号", "O", "W"]],
  ["DE", "CN", ["100020 北京市", "长街10号"], ["100020 北京市", "长街10号", "O", "W", "CHINA"]],
  ["TW", "TW", ["100 臺北市", "長街10號"], ["100 臺北市", "長街10號", "O", "W"]],
  ["GB", "TW", ["10 Long Street", "Taipei 100"], ["W", "O", "10 Long Street", "TAIPEI 100", "TAIWAN"]],
  ["US", "JP", ["1-1 Long Town", "Tokyo 100-8977"], ["W", "O", "1-1 Long Town", "TOKYO 100-8977", "JAPAN"]],
  ["JP", "JP", ["〒100-8977", "東京都長町1-1"], ["〒100-8977", "東京都長町1-1", "O", "W"]],
  ["KR", "KR", ["서울특별시 긴길 10"], ["서울특별시 긴길 10", "O", "W"]],
  ["CA", "KR", ["10 Gin-gil", "Seoul 03171"], ["W", "O", "10 Gin-gil", "SEOUL 03171", "SOUTH KOREA"]],
  ["DE", "DE", ["Langer Weg 1", "10117 Berlin"], ["W", "O", "Langer Weg 1", "10117 Berlin"]],
  ["AT", "DE", ["Langer Weg 1", "10117 Berlin"], ["W", "O", "Langer Weg 1", "10117 BERLIN", "DEUTSCHLAND"]],
  ["ES", "DE", ["Langer Weg 1", "D-35390 Gießen"], ["W", "O", "Langer Weg 1", "D-35390 GIESSEN", "ALEMANIA"]],
  ["DE", "AT", ["Langer Weg 1", "1010 Wien"], ["O", "W", "Langer Weg 1", "1010 WIEN", "ÖSTERREICH"]],
  ["DE", "FR", ["1 rue Longue", "75001 Paris"], ["O", "W", "1 rue Longue", "75001 PARIS", "FRANKREICH"]],
  ["FR", "FR", ["1 rue Longue", "75001 Paris"], ["O", "W", "1 rue Longue", "75001 Paris"]],
  ["IT", "CH", ["Lange Gasse 1", "3003 Bern"], ["O", "W", "Lange Gasse 1", "3003 BERN", "SVIZZERA"]],
  ["CH", "IT", ["Via Lunga 1", "00186 Roma RM"], ["W", "O", "Via Lunga 1", "00186 ROMA RM", "ITALIEN"]],
  ["US", "GB", ["1 Long Row", "London", "SW1A 1AA"], ["W", "O", "1 Long Row", "LONDON", "SW1A 1AA", "UNITED KINGDOM"]],
  ["FR", "GB", ["1 Long Row", "Leeds LS1 4QZ"], ["W", "O", "1 Long Row", "LEEDS LS1 4QZ", "ROYAUME-UNI"]],
  ["MX", "US", ["1 Long St", "Albany, NY 12207"], ["W", "O", "1 Long St", "ALBANY, NY 12207", "ESTADOS UNIDOS"]],
  ["US", "US", ["1 Long St", "Albany, NY 12207"], ["W", "O", "1 Long St", "Albany, NY 12207"]],
  ["US", "CA", ["1 Long St", "Ottawa ON K1A 0B1"], ["W", "O", "1 Long St", "OTTAWA ON K1A 0B1", "CANADA"]],
  ["DE", "TR", ["Uzun Sokak 1", "06420 Çankaya/İzmir"], ["W", "O", "Uzun Sokak 1", "06420 ÇANKAYA/İZMİR", "TÜRKEI"]],
  ["NL", "BE", ["Lange Weg 1", "1000 Brussel"], ["O", "W", "Lange Weg 1", "1000 BRUSSEL", "BELGIË"]],
  ["PT", "BR", ["Rua Longa 1", "70064-900 Brasília"], ["O", "W", "Rua Longa 1", "70064-900 BRASÍLIA", "BRASIL"]],
  ["RU", "KZ", ["ул. Длинная 1", "010000 Астана"], ["W", "O", "ул. Длинная 1", "010000 АСТАНА", "КАЗАХСТАН"]],
  ["KZ", "RU", ["ул. Длинная 1", "119991 Москва"], ["W", "O", "ул. Длинная 1", "119991 МОСКВА", "РОССИЯ"]],
  ["EG", "GR", ["Μακριά 1", "101 85 Αθήνα"], ["W", "O", "Μακριά 1", "101 85 ΑΘΗΝΑ", "اليونان"]],
  ["DE", "EG", ["شارع طويل 1", "القاهرة 11511"], ["W", "O", "شارع طويل 1", "القاهرة 11511", "ÄGYPTEN"]],
  ["GB", "IR", ["1 Long Avenue", "Tehran 1136914811"], ["O", "W", "1 Long Avenue", "TEHRAN 1136914811", "IRAN"]],
  ["US", "HK", ["1 Long Road", "Central"], ["W", "O", "1 Long Road", "Central", "HONG KONG"]],
  ["SE", "IN", ["1 Long Road", "New Delhi 110001"], ["W", "O", "1 Long Road", "NEW DELHI 110001", "INDIEN"]],
  ["IN", "TH", ["1 Long Road", "Bangkok 10200"], ["W", "O", "1 Long Road", "BANGKOK 10200", "THAILAND"]],
];

describe("the block", () => {
  it.each(blocks)("from %s to %s: %j", (origin, country, postalAddress, expected) => {
    const target = aTarget({ role: "", name: "W", organization: "O", postalAddress, country });
    const { language } = new Intl.Locale(`und-${origin}`).maximize();
    expect(recipientLines(target, origin, language)).toEqual(expected);
  });

  it.each([
    ["a street on the line of the postcode", "DE", "Langer Weg 1, 10117 Berlin"],
    ["a box that may be a postcode, and no town", "DE", "Postfach 1 23 45"],
    ["a town of a country without postcodes", "AE", "Old Harbour 11101"],
    ["more words than a town has", "DE", `10117 ${"Berlin an der langen Spree ".repeat(3).trim()}`],
  ])("keeps %s as it was typed", (_what, country, line) => {
    expect(recipientLines(aTarget({ country, postalAddress: [line] }), "GB", "en")).toContain(line);
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

describe("titleOf", () => {
  it("parts name, role and body with the comma of their script", () => {
    const arabic = aTarget({ name: "السيد رامي", role: "وزير العدل", organization: "" });
    expect(titleOf(arabic)).toBe("السيد رامي، وزير العدل");
    expect(titleOf(aTarget({ name: "", role: "Minister", organization: "Ministry" }))).toBe("Minister, Ministry");
  });
});

describe("countryName", () => {
  it("is null for what is no country code", () => {
    expect([countryName("", "en"), countryName("de", "en"), countryName("QQ", "en")]).toEqual([null, null, null]);
    expect(countryName("DE", "not a language")).toBeNull();
  });
});
