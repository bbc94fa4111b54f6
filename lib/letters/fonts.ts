// The fonts letters are printed in, where their files lie, in which order a letter asks them for a character, and which
// characters none of them can print. The fonts' licences (OFL-1.1, Apache-2.0) stand in their packages.
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { codePointsOf } from "@/lib/letters/glyph-coverage";
import { type HanRegion, hanRegionOf, hanRegions } from "@/lib/letters/han-forms";
import { type Letter, textsOf } from "@/lib/letters/letter";

/** The name inside the files, and the files within node_modules. */
interface Family {
  readonly name: string;
  readonly regular: string;
  readonly bold: string;
}

/** The families' names in the order in which a letter asks for a character: Latin, its own Han forms, the others. */
export function fontsFor(language: string): string[] {
  return fontsInForms(hanRegionOf(language));
}

/** The same for Han characters in the forms of a region, whatever the letter's language. */
export function fontsInForms(region: HanRegion): string[] {
  const han = [region, ...hanRegions.filter((other) => other !== region)];
  return [latin, ...han.map((one) => byRegion[one]), ...others].map((family) => family.name);
}

/** All regular files, then all bold ones, as paths of this machine. Throws when one is not installed: letters would be empty boxes. */
export function fontFiles(): string[] {
  const files = [...families.map(({ regular }) => regular), ...families.map(({ bold }) => bold)].map(fileOf);
  const absent = files.filter((file) => !existsSync(file));
  if (absent.length > 0) throw new Error(`fonts are not installed: ${absent.join(", ")}`);
  return files;
}

/** The regular file of a family; throws where there is none of that name. */
export function fontPath(name: string): string {
  const family = families.find((one) => one.name === name);
  if (family === undefined) throw new Error(`there is no font ${name}`);
  return fileOf(family.regular);
}

/** Characters of the letter for which no font has a glyph, each once: they would print as empty boxes. */
export function missingGlyphs(letter: Letter): string[] {
  const used = new Set(textsOf(letter).join(""));
  return [...used].filter((character) => !drawsNothing.test(character) && !isPrintable(character.codePointAt(0) ?? 0));
}

/** The folder that holds this project: the working directory or one above it. */
export function projectRoot(): string {
  let folder = /* turbopackIgnore: true */ process.cwd();
  while (!existsSync(join(folder, sheetPath))) {
    if (dirname(folder) === folder) throw new Error(`${sheetPath} is not below ${process.cwd()}`);
    folder = dirname(folder);
  }
  return folder;
}

export const sheetPath = "lib/letters/letter.typ";

const latin = expo("Noto Serif", "noto-serif", "NotoSerif");

/** Version 1: a quarter of the size of the later ones, and each with the forms of one region alone. */
const byRegion: Readonly<Record<HanRegion, Family>> = {
  SC: embed("Noto Sans S Chinese", "sc", "NotoSansHans", "otf"),
  TC: embed("Noto Sans T Chinese", "tc", "NotoSansHant", "otf"),
  JP: embed("Noto Sans Japanese", "jp", "NotoSansJP", "otf"),
  KR: embed("Noto Sans Korean", "kr", "NotoSansKR", "otf"),
};

const others: readonly Family[] = [
  // Version 1: version 2 places its dots in a way that spoils copying text.
  embed("Noto Naskh Arabic", "arabic", "NotoNaskhArabic", "ttf"),
  expo("Noto Sans Hebrew", "noto-sans-hebrew", "NotoSansHebrew"),
  expo("Noto Serif Devanagari", "noto-serif-devanagari", "NotoSerifDevanagari"),
  expo("Noto Sans Thai", "noto-sans-thai", "NotoSansThai"),
  expo("Noto Serif Bengali", "noto-serif-bengali", "NotoSerifBengali"),
  expo("Noto Sans Tamil", "noto-sans-tamil", "NotoSansTamil"),
  expo("Noto Sans Georgian", "noto-sans-georgian", "NotoSansGeorgian"),
  expo("Noto Sans Armenian", "noto-sans-armenian", "NotoSansArmenian"),
  expo("Noto Sans Ethiopic", "noto-sans-ethiopic", "NotoSansEthiopic"),
  expo("Noto Serif Tibetan", "noto-serif-tibetan", "NotoSerifTibetan"),
];

const families = [latin, ...hanRegions.map((region) => byRegion[region]), ...others];

function expo(name: string, folder: string, file: string): Family {
  const at = (weight: string) => `@expo-google-fonts/${folder}/${weight}/${file}_${weight}.ttf`;
  return { name, regular: at("400Regular"), bold: at("700Bold") };
}

function embed(name: string, folder: string, file: string, extension: string): Family {
  const at = (weight: string) => `@embedpdf/fonts-${folder}/fonts/${file}-${weight}.${extension}`;
  return { name, regular: at("Regular"), bold: at("Bold") };
}

const fileOf = (file: string) => join(projectRoot(), "node_modules", file);

/** Spaces, joiners, direction marks and variation selectors need no glyph. */
const drawsNothing = /[\s\p{Default_Ignorable_Code_Point}]/u;

const coverage = new Map<string, ReadonlySet<number>>();

/** Most letters need one font or two: the others are not even opened. */
function isPrintable(point: number): boolean {
  return families.some(({ regular }) => {
    const points = coverage.get(regular) ?? codePointsOf(fileOf(regular));
    coverage.set(regular, points);
    return points.has(point);
  });
}
