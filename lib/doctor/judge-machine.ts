// How the machine stands on which letters wait. Facts in, judgement out.
import { leastFree } from "@/lib/space";
import { bad, type Check, doubt, good, skipped } from "./check";

export interface ClockFacts {
  /** How far our clock is ahead of theirs, in seconds. */
  readonly ahead: readonly { readonly of: "mail server" | "database" | "file system"; readonly seconds: number }[];
}

export function judgeClock({ ahead }: ClockFacts): Check {
  const worst = [...ahead].sort((one, other) => Math.abs(other.seconds) - Math.abs(one.seconds))[0];
  if (worst === undefined) return skipped("clock", "There was nothing to compare the clock with.");
  const off = Math.round(Math.abs(worst.seconds));
  const says = `The clock is ${off} s ${worst.seconds > 0 ? "ahead of" : "behind"} the ${worst.of}.`;
  const mend = "Set the clock by NTP (timedatectl set-ntp true): last days, waiting times and signatures depend on it.";
  if (off > 60) return bad("clock", says, mend);
  if (off > 5) return doubt("clock", says, mend);
  return good("clock", `The clock agrees with the ${ahead.map(({ of }) => of).join(" and the ")}.`);
}

export interface RelayFacts {
  /** Null: mail goes to the local mailbox. */
  readonly host: string | null;
  readonly isLoopback: boolean;
  /** A code such as ECONNREFUSED, or the stage at which it went wrong; null when all went well. */
  readonly failure: string | null;
  readonly offersTls: boolean;
  readonly tls: {
    readonly protocol: string;
    /** Why the certificate is not believed, or null. */
    readonly untrusted: string | null;
    readonly validUntil: Date | null;
  } | null;
}

export function judgeRelay({ host, isLoopback, failure, offersTls, tls }: RelayFacts, now: Date): Check {
  if (host === null) return good("relay", "There is no SMTP_URL: mail stays in the local mailbox.");
  if (failure !== null) {
    const mend = "See that host and port in SMTP_URL are right, that the server runs and that no firewall is between.";
    return bad("relay", `${host} could not be spoken to (${failure}).`, mend);
  }
  if (isLoopback && tls === null) return good("relay", `${host} answers. It is on this machine, so no TLS is needed.`);
  if (tls === null) {
    const mend = "Let the server offer STARTTLS, or use smtps:// in SMTP_URL: nothing is sent in the open.";
    return bad("relay", offersTls ? `TLS with ${host} failed.` : `${host} offers no STARTTLS.`, mend);
  }
  if (tls.untrusted !== null) {
    const mend = "Give the server a certificate for the name in SMTP_URL from an authority that is known here.";
    return bad("relay", `The certificate of ${host} is not believed (${tls.untrusted}).`, mend);
  }
  if (!/^TLSv1\.[23]$/.test(tls.protocol)) {
    return bad("relay", `${host} speaks ${tls.protocol}, which is broken.`, "Let it speak TLS 1.2 or 1.3.");
  }
  const days = tls.validUntil === null ? null : Math.floor((tls.validUntil.getTime() - now.getTime()) / 86_400_000);
  if (days !== null && days < 14) {
    return doubt("relay", `The certificate of ${host} ends in ${days} days.`, "Have it renewed.");
  }
  return good("relay", `${host} answers over ${tls.protocol} with a certificate that is believed.`);
}

export interface DiskFacts {
  readonly freeBytes: number;
  readonly totalBytes: number;
}

const mebibyte = 1024 * 1024;

export function judgeDisk({ freeBytes, totalBytes }: DiskFacts): Check {
  const free = Math.floor(freeBytes / mebibyte);
  const share = totalBytes === 0 ? 0 : freeBytes / totalBytes;
  const says = `${free} MiB are free where the data is.`;
  const mend = "Make room: on a full disk nothing can be written down, so nothing is sent.";
  if (freeBytes < leastFree) return bad("disk", says, mend);
  if (free < 1024 || share < 0.05) return doubt("disk", says, mend);
  return good("disk", says);
}

export interface DatabaseFacts {
  readonly kind: "sqlite" | "postgres";
  /** The fault's code where it could not be opened. */
  readonly failure: string | null;
  /** Names and values as the database says them. */
  readonly settings: Readonly<Record<string, string>>;
}

