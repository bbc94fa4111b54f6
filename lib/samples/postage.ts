// An example of the postage table: the prices of an invented country, under codes that are nobody's: QZ is free for users
// (ISO 3166-1), XTS is for tests (ISO 4217). No real post is in it; every group adds its own.
import type { Day } from "@/lib/clock";
import type { PostageFields } from "@/lib/postage/schema";

export function inventedPostage(validFrom: Day): PostageFields {
  return {
    country: "QZ",
    validFrom,
    validUntil: null,
    currency: "XTS",
    prices: { domestic: [95, 160, 220], region: [125, 210, 290], world: [170, 280, null] },
    region: ["QX", "QY"],
    stamps: [170, 125, 95, 50, 25, 10, 5],
    source: "Invented, as an example",
    number: 0,
  };
}
