// The whole schema, for one dialect's kit.
import { defineActions } from "./actions";
import { defineAppeals } from "./appeals";
import { defineImports } from "./imports";
import type { SchemaKit } from "./kit";
import { defineOrganizers } from "./organizers";
import { defineOutbox } from "./outbox";
import { definePostage } from "./postage";

export function defineSchema(kit: SchemaKit) {
  const actions = defineActions(kit);
  const appeals = defineAppeals(kit, actions);
  const organizers = defineOrganizers(kit);
  return {
    ...actions,
    ...appeals,
    ...defineOutbox(kit, appeals),
    ...organizers,
    ...defineImports(kit, organizers),
    ...definePostage(kit),
  };
}

export type Schema = ReturnType<typeof defineSchema>;
