// A worker that stands still at one point of a letter's way for as long as whoever started it likes (SIGSTOP). Database,
// mailer and journal are the real ones. Bundled and started by sleeping-workers.test.ts.
import { randomUUID } from "node:crypto";
import { writeSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { openDatabase } from "@/db";
import { second, systemClock } from "@/lib/clock";
import { config } from "@/lib/config";
import { deliverDue, type Mailer } from "@/lib/outbox/deliver";
import { readEpochs } from "@/lib/outbox/epoch";
import { openJournal } from "@/lib/outbox/journal";
import { impatient, smtpMailer } from "@/lib/outbox/mailer";

/** `before_barrier`: claimed, and all but the last byte is at the server. `behind_barrier`: the last byte may leave. */
export type StandstillPoint = "before_barrier" | "behind_barrier";

export async function deliverWithStandstill(point: StandstillPoint): Promise<void> {
  const { database, journal: folder, secret, mail, ...settings } = config();
  const db = await openDatabase(database);
  const name = randomUUID();
  const journal = await openJournal({ folder, name, epoch: (await readEpochs(db.read)).at(-1)!, secret });
  const facts = { clock: systemClock, random: Math.random, owner: name, unpaced: true };
  const mailer = standing(smtpMailer(mail!.smtpUrl, { name: "act.example", patience: impatient }), point);
  const never = new AbortController().signal;
  await deliverDue({ db, mailer, journal, ...facts, world: { ...settings, secret } }, 1, never);
  await journal.close();
  await db.close();
}

function standing(mailer: Mailer, point: StandstillPoint): Mailer {
  return {
    ...mailer,
    handOver: (parcel, barrier) =>
      mailer.handOver(parcel, async () => {
        if (point === "before_barrier") await standStill();
        const passed = await barrier();
        if (point === "behind_barrier") await standStill();
        return passed;
      }),
  };
}

/** Long enough to be stopped in. */
async function standStill(): Promise<void> {
  writeSync(2, "standing\n");
  await sleep(second);
}
