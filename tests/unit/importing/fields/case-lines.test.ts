import { expect, it } from "vitest";
import { readCaseHead } from "@/lib/importing/fields/case-lines";
import { countryNamed, countryOfAddress } from "@/lib/importing/fields/countries";
import { remainderOf } from "@/lib/importing/fields/head-line";
import { addressAtEnd } from "@/lib/importing/fields/letter-address";
import { numberLines } from "@/lib/importing/reading/clean";
import { linesOf } from "@/lib/importing/reading/text";

const lines = (text: string) => numberLines(linesOf(text));
const head = (text: string) => {
  const found = readCaseHead(lines(text));
  return found && { country: found.country, names: found.persons.map((one) => one.person.name), length: found.length };
};

it.each([
  ["VERDANIA: Mira TOLLE, painter\nShe was taken away.", { country: "VERDANIA", names: ["Mira TOLLE"], length: 1 }],
  [
    "VERDANIA: Mira Tolle (f), painter\nJon Ard (m)\nand her family\n\nThey were taken away.",
    { country: "VERDANIA", names: ["Mira Tolle", "Jon Ard"], length: 3 },
  ],
  ["Mira Tolle was taken away.", null],
  ["", null],
])("%j opens a case of the 1990s: %#", (text, expected) => {
  expect(head(text)).toEqual(expected);
});

it.each([
  ["UA 5/07 Fear of torture", "Fear of torture"],
  ["UA: 12/24 Index: AAA 12/0012/2024 Verdania Date: 3 May 2024", "Verdania"],
  ["Further information on UA 12/24 (3 May 2024) - Torture", "Torture"],
  ["Second UA: 12/24", ""],
])("%s leaves %j", (text, left) => {
  expect(remainderOf(text)).toBe(left);
});

it.each([
  ["Mexico", "MX"],
  ["PEOPLE’S REPUBLIC OF CHINA", "CN"],
  ["the Republic of Kenya", "KE"],
  ["Deutschland", "DE"],
  ["Россия", "RU"],
  ["مصر", "EG"],
  ["中国", "CN"],
  ["Viet Nam.", "VN"],
  ["Verdania", null],
  ["Mexico Street", null],
])("%s is the country %s", (text, code) => {
  expect(countryNamed(text)).toBe(code);
});

it.each([
  [["4 Quay Street", "Kenya"], { country: "KE", lines: ["4 Quay Street"] }],
  [["Nairobi, Kenya"], { country: "KE", lines: ["Nairobi, Kenya"] }],
  [["4 Quay Street", "Larn"], { country: "", lines: ["4 Quay Street", "Larn"] }],
  [[], { country: "", lines: [] }],
])("%j ends with its country: %#", (address, expected) => {
  expect(countryOfAddress(address)).toEqual(expected);
});

it.each([
  [
    "She is in danger.\n\nMinister of Justice\n4 Quay Street\nLarn 1020\n\n12 May 2024",
    ["Minister of Justice", "4 Quay Street", "Larn 1020"],
  ],
  ["She is in danger.\n\nNobody knows where she is.", []],
])("the address at the end of %j", (text, address) => {
  expect(addressAtEnd(lines(text)).address.map((line) => line.text)).toEqual(address);
});
