// Reading order of a page: pieces of text become fragments of lines, rows of fragments become columns where a gutter runs
// through several rows.

import { cutFrames } from "@/lib/importing/reading/pdf-frames";
import { withInitials } from "@/lib/importing/reading/pdf-initials";
import { rtlText, runsRtl } from "@/lib/importing/reading/pdf-rtl";

export interface Glyphs {
  readonly page: number;
  readonly pageHeight: number;
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly baseline: number;
  readonly size: number;
  readonly font: string;
  readonly rtl: boolean;
}

/** A stretch of one line without a hole wider than a word space. */
export type Fragment = Glyphs & { readonly column: number };

type Row = Glyphs[];

/** `rtl`: whether the page is read from right to left. */
export function fragmentsOf(printed: readonly Glyphs[], rtl: boolean): Fragment[] {
  const glyphs = rtl ? printed : withInitials(printed);
  const lines = rowsOf(glyphs).flatMap((row) => joinNeighbours(row, [], rtl));
  const parts = cutFrames(lines, rtl);
  if (parts.length === 1) return columnsOf(glyphs, rtl);
  const glyphsIn = (part: readonly Glyphs[]) => glyphs.filter((one) => part.some((line) => lies(one, line)));
  return parts.flatMap((part, at) =>
    columnsOf(glyphsIn(part), rtl).map((one) => ({ ...one, column: one.column + at * 10_000 })),
  );
}

const lies = (one: Glyphs, line: Glyphs) =>
  Math.abs(one.baseline - line.baseline) < 0.45 * line.size &&
  one.left >= line.left - 0.5 &&
  one.right <= line.right + 0.5;

function columnsOf(glyphs: readonly Glyphs[], rtl: boolean): Fragment[] {
  const found = rowsOf(glyphs);
  const starts = columnStarts(found.map((row) => joinNeighbours(row, [], rtl)));
  const rows = found.map((row) => joinNeighbours(row, starts, rtl));
  return bandsOf(rows).flatMap((band, at) => orderOf(band, at * 100, rtl));
}

function rowsOf(glyphs: readonly Glyphs[]): Row[] {
  const sorted = glyphs.filter((one) => one.text.trim() !== "" || one.right > one.left);
  sorted.sort((one, other) => one.baseline - other.baseline || one.left - other.left);
  const rows: Row[] = [];
  for (const one of sorted) {
    const row = rows.at(-1);
    const first = row?.[0];
    if (row && first && one.baseline - first.baseline < 0.45 * Math.min(one.size, first.size)) row.push(one);
    else rows.push([one]);
  }
  return rows.filter((row) => row.some((one) => one.text.trim() !== ""));
}

const signOnly = /^[•◼■▪●○‣–\-*\uF0B7\uF06E\uF0A7]\s*$/u;

/** Where something begins after a hole in two rows or more: there a column begins, however near the words before it come. */
function columnStarts(rows: readonly Row[]): number[] {
  const counts = new Map<number, number>();
  for (const one of rows.flatMap((row) => row.slice(1))) {
    const at = Math.round(one.left);
    counts.set(at, (counts.get(at) ?? 0) + 1);
  }
  return [...counts].filter(([, count]) => count > 1).map(([at]) => at);
}

function joinNeighbours(row: Row, starts: readonly number[], rtl: boolean): Row {
  const sorted = [...row].sort((one, other) => one.left - other.left);
  const groups: Glyphs[][] = [];
  for (const one of sorted) {
    const group = groups.at(-1);
    const last = group?.at(-1);
    const hole = last ? one.left - Math.max(...(group ?? []).map((piece) => piece.right)) : 0;
    const apart = starts.some((at) => Math.abs(at - one.left) < 1.5) && hole > 0.5 * one.size;
    const near = hole < 1.3 * Math.max(one.size, last?.size ?? 0) && !apart;
    const sign = last && (signOnly.test(last.text.trim()) || (last.rtl && signOnly.test(one.text.trim())));
    if (group && (near || sign)) group.push(one);
    else if (one.text.trim() !== "") groups.push([one]);
  }
  return groups.map((group) => joinGroup(group, rtl));
}

