// The text of a PDF as a reader would copy it, spaces folded.
import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";

export async function extractText(bytes: Uint8Array): Promise<string> {
  const pdf = await getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise;
  let text = "";
  for (let number = 1; number <= pdf.numPages; number++) {
    const { items } = await (await pdf.getPage(number)).getTextContent();
    text += items.map((item) => ("str" in item ? item.str + (item.hasEOL ? "\n" : "") : "")).join("");
  }
  await pdf.destroy();
  return text.replace(/\s+/g, " ");
}
