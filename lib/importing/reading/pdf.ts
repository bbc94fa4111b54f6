// PDF to lines: pdfjs gives pieces of text with their places; order, columns and gaps are our own. Runs in the child only.
import { getDocument, OPS } from "pdfjs-dist/legacy/build/pdf.mjs";
import { type PageSize, type RawLine, type Reading, type Region, readLimits } from "@/lib/importing/reading/line";
import { linesOfPages } from "@/lib/importing/reading/pdf-lines";
import { fragmentsOf, type Glyphs } from "@/lib/importing/reading/pdf-order";
import { rtlPages, withOwnSpelling, withWholeSigns } from "@/lib/importing/reading/pdf-rtl";

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
  const pages: Glyphs[][] = [];
  const links: PlacedLink[] = [];
  const sizes: PageSize[] = [];
  let characters = 0;
  for (let number = 1; number <= document.numPages; number++) {
    const page = await document.getPage(number);
    const glyphs = await glyphsOf(page);
    characters += glyphs.reduce((sum, one) => sum + one.text.length, 0);
    if (characters > readLimits.characters) return { ok: false, problem: "too_long" };
    pages.push(glyphs);
    sizes.push(sizeOf(page));
    links.push(...(await linksOf(page)));
  }
  await task.destroy();
  if (characters === 0) return { ok: false, problem: "no_text" };
  const rtl = rtlPages(pages);
  const lines = linesOfPages(pages.map((page, at) => fragmentsOf(page, rtl[at] === true)));
  const texts = withOwnSpelling(lines.map((line) => line.text));
  const linked = lines.map((line, at) => withLinks({ ...line, text: texts[at] ?? line.text }, links));
  return { ok: true, lines: linked, pages: sizes };
}

type Page = Awaited<ReturnType<Awaited<ReturnType<typeof getDocument>["promise"]>["getPage"]>>;

function sizeOf({ view: [left = 0, bottom = 0, right = 0, top = 0] }: Page): PageSize {
  return { width: right - left, height: top - bottom };
}

async function glyphsOf(page: Page): Promise<Glyphs[]> {
  const { items } = await page.getTextContent({ disableNormalization: true });
  const pieces = items.flatMap((item) => ("str" in item && item.str !== "" ? [item] : []));
  const texts = pieces.map((piece) => piece.str);
  const whole = texts.some(isRightToLeft) ? withWholeSigns(texts, await signsOf(page)) : texts;
  const [left = 0, bottom = 0] = page.view;
  const { height } = sizeOf(page);
  return pieces.flatMap((item, at) => {
    const [a = 0, b = 0, c = 0, d = 0, x = 0, y = 0] = item.transform as number[];
    const size = Math.hypot(c, d);
    const upright = Math.abs(b) < Math.abs(a) * 0.1 && size > 0;
    const text = item.width === 0 && isRightToLeft(item.str) ? marksOf(item.str) : (whole[at] ?? item.str);
    const nothing = text === "" || (text.trim() === "" && item.width < size * 0.05);
    if (!upright || nothing) return [];
    const place = { page: page.pageNumber, left: x - left, right: x - left + item.width };
    const rtl = item.dir === "rtl";
    return [{ ...place, baseline: height - (y - bottom), text, size, font: item.fontName, rtl, pageHeight: height }];
  });
}

const isRightToLeft = (text: string) => /[\p{Script=Arabic}\p{Script=Hebrew}]/u.test(text);

/** A sign without width is a vowel or a hamza over a letter; the letter, which some files repeat with it, has its own sign. */
const marksOf = (text: string) => text.normalize("NFD").replace(/\P{M}/gu, "");

/** What each sign of the page stands for, in the order they are drawn. */
async function signsOf(page: Page): Promise<string[]> {
  const { fnArray, argsArray } = await page.getOperatorList();
  return fnArray.flatMap((operator, at) => {
    const [signs] = operator === OPS.showText ? (argsArray[at] as [unknown[]]) : [[]];
    return signs.flatMap((sign) => (isSign(sign) ? [sign.unicode] : []));
  });
}

const isSign = (sign: unknown): sign is { unicode: string } =>
  typeof sign === "object" && sign !== null && "unicode" in sign && typeof sign.unicode === "string";

interface PlacedLink extends Region {
  readonly link: string;
}

/** Addresses behind words of the page. Nothing is opened. */
async function linksOf(page: Page): Promise<PlacedLink[]> {
  const [left = 0, , , top = 0] = page.view;
  const annotations: { url?: unknown; rect?: unknown }[] = await page.getAnnotations();
  return annotations.flatMap(({ url, rect }) => {
    if (typeof url !== "string" || !/^https?:\/\//i.test(url) || !Array.isArray(rect)) return [];
    const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = rect as number[];
    return [{ link: url, page: page.pageNumber, left: x1 - left, right: x2 - left, top: top - y2, bottom: top - y1 }];
  });
}

function withLinks(line: RawLine, links: readonly PlacedLink[]): RawLine {
  const { region } = line;
  if (!region) return line;
  const over = links.filter((one) => {
    const middle = (region.top + region.bottom) / 2;
    const beside = one.left < region.right && one.right > region.left;
    return one.page === region.page && beside && one.top < middle && one.bottom > middle;
  });
  return over.length === 0 ? line : { ...line, links: [...new Set(over.map((one) => one.link))] };
}

/** pdfjs reads character maps and the standard fonts from its own package, never from the net. */
function assets(folder: string): string {
  const entry = import.meta.resolve("pdfjs-dist/legacy/build/pdf.mjs");
  return `${decodeURIComponent(new URL(`../../${folder}/`, entry).pathname)}`;
}

function isPassword(fault: unknown): boolean {
  return fault instanceof Error && fault.name === "PasswordException";
}
