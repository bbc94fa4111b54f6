// Loads the sample actions into an empty database, through the same commands that organizers use: their history is real.
import type { Database } from "@/db/database";
import type { ActionContent } from "@/lib/actions/action";
import { createDraft, publishAction, stopAction } from "@/lib/actions/commands";
import { listForDesk } from "@/lib/actions/queries";
import { after, type Day, day, dayOf } from "@/lib/clock";
import type { ActionId } from "@/lib/ids";
import { journalist, released } from "./journalist";
import { nurse } from "./nurse";
import { spring } from "./spring";

/** For how many days from the first start can people write for it? */
const nurseOpenFor = 60;
const springOpenFor = 45;

const loadedFact = "samples_loaded_at";

/** Answers how many were loaded: none into a database that holds an action already, or once they were there. */
export async function loadSamples(db: Database, now: Date): Promise<number> {
  if (!(await takeTurn(db, now))) return 0;
  const on = (days: number): Day => dayOf(after(now, days * day));
  const at = (days: number): Date => after(now, days * day);
  const stopped = await publish(db, journalist({ issuedOn: on(-20), deadlineOn: on(25) }), at(-20));
  await stopAction(db, { actionId: stopped, reason: released, by: "operator", now: at(-2) });
  await publish(db, spring({ issuedOn: on(-9), deadlineOn: on(springOpenFor) }), at(-9));
  await publish(db, nurse({ issuedOn: on(-3), deadlineOn: on(nurseOpenFor) }), at(-3));
  return 3;
}

/** True once in the life of a database, and only while it is empty. */
async function takeTurn(db: Database, now: Date): Promise<boolean> {
  if ((await listForDesk(db.read)).length > 0) return false;
  return db.transact(async (tx) => {
    const { facts } = tx.tables;
    const row = { name: loadedFact, value: now.toISOString() };
    const made = await tx.insert(facts).values(row).onConflictDoNothing().returning();
    return made.length > 0;
  });
}

async function publish(db: Database, content: ActionContent, now: Date): Promise<ActionId> {
  const { id } = await createDraft(db, { content, by: "operator", now, sample: true });
  const published = await publishAction(db, { actionId: id, by: "operator", now });
  if (!published.ok) throw new Error(`a sample action is not ready to be published: ${published.problem}`);
  return id;
}
