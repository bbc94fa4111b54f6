// postbag restore FILE: puts a backup back. Nothing is sent from it before the journal was asked and a person said so.
import { randomUUID } from "node:crypto";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { restoreDatabase } from "@/db/backup";
import { systemClock } from "@/lib/clock";
import { config } from "@/lib/config";
import { markRestored } from "@/lib/outbox/reconcile";
import { takeLock } from "@/lib/worker/lock";
import { Refusal, say, withDatabase } from "./command";

export const help = `Usage: postbag restore FILE
       postbag restore --restored

Puts the database of FILE (made by postbag backup) in the place of the present one, which is kept beside it on SQLite.
Stop Postbag first. PostgreSQL needs pg_restore on the PATH; if you restored a dump by yourself, say so afterwards with
--restored. At its next start the worker compares the database with the send journal; nothing is sent until you have
looked at what it found: postbag reconcile.`;

const running = "A worker is running: stop Postbag first.";

export async function run(args: string[]): Promise<number> {
  const { positionals, values } = parseArgs({
    args,
    allowPositionals: true,
    options: { restored: { type: "boolean" } },
  });
  const [file, ...rest] = positionals;
  if (rest.length > 0 || (file === undefined) !== (values.restored === true)) {
    throw new Refusal("Name one file, or say --restored: postbag restore FILE.");
  }
  const { database: place, data } = config();
  const facts = { file: join(data, "worker.lock"), owner: randomUUID(), onLost: () => undefined };
  const lock = await takeLock(place, facts);
  if (lock === null) throw new Refusal(running);
  try {
    // Until the restored database is marked as one, a worker would take it for its own and send what was sent already.
    if (!(await lock.isAlone())) throw new Refusal(running);
    const kept = file === undefined ? null : restoreDatabase(place, resolve(file), systemClock());
    await withDatabase((db) => markRestored(db, systemClock()));
    if (kept) say(`What was there before is in ${kept}.`);
    say("Nothing will be sent until you say so: start Postbag, and look at postbag reconcile.");
    return 0;
  } finally {
    await lock.release();
  }
}
