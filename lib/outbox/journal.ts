// The send journal: what was about to be sent and how it ended, outside the database, so that a restored database cannot
// forget it. One file per process, lines only added, each durable before a last byte leaves. It names messages by keyed
// hashes alone: no address, no text (docs/decisions/015-journal.md).
import { createHmac } from "node:crypto";
import { mkdirSync } from "node:fs";
import { type FileHandle, open, readdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";

/** `not_taken`: a server said no, or the last byte was never given away. `confirmed` is of an appeal. */
export const journalEvents = ["dot", "accepted", "failed", "unknown", "not_taken", "confirmed"] as const;
export type JournalEvent = (typeof journalEvents)[number];

export interface JournalEntry {
  readonly event: JournalEvent;
  /** Of the message; of the appeal where it was confirmed. */
  readonly id: string;
  /** The Message-ID header; empty for an appeal. */
  readonly messageId: string;
}

export interface JournalLine {
  readonly seq: number;
  /** The history of the database it was written under. */
  readonly epoch: string;
  readonly event: JournalEvent;
  readonly idHash: string;
}

export interface Journal {
  readonly name: string;
  readonly epoch: string;
  /** Numbers for that many lines; answers the last. The database must know it before the lines are written. */
  reserve(lines: number): number;
  /** Resolves when the lines are on the disk. What waits together is written together. */
  append(entries: readonly (JournalEntry & { seq: number })[]): Promise<void>;
  close(): Promise<void>;
}

const extension = ".journal";

/** The file is there from the beginning, so that a missing one says something; if nothing was written it goes again. */
export async function openJournal(of: {
  folder: string;
  name: string;
  epoch: string;
  secret: string;
}): Promise<Journal> {
  const { folder, name, epoch, secret } = of;
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  let last = 0;
  let isEmpty = true;
  const handle = await createFile(folder, name);
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
      if (isEmpty) await rm(join(folder, name + extension), { force: true });
    },
  };
}

/** How a message or an appeal is named in the journal. */
export function journalHash(secret: string, id: string): string {
  return createHmac("sha256", secret).update(`journal/${id}`).digest("hex").slice(0, 32);
}

export interface JournalHead {
  readonly name: string;
  readonly seq: number;
}

/** What each file holds; half a line at an end or anything else that is none is passed over. */
export async function readJournals(folder: string): Promise<(JournalHead & { lines: JournalLine[] })[]> {
  const names = (await readdir(folder).catch(() => [])).filter((name) => name.endsWith(extension)).sort();
  return Promise.all(
    names.map(async (name) => {
      const lines = parse(await readFile(join(folder, name), "latin1"));
      const seq = lines.reduce((most, line) => Math.max(most, line.seq), 0);
      return { name: name.slice(0, -extension.length), seq, lines };
    }),
  );
}

/** How many lines a process may have noted in the database and not yet written when it died. */
const mostUnwritten = 200;

/**
 * Of a process that is gone: says of which messages the last byte surely was never given away, though the database had let
 * them pass the barrier. The line comes before the last byte, so one that is missing proves it. Null: nothing is proved,
 * for there is no such file here, or one that is older than what the database knows.
 */
export async function readProof(
  of: { folder: string; name: string; secret: string },
  acknowledged: number,
): Promise<((id: string) => boolean) | null> {
  const text = await readFile(join(of.folder, of.name + extension), "latin1").catch(() => null);
  if (text === null) return null;
  const lines = parse(text);
  const seq = lines.reduce((most, line) => Math.max(most, line.seq), 0);
  if (acknowledged - seq > mostUnwritten) return null;
  const last = new Map(lines.map(({ idHash, event }) => [idHash, event]));
  // Any end but a no is a sign of a damaged database: it is behind its own journal.
  return (id) => [undefined, "not_taken"].includes(last.get(journalHash(of.secret, id)));
}

function lineOf({ seq, event, id, messageId }: JournalEntry & { seq: number }, epoch: string, secret: string): string {
  const second = messageId === "" ? "-" : journalHash(secret, messageId);
  return [seq, epoch, event, journalHash(secret, id), second].join(" ");
}

const shape = /^(\d{1,15}) ([0-9a-f]{32}) ([a-z_]+) ([0-9a-f]{32}) (?:[0-9a-f]{32}|-)$/;

function parse(text: string): JournalLine[] {
  // The last piece is empty, or a line that was never finished.
  return text
    .split("\n")
    .slice(0, -1)
    .flatMap((line) => {
      const [, seq = "", epoch = "", event = "", idHash = ""] = shape.exec(line) ?? [];
      const known = journalEvents.find((each) => each === event);
      return known ? [{ seq: Number(seq), epoch, event: known, idHash }] : [];
    });
}

/** The folder, too, must know the file for good. */
async function createFile(folder: string, name: string): Promise<FileHandle> {
  const handle = await open(join(folder, name + extension), "a", 0o600);
  const place = await open(folder, "r");
  await place.sync().finally(() => place.close());
  return handle;
}
