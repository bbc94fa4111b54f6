// Files of our typesetter one after the other as one file, written while it grows: what is kept is where each object begins and
// what was written already, not the files. Equal parts are written once. The same files give the same bytes.
import { createHash } from "node:crypto";

export type Write = (bytes: Uint8Array) => void | Promise<void>;

export interface JoinedPdf {
  /** Throws on a file that was not made by our typesetter. */
  append(pdf: Uint8Array): Promise<void>;
  /** How long the whole is, in bytes. */
  finish(): Promise<number>;
}

interface Part {
  /** The object up to its stream, as Latin-1. */
  readonly head: string;
  readonly stream: Uint8Array;
}

/** `title` and `language` (BCP 47) of the whole. */
export function joinPdfs(write: Write, about: { title: string; language: string }): JoinedPdf {
  const begins: number[] = [];
  const known = new Map<string, number>();
  const groups: { id: number; pages: number }[] = [];
  const digest = createHash("sha256");
  let length = 0;
  let last = reserved;

  const put = async (bytes: Uint8Array) => {
    length += bytes.length;
    digest.update(bytes);
    await write(bytes);
  };
  const bytesOf = (id: number, { head, stream }: Part) => {
    begins[id] = length;
    return stream.length === 0
      ? Buffer.from(`${id} 0 obj\n${head}\nendobj\n`, "latin1")
      : Buffer.concat([Buffer.from(`${id} 0 obj\n${head}`, "latin1"), stream, Buffer.from("\nendobj\n", "latin1")]);
  };
  const object = (id: number, head: string) => put(bytesOf(id, { head, stream: nothing }));
  const begin = async () => {
    if (length === 0) await put(Buffer.from("%PDF-1.7\n%\x80\x80\x80\x80\n\n", "latin1"));
  };

  return {
    async append(pdf) {
      await begin();
      const { parts, pages } = partsOf(pdf);
      const ids = new Map<number, number>();
      const fresh: number[] = [];
      const keyOf = keysOf(parts);
      for (const number of reachable(parts, pages)) {
        const key = keyOf(number);
        const same = key === null ? undefined : known.get(key);
        ids.set(number, same ?? ++last);
        if (same !== undefined) continue;
        fresh.push(number);
        if (key !== null) known.set(key, last);
      }
      for (const number of fresh) {
        const part = parts.get(number) ?? none;
        const head = renumbered(part.head, ids);
        const id = ids.get(number) ?? 0;
        await put(bytesOf(id, { ...part, head: number === pages ? head.replace(/>>$/, " /Parent 2 0 R>>") : head }));
      }
      const count = Number(/\/Count (\d+)/.exec(parts.get(pages)?.head ?? "")?.[1]);
      groups.push({ id: ids.get(pages) ?? 0, pages: count });
    },

    async finish() {
      await begin();
      const total = groups.reduce((sum, { pages }) => sum + pages, 0);
      const kids = groups.map(({ id }) => `${id} 0 R`).join(" ");
      await object(
        catalog,
        `<</Type /Catalog /Pages 2 0 R /Lang ${hexText(about.language)} /ViewerPreferences <</DisplayDocTitle true>>>>`,
      );
      await object(tree, `<</Type /Pages /Count ${total} /Kids [${kids}]>>`);
      await object(facts, `<</Title ${hexText(about.title)}>>`);
      const table = Array.from({ length: last }, (_, at) => `${String(begins[at + 1]).padStart(10, "0")} 00000 n \n`);
      const id = `<${digest.copy().digest("hex").slice(0, 32)}>`;
      const trailer = `trailer\n<</Size ${last + 1} /Root 1 0 R /Info 3 0 R /ID [${id} ${id}]>>`;
      const head = `xref\n0 ${last + 1}\n0000000000 65535 f \n`;
      await put(Buffer.from(`${head}${table.join("")}${trailer}\nstartxref\n${length}\n%%EOF\n`, "latin1"));
      return length;
    },
  };
}

/** What the whole file has of its own: numbers 1 to 3. */
const [catalog, tree, facts, reserved] = [1, 2, 3, 3];

const nothing = new Uint8Array();
const none: Part = { head: "null", stream: nothing };

