// For drizzle-kit: the tables of SQLite.
import { defineSchema } from "./index";
import { kit } from "./kit";

export const sqliteTables = defineSchema(kit);
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
} = sqliteTables;
