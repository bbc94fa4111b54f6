// A second reader of our PDF files, of the kind most people have: what it copies from each page, and how it shows it.
import { PDFiumLibrary, type PDFiumPage } from "@hyzyla/pdfium";

export interface GrayPage {
  readonly width: number;
  readonly height: number;
  /** One byte each, 0 is black, row by row. */
  readonly pixels: Uint8Array;
}

/** The text of each page. A hyphen at the end of a line is given back as one. */
export async function copiedPages(file: Uint8Array): Promise<string[]> {
  return readPages(file, async (page) => page.getText().replace(/[\u0002\ufffe]/g, "-"));
}

export async function drawnPages(file: Uint8Array, dotsPerInch: number): Promise<GrayPage[]> {
  return readPages(file, async (page) => {
    const shown = await page.render({ scale: dotsPerInch / 72, render: "bitmap", colorSpace: "Gray" });
    return { width: shown.width, height: shown.height, pixels: new Uint8Array(shown.data) };
  });
}

const library = PDFiumLibrary.init();

async function readPages<T>(file: Uint8Array, read: (page: PDFiumPage) => Promise<T>): Promise<T[]> {
  const document = await (await library).loadDocument(Buffer.from(file));
  try {
    const pages: T[] = [];
    for (const page of document.pages()) pages.push(await read(page));
    return pages;
  } finally {
    document.destroy();
  }
}