/** The objects of a file by their numbers, and which of them is the root of its pages. */
function partsOf(pdf: Uint8Array): { parts: ReadonlyMap<number, Part>; pages: number } {
  const bytes = Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength);
  const tail = bytes.toString("latin1", Math.max(0, bytes.length - 2048));
  const table = Number(/startxref\s+(\d+)\s+%%EOF\s*$/.exec(tail)?.[1]);
  const rows = bytes.toString("latin1", table);
  const found = [...rows.slice(0, rows.indexOf("trailer")).matchAll(/^(\d{10}) 00000 n/gm)].map(([, at]) => Number(at));
  const parts = new Map<number, Part>();
  const inOrder = [...found].sort((a, b) => a - b);
  for (const [at, begin] of inOrder.entries()) {
    const part = partAt(bytes, begin, inOrder[at + 1] ?? table);
    parts.set(part.number, part);
  }
  const root = referenceIn(rows.slice(rows.indexOf("trailer")), "Root");
  const pages = referenceIn(parts.get(root)?.head ?? "", "Pages");
  if (!parts.has(pages)) throw new Error("a file without pages cannot be joined to others");
  return { parts, pages };
}

function partAt(bytes: Buffer, begin: number, end: number): Part & { number: number } {
  const stop = bytes.lastIndexOf("endobj", end);
  const streamAt = bytes.indexOf("\nstream", begin);
  const inside = streamAt >= 0 && streamAt < stop;
  const text = bytes.toString("latin1", begin, inside ? streamAt : stop);
  const number = Number(/^(\d+) 0 obj/.exec(text)?.[1]);
  const head = text.replace(/^\d+ 0 obj\s*/, "").trimEnd();
  // What lies between is copied as it is, with its own words for where it begins and ends.
  const stream = inside ? bytes.subarray(streamAt, lineEnd(bytes, stop)) : nothing;
  return { number, head, stream };
}

/** Without the line ends that stand before `at`. */
function lineEnd(bytes: Buffer, at: number): number {
  let end = at;
  while (bytes[end - 1] === 10 || bytes[end - 1] === 13) end--;
  return end;
}

/** A string, or a reference: what looks like one inside a string is none. */
const stringOrReference = /\((?:\\.|[^\\()])*\)|<[0-9A-Fa-f\s]*>|\b(\d+) 0 R\b/g;

function referenceIn(text: string, key: string): number {
  return Number(new RegExp(`/${key} (\\d+) 0 R`).exec(text)?.[1]);
}

/** From the pages on, each number once: what only the file's catalog leads to is left behind. */
function reachable(parts: ReadonlyMap<number, Part>, pages: number): Set<number> {
  const found = new Set([pages]);
  for (const number of found) {
    for (const [, next] of (parts.get(number)?.head ?? "").matchAll(stringOrReference)) {
      if (next !== undefined && parts.has(Number(next))) found.add(Number(next));
    }
  }
  return found;
}

function renumbered(head: string, ids: ReadonlyMap<number, number>): string {
  return head.replace(stringOrReference, (all, number: string | undefined) => {
    if (number === undefined) return all;
    const id = ids.get(Number(number));
    return id === undefined ? "null" : `${id} 0 R`;
  });
}

/** By what an object is known again: itself and all it leads to. Null for pages, which are never the same. */
function keysOf(parts: ReadonlyMap<number, Part>): (number: number) => string | null {
  const keys = new Map<number, string | null>();
  const keyOf = (number: number): string | null => {
    const known = keys.get(number);
    if (known !== undefined) return known;
    // Whatever leads back to itself has no key.
    keys.set(number, null);
    const part = parts.get(number);
    if (part === undefined || /\/Type ?\/Pages?\b/.test(part.head)) return null;
    let whole = true;
    const head = part.head.replace(stringOrReference, (all, next: string | undefined) => {
      const key = next === undefined ? all : keyOf(Number(next));
      whole &&= key !== null;
      return key ?? "";
    });
    const key = whole ? createHash("sha256").update(head, "latin1").update(part.stream).digest("base64") : null;
    keys.set(number, key);
    return key;
  };
  return keyOf;
}

/** Text as PDF has it in any script. */
function hexText(text: string): string {
  return `<FEFF${Buffer.from(text, "utf16le").swap16().toString("hex").toUpperCase()}>`;
}
