// Loads the sample actions into an empty database, through the same commands that organizers use: their history is real.
import type { Database, Tx } from "@/db/database";
import type { ActionContent } from "@/lib/actions/action";
import { createDraft, publishAction, stopAction } from "@/lib/actions/commands";
import { listForDesk } from "@/lib/actions/queries";
import { after, type Day, day, dayOf } from "@/lib/clock";
import type { ActionId } from "@/lib/ids";
import { savePostage } from "@/lib/postage/commands";
import { journalist, released } from "./journalist";
import { nurse } from "./nurse";
import { inventedPostage } from "./postage";
import { spring } from "./spring";

/** For how many days from the first start can people write for it? */
const nurseOpenFor = 60;
const springOpenFor = 45;

const loadedFact = "samples_loaded_at";

/**
 * Answers how many were loaded: none into a database that holds an action already, or once they were there. All of it is
 * one transaction, so that a first start that is interrupted leaves nothing, and the next one loads them.
 */
export async function loadSamples(db: Database, now: Date): Promise<number> {
  return db.transact(async (tx) => ((await takeTurn(tx, now)) ? publishAll(joined(tx), now) : 0));
}

/** True once in the life of a database, and only while it is empty. */
async function takeTurn(tx: Tx, now: Date): Promise<boolean> {
  if ((await listForDesk(tx)).length > 0) return false;
  const { facts } = tx.tables;
  const row = { name: loadedFact, value: now.toISOString() };
  const made = await tx.insert(facts).values(row).onConflictDoNothing().returning();
  return made.length > 0;
}

/** A database for commands that take part in this transaction instead of beginning their own. */
function joined(tx: Tx): Database {
  return { read: tx, transact: (work) => work(tx), close: async () => undefined };
}

async function publishAll(db: Database, now: Date): Promise<number> {
  const on = (days: number): Day => dayOf(after(now, days * day));
  const at = (days: number): Date => after(now, days * day);
  const stopped = await publish(db, journalist({ issuedOn: on(-20), deadlineOn: on(25) }), at(-20));
  const move = { actionId: stopped, reason: released, by: "operator" as const, now: at(-2) };
  const stop = await stopAction(db, move);
  if (!stop.ok) throw new Error(`a sample action was not stopped: ${stop.problem}`);
  await publish(db, spring({ issuedOn: on(-9), deadlineOn: on(springOpenFor) }), at(-9));
  await publish(db, nurse({ issuedOn: on(-3), deadlineOn: on(nurseOpenFor) }), at(-3));
  await savePostage(db, { id: null, fields: inventedPostage(on(-60)), now });
  return 3;
}

async function publish(db: Database, content: ActionContent, now: Date): Promise<ActionId> {
  const { id } = await createDraft(db, { content, by: "operator", now, sample: true });
  const published = await publishAction(db, { actionId: id, by: "operator", now });
  if (!published.ok) throw new Error(`a sample action is not ready to be published: ${published.problem}`);
  return id;
}
