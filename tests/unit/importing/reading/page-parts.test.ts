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

const page = (cell: string) =>
  `<table><tr><td>${cell}</td><td><b>Beekeeper held</b><p>Mira Tolle has been held since May.<p>${"She keeps bees. ".repeat(50)}</td></tr></table>`;

it.each([
  ["lines", '<a href="/home.htm">Home</a><br><a href="/appeals.htm">Appeals</a>'],
  ["a list", '<ul><li><a href="a.htm">Home</a></li><li><a href="b.htm">About us</a></li></ul>'],
  ["lines with signs between them", '<a href="a.htm">Home</a> |<br>&raquo; <a href="b.htm">Links</a>'],
])("a menu of %s in a page without names is left out", (_, menu) => {
  expect(texts(page(menu))[0]).toBe("Beekeeper held");
});

it.each([
  ["one link", '<a href="/full.htm">The full text</a>'],
  ["links to other sites", '<a href="https://a.example/">a.example</a><br><a href="https://b.example/">b.example</a>'],
  [
    "addresses of mails",
    '<a href="mailto:a@b.example">a@b.example</a><br><a href="mailto:c@b.example">c@b.example</a>',
  ],
])("%s stays", (_, links) => {
  expect(texts(page(links))[0]).not.toBe("Beekeeper held");
});
