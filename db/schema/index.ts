// The whole schema, for one dialect's kit.
import { defineActions } from "./actions";
import { defineAppeals } from "./appeals";
import { defineImports } from "./imports";
import { defineInbound } from "./inbound";
import type { SchemaKit } from "./kit";
import { defineOrganizers } from "./organizers";
import { defineOutbox } from "./outbox";
import { definePostage } from "./postage";

export function defineSchema(kit: SchemaKit) {
  const actions = defineActions(kit);
  const appeals = defineAppeals(kit, actions);
  const organizers = defineOrganizers(kit);
  const outbox = defineOutbox(kit, appeals);
  const imports = defineImports(kit, organizers);
  return {
    ...actions,
    ...appeals,
    ...outbox,
    ...organizers,
    ...imports,
    ...definePostage(kit),
    ...defineInbound(kit, outbox),
  };
}

export type Schema = ReturnType<typeof defineSchema>;