function joinGroup(group: readonly Glyphs[], rtl: boolean): Glyphs {
  const whole = group.reduce((one, other) => join(one, other, other.left - one.right));
  if (!runsRtl(group, rtl)) return { ...whole, rtl: false };
  return { ...whole, rtl: true, text: rtlText(group, standApart) };
}

const standApart = (left: Glyphs, right: Glyphs) => right.left - left.right > 0.15 * Math.max(left.size, right.size);

function join(left: Glyphs, right: Glyphs, hole: number): Glyphs {
  const [first, second] = left.rtl && right.rtl ? [right.text, left.text] : [left.text, right.text];
  const space = hole > 0.15 * Math.max(left.size, right.size) && !/\s$/.test(first) && !/^\s/.test(second);
  const larger = right.text.trim().length > left.text.trim().length ? right : left;
  return {
    ...left,
    text: first + (space ? " " : "") + second,
    right: Math.max(left.right, right.right),
    size: larger.size,
    font: larger.font,
  };
}

interface Band {
  readonly rows: Row[];
  /** Holes through all rows of the band, from left to right. */
  gutters: [number, number][];
}

const narrowestGutter = 7;
const widestPitch = 2.1;

/** Cuts a page into bands: rows through which the same gutters run, and rows that stand alone. */
function bandsOf(rows: readonly Row[]): Band[] {
  const bands: Band[] = [];
  for (const row of rows) {
    const band = bands.at(-1);
    const gutters = band ? cut(band.gutters, row) : [];
    if (band && fits(band, row, gutters)) {
      band.gutters = gutters;
      band.rows.push(row);
    } else {
      bands.push({ rows: [row], gutters: holesOf(row) });
    }
  }
  return bands;
}

function fits(band: Band, row: Row, gutters: [number, number][]): boolean {
  const above = band.rows.at(-1)?.[0];
  const first = row[0];
  if (!above || !first || gutters.length === 0) return false;
  const near = first.baseline - above.baseline < widestPitch * Math.max(first.size, above.size);
  const kept = gutters.length === band.gutters.length || (band.rows.length === 1 && row.length > 1);
  return kept && (near || row.length > 1);
}

function holesOf(row: Row): [number, number][] {
  return row.slice(1).flatMap((one, at): [number, number][] => [[row[at]?.right ?? 0, one.left]]);
}

function cut(gutters: readonly [number, number][], row: Row): [number, number][] {
  let left = [...gutters];
  for (const one of row) {
    left = left.flatMap(([from, to]): [number, number][] => {
      if (one.right <= from || one.left >= to) return [[from, to]];
      return [
        [from, one.left],
        [one.right, to],
      ];
    });
    left = left.filter(([from, to]) => to - from >= narrowestGutter);
  }
  return left;
}

/** One row is one line; several rows are read column by column, unless they are labels and their values. */
function orderOf(band: Band, firstColumn: number, rtl: boolean): Fragment[] {
  const pairs = band.rows.filter((row) => row.length > 1);
  const labelled = pairs.every((row) => /[:：]\s*$/.test(row[0]?.text ?? ""));
  if (band.rows.length === 1 || labelled || pairs.length < 2) {
    return band.rows.flatMap((row) => {
      const line = rtl
        ? { ...row.reduce((one, other) => join(one, other, other.size)), text: rtlText(row, () => true) }
        : row.reduce((one, other) => join(one, other, other.size));
      return [{ ...line, column: firstColumn }];
    });
  }
  const columns: Fragment[][] = Array.from({ length: band.gutters.length + 1 }, () => []);
  for (const one of band.rows.flat()) {
    const column = band.gutters.filter(([, to]) => one.left >= to - 0.5).length;
    columns[column]?.push({ ...one, column: firstColumn + column });
  }
  return (rtl ? columns.reverse() : columns).flat();
}
