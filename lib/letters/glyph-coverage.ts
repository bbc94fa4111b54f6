// Which characters a font file has: its cmap table, read straight from the file (OpenType 1.9, formats 4 and 12).
import { closeSync, openSync, readSync } from "node:fs";

/** The code points the font has a glyph for. Only the tables needed are read. Throws on a file that is no font. */
export function codePointsOf(file: string): Set<number> {
  const handle = openSync(file, "r");
  try {
    const cmap = readCmap((position, length) => {
      const bytes = Buffer.alloc(length);
      readSync(handle, bytes, 0, length, position);
      return bytes;
    });
    return pointsIn(cmap);
  } finally {
    closeSync(handle);
  }
}

type Read = (position: number, length: number) => Buffer;

function readCmap(read: Read): Buffer {
  const tables = read(0, 12).readUInt16BE(4);
  const directory = read(12, tables * 16);
  for (let at = 0; at < directory.length; at += 16) {
    if (directory.toString("latin1", at, at + 4) !== "cmap") continue;
    return read(directory.readUInt32BE(at + 8), directory.readUInt32BE(at + 12));
  }
  throw new Error("the font has no cmap table");
}

/** The widest Unicode subtable: format 12 covers all planes, format 4 the first. */
function pointsIn(cmap: Buffer): Set<number> {
  const offsets = Array.from({ length: cmap.readUInt16BE(2) }, (_, at) => cmap.readUInt32BE(4 + at * 8 + 4));
  const byFormat = (format: number) => offsets.find((offset) => cmap.readUInt16BE(offset) === format);
  const segmented = byFormat(12);
  if (segmented !== undefined) return pointsInGroups(cmap, segmented);
  const short = byFormat(4);
  if (short !== undefined) return pointsInSegments(cmap, short);
  throw new Error("the font has no Unicode cmap");
}

function pointsInGroups(cmap: Buffer, offset: number): Set<number> {
  const points = new Set<number>();
  const groups = cmap.readUInt32BE(offset + 12);
  for (let group = 0; group < groups; group++) {
    const at = offset + 16 + group * 12;
    const [start, end, glyph] = [cmap.readUInt32BE(at), cmap.readUInt32BE(at + 4), cmap.readUInt32BE(at + 8)];
    for (let point = start; point <= end; point++) if (glyph + point - start !== 0) points.add(point);
  }
  return points;
}

function pointsInSegments(cmap: Buffer, offset: number): Set<number> {
  const points = new Set<number>();
  const doubled = cmap.readUInt16BE(offset + 6);
  const [ends, starts] = [offset + 14, offset + 16 + doubled];
  for (let at = 0; at < doubled; at += 2) {
    const [start, end] = [cmap.readUInt16BE(starts + at), cmap.readUInt16BE(ends + at)];
    const delta = cmap.readUInt16BE(starts + doubled + at);
    const rangeAt = starts + 2 * doubled + at;
    const range = cmap.readUInt16BE(rangeAt);
    for (let point = start; point <= end && point < 0xffff; point++) {
      const listed = range === 0 ? point : cmap.readUInt16BE(rangeAt + range + 2 * (point - start));
      if (listed !== 0 && ((listed + delta) & 0xffff) !== 0) points.add(point);
    }
  }
  return points;
}
