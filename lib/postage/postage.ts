// What it costs to post a letter and which stamps make that up. Nothing is guessed: where the table does not say, the
// answer is why not.
import type { Day } from "@/lib/clock";
import type { PostageId } from "@/lib/ids";

/** Where a letter goes, seen from where it is posted. */
export const destinations = ["domestic", "region", "world"] as const;
export type Destination = (typeof destinations)[number];

/** Weights are counted in steps of so many grams. */
export const weightStep = 20;
/** How many steps does a row hold? Three: 60 g is a letter of ten sheets. */
export const weightSteps = 3;

/** Minor units of the currency; the first price is for up to 20 g, the second up to 40 g … A missing price is not known. */
export type Prices = Readonly<Record<Destination, readonly (number | null)[]>>;

/** The prices of one country's post from one day on. */
export interface PostageRow {
  readonly id: PostageId;
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  readonly validFrom: Day;
  /** The last day, or null. */
  readonly validUntil: Day | null;
  /** ISO 4217. */
  readonly currency: string;
  readonly prices: Prices;
  /** ISO 3166-1 alpha-2. */
  readonly region: readonly string[];
  /** Minor units. */
  readonly stamps: readonly number[];
  readonly source: string;
  readonly number: number;
}

/** Where a row stands on a day. */
export type PostageState = "coming" | "valid" | "over";

/** Stamps of one value. */
export interface StampCount {
  /** Minor units. */
  readonly value: number;
  readonly count: number;
}

export type Postage =
  | {
      readonly known: true;
      /** Minor units. */
      readonly price: number;
      readonly currency: string;
      /** Largest first; empty where the row names no stamps that make up the price. */
      readonly stamps: readonly StampCount[];
    }
  | { readonly known: false; readonly why: UnknownPostage };

/** Why no price can be given. */
export const unknownPostage = ["no_origin", "no_row", "no_destination", "no_price", "too_heavy"] as const;
export type UnknownPostage = (typeof unknownPostage)[number];

/** Of the rows, the one whose prices hold on that day: the latest begun, unless its last day has passed. */
export function rowOn(rows: readonly PostageRow[], country: string, on: Day): PostageRow | null {
  const begun = rows.filter((row) => row.country === country && row.validFrom <= on);
  const latest = begun.reduce<PostageRow | null>(
    (last, row) => (last === null || row.validFrom > last.validFrom ? row : last),
    null,
  );
  return latest === null || (latest.validUntil !== null && latest.validUntil < on) ? null : latest;
}

/** `rows` are all rows there are: a later one ends those before it. */
export function stateOf(row: PostageRow, rows: readonly PostageRow[], on: Day): PostageState {
  if (row.validFrom > on) return "coming";
  return rowOn(rows, row.country, on)?.id === row.id ? "valid" : "over";
}

export function destinationOf(row: Pick<PostageRow, "country" | "region">, to: string): Destination | null {
  if (to === "") return null;
  if (to === row.country) return "domestic";
  return row.region.includes(to) ? "region" : "world";
}

/** How many steps of weight something has; at least one. */
export const stepOf = (grams: number): number => Math.max(1, Math.ceil(grams / weightStep));

export interface Posted {
  /** ISO 3166-1 alpha-2; empty when not known. */
  readonly from: string;
  readonly to: string;
  readonly grams: number;
}

/** `row`: the one that holds on the day, from `rowOn`. */
export function postageOf(row: PostageRow | null, { from, to, grams }: Posted): Postage {
  if (from === "") return { known: false, why: "no_origin" };
  if (row === null) return { known: false, why: "no_row" };
  const destination = destinationOf(row, to);
  if (destination === null) return { known: false, why: "no_destination" };
  const prices = row.prices[destination];
  const step = stepOf(grams);
  const price = prices[step - 1] ?? null;
  if (price === null) return { known: false, why: step > weightSteps ? "too_heavy" : "no_price" };
  return { known: true, price, currency: row.currency, stamps: stampsFor(price, row.stamps) ?? [] };
}

/** How many stamps fit on an envelope beside an address? */
export const stampsMax = 8;

/**
 * The stamps that make up a price: exactly where that can be done with eight, else as little above it as can; of those the
 * fewest stamps. Null where eight of the largest are not enough. Largest value first.
 */
export function stampsFor(price: number, values: readonly number[]): StampCount[] | null {
  const sorted = [...new Set(values)].filter((value) => value > 0).sort((one, other) => other - one);
  let best: { paid: number; used: readonly number[] } | null = null;
  const seek = (at: number, paid: number, used: readonly number[]): void => {
    if (paid >= price) {
      if (best === null || paid < best.paid || (paid === best.paid && used.length < best.used.length))
        best = { paid, used };
      return;
    }
    const left = stampsMax - used.length;
    for (let next = at; next < sorted.length; next += 1) {
      const value = sorted[next] ?? 0;
      if (value * left < price - paid) return;
      seek(next, paid + value, [...used, value]);
    }
  };
  seek(0, 0, []);
  return best === null ? null : counted((best as { used: readonly number[] }).used);
}

/** Adds up stamps of several letters, largest value first. */
export function sumOfStamps(all: readonly { readonly stamps: readonly StampCount[]; readonly letters: number }[]) {
  const sums = new Map<number, number>();
  for (const { stamps, letters } of all)
    for (const { value, count } of stamps) sums.set(value, (sums.get(value) ?? 0) + count * letters);
  return [...sums].map(([value, count]) => ({ value, count })).sort((one, other) => other.value - one.value);
}

/** How many minor units make one of the currency: 100 cents, 1 yen, 1000 fils. */
export function minorUnits(currency: string): number {
  return 10 ** digitsOf(currency);
}

/** An amount as the reader's language writes it: "€1.25". */
export function moneyText(locale: string, minor: number, currency: string): string {
  const format = new Intl.NumberFormat(locale, { style: "currency", currency, currencyDisplay: "narrowSymbol" });
  return format.format(minor / minorUnits(currency));
}

/** An amount as it is typed into a form: "1.25". */
export function amountText(minor: number, currency: string): string {
  return (minor / minorUnits(currency)).toFixed(digitsOf(currency));
}

function digitsOf(currency: string): number {
  return new Intl.NumberFormat("en", { style: "currency", currency }).resolvedOptions().maximumFractionDigits ?? 2;
}

function counted(used: readonly number[]): StampCount[] {
  const values = [...new Set(used)];
  return values.map((value) => ({ value, count: used.filter((one) => one === value).length }));
}
