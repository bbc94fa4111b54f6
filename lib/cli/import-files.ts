// What `postbag import` is pointed at: files as they are named, and of folders every document in them, by name.
import { open, readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { readLimits } from "@/lib/importing/reading/line";
import { Refusal } from "./command";

const documents = /\.(?:pdf|docx|html?|xhtml|eml|txt|text|md)$/i;
const deepest = 8;
const mostFiles = 10_000;

/** A folder that holds no document is a refusal; a file that is not there is told when its turn comes. */
export async function filesOf(paths: readonly string[]): Promise<string[]> {
  const files: string[] = [];
  for (const path of paths) {
    const isFolder = await stat(path).then(
      (found) => found.isDirectory(),
      () => false,
    );
    const found = isFolder ? await documentsIn(path, 0) : [path];
    if (found.length === 0) throw new Refusal(`The folder ${path} holds no document.`);
    files.push(...found);
    if (files.length > mostFiles) throw new Refusal(`These are more than ${mostFiles} files: import them in parts.`);
  }
  return files;
}

/** Hidden files and links are left out. */
async function documentsIn(folder: string, depth: number): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  entries.sort((one, other) => (one.name < other.name ? -1 : 1));
  const files: string[] = [];
  for (const entry of entries) {
    const path = join(folder, entry.name);
    if (entry.name.startsWith(".")) continue;
    if (entry.isDirectory() && depth < deepest) files.push(...(await documentsIn(path, depth + 1)));
    else if (entry.isFile() && documents.test(entry.name)) files.push(path);
    if (files.length > mostFiles) return files;
  }
  return files;
}

/** Reads one byte more than the importer takes: enough for it to say that a file is too large. */
export async function bytesOf(file: string): Promise<Uint8Array> {
  try {
    const handle = await open(file, "r");
    try {
      if (!(await handle.stat()).isFile()) throw new Refusal(`${file} is not a file.`);
      const chunks: Buffer[] = [];
      for await (const chunk of handle.createReadStream({ end: readLimits.bytes, autoClose: false }))
        chunks.push(chunk);
      return Buffer.concat(chunks);
    } finally {
      await handle.close();
    }
  } catch (fault) {
    const { code } = fault as NodeJS.ErrnoException;
    if (code === "ENOENT") throw new Refusal(`There is no file ${file}.`);
    if (code === "EACCES" || code === "EISDIR") throw new Refusal(`${file} cannot be opened.`);
    throw fault;
  }
}
