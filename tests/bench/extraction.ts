// What comes back of a letter when its text is copied out of the PDF, in every script: by poppler, and by PDFium.
import { toPdf } from "@/lib/letters/pdf";
import { letterOfScript, scriptLetters } from "@/tests/support/letters-of-scripts";
import { copiedPages } from "@/tests/support/pdf-pages";
import { popplerText } from "@/tests/support/poppler";
import { type Found, shareFound } from "@/tests/support/text-layer";

export async function run(): Promise<void> {
  row("language", "kB", "poppler: characters, words", "PDFium: characters, words");
  for (const language of Object.keys(scriptLetters)) {
    const letter = letterOfScript(language);
    const file = await toPdf([letter], "a4");
    const poppler = popplerText(file);
    const pdfium = shareFound(letter, (await copiedPages(file)).join("\n"));
    const size = (file.length / 1024).toFixed(1);
    row(language, size, poppler === null ? "not installed" : said(shareFound(letter, poppler)), said(pdfium));
  }
}

function said({ characters, words }: Found): string {
  return `${(100 * characters).toFixed(1)} %, ${(100 * words).toFixed(1)} %`;
}

function row(language: string, size: string, poppler: string, pdfium: string): void {
  process.stdout.write(`${language.padEnd(12)} ${size.padStart(6)}   ${poppler.padEnd(28)} ${pdfium}\n`);
}
