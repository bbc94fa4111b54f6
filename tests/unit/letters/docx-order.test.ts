// The Word file against the order that its standard (ECMA-376, part 1, annex A) wants: Word refuses a file that breaks it.
import { strFromU8, unzipSync } from "fflate";
import { Parser } from "htmlparser2";
import { describe, expect, it } from "vitest";
import { toDocx } from "@/lib/letters/docx";
import { papers } from "@/lib/letters/letter";
import { scriptLetter, scriptNames } from "./script-letters";

/** What may stand within an element, in order. Elements that may come in any order or only once alone are left out. */
const orders: Readonly<Record<string, string>> = {
  "w:pPr":
    "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange",
  "w:rPr":
    "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em lang eastAsianLayout specVanish oMath",
  "w:tblPr":
    "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription",
  "w:tblBorders": "top left start bottom right end insideH insideV",
  "w:tblCellMar": "top left start bottom right end",
  "w:tcMar": "top left start bottom right end",
  "w:tcPr":
    "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign hideMark headers",
  "w:tbl": "tblPr tblGrid tr",
  "w:tr": "tblPrEx trPr tc",
  "w:tc": "tcPr p",
  "w:sectPr":
    "headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType pgNumType cols formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid printerSettings",
  "w:lvl": "start numFmt lvlRestart pStyle isLgl suff lvlText lvlPicBulletId legacy lvlJc pPr rPr",
  "w:abstractNum": "nsid multiLevelType tmpl name styleLink numStyleLink lvl",
  "w:numbering": "numPicBullet abstractNum num numIdMacAtCleanup",
  "w:style":
    "name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed qFormat locked personal personalCompose personalReply rsid pPr rPr tblPr trPr tcPr tblStylePr",
  "w:styles": "docDefaults latentStyles style",
  "w:settings":
    "writeProtection view zoom removePersonalInformation removeDateAndTime doNotDisplayPageBoundaries displayBackgroundShape printPostScriptOverText embedTrueTypeFonts mirrorMargins trackRevisions documentProtection defaultTabStop autoHyphenation evenAndOddHeaders bookFoldPrinting characterSpacingControl footnotePr endnotePr compat docVars rsids mathPr attachedSchema themeFontLang clrSchemeMapping decimalSymbol listSeparator",
};
/** The words a value may be; as Word of 2007 knew them, for older programs know no others. */
const values: Readonly<Record<string, RegExp>> = {
  "w:jc": /^(left|right|center)$/,
  "w:hRule": /^(atLeast|exact)$/,
  "w:vAlign": /^(top|bottom)$/,
};

interface Found {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: Found[];
  readonly of: Found | null;
}

function elementsOf(xml: string): Found[] {
  const all: Found[] = [];
  let open: Found | null = null;
  const parser = new Parser(
    {
      onopentag: (name, attributes) => {
        const found: Found = { name, attributes, children: [], of: open };
        open?.children.push(found);
        all.push(found);
        open = found;
      },
      onclosetag: (name) => {
        if (open?.name !== name) throw new Error(`${name} is not closed where it should be`);
        open = open.of;
      },
    },
    { xmlMode: true },
  );
  parser.end(xml);
  return all;
}

function outOfOrder({ name, children }: Found): string[] {
  const order = orders[name]?.split(" ");
  if (order === undefined) return [];
  const places = children.map((child) => order.indexOf(child.name.replace(/^w:/, "")));
  return places.flatMap((place, at) =>
    place < 0 || place < (places[at - 1] ?? 0) ? [`${name}: ${children[at]?.name}`] : [],
  );
}

const partsOf = async (...of: Parameters<typeof toDocx>) =>
  Object.fromEntries(Object.entries(unzipSync(await toDocx(...of))).map(([name, bytes]) => [name, strFromU8(bytes)]));
const letters = scriptNames.map((name) => scriptLetter(name, name === "thai" ? { signAs: "hand" } : {}));

