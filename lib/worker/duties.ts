// The worker's duties: what is done again and again, and how often. Each is set-based and harmless when done twice, so
// several workers need no leader.
import { closeOverdue } from "@/lib/actions/commands";
import { expireAppeals } from "@/lib/appeals/commands";
import type { AppealWorld } from "@/lib/appeals/links";
import { day, hour, type Milliseconds, minute, second } from "@/lib/clock";
import type { Config } from "@/lib/config";
import { forgetImports } from "@/lib/importing/commands";
import { fetchMail } from "@/lib/inbound/imap-intake";
import { deliverDue, type Post } from "@/lib/outbox/deliver";
import { connections } from "@/lib/outbox/mailer";
import { sendAllNotices } from "@/lib/outbox/notices";
import { forgetJournals } from "@/lib/outbox/old-journals";
import { recover, settleStranded } from "@/lib/outbox/recovery";
import { recordSeen } from "./commands";
import { lookEvery, type Space } from "./space";

/** How many messages are in our hands at a time: while half of them are written down, the others keep the connections busy. */
export const lanes = 2 * connections;

export interface WorkerWorld extends Post {
  readonly world: AppealWorld & Post["world"] & { readonly inbound?: Config["inbound"] };
  /** True of a process that surely does not run any more, named by what it wrote into its leases. */
  readonly isGone: (owner: string) => Promise<boolean>;
  /** Where workers of this machine keep their journals. */
  readonly journals?: { readonly folder: string; readonly secret: string };
  /** Not there: the disk is never full. Only tests may do without. */
  readonly space?: Space;
}

export interface Duty {
  readonly name: string;
  readonly every: Milliseconds;
  /** It ends things for good because their time is over: not by a clock that jumped. */
  readonly ends?: true;
  /** Answers how much there was to do. Stops early, between two messages, when told to. */
  readonly run: (of: WorkerWorld, signal: AbortSignal) => Promise<number>;
}

export const duties: readonly Duty[] = [
  { name: "deliver", every: 2 * second, run: deliverWhileThereIsRoom },
  { name: "notify", every: 5 * second, run: sendAllNotices },
  { name: "recover", every: minute, run: recoverLost },
  { name: "settle_stranded", every: 10 * second, ends: true, run: ({ db, clock }) => settleStranded(db, clock()) },
  { name: "close_overdue", every: minute, ends: true, run: ({ db, clock }) => closeOverdue(db, clock()) },
  { name: "expire_appeals", every: 10 * minute, ends: true, run: ({ db, clock }) => expireAppeals(db, clock()) },
  { name: "forget_imports", every: hour, ends: true, run: ({ db, clock }) => forgetImports(db, clock()) },
  { name: "forget_journals", every: day, ends: true, run: forgetOldJournals },
  { name: "fetch_mail", every: minute, run: fetchInbound },
  { name: "be_seen", every: 10 * second, run: ({ db, clock }) => recordSeen(db, clock()) },
];

/** Stops between two messages, like at the end, when a disk runs full. */
async function deliverWhileThereIsRoom(of: WorkerWorld, signal: AbortSignal): Promise<number> {
  const { space } = of;
  if (!space) return deliverDue(of, lanes, signal);
  if (!(await space.hasRoom())) return 0;
  const full = new AbortController();
  const look = setInterval(async () => void ((await space.hasRoom()) || full.abort()), lookEvery);
  return deliverDue(of, lanes, AbortSignal.any([signal, full.signal])).finally(() => clearInterval(look));
}

/** Where returned mail and answers lie in a mailbox; elsewhere they come by themselves. */
async function fetchInbound({ db, world, clock }: WorkerWorld): Promise<number> {
  const inbound = world.inbound;
  return inbound?.kind === "imap" ? fetchMail({ db, world, clock }, inbound.url) : 0;
}

function recoverLost({ db, isGone, clock, journals }: WorkerWorld): Promise<number> {
  return recover(db, { isGone, now: clock(), ...(journals ? { journal: journals } : {}) });
}

/** Its own file is named like its leases, and a process knows that it is not gone. */
async function forgetOldJournals({ db, isGone, clock, journals }: WorkerWorld): Promise<number> {
  return journals ? forgetJournals(db, { folder: journals.folder, isGone, now: clock() }) : 0;
}
