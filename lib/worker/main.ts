// The worker as a process: takes its lock, puts right what the last one left, and does its duties until told to stop.
import { randomUUID } from "node:crypto";
import { join } from "node:path";
import { openDatabase } from "@/db";
import { systemClock } from "@/lib/clock";
import { type Config, config } from "@/lib/config";
import type { InboundWorld } from "@/lib/inbound/intake";
import { takeInAt } from "@/lib/inbound/smtp-intake";
import { log, logFault } from "@/lib/log";
import type { Mailer } from "@/lib/outbox/deliver";
import { readEpochs } from "@/lib/outbox/epoch";
import { type Journal, openJournal } from "@/lib/outbox/journal";
import { localMailbox } from "@/lib/outbox/mailbox";
import { impatient, patient, smtpMailer } from "@/lib/outbox/mailer";
import { reconcile } from "@/lib/outbox/reconcile";
import { recover } from "@/lib/outbox/recovery";
import { damageOf } from "./damage";
import { takeLock } from "./lock";
import { runLoop } from "./loop";
import { watchSpace } from "./space";

/** Ends when the signal says so, with what was begun finished: 0. At once, with 1, when it may not run or loses its lock. */
export async function runWorker({ signal }: { signal: AbortSignal }): Promise<number> {
  const settings = config();
  const owner = randomUUID();
  const lost = new AbortController();
  const file = join(settings.data, "worker.lock");
  const lock = await takeLock(settings.database, { file, owner, onLost: () => lost.abort() });
  if (lock === null) {
    process.stderr.write(`A worker is running already: it holds ${file}\n`);
    return 1;
  }
  const { journal: folder, secret } = settings;
  const space = watchSpace([settings.data, folder]);
  // Ending for want of room would only have us started again.
  await space.wait(AbortSignal.any([signal, lost.signal]));
  const damage = await damageOf(settings.database);
  if (damage !== null) {
    process.stderr.write(`${damage}\n`);
    await lock.release();
    return 1;
  }
  const db = await openDatabase(settings.database);
  let stopTakingIn = async () => {};
  let journal: Journal | null = null;
  try {
    const { isGone } = lock;
    const recovered = await recover(db, { isGone, now: systemClock(), journal: { folder, secret } });
    const found = await reconcile(db, { folder, world: settings, now: systemClock() });
    if (found) log("sending_is_off_until_resumed", { ...found });
    log("worker_started", { owner, recovered });
    const epoch = (await readEpochs(db.read)).at(-1) ?? "";
    journal = await openJournal({ folder, name: owner, epoch, secret, onSealed: () => lost.abort() });
    const facts = {
      journals: { folder, secret },
      clock: systemClock,
      random: Math.random,
      owner,
      isGone,
      world: settings,
      journal,
      lost: lost.signal,
      space,
    };
    const unpaced = settings.unlimited || settings.mail === null;
    const of = { db, mailer: mailerFor(settings), unpaced, ...facts };
    stopTakingIn = await takeInMail(settings, { db, world: settings, clock: systemClock });
    await runLoop(of, AbortSignal.any([signal, lost.signal]));
    log("worker_stopped", { owner, lost: lost.signal.aborted });
  } finally {
    await stopTakingIn();
    await journal?.close();
    await db.close();
    await lock.release();
  }
  return lost.signal.aborted ? 1 : 0;
}

function mailerFor({ mail, mailFrom, data, unlimited }: Config): Mailer {
  if (mail === null) return localMailbox(data);
  const name = mailFrom.slice(mailFrom.lastIndexOf("@") + 1);
  return smtpMailer(mail.smtpUrl, { name, patience: unlimited ? impatient : patient });
}

/** Listens for returned mail and answers, where that is set up. Of several workers on one machine, one has the port. */
async function takeInMail({ inbound }: Config, of: InboundWorld): Promise<() => Promise<void>> {
  const nothing = async () => {};
  if (inbound === null || inbound.kind === "imap") return nothing;
  try {
    return await takeInAt(of, inbound.url);
  } catch (fault) {
    logFault("inbound_port", inbound.kind, fault);
    return nothing;
  }
}
