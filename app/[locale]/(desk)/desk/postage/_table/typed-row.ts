// A row of the postage table as its form shows it: what is stored, or what was typed.
import { amountText, type PostageRow } from "@/lib/postage/postage";
import { priceFields } from "@/lib/postage/schema";

export type TypedRow = Readonly<Record<string, string>>;

export const rowFields = ["country", "valid_from", "valid_until", "currency", "region", "stamps", "source"] as const;

export const freshRow: TypedRow = { number: "0" };

export function typedRow(row: PostageRow): TypedRow {
  const amount = (minor: number | null | undefined) => (minor == null ? "" : amountText(minor, row.currency));
  return {
    number: String(row.number),
    country: row.country,
    valid_from: row.validFrom,
    valid_until: row.validUntil ?? "",
    currency: row.currency,
    region: row.region.join(" "),
    stamps: row.stamps.map(amount).join(" "),
    source: row.source,
    ...Object.fromEntries(
      priceFields.map(({ name, destination, step }) => [name, amount(row.prices[destination][step])]),
    ),
  };
}

export function postedRow(fields: FormData): TypedRow {
  const names = ["number", ...rowFields, ...priceFields.map(({ name }) => name)];
  return Object.fromEntries(names.map((name) => [name, String(fields.get(name) ?? "").slice(0, 2_000)]));
}
