// PDF to lines: pdfjs gives pieces of text with their places; order, columns and gaps are our own. Runs in the child only.
import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";
import { type Reading, readLimits } from "@/lib/importing/reading/line";
import { linesOfPages } from "@/lib/importing/reading/pdf-lines";
import { type Fragment, fragmentsOf, type Glyphs } from "@/lib/importing/reading/pdf-order";

export async function readPdf(bytes: Uint8Array): Promise<Reading> {
  try {
    return await pagesOf(bytes);
  } catch (fault) {
    return { ok: false, problem: isPassword(fault) ? "encrypted_file" : "damaged_file" };
  }
}

async function pagesOf(bytes: Uint8Array): Promise<Reading> {
  const task = getDocument({
    data: bytes,
    isEvalSupported: false,
    useWorkerFetch: false,
    useSystemFonts: false,
    disableFontFace: true,
    verbosity: 0,
    cMapUrl: assets("cmaps"),
    cMapPacked: true,
    standardFontDataUrl: assets("standard_fonts"),
  });
  const document = await task.promise;
  if (document.numPages > readLimits.pages) return { ok: false, problem: "too_long" };
  const pages: Fragment[][] = [];
  let characters = 0;
  for (let number = 1; number <= document.numPages; number++) {
    const glyphs = await glyphsOf(await document.getPage(number));
    characters += glyphs.reduce((sum, one) => sum + one.text.length, 0);
    if (characters > readLimits.characters) return { ok: false, problem: "too_long" };
    pages.push(fragmentsOf(glyphs));
  }
  await task.destroy();
  if (characters === 0) return { ok: false, problem: "no_text" };
  return { ok: true, lines: linesOfPages(pages) };
}

type Page = Awaited<ReturnType<Awaited<ReturnType<typeof getDocument>["promise"]>["getPage"]>>;

async function glyphsOf(page: Page): Promise<Glyphs[]> {
  const { items } = await page.getTextContent();
  const [left = 0, bottom = 0, , top = 0] = page.view;
  const height = top - bottom;
  return items.flatMap((item) => {
    if (!("str" in item) || item.str === "") return [];
    const [a = 0, b = 0, c = 0, d = 0, x = 0, y = 0] = item.transform as number[];
    const size = Math.hypot(c, d);
    const upright = Math.abs(b) < Math.abs(a) * 0.1 && size > 0;
    if (!upright) return [];
    const at = { page: page.pageNumber, left: x - left, right: x - left + item.width, baseline: height - (y - bottom) };
    return [{ ...at, text: item.str, size, font: item.fontName, rtl: item.dir === "rtl", pageHeight: height }];
  });
}

/** pdfjs reads character maps and the standard fonts from its own package, never from the net. */
function assets(folder: string): string {
  const entry = import.meta.resolve("pdfjs-dist/legacy/build/pdf.mjs");
  return `${decodeURIComponent(new URL(`../../${folder}/`, entry).pathname)}`;
}

function isPassword(fault: unknown): boolean {
  return fault instanceof Error && fault.name === "PasswordException";
}
