// For drizzle-kit: the tables of PostgreSQL.
import { defineSchema } from "./index";
import { kit } from "./kit-postgres";

export const postgresTables = defineSchema(kit);
export const {
  actions,
  versions,
  actionEvents,
  appeals,
  outreaches,
  reports,
  suppressions,
  messages,
  messageEvents,
  facts,
  pauses,
  paces,
  turns,
  organizers,
  sessions,
  signInLinks,
  imports,
  postage,
  received,
  addressHealth,
} = postgresTables;
