// The send journal: what was about to be sent and how it ended, outside the database, so that a restored database cannot
// forget it. One file per process, lines only added, each durable before a last byte leaves. It names messages by keyed
// hashes alone: no address, no text (docs/decisions/015-journal.md).
import { createHash, createHmac } from "node:crypto";
import { existsSync, mkdirSync } from "node:fs";
import { type FileHandle, open, readdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { logFault } from "@/lib/log";

/** Of a message. `not_taken`: a server said no, or the last byte was never given away. */
export const sendingEvents = ["dot", "accepted", "failed", "unknown", "not_taken"] as const;
export type SendingEvent = (typeof sendingEvents)[number];
/** Of an appeal: what its supporter decided. */
export const decisionEvents = ["confirmed", "withdrawn", "rejected", "erased"] as const;
export type DecisionEvent = (typeof decisionEvents)[number];
export type JournalEvent = SendingEvent | DecisionEvent;

export interface JournalEntry {
  readonly event: JournalEvent;
  /** Of the message, or of the appeal. */
  readonly id: string;
  /** The Message-ID header; of an appeal what tells the text that was confirmed from others, or nothing. */
  readonly messageId: string;
}

export interface JournalLine {
  readonly seq: number;
  /** The history of the database it was written under. */
  readonly epoch: string;
  readonly event: JournalEvent;
  readonly idHash: string;
  /** Of what stands beside the id; null where nothing does. */
  readonly secondHash: string | null;
}

export interface Journal {
  readonly name: string;
  readonly epoch: string;
  /** Numbers for that many lines; answers the last. The database must know it before the lines are written. */
  reserve(lines: number): number;
  /** Resolves when the lines are on the disk. What waits together is written together. Rejects once it is sealed. */
  append(entries: readonly (JournalEntry & { seq: number })[]): Promise<void>;
  close(): Promise<void>;
}

const extension = ".journal";

/** Someone took this process for dead, and trusts from now on that what its journal does not hold was not sent. */
export class JournalSealed extends Error {
  constructor() {
    super("the journal was sealed while its process lived");
  }
}

/** The file is there from the beginning, so that a missing one says something; if nothing was written it goes again. */
export async function openJournal(of: {
  folder: string;
  name: string;
  epoch: string;
  secret: string;
  onSealed?: () => void;
}): Promise<Journal> {
  const { folder, name, epoch, secret, onSealed } = of;
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  let last = 0;
  let isEmpty = true;
  const handle = await createFile(folder, fileOf(name));
  let torn = false;
  const waiting: { text: string; resolve: () => void; reject: (fault: unknown) => void }[] = [];
  let running: Promise<void> | null = null;
  const write = async (text: string) => {
    isEmpty = false;
    // After a write that failed half a line may stand there.
    const lead = torn ? "\n" : "";
    torn = true;
    await handle.appendFile(lead + text);
    await handle.datasync();
    torn = false;
    // Who seals does it before reading: either the line was read, or the seal is seen here.
    if (existsSync(join(folder, sealOf(name)))) {
      onSealed?.();
      throw new JournalSealed();
    }
  };
  const run = async () => {
    while (waiting.length > 0) {
      const group = waiting.splice(0);
      await write(group.map(({ text }) => text).join("")).then(
        () => group.forEach(({ resolve }) => void resolve()),
        (fault) => group.forEach(({ reject }) => void reject(fault)),
      );
    }
    running = null;
  };
  return {
    name,
    epoch,
    reserve(lines) {
      last += lines;
      return last;
    },
    append(entries) {
      if (entries.length === 0) return Promise.resolve();
      const text = entries.map((entry) => `${lineOf(entry, epoch, secret)}\n`).join("");
      return new Promise((resolve, reject) => {
        waiting.push({ text, resolve, reject });
        running ??= run();
      });
    },
    async close() {
      await running;
      await handle.close();
      if (isEmpty) await rm(join(folder, fileOf(name)), { force: true });
    },
  };
}

/** How a message or an appeal is named in the journal. */
export function journalHash(secret: string, id: string): string {
  return createHmac("sha256", secret).update(`journal/${id}`).digest("hex").slice(0, 32);
}

export interface JournalFile {
  readonly name: string;
  /** Of its last line. */
  readonly seq: number;
  readonly lines: readonly JournalLine[];
  /** How many whole lines are not what was written: what they said is not known. */
  readonly damaged: number;
}

/** What each file holds. Half a line at its end was never durable, and is passed over. */
export async function readJournals(folder: string): Promise<JournalFile[]> {
  return Promise.all((await listJournals(folder)).map((name) => readJournal(folder, name)));
}

/** The names of the journals there. */
export async function listJournals(folder: string): Promise<string[]> {
  const files = (await readdir(folder).catch(() => [])).filter((file) => file.endsWith(extension)).sort();
  return files.map((file) => file.slice(0, -extension.length));
}

export async function readJournal(folder: string, name: string): Promise<JournalFile> {
  return { name, ...parse(await readFile(join(folder, fileOf(name)), "latin1")) };
}

/** Which journals that the database knows are not there, or end before what it knows? */
export function listMissing(journals: readonly JournalFile[], acknowledged: ReadonlyMap<string, number>): string[] {
  const seqs = new Map(journals.map(({ name, seq }) => [name, seq]));
  return [...acknowledged].flatMap(([name, known]) => (known > 0 && isShort(seqs.get(name), known) ? name : []));
}

export function fileOf(name: string): string {
  return name + extension;
}

/** Beside a journal that was read as the last word of its process: a process that lives all the same sees it and stops. */
export function sealOf(name: string): string {
  return `${name}.sealed`;
}

/** How many lines a process may have noted in the database and not yet written when it died. */
const mostUnwritten = 200;

function isShort(seq: number | undefined, known: number): boolean {
  return seq === undefined || known - seq > mostUnwritten;
}

/**
 * Of a process that is gone: says of which messages the last byte surely was never given away, though the database had let
 * them pass the barrier. The line comes before the last byte, so one that is missing proves it; and should the process
 * live after all, its journal is sealed first. Null: nothing is proved, for there is no such file here, or a damaged one,
 * or one that is older than what the database knows, or it cannot be sealed.
 */
export async function readProof(
  of: { folder: string; name: string; secret: string },
  acknowledged: number,
): Promise<((id: string) => boolean) | null> {
  const file = join(of.folder, fileOf(of.name));
  if (!existsSync(file) || !(await seal(of.folder, of.name))) return null;
  const text = await readFile(file, "latin1").catch(() => null);
  if (text === null) return null;
  const { lines, seq, damaged } = parse(text);
  // A line that cannot be read may be the one that is looked for.
  if (damaged > 0 || isShort(seq, acknowledged)) return null;
  const last = new Map(lines.map(({ idHash, event }) => [idHash, event]));
  // Any end but a no is a sign of a damaged database: it is behind its own journal.
  return (id) => [undefined, "not_taken"].includes(last.get(journalHash(of.secret, id)));
}

function lineOf({ seq, event, id, messageId }: JournalEntry & { seq: number }, epoch: string, secret: string): string {
  const second = messageId === "" ? "-" : journalHash(secret, messageId);
  const said = [seq, epoch, event, journalHash(secret, id), second].join(" ");
  return `${said} ${checkOf(said)}`;
}

/** Finds a bit that was flipped on the disk; nobody is kept from writing lines by it. */
function checkOf(said: string): string {
  return createHash("sha256").update(said).digest("hex").slice(0, 8);
}

const journalEvents: readonly JournalEvent[] = [...sendingEvents, ...decisionEvents];
/** Lines of older versions end before the check. */
const shape = /^((\d{1,15}) ([0-9a-f]{32}) ([a-z_]+) ([0-9a-f]{32}) ([0-9a-f]{32}|-))(?: ([0-9a-f]{8}))?$/;

function parse(text: string): Omit<JournalFile, "name"> {
  const pieces = text.split("\n");
  // Empty, or a line that was never finished; unless only its end is damaged.
  const end = pieces.pop() ?? "";
  const last = readLine(end) ?? readLine(end.slice(0, -1));
  // A write that failed may leave an empty one.
  const whole = pieces.filter(Boolean);
  const read = whole.flatMap((line) => readLine(line) ?? []);
  const lines = last === null ? read : [...read, last];
  return { lines, seq: lines.reduce((most, { seq }) => Math.max(most, seq), 0), damaged: whole.length - read.length };
}

function readLine(line: string): JournalLine | null {
  const [, said = "", seq = "", epoch = "", event = "", idHash = "", second = "", check] = shape.exec(line) ?? [];
  const known = journalEvents.find((each) => each === event);
  if (!known || (check !== undefined && check !== checkOf(said))) return null;
  return { seq: Number(seq), epoch, event: known, idHash, secondHash: second === "-" ? null : second };
}

async function seal(folder: string, name: string): Promise<boolean> {
  try {
    await (await createFile(folder, sealOf(name))).close();
    return true;
  } catch (fault) {
    logFault("journal_not_sealed", "journal", fault);
    return false;
  }
}

/** The folder, too, must know the file for good. */
async function createFile(folder: string, file: string): Promise<FileHandle> {
  const handle = await open(join(folder, file), "a", 0o600);
  const place = await open(folder, "r");
  await place.sync().finally(() => place.close());
  return handle;
}
