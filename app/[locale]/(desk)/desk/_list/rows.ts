// The rows of the desk's table and their order. A column sorts the way it is looked for: names from A, numbers from the most.
import type { ActionState } from "@/lib/actions/action";
import type { Day } from "@/lib/clock";
import type { ActionId } from "@/lib/ids";
import { type CountKey, type Counts, noCounts } from "@/lib/participation/participation";

export interface Row {
  readonly id: ActionId;
  readonly title: string;
  /** BCP 47, of the title. */
  readonly language: string;
  readonly seriesNumber: string;
  readonly country: string;
  readonly state: ActionState;
  readonly deadlineOn: Day | null;
  readonly updatedAt: Date;
  readonly sample: boolean;
  readonly counts: Counts;
}

/** The counts a coordinator looks at every day; all eleven stand on the participation page. */
export const shownCounts = [
  "confirmed",
  "handed_over",
  "queued",
  "could_not_verify",
  "refused",
  "prepared",
  "says_sent",
  "says_posted",
] as const satisfies readonly CountKey[];

export const columns = ["title", "state", "deadline", "changed", ...shownCounts] as const;
export type Column = (typeof columns)[number];

export interface Order {
  readonly column: Column;
  readonly descending: boolean;
}

/** `-confirmed` or `title`; newest change first where nothing else is asked for. */
export function orderFrom(text: string): Order {
  const descending = text.startsWith("-");
  const column = columns.find((each) => each === text.replace("-", ""));
  return column ? { column, descending } : { column: "changed", descending: true };
}

/** What a column's link asks for: its own order at first, the other way round when it is sorted by already. */
export function nextOrder(column: Column, order: Order): string {
  const fromTheMost = column === "changed" || shownCounts.some((each) => each === column);
  const descending = order.column === column ? !order.descending : fromTheMost;
  return descending ? `-${column}` : column;
}

type Listed = Omit<Row, "counts" | "deadlineOn"> & {
  readonly deadlineOn: Day | null;
  readonly draftDeadlineOn: Day | null;
};

export function rowsOf(actions: readonly Listed[], counts: ReadonlyMap<ActionId, Counts>): Row[] {
  return actions.map((action) => ({
    ...action,
    deadlineOn: action.deadlineOn ?? action.draftDeadlineOn,
    counts: counts.get(action.id) ?? noCounts,
  }));
}

/** Rows that have nothing in the column come last either way. */
export function sorted(rows: readonly Row[], { column, descending }: Order): Row[] {
  const sign = descending ? -1 : 1;
  const value = valueIn(column);
  return [...rows].sort((one, other) => {
    const [a, b] = [value(one), value(other)];
    if (a === null || b === null) return Number(a === null) - Number(b === null);
    return sign * (typeof a === "string" ? a.localeCompare(String(b)) : a - Number(b));
  });
}

const stateOrder: readonly ActionState[] = ["live", "in_review", "draft", "closed", "stopped"];

function valueIn(column: Column): (row: Row) => string | number | null {
  switch (column) {
    case "title":
      return ({ title }) => title || null;
    case "state":
      return ({ state }) => stateOrder.indexOf(state);
    case "deadline":
      return ({ deadlineOn }) => deadlineOn;
    case "changed":
      return ({ updatedAt }) => updatedAt.getTime();
    default:
      return ({ counts }) => counts[column];
  }
}
