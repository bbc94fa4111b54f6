// The fonts letters are printed in, where their files lie, and which characters none of them can print.
// The fonts' licences (OFL-1.1, Apache-2.0) stand in their packages.
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { codePointsOf } from "@/lib/letters/glyph-coverage";
import { type Letter, textsOf } from "@/lib/letters/letter";

/** In the order they are asked for a character. The names are those inside the files. */
export const fontFamilies = ["Noto Serif", "Noto Sans S Chinese", "Noto Naskh Arabic", "Noto Sans Hebrew"] as const;

/** Regular and bold of each family, as paths of this machine. Throws when one is not installed: letters would be empty boxes. */
export function fontFiles(): string[] {
  const files = [...regular, ...bold].map((file) => join(projectRoot(), "node_modules", file));
  const absent = files.filter((file) => !existsSync(file));
  if (absent.length > 0) throw new Error(`fonts are not installed: ${absent.join(", ")}`);
  return files;
}

/** Characters of the letter for which no font has a glyph, each once: they would print as empty boxes. */
export function missingGlyphs(letter: Letter): string[] {
  const known = printable();
  const used = new Set(textsOf(letter).join(""));
  return [...used].filter((character) => !drawsNothing.test(character) && !known.has(character.codePointAt(0) ?? 0));
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

const regular = [
  "@expo-google-fonts/noto-serif/400Regular/NotoSerif_400Regular.ttf",
  "@embedpdf/fonts-sc/fonts/NotoSansHans-Regular.otf",
  "@embedpdf/fonts-arabic/fonts/NotoNaskhArabic-Regular.ttf",
  "@expo-google-fonts/noto-sans-hebrew/400Regular/NotoSansHebrew_400Regular.ttf",
];

const bold = [
  "@expo-google-fonts/noto-serif/700Bold/NotoSerif_700Bold.ttf",
  "@embedpdf/fonts-sc/fonts/NotoSansHans-Bold.otf",
  "@embedpdf/fonts-arabic/fonts/NotoNaskhArabic-Bold.ttf",
  "@expo-google-fonts/noto-sans-hebrew/700Bold/NotoSansHebrew_700Bold.ttf",
];

/** Spaces, joiners, direction marks and variation selectors need no glyph. */
const drawsNothing = /[\s\p{Default_Ignorable_Code_Point}]/u;

let coverage: Set<number> | undefined;

function printable(): Set<number> {
  coverage ??= new Set(regular.flatMap((file) => [...codePointsOf(join(projectRoot(), "node_modules", file))]));
  return coverage;
}
