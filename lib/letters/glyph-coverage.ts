// Which characters a font file has and how wide they are: its cmap and hmtx tables, read straight from the file (OpenType
// 1.9, cmap formats 4 and 12).
import { closeSync, openSync, readSync } from "node:fs";

/** The code points the font has a glyph for. Only the tables needed are read. Throws on a file that is no font. */
export function codePointsOf(file: string): Set<number> {
  return withTables(file, (table) => new Set(glyphsIn(table("cmap")).keys()));
}

/** How wide the glyph of each code point is, as a share of the type's size; what shaping changes is not in it. */
export function advancesOf(file: string): ReadonlyMap<number, number> {
  return withTables(file, (table) => {
    const unit = table("head").readUInt16BE(18);
    const measured = table("hhea").readUInt16BE(34);
    const metrics = table("hmtx");
    // The glyphs behind the last measured one are as wide as that.
    const advance = (glyph: number) => metrics.readUInt16BE(4 * Math.min(glyph, measured - 1)) / unit;
    return new Map([...glyphsIn(table("cmap"))].map(([point, glyph]) => [point, advance(glyph)]));
  });
}

function withTables<T>(file: string, use: (table: (name: string) => Buffer) => T): T {
  const handle = openSync(file, "r");
  try {
    const read: Read = (position, length) => {
      const bytes = Buffer.alloc(length);
      readSync(handle, bytes, 0, length, position);
      return bytes;
    };
    return use((name) => readTable(read, name));
  } finally {
    closeSync(handle);
  }
}

type Read = (position: number, length: number) => Buffer;

function readTable(read: Read, name: string): Buffer {
  const tables = read(0, 12).readUInt16BE(4);
  const directory = read(12, tables * 16);
  for (let at = 0; at < directory.length; at += 16) {
    if (directory.toString("latin1", at, at + 4) !== name) continue;
    return read(directory.readUInt32BE(at + 8), directory.readUInt32BE(at + 12));
  }
  throw new Error(`the font has no ${name} table`);
}

/** The widest Unicode subtable: format 12 covers all planes, format 4 the first. */
function glyphsIn(cmap: Buffer): Map<number, number> {
  const offsets = Array.from({ length: cmap.readUInt16BE(2) }, (_, at) => cmap.readUInt32BE(4 + at * 8 + 4));
  const byFormat = (format: number) => offsets.find((offset) => cmap.readUInt16BE(offset) === format);
  const segmented = byFormat(12);
  if (segmented !== undefined) return glyphsInGroups(cmap, segmented);
  const short = byFormat(4);
  if (short !== undefined) return glyphsInSegments(cmap, short);
  throw new Error("the font has no Unicode cmap");
}

function glyphsInGroups(cmap: Buffer, offset: number): Map<number, number> {
  const glyphs = new Map<number, number>();
  const groups = cmap.readUInt32BE(offset + 12);
  for (let group = 0; group < groups; group++) {
    const at = offset + 16 + group * 12;
    const [start, end, first] = [cmap.readUInt32BE(at), cmap.readUInt32BE(at + 4), cmap.readUInt32BE(at + 8)];
    for (let point = start; point <= end; point++) {
      const glyph = first + point - start;
      if (glyph !== 0) glyphs.set(point, glyph);
    }
  }
  return glyphs;
}

function glyphsInSegments(cmap: Buffer, offset: number): Map<number, number> {
  const glyphs = new Map<number, number>();
  const doubled = cmap.readUInt16BE(offset + 6);
  const [ends, starts] = [offset + 14, offset + 16 + doubled];
  for (let at = 0; at < doubled; at += 2) {
    const [start, end] = [cmap.readUInt16BE(starts + at), cmap.readUInt16BE(ends + at)];
    const delta = cmap.readUInt16BE(starts + doubled + at);
    const rangeAt = starts + 2 * doubled + at;
    const range = cmap.readUInt16BE(rangeAt);
    for (let point = start; point <= end && point < 0xffff; point++) {
      const listed = range === 0 ? point : cmap.readUInt16BE(rangeAt + range + 2 * (point - start));
      const glyph = listed === 0 ? 0 : (listed + delta) & 0xffff;
      if (glyph !== 0) glyphs.set(point, glyph);
    }
  }
  return glyphs;
}
