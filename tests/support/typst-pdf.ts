// PDF files for tests, set from a Typst source with the fonts of the letters.
import { fontFiles } from "@/lib/letters/fonts";

export async function typstPdf(source: string): Promise<Uint8Array> {
  const { NodeCompiler } = await import("@myriaddreamin/typst-ts-node-compiler");
  const compiler = NodeCompiler.create({ workspace: process.cwd(), fontArgs: [{ fontPaths: fontFiles() }] });
  return compiler.pdf({ mainFileContent: source });
}
