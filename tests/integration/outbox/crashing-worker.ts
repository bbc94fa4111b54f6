// A worker that ends itself with kill -9 at one exact point of one letter's way. Database, mailer and journal are the real
// ones; what stands around them here only watches and strikes. Bundled and started by crash-points.test.ts.
import { randomUUID } from "node:crypto";
import { writeSync } from "node:fs";
import { join } from "node:path";
import { eq } from "drizzle-orm";
import { openDatabase } from "@/db";
import type { Database, Tx } from "@/db/database";
import { systemClock } from "@/lib/clock";
import { config } from "@/lib/config";
import type { MessageId } from "@/lib/ids";
import { deliverDue, type Mailer } from "@/lib/outbox/deliver";
import { readEpochs } from "@/lib/outbox/epoch";
import { type Journal, openJournal } from "@/lib/outbox/journal";
import { impatient, smtpMailer } from "@/lib/outbox/mailer";
import { takeLock } from "@/lib/worker/lock";

export const crashPoints = [
  "after_claim",
  "before_barrier",
  "after_barrier_commit",
  "after_journal",
  "after_dot",
  "after_250",
  "before_settle_commit",
  "after_settle_commit",
] as const;
export type CrashPoint = (typeof crashPoints)[number];

/** Runs until it dies. `letter`: how many letters are handed over before the one it dies of. */
export async function runUntilCrash({ at, letter, lanes }: { at: CrashPoint; letter: number; lanes: number }) {
  const { database, data, journal: folder, secret, mail, ...settings } = config();
  const owner = randomUUID();
  const lock = await takeLock(database, { file: join(data, "worker.lock"), owner, onLost: () => undefined });
  const db = await openDatabase(database);
  const epoch = (await readEpochs(db.read)).at(-1)!;
  const watch: Watch = { at, before: letter, victim: null, settling: false };
  await deliverDue(
    {
      db: watchDatabase(db, watch),
      mailer: watchMailer(smtpMailer(mail!.smtpUrl, { name: "act.example", patience: impatient }), watch),
      journal: watchJournal(await openJournal({ folder, name: owner, epoch, secret }), watch),
      ...{ clock: systemClock, random: Math.random, owner, unpaced: true, world: { ...settings, secret } },
    },
    lanes,
    new AbortController().signal,
  );
  await lock?.release();
}

interface Watch {
  readonly at: CrashPoint;
  before: number;
  victim: MessageId | null;
  /** The mail server's answer was read. */
  settling: boolean;
}

function strike({ at, victim }: Watch, point: CrashPoint, condition = true): void {
  if (at !== point || !condition) return;
  writeSync(2, `victim ${victim}\n`);
  process.kill(process.pid, "SIGKILL");
}

function watchMailer(mailer: Mailer, watch: Watch): Mailer {
  return {
    ...mailer,
    async handOver(parcel, barrier) {
      if (watch.victim !== null || watch.before-- > 0) return mailer.handOver(parcel, barrier);
      watch.victim = parcel.id;
      strike(watch, "after_claim");
      const outcome = await mailer.handOver(parcel, async () => {
        strike(watch, "before_barrier");
        const passed = await barrier();
        // The sink takes the letter and is silent; whoever started us strikes when it has.
        if (watch.at === "after_dot") writeSync(2, `victim ${parcel.id}\n`);
        return passed;
      });
      watch.settling = true;
      strike(watch, "after_250");
      return outcome;
    },
  };
}

function watchJournal(journal: Journal, watch: Watch): Journal {
  return {
    ...journal,
    async append(entries) {
      const isDot = entries.some(({ event, id }) => event === "dot" && id === watch.victim);
      strike(watch, "after_barrier_commit", isDot);
      await journal.append(entries);
      strike(watch, "after_journal", isDot);
    },
  };
}

function watchDatabase(db: Database, watch: Watch): Database {
  return {
    ...db,
    async transact(work) {
      let settles = false;
      const result = await db.transact(async (tx) => {
        const answer = await work(tx);
        settles = watch.settling && (await isAccepted(tx, watch.victim!));
        strike(watch, "before_settle_commit", settles);
        return answer;
      });
      strike(watch, "after_settle_commit", settles);
      return result;
    },
  };
}

async function isAccepted(tx: Tx, victim: MessageId): Promise<boolean> {
  const { messages } = tx.tables;
  const [row] = await tx.select({ state: messages.state }).from(messages).where(eq(messages.id, victim));
  return row?.state === "accepted";
}