/** What must hold for a commit to be durable. */
const wanted: Record<DatabaseFacts["kind"], readonly { name: string; isRight: RegExp; mend: string }[]> = {
  sqlite: [
    { name: "journal_mode", isRight: /^wal$/i, mend: "Put the data folder on a disk of this machine: WAL needs one." },
    { name: "synchronous", isRight: /^[23]$/, mend: "This build of SQLite is not as it should be: run npm ci again." },
    { name: "foreign_keys", isRight: /^1$/, mend: "This build of SQLite is not as it should be: run npm ci again." },
  ],
  postgres: [
    { name: "fsync", isRight: /^on$/, mend: "Set fsync = on: without it a crash may lose what was committed." },
    { name: "full_page_writes", isRight: /^on$/, mend: "Set full_page_writes = on." },
    { name: "synchronous_commit", isRight: /^(?:on|local|remote_\w+)$/, mend: "Set synchronous_commit = on." },
    { name: "server_encoding", isRight: /^UTF8$/i, mend: "Make the database with encoding UTF8." },
  ],
};

export function judgeDatabase({ kind, failure, settings }: DatabaseFacts): Check {
  const says = kind === "sqlite" ? "SQLite" : "PostgreSQL";
  if (failure !== null) {
    const mend = "See that DATABASE_URL or POSTBAG_DATA is right, and run npm start once to bring it up to date.";
    return bad("database", `${says} could not be read (${failure}).`, mend);
  }
  const wrong = wanted[kind].find(({ name, isRight }) => !isRight.test(settings[name] ?? ""));
  if (wrong) return bad("database", `${says}: ${wrong.name} is ${settings[wrong.name] ?? "not known"}.`, wrong.mend);
  return good("database", `${says} answers, and what it commits is durable.`);
}

export interface JournalFacts {
  /** A code where the folder cannot be written to. */
  readonly failure: string | null;
  readonly isOwnDisk: boolean;
}

export function judgeJournal({ failure, isOwnDisk }: JournalFacts): Check {
  if (failure !== null) {
    const mend =
      "Give the program the right to write there, or set POSTBAG_JOURNAL: without its journal nothing is sent.";
    return bad("journal", `The send journal cannot be written (${failure}).`, mend);
  }
  return good("journal", `The send journal can be written${isOwnDisk ? ", on a disk of its own" : ""}.`);
}

export interface WorkerFacts {
  /** Null: never. */
  readonly seenAt: Date | null;
}

export function judgeWorker({ seenAt }: WorkerFacts, now: Date): Check {
  const mend = "Start it: npm start does, or postbag worker where WORKER=off.";
  if (seenAt === null) return bad("worker", "No worker has ever run on this database.", mend);
  const silent = Math.round((now.getTime() - seenAt.getTime()) / 1000);
  if (silent > 60) return bad("worker", `No worker has said that it lives for ${durationOf(silent)}.`, mend);
  return good("worker", "A worker lives.");
}

export interface OutboxFacts {
  readonly queued: number;
  /** In seconds; null where nothing waits. */
  readonly oldestQueued: number | null;
  readonly held: number;
  readonly unknown: number;
  readonly failingAddresses: number;
}

/** How long may a letter wait before somebody should look? The pace of one target may need that long. */
const longWait = 24 * 60 * 60;

export function judgeOutbox({ queued, oldestQueued, held, unknown, failingAddresses }: OutboxFacts): Check {
  const says = `${queued} letters wait, ${held} are held, of ${unknown} nobody knows whether they arrived.`;
  const waitsLong = oldestQueued !== null && oldestQueued > longWait;
  if (held > 0 || unknown > 0 || failingAddresses > 0 || waitsLong) {
    const oldest = waitsLong ? ` The oldest waits for ${durationOf(oldestQueued)}.` : "";
    return doubt("outbox", says + oldest, "An organizer decides about them on the outbox page of the desk.");
  }
  return good("outbox", says);
}

export interface InboundFacts {
  readonly kind: "smtp" | "lmtp" | "imap" | null;
  /** Where it is looked for. */
  readonly host: string;
  readonly failure: string | null;
}

export function judgeInbound({ kind, host, failure }: InboundFacts): Check {
  if (kind === null) {
    const mend = "Set INBOUND_URL, so that returned letters and answers are taken in.";
    return doubt("inbound", "Returned letters and answers are not taken in.", mend);
  }
  if (failure === null) return good("inbound", `Mail is taken in (${kind}).`);
  const mend = kind === "imap" ? "See that INBOUND_URL is right." : "See that a worker runs and that the port is free.";
  return bad("inbound", `Mail is not taken in: ${host} does not answer (${failure}).`, mend);
}

function durationOf(seconds: number): string {
  if (seconds < 120) return `${seconds} s`;
  if (seconds < 2 * 3600) return `${Math.floor(seconds / 60)} minutes`;
  return seconds < 48 * 3600 ? `${Math.floor(seconds / 3600)} hours` : `${Math.floor(seconds / 86_400)} days`;
}