describe("a Word file", () => {
  it.each(papers)("keeps the standard's order and words in every part, on %s", async (paper) => {
    const parts = await partsOf(letters, paper);
    const seen = new Set<string>();
    for (const [name, xml] of Object.entries(parts)) {
      if (!/\.(xml|rels)$/.test(name)) continue;
      for (const element of elementsOf(xml)) {
        seen.add(element.name);
        expect(outOfOrder(element), name).toEqual([]);
        for (const [attribute, word] of Object.entries(element.attributes)) {
          const known = values[attribute === "w:val" ? element.name : attribute];
          if (known) expect(word, `${name} ${element.name}`).toMatch(known);
        }
      }
    }
    for (const name of Object.keys(orders)) expect([...seen]).toContain(name);
  });

  it("points only at parts it has, once each", async () => {
    const parts = await partsOf(letters, "a4");
    for (const [name, xml] of Object.entries(parts).filter(([part]) => part.endsWith(".rels"))) {
      const relations = elementsOf(xml).filter(({ name: element }) => element === "Relationship");
      const ids = relations.map(({ attributes }) => attributes.Id);
      expect(new Set(ids).size, name).toBe(ids.length);
      const folder = name.replace(/_rels\/[^/]+$/, "");
      for (const { attributes } of relations) {
        expect(Object.keys(parts)).toContain(`${folder}${attributes.Target}`.replace(/^.*\/\//, ""));
      }
    }
    const typed = elementsOf(parts["[Content_Types].xml"]!).flatMap(({ attributes }) => attributes.PartName ?? []);
    expect(new Set(typed).size).toBe(typed.length);
    for (const part of typed) expect(Object.keys(parts)).toContain(part.slice(1));
    const used = elementsOf(parts["word/document.xml"]!).flatMap(({ attributes }) => attributes["r:id"] ?? []);
    expect(new Set(used).size).toBe(letters.length);
  });

  it("says its title and its languages, and asks Word to write no name into it", async () => {
    const parts = await partsOf([scriptLetter("hebrew")], "a4");
    expect(parts["docProps/core.xml"]).toContain("<dc:title>שחררו את הצייר לי ון</dc:title>");
    expect(parts["docProps/core.xml"]).toContain("<dc:language>he</dc:language>");
    const settings = parts["word/settings.xml"]!;
    expect(settings).toContain('<w:themeFontLang w:val="en-GB" w:eastAsia="zh-CN" w:bidi="he"/>');
    expect(settings).toContain("<w:removePersonalInformation/>");
    expect(settings).toMatch(/<w:compatSetting [^>]*w:val="15"/);
    expect(parts["word/styles.xml"]).toMatch(
      /<w:rPrDefault><w:rPr><w:rFonts [^>]*w:cs="Arial".*?<w:lang [^>]*w:bidi="he"/,
    );
  });

  it.each([
    ["thai", "Tahoma", "en-GB", "zh-CN", "th"],
    ["devanagari", "Mangal", "en-GB", "zh-CN", "hi"],
    ["uyghur", "Arial", "en-GB", "zh-CN", "ug"],
    ["japanese", "Arial", "en-GB", "ja", "ar-SA"],
    ["cyrillic", "Arial", "kk", "zh-CN", "ar-SA"],
  ] as const)("names faces and languages for the script: %s", async (name, cs, value, eastAsia, bidi) => {
    const elements = elementsOf((await partsOf([scriptLetter(name)], "a4"))["word/document.xml"]!);
    const runs = elements.filter((element) => element.name === "w:rFonts");
    expect(runs.length).toBeGreaterThan(5);
    expect(new Set(runs.map(({ attributes }) => attributes["w:cs"]))).toEqual(new Set([cs]));
    const languages = elements.filter((element) => element.name === "w:lang");
    for (const { attributes } of languages) {
      expect(attributes).toEqual({ "w:val": value, "w:eastAsia": eastAsia, "w:bidi": bidi });
    }
  });

  it("has demands as a list and a table without headings", async () => {
    const elements = elementsOf((await partsOf([scriptLetter("latin")], "a4"))["word/document.xml"]!);
    const found = (name: string) => elements.filter((element) => element.name === name);
    expect(found("w:numPr")).toHaveLength(2);
    expect(found("w:tblHeader")).toEqual([]);
    const look = found("w:tblLook")[0]?.attributes ?? {};
    expect([look["w:firstRow"], look["w:firstColumn"]]).toEqual(["false", "false"]);
  });
});
