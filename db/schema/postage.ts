// What a letter costs, by the country it is posted in and from when on.
import type { Day } from "@/lib/clock";
import type { PostageId } from "@/lib/ids";
import type { Prices } from "@/lib/postage/postage";
import type { SchemaKit } from "./kit";

export function definePostage({ table, id, text, integer, instant, json, uniqueIndex }: SchemaKit) {
  /** The prices of one country's post from one day on. They hold until the next row's day, or their own last one. */
  const postage = table(
    "postage",
    {
      id: id<PostageId>(),
      /** ISO 3166-1 alpha-2: where letters are posted. */
      country: text("country").notNull(),
      validFrom: text("valid_from").$type<Day>().notNull(),
      /** The last day, where that is known; null while nothing says that it ends. */
      validUntil: text("valid_until").$type<Day>(),
      /** ISO 4217. */
      currency: text("currency").notNull(),
      /** Minor units, by destination and weight. */
      prices: json<Prices>("prices").notNull(),
      /** ISO 3166-1 alpha-2: the countries of the group "region". */
      region: json<string[]>("region").notNull(),
      /** Minor units: the values of the stamps that are bought. */
      stamps: json<number[]>("stamps").notNull(),
      /** Where the prices were read: "the post's leaflet of March". */
      source: text("source").notNull(),
      /** Counts up with each save: two organizers cannot overwrite each other unseen. */
      number: integer("number").notNull(),
      updatedAt: instant("updated_at").notNull(),
    },
    (t) => [uniqueIndex("postage_country_from").on(t.country, t.validFrom)],
  );

  return { postage };
}
