// postbag reconcile: what the send journal knew better than a restored database, and the word to go on.
import { parseArgs } from "node:util";
import { systemClock } from "@/lib/clock";
import { awaitsComparison } from "@/lib/outbox/epoch";
import { readReconcile, resumeSending } from "@/lib/outbox/reconcile";
import { print, say, withDatabase } from "./command";

export const help = `Usage: postbag reconcile [--resume] [--json]

After a restore (or when the database lost something) nothing is sent. This says what the worker found when it compared
database and journal at its start; --resume lets mail leave again. Exit code 2: sending is off.`;

export async function run(args: string[]): Promise<number> {
  const { values } = parseArgs({ args, options: { resume: { type: "boolean" }, json: { type: "boolean" } } });
  return withDatabase(async (db) => {
    const found = await readReconcile(db.read);
    const waits = await awaitsComparison(db.read);
    if (values.json) print(JSON.stringify({ sending: found === null && !waits, found }));
    if (waits) {
      say("The database was restored, and no worker has compared it with the journal yet: start Postbag.");
      return 2;
    }
    if (found === null) {
      say("Journal and database agree: nothing stands in the way of sending.");
      return 0;
    }
    const { accepted, unknown, failed, confirmed, takenBack, lost, lostAppeals, damaged, missing } = found;
    say(`Set right from the journal: ${accepted} handed over, ${unknown} could not be verified, ${failed} refused.`);
    say(`Done once more: ${confirmed} confirmations, ${takenBack} appeals taken back.`);
    say(`Lost by the restore: ${lost} messages that were sent or tried, ${lostAppeals} confirmed appeals.`);
    if (damaged + missing > 0) {
      say(`Not known: ${damaged} damaged lines of the journal, ${missing} of its files that are missing or too short.`);
    }
    if (!values.resume) {
      say("Sending is off. postbag reconcile --resume lets mail leave again.");
      return 2;
    }
    await resumeSending(db, { by: "operator", now: systemClock() });
    say("Mail leaves again.");
    return 0;
  });
}
