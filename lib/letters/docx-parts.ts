// What the library leaves out of a Word file or puts in too much: the language of the whole, no time, no name on saving.
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { fontsAndLanguages } from "@/lib/letters/docx-text";

/** The same parts, but for what is said above; the same parts give the same bytes. `language` is BCP 47. */
export function finishedDocx(file: Uint8Array, language: string): Uint8Array {
  const parts = Object.entries(unzipSync(file)).map(([name, bytes]) => {
    const finish = finishes[name];
    return [name, finish === undefined ? bytes : strToU8(finish(strFromU8(bytes), language))] as const;
  });
  return zipSync(Object.fromEntries(parts), { mtime: new Date(1980, 0, 1), level: 6 });
}

type Finish = (xml: string, language: string) => string;

const finishes: Readonly<Record<string, Finish>> = {
  "docProps/core.xml": (xml, language) =>
    xml
      .replace(/(<dcterms:(?:created|modified)[^>]*>)[^<]*/g, `$1${noTime}`)
      .replace("</cp:coreProperties>", () => `<dc:language>${attribute(language)}</dc:language></cp:coreProperties>`),
  // Word writes the name of its user into a file that is saved, unless it is told not to.
  "word/settings.xml": (xml, language) =>
    xml
      .replace("<w:displayBackgroundShape/>", "<w:removePersonalInformation/><w:removeDateAndTime/>$&")
      .replace("</w:compat>", (end) => `${end}${themeLanguages(language)}`),
};

const noTime = "1980-01-01T00:00:00Z";

function themeLanguages(tag: string): string {
  const { value, eastAsia, bidirectional } = fontsAndLanguages(tag).language;
  const [latin, east, complex] = [value, eastAsia, bidirectional].map(attribute);
  return `<w:themeFontLang w:val="${latin}" w:eastAsia="${east}" w:bidi="${complex}"/>`;
}

function attribute(tag: string): string {
  return tag.replace(/[^A-Za-z0-9-]/g, "");
}
