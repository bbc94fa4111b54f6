// How wide a line of an address is at most: never less than the typesetter makes it.
import { join } from "node:path";
import { NodeCompiler } from "@myriaddreamin/typst-ts-node-compiler";
import { describe, expect, it } from "vitest";
import { fontFiles, fontsFor } from "@/lib/letters/fonts";
import { widestOf } from "@/lib/letters/line-widths";
import { generatedLetters } from "@/tests/support/generated-letters";

const languages = ["en", "kk", "ar", "he", "zh-CN", "zh-TW", "ja", "ko"] as const;

describe("the width of a line", () => {
  it.each(languages)("is not more than is said of it, set as in a letter in %s", (language) => {
    const generated = [...generatedLetters(11, 400)].flatMap(({ letter }) => [...letter.recipient, ...letter.sender]);
    const lines = ["Ministry of Justice", "وزارة العدل", "Министерство юстиции", "臺北市 12 a", ...generated];
    const said = lines.map((text) => ({ text, widest: widestOf(text) })).filter(({ widest }) => widest !== null);
    expect(said.length).toBeGreaterThan(200);
    const measured = widths(
      said.map(({ text }) => text),
      language,
    );
    const tooWide = said.filter(({ widest }, at) => (measured[at] ?? Number.POSITIVE_INFINITY) > (widest ?? 0) + 1e-6);
    expect(tooWide).toEqual([]);
  });

  it("is unknown where a sign is drawn in ways the tables do not tell", () => {
    expect(widestOf("न्याय मंत्री")).toBeNull();
    expect(widestOf("Ministry of Justice")).toBeLessThan(10);
  });
});

/** In ems, each on a line as long as it wants. */
function widths(lines: readonly string[], language: string): number[] {
  const folder = join(process.cwd(), "lib/letters");
  const typst = NodeCompiler.create({ workspace: folder, fontArgs: [{ fontPaths: fontFiles() }] });
  const facts = { lines, fonts: fontsFor(language), lang: language.slice(0, 2), eastAsian: /^(zh|ja)/.test(language) };
  const data = Buffer.from(JSON.stringify(facts));
  typst.mapShadow(join(folder, "piece.json"), data);
  const { result } = typst.compile({ mainFileContent: measuring });
  if (result === null) throw new Error("the lines cannot be measured");
  return typst.query(result, { selector: "<widths>", field: "value" })[0];
}

const measuring = `#let data = json("/piece.json")
#let latin = if data.eastAsian { ((name: data.fonts.first(), covers: "latin-in-cjk"), data.fonts.at(1)) } else { () }
#set text(font: latin + data.fonts)
#set text(fallback: false, size: 100pt, lang: data.lang)
#context [#metadata(data.lines.map(line => measure(text(line)).width / 100pt)) <widths>]`;
