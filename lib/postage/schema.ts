// A row of the postage table as it is typed at the desk, and its JSON columns on the way out. The message of an issue is its
// problem code, whose sentence is in lib/i18n/messages/*/problems.json under `postage`.
import { z } from "zod";
import { type Day, isDay } from "@/lib/clock";
import { isCountry } from "@/lib/i18n/countries";
import { cleanLine, latinDigits } from "@/lib/letters/clean";
import { destinations, minorUnits, type PostageRow, type Prices, weightSteps } from "./postage";

/** Codes of user-assigned countries, for examples about invented ones; no post issues stamps there. */
const invented = /^(?:Q[M-Z]|X[A-Z])$/;
/** How many different stamps may a row name? Nobody keeps more at hand, and each makes the search longer. */
export const stampValuesMax = 12;
export const sourceMax = 200;
/** The dearest letter there may be, in minor units: enough for currencies with many zeros. */
const priceMax = 100_000_000;

export const isPostageCountry = (code: string): boolean => isCountry(code) || invented.test(code);

/** The code of a currency in use, or of the one that ISO 4217 keeps for tests. */
export function isCurrency(code: string): boolean {
  return code === "XTS" || Intl.supportedValuesOf("currency").includes(code);
}

/** An amount as people type it, with the decimals the currency has at most: "1.25", "1,25", "١٫٢٥". Null for anything else. */
export function amountIn(typed: string, currency: string): number | null {
  const digits = minorUnits(currency).toString().length - 1;
  const plain = latinDigits(typed.trim()).replace(/[,\u066b\uff0c\uff0e]/, ".");
  const [, whole = "", part = ""] = /^(\d{1,9})(?:\.(\d{1,3}))?$/.exec(plain) ?? [];
  if (whole === "" || part.length > digits) return null;
  const amount = Number(whole) * minorUnits(currency) + Number(part.padEnd(digits, "0") || "0");
  return amount > 0 && amount <= priceMax ? amount : null;
}

/** Names of the price fields: "domestic_1" is the price up to 20 g within the country. */
export const priceFields = destinations.flatMap((destination) =>
  Array.from({ length: weightSteps }, (_, step) => ({ name: `${destination}_${step + 1}`, destination, step })),
);

const first = (given: unknown) => (Array.isArray(given) ? given[0] : (given ?? ""));
const text = (max: number) => z.preprocess(first, z.string().max(max, "too_long").transform(cleanLine));

const texts = z.object({
  number: text(20),
  country: text(20),
  valid_from: text(20),
  valid_until: text(20),
  currency: text(20),
  region: text(2_000),
  stamps: text(500),
  source: text(sourceMax),
  ...Object.fromEntries(priceFields.map(({ name }) => [name, text(40)])),
});

export type PostageFields = Omit<PostageRow, "id">;

/** The row that was typed. `number` is that of the state the form was made from, 0 for a new row. */
export const postageSchema: z.ZodType<PostageFields> = texts.transform((typed, context) => {
  const check = (holds: boolean, field: string, message: string) => {
    if (!holds) context.addIssue({ code: "custom", path: [field], message });
  };
  const [country, currency] = [typed.country.toUpperCase(), typed.currency.toUpperCase()];
  const { valid_from: validFrom, source } = typed;
  const validUntil = typed.valid_until === "" ? null : typed.valid_until;
  check(isPostageCountry(country), "country", "country_invalid");
  check(isDay(validFrom), "valid_from", "day_invalid");
  check(validUntil === null || isDay(validUntil), "valid_until", "day_invalid");
  check(validUntil === null || validUntil >= validFrom, "valid_until", "ends_before");
  const region = codesIn(typed.region);
  check(region.every(isPostageCountry), "region", "region_invalid");
  const number = /^\d{1,9}$/.test(typed.number) ? Number(typed.number) : 0;
  const row = { country, validFrom, validUntil, currency, number, source };
  // Amounts mean nothing without their currency.
  check(isCurrency(currency), "currency", "currency_invalid");
  if (!isCurrency(currency)) return z.NEVER;
  const values = wordsIn(typed.stamps).map((each) => amountIn(each, currency));
  check(!values.includes(null), "stamps", "amount_invalid");
  check(values.length <= stampValuesMax, "stamps", "stamps_too_many");
  const stamps = [...new Set(values.filter((value) => value !== null))].sort((one, other) => other - one);
  const prices = pricesIn(typed as unknown as Record<string, string>, currency, check);
  return { ...row, region: region.filter((each) => each !== country), stamps, prices };
});

/** As it lies in the database. */
export const pricesSchema: z.ZodType<Prices> = z.object(
  Object.fromEntries(destinations.map((each) => [each, z.array(z.number().int().nullable())])) as Record<
    (typeof destinations)[number],
    z.ZodArray<z.ZodNullable<z.ZodNumber>>
  >,
);

export const dayField = z.preprocess(first, z.string().trim().refine(isDay, "day_invalid")) as z.ZodType<Day>;

function pricesIn(
  typed: Record<string, string>,
  currency: string,
  check: (holds: boolean, field: string, message: string) => void,
): Prices {
  const amounts = priceFields.map((field) => {
    const given = typed[field.name] ?? "";
    const amount = given === "" ? null : amountIn(given, currency);
    check(given === "" || amount !== null, field.name, "amount_invalid");
    return { ...field, given, amount };
  });
  check(
    amounts.some(({ given }) => given !== ""),
    "domestic_1",
    "price_missing",
  );
  const of = (destination: string) =>
    amounts.filter((each) => each.destination === destination).map(({ amount }) => amount);
  return { domestic: of("domestic"), region: of("region"), world: of("world") };
}

const codesIn = (typed: string) => [
  ...new Set(
    typed
      .toUpperCase()
      .split(/[\s,;،]+/)
      .filter((word) => word !== ""),
  ),
];
const wordsIn = (typed: string) => typed.split(/[\s;،]+|,(?=\s|$)/).filter((word) => word !== "");
