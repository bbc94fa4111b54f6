// The posting list of a pack: to whom, where, how many, how heavy, and which stamps. Numbers only; printed-list.ts says
// them in words. Where the postage table does not know a price, the row says why, and the sums leave it out.
import { type Day, dayOf } from "@/lib/clock";
import type { LetterStack, PackPlan } from "@/lib/packs/pack";
import {
  type Postage,
  type PostageRow,
  postageOf,
  rowOn,
  type StampCount,
  stepOf,
  sumOfStamps,
  type UnknownPostage,
} from "@/lib/postage/postage";
import type { Target } from "@/lib/targets/target";

export interface PostingRow {
  /** Which of the order's actions. */
  readonly action: number;
  readonly target: Target;
  readonly letters: number;
  /** Steps of weight of one letter in its envelope, from 1. */
  readonly step: number;
  readonly postage: Postage;
}

export interface PostingList {
  readonly rows: readonly PostingRow[];
  readonly on: Day;
  readonly origin: string;
  readonly letters: number;
  /** The row of the postage table that was used; null where there is none. */
  readonly table: PostageRow | null;
  /** Of the letters whose price is known. */
  readonly sums: {
    readonly letters: number;
    /** Minor units of the table's currency. */
    readonly price: number;
    readonly stamps: readonly StampCount[];
  };
  readonly unknown: readonly UnknownPostage[];
  readonly withoutAddress: PackPlan["withoutAddress"];
}

/** A sheet of 80 g/m², A4 or US Letter, and an envelope for it folded twice. */
const sheetGrams = 5;
const envelopeGrams = 5;

/** Of a letter of so many pages, one on each sheet, in its envelope. */
export const gramsOf = (pages: number): number => pages * sheetGrams + envelopeGrams;

/** `pages`: how many each stack's letter has, in the order of the plan's stacks. */
export function postingList(plan: PackPlan, pages: readonly number[], table: readonly PostageRow[]): PostingList {
  const { origin, date } = plan.order;
  const on = dayOf(date);
  const row = rowOn(table, origin, on);
  const rows = together(plan.stacks, pages).map(({ stack, letters, grams }) => ({
    action: stack.action,
    target: stack.target,
    letters,
    step: stepOf(grams),
    postage: postageOf(row, { from: origin, to: stack.target.country, grams }),
  }));
  const priced = rows.flatMap(({ postage, letters }) => (postage.known ? [{ ...postage, letters }] : []));
  const unknown = rows.flatMap(({ postage }) => (postage.known ? [] : [postage.why]));
  return {
    rows,
    on,
    origin,
    letters: plan.letters,
    table: row,
    sums: {
      letters: priced.reduce((sum, { letters }) => sum + letters, 0),
      price: priced.reduce((sum, { price, letters }) => sum + price * letters, 0),
      stamps: sumOfStamps(priced),
    },
    unknown: [...new Set(unknown)],
    withoutAddress: plan.withoutAddress,
  };
}

interface Together {
  readonly stack: LetterStack;
  letters: number;
  readonly grams: number;
}

/** Letters to one addressee stand in one row, as far as they weigh the same. */
function together(stacks: readonly LetterStack[], pages: readonly number[]): Together[] {
  const rows: Together[] = [];
  for (const [at, stack] of stacks.entries()) {
    const grams = gramsOf(pages[at] ?? 1);
    const like = rows.find(
      (row) =>
        row.stack.action === stack.action &&
        row.stack.target.id === stack.target.id &&
        stepOf(row.grams) === stepOf(grams),
    );
    if (like) like.letters += stack.copies;
    else rows.push({ stack, letters: stack.copies, grams });
  }
  return rows;
}
