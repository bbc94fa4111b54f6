// The send journal of a process that is no worker: what supporters decided, outside the database, before they are told
// that it is done. The database first, the journal second, the answer last.
import { randomUUID } from "node:crypto";
import type { Database, Tx } from "@/db/database";
import { after, day, type Milliseconds } from "@/lib/clock";
import { config } from "@/lib/config";
import { logFault } from "@/lib/log";
import { noteJournal, RestoredMeanwhile, readEpochs } from "./epoch";
import { type DecisionEvent, type Journal, type JournalEntry, openJournal } from "./journal";

export interface OwnJournal {
  /** Opened at its first use. Null when it cannot be: what was decided counts all the same. */
  open(db: Database, now: Date): Promise<Journal | null>;
  /** That one belongs to a history of the database that is over: the next to be opened is another. */
  retire(journal: Journal): void;
  close(): Promise<void>;
}

/** How long is one file written to? Far shorter than quiet files are kept, so that none is taken away under its process. */
const writeFor: Milliseconds = 7 * day;

const shared = globalThis as typeof globalThis & { postbagOwnJournal?: OwnJournal };

/** The one of this process. On globalThis, as the database's handle is: Next compiles routes as separate entries. */
export function ownJournal(): OwnJournal {
  const { journal: folder, secret } = config();
  shared.postbagOwnJournal ??= keepJournal({ folder, secret });
  return shared.postbagOwnJournal;
}

export function keepJournal({ folder, secret }: { folder: string; secret: string }): OwnJournal {
  let current: { since: Date; journal: Promise<Journal>; opened?: Journal } | null = null;
  // Those that were exchanged stay open: someone may still be writing his line.
  const opened = new Set<Journal>();
  const begin = async (db: Database) => {
    const epoch = (await readEpochs(db.read)).at(-1) ?? "";
    const journal = await openJournal({ folder, name: randomUUID(), epoch, secret });
    opened.add(journal);
    return journal;
  };
  return {
    async open(db, now) {
      if (current === null || now >= after(current.since, writeFor)) current = { since: now, journal: begin(db) };
      const mine = current;
      try {
        mine.opened = await mine.journal;
        return mine.opened;
      } catch (fault) {
        if (current === mine) current = null;
        logFault("journal_not_opened", "own_journal", fault);
        return null;
      }
    },
    retire(journal) {
      if (current?.opened === journal) current = null;
    },
    async close() {
      current = null;
      for (const journal of opened) await journal.close();
      opened.clear();
    },
  };
}

/** What was decided, as it stands in the journal. */
export type Decision = JournalEntry & { readonly event: DecisionEvent };

/**
 * One transaction that decides, or answers false and decides nothing. What was decided is in the journal before the answer
 * is given; a line that cannot be written undoes nothing, for the database has it.
 */
export async function decide(
  db: Database,
  { journal, decision, now }: { journal: OwnJournal | undefined; decision: Decision; now: Date },
  work: (tx: Tx) => Promise<boolean>,
): Promise<boolean> {
  for (let attempt = 1; ; attempt++) {
    const open = (await journal?.open(db, now)) ?? null;
    const seq = open?.reserve(1) ?? 0;
    try {
      const decided = await db.transact(async (tx) => {
        if (!(await work(tx))) return false;
        // Last, for this row is the only one that all decisions of this process want.
        if (open) await noteJournal(tx, open, seq);
        return true;
      });
      if (open && decided) await open.append([{ ...decision, seq }]).catch(logUnwritten);
      return decided;
    } catch (fault) {
      if (!(open && journal && fault instanceof RestoredMeanwhile) || attempt === 2) throw fault;
      journal.retire(open);
    }
  }
}

function logUnwritten(fault: unknown): void {
  logFault("journal_not_written", "own_journal", fault);
}
