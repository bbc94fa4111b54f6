// The bars of a chart by day, as plain rectangles: one for each day between the first and the last, empty days among them.
import { after, type Day, day, dayOf } from "@/lib/clock";
import type { CountKey, Counts } from "@/lib/participation/participation";

export type DayCounts = Counts & { readonly day: Day };

/** So many days fit side by side and can still be told apart on a telephone. */
export const daysShown = 92;

export interface DayBars {
  readonly from: Day;
  readonly to: Day;
  readonly most: number;
  readonly bars: readonly { readonly day: Day; readonly number: number; readonly x: number; readonly height: number }[];
  /** Width of one bar and its gap; all bars together are `width` wide. */
  readonly step: number;
}

/** In a box of that size, bars from the bottom up. Null when there is nothing of that kind on any day shown. */
export function dayBars(byDay: readonly DayCounts[], key: CountKey, width: number, height: number): DayBars | null {
  const days = daysBetween(byDay);
  const numbers = new Map(byDay.map((row) => [row.day, row[key]]));
  const most = Math.max(0, ...days.map((each) => numbers.get(each) ?? 0));
  const [from] = days;
  const to = days.at(-1);
  if (from === undefined || to === undefined || most === 0) return null;
  const step = width / days.length;
  const bars = days.map((each, at) => {
    const number = numbers.get(each) ?? 0;
    // A day that has anything is seen, however high the highest is.
    return { day: each, number, x: at * step, height: number === 0 ? 0 : Math.max(1.5, (number / most) * height) };
  });
  return { from, to, most, bars: bars.filter(({ number }) => number > 0), step };
}

/** Every day from the first to the last that has a row; only the last ones where there are too many. */
function daysBetween(byDay: readonly DayCounts[]): Day[] {
  const known = byDay.map((row) => row.day).sort();
  const [first] = known;
  const last = known.at(-1);
  if (first === undefined || last === undefined) return [];
  const end = new Date(`${last}T00:00:00Z`);
  const count = Math.round((end.getTime() - Date.parse(`${first}T00:00:00Z`)) / day) + 1;
  const shown = Math.min(count, daysShown);
  return Array.from({ length: shown }, (_, at) => dayOf(after(end, (at - shown + 1) * day)));
}
