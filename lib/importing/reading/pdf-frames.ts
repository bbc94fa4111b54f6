// A frame beside running text, as addresses stand on the right of a page: its lines do not stand on the lines of the text, so rows
// would mix the two. Such a stretch of the page is cut into what stands left of the frame's edge and what stands right of it.
import type { Glyphs } from "@/lib/importing/reading/pdf-order";

/** In lines: less beside each other is a table or chance. */
const least = 4;
const between = 6;
const widestPitch = 2.1;

interface Stretch {
  readonly from: number;
  readonly to: number;
  readonly edge: number;
}

/** The parts of a page in reading order. `lines` are stretches of lines from top to bottom. */
export function cutFrames(lines: readonly Glyphs[], rtl: boolean): Glyphs[][] {
  const sorted = [...lines].sort((one, other) => one.baseline - other.baseline || one.left - other.left);
  const stretch = widestStretch(sorted);
  if (!stretch) return [sorted];
  const inside = sorted.slice(stretch.from, stretch.to);
  const left = inside.filter((one) => one.left < stretch.edge - 2);
  const right = inside.filter((one) => one.left >= stretch.edge - 2);
  const sides = rtl ? [right, left] : [left, right];
  return [sorted.slice(0, stretch.from), ...sides, ...cutFrames(sorted.slice(stretch.to), rtl)].filter(
    (part) => part.length > 0,
  );
}

function widestStretch(sorted: readonly Glyphs[]): Stretch | null {
  let best: Stretch | null = null;
  for (const edge of edgesOf(sorted)) {
    const stretch = stretchAt(sorted, edge);
    if (stretch && (!best || stretch.to - stretch.from > best.to - best.from)) best = stretch;
  }
  return best;
}

/** Where several lines begin, away from the page's own edge. */
function edgesOf(sorted: readonly Glyphs[]): number[] {
  const first = Math.min(...sorted.map((one) => one.left));
  const last = Math.max(...sorted.map((one) => one.right));
  const counts = new Map<number, number>();
  for (const one of sorted) {
    const at = Math.round(one.left / 2) * 2;
    counts.set(at, (counts.get(at) ?? 0) + 1);
  }
  const edges = [...counts].filter(([at, count]) => count >= least && at > first + (last - first) * 0.2);
  return edges.map(([at]) => at);
}

/** The longest run of lines none of which crosses the edge, with a frame in it that keeps its own lines. */
function stretchAt(sorted: readonly Glyphs[], edge: number): Stretch | null {
  let best: Stretch | null = null;
  let from = 0;
  sorted.forEach((one, at) => {
    const crosses = one.left < edge - 2 && one.right > edge - between;
    const ends = crosses ? at : at === sorted.length - 1 ? at + 1 : null;
    if (ends === null) return;
    const stretch = frameIn(sorted, from, ends, edge);
    if (stretch && (!best || stretch.to - stretch.from > best.to - best.from)) best = stretch;
    from = at + 1;
  });
  return best;
}

function frameIn(sorted: readonly Glyphs[], from: number, to: number, edge: number): Stretch | null {
  const run = sorted.slice(from, to);
  const isRight = (one: Glyphs) => one.left >= edge - 2;
  const start = run.findIndex(isRight);
  const end = run.findLastIndex(isRight);
  if (start < 0) return null;
  const beside = run.slice(start, end + 1);
  const right = beside.filter(isRight);
  const left = beside.filter((one) => !isRight(one));
  if (right.length < least || left.length < least) return null;
  if (hasColumns(left) || hasColumns(right)) return null;
  const aligned = right.filter((one) => left.some((other) => Math.abs(other.baseline - one.baseline) < 1.5));
  if (aligned.length > right.length * 0.85) return null;
  return { from: from + start, to: from + end + 1 + restOfColumn(left, run.slice(end + 1)), edge };
}

/** Pieces of several columns stand on the same lines. */
const hasColumns = (lines: readonly Glyphs[]) =>
  lines.filter((one, at) => at > 0 && one.baseline - (lines[at - 1]?.baseline ?? 0) < 1.5).length > lines.length * 0.15;

/** How many lines below the frame's end still belong to the text beside it. */
function restOfColumn(left: readonly Glyphs[], below: readonly Glyphs[]): number {
  let last = left.at(-1);
  let count = 0;
  for (const one of below) {
    if (!last || one.size !== last.size || one.baseline - last.baseline > widestPitch * one.size) break;
    last = one;
    count++;
  }
  return count;
}
