// postbag prepare: what npm start does before the web may answer.
import { parseArgs } from "node:util";
import type { Database } from "@/db/database";
import { systemClock } from "@/lib/clock";
import { config } from "@/lib/config";
import { addOrganizer, makeSignInLink } from "@/lib/organizers/commands";
import { printedLinkFor } from "@/lib/organizers/organizer";
import { listOrganizers } from "@/lib/organizers/queries";
import { loadSamples } from "@/lib/samples/load";
import { print, Refusal, say, withDatabase } from "./command";

export const help = `Usage: postbag prepare [--check]

Brings the database to the newest schema. On loopback an empty database gets the sample actions and a first organizer,
and a sign-in link for them is printed until they have used one. --check only looks at the settings.`;

const firstOrganizer = "organizer@postbag.example";

export async function run(args: string[]): Promise<number> {
  const { values } = parseArgs({ args, options: { check: { type: "boolean" } } });
  const { loopback } = config();
  if (values.check) return 0;
  return withDatabase(async (db) => {
    if (loopback) await loadSamples(db, systemClock());
    return inviteFirst(db, loopback);
  });
}

async function inviteFirst(db: Database, loopback: boolean): Promise<number> {
  const now = systemClock();
  const there = await listOrganizers(db.read);
  if (there.length === 0 && !loopback) {
    say("Nobody can sign in yet: postbag organizer add EMAIL --role owner, then postbag organizer link EMAIL.");
    return 0;
  }
  if (there.length === 0) await addOrganizer(db, { email: firstOrganizer, role: "owner", now });
  const waiting = there.length === 0 || there.some(({ email, verifiedAt }) => email === firstOrganizer && !verifiedAt);
  if (!waiting) return 0;
  const made = await makeSignInLink(db, config(), { email: firstOrganizer, valid: printedLinkFor, now });
  if (!made.ok) throw new Refusal("The first organizer could not be invited.");
  say(`Sign in as ${firstOrganizer} with this link (once, within 24 hours):`);
  print(made.url);
  return 0;
}
