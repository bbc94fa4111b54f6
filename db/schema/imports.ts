// Documents that were read and wait for an organizer's eye.
import type { ActionContent } from "@/lib/actions/action";
import type { ImportId, OrganizerId } from "@/lib/ids";
import type { ReadDocument } from "@/lib/importing/places";
import type { SchemaKit } from "./kit";
import type { defineOrganizers } from "./organizers";

export function defineImports(
  { table, id, ref, text, integer, instant, json, index }: SchemaKit,
  { organizers }: ReturnType<typeof defineOrganizers>,
) {
  /** One document between upload and draft. Gone when it is accepted or thrown away, or a week after it was last touched. */
  const imports = table(
    "imports",
    {
      id: id<ImportId>(),
      organizerId: ref<OrganizerId>("organizer_id")
        .notNull()
        .references(() => organizers.id),
      /** The name of the file; empty for pasted text. */
      fileName: text("file_name").notNull(),
      /** The document as it was read and what the importer understood; never changed. */
      document: json<ReadDocument>("document").notNull(),
      /** What the organizer makes of it: the fields of the review page. */
      content: json<ActionContent>("content").notNull(),
      /** Counts up with each save: two organizers cannot overwrite each other unseen. */
      contentNumber: integer("content_number").notNull(),
      createdAt: instant("created_at").notNull(),
      updatedAt: instant("updated_at").notNull(),
    },
    (t) => [index("imports_updated").on(t.updatedAt)],
  );

  return { imports };
}
