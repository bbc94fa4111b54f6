// What letters as PDF are measured beside: bare pdfkit with a built-in font (no other script, no tags, no shaping), and a browser.
import { existsSync } from "node:fs";
import PDFDocument from "pdfkit";
import type { Letter } from "@/lib/letters/letter";
import { toPlainText } from "@/lib/letters/plain-text";

export type Render = (letter: Letter) => Promise<Uint8Array>;

/** The fastest way to a sheet that looks at all like a letter. */
export function barePdf(letter: Letter): Promise<Uint8Array> {
  return new Promise((resolve) => {
    const document = new PDFDocument({ size: "A4", margin: 72 });
    const parts: Buffer[] = [];
    document.on("data", (part: Buffer) => parts.push(part));
    document.on("end", () => resolve(Buffer.concat(parts)));
    document.font("Helvetica").fontSize(11);
    for (const line of [...letter.sender, ...letter.recipient, letter.date]) document.text(line);
    for (const paragraph of toPlainText(letter).split("\n\n")) document.moveDown().text(paragraph);
    document.end();
  });
}

export interface PrintingBrowser {
  /** One for each of its pages, which print letter after letter side by side. */
  readonly renders: readonly Render[];
  close(): Promise<void>;
}

/** Null where there is no browser. */
export async function openBrowser(pages: number): Promise<PrintingBrowser | null> {
  const { chromium } = await import("@playwright/test");
  const executablePath = [process.env.CHROMIUM_PATH, "/usr/bin/chromium", chromium.executablePath()].find(
    (path) => path !== undefined && existsSync(path),
  );
  if (executablePath === undefined) return null;
  const browser = await chromium.launch({ executablePath, args: process.getuid?.() === 0 ? ["--no-sandbox"] : [] });
  const open = async (): Promise<Render> => {
    const page = await browser.newPage();
    return async (letter) => {
      await page.setContent(htmlOf(letter));
      return page.pdf({ format: "A4", tagged: true });
    };
  };
  const renders = await Promise.all(Array.from({ length: pages }, open));
  return { renders, close: () => browser.close() };
}

function htmlOf(letter: Letter): string {
  const lines = (texts: readonly string[]) => `<p>${texts.map(escaped).join("<br>")}</p>`;
  const paragraphs = toPlainText(letter)
    .split("\n\n")
    .map((text) => lines(text.split("\n")));
  const head = [lines(letter.sender), lines(letter.recipient), lines([letter.date])];
  return `<!doctype html><html lang="${letter.language}"><body>${[...head, ...paragraphs].join("")}</body></html>`;
}

const escaped = (text: string) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
