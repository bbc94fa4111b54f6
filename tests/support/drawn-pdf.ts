// Plain PDF files for tests: one text per page in Helvetica, with or without passwords.
import PDFDocument from "pdfkit";

export function drawnPdf(
  pages: readonly string[],
  passwords: { userPassword?: string; ownerPassword?: string },
): Promise<Uint8Array> {
  return new Promise((resolve) => {
    const parts: Buffer[] = [];
    const document = new PDFDocument({ size: "A4", margin: 50, autoFirstPage: false, ...passwords });
    document.on("data", (part) => parts.push(part));
    document.on("end", () => resolve(new Uint8Array(Buffer.concat(parts))));
    for (const page of pages) document.addPage().font("Helvetica").fontSize(10).text(page);
    document.end();
  });
}
