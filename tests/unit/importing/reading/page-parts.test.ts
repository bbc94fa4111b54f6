import { expect, it } from "vitest";
import { readHtmlText } from "@/lib/importing/reading/html";
import { isFurniture, isMain } from "@/lib/importing/reading/page-parts";

it.each([
  ["div", { id: "cookie-notice" }, true],
  ["div", { class: "region region-sidebar-first" }, true],
  ["ul", { class: "menu" }, true],
  ["div", { role: "navigation" }, true],
  ["a", { href: "#content" }, true],
  ["a", { href: "https://verdania.example/#content" }, false],
  ["div", { class: "entry-content" }, false],
  ["div", { class: "commentary" }, false],
  ["body", { class: "has-sidebar menu" }, false],
])("%s %j surrounds the text: %s", (name, attributes, expected) => {
  expect(isFurniture(name, attributes as Record<string, string>)).toBe(expected);
});

it.each([
  ["main", {}, true],
  ["article", {}, true],
  ["div", { role: "main" }, true],
  ["div", { id: "page" }, false],
])("%s %j is the main part: %s", (name, attributes, expected) => {
  expect(isMain(name, attributes as Record<string, string>)).toBe(expected);
});

const texts = (html: string) => {
  const reading = readHtmlText(html);
  return reading.ok ? reading.lines.map((line) => line.text.trim()).filter((text) => text !== "") : reading.problem;
};
const story = `<p>${"Mira Tolle is held in Larn without charge. ".repeat(20).trim()}</p>`;
const menu = '<div class="menu"><a href="/">Home</a></div>';

it("the main part is read where it holds the text, else the page without its furniture, else all of it", () => {
  expect(texts(`${menu}<p>Related</p><main><h1>PAINTER HELD</h1>${story}</main>`)).toHaveLength(2);
  expect(texts(`${menu}<main></main><h1>PAINTER HELD</h1>${story}`)).toHaveLength(2);
  expect(texts(`<div id="social"><h1>PAINTER HELD</h1>${story}</div>`)).toHaveLength(2);
  expect(texts("<main></main>")).toBe("no_text");
});
