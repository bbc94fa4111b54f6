// The little of pdfkit that the letters' floor and documents for tests need; the package brings no types.
declare module "pdfkit" {
  export default class PDFDocument {
    constructor(options: {
      size: string;
      margin: number;
      autoFirstPage?: boolean;
      userPassword?: string;
      ownerPassword?: string;
    });
    addPage(): this;
    font(name: string): this;
    fontSize(size: number): this;
    text(text: string): this;
    moveDown(): this;
    on(event: "data", listener: (part: Buffer) => void): this;
    on(event: "end", listener: () => void): this;
    end(): void;
  }
}
