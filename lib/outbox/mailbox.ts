// The local mailbox: where mail goes while no mail server is set. One file per message in the data folder, readable at
// /{locale}/mailbox. Written whole or not at all; a repeat overwrites itself.
import { mkdir, open, readdir, readFile, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import PostalMime from "postal-mime";
import { asId, type MessageId } from "@/lib/ids";
import type { Mailer } from "./deliver";

export interface MailboxItem {
  readonly id: MessageId;
  readonly at: Date;
  readonly from: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

/** How many of the newest messages does the list show? */
const listed = 200;

export function localMailbox(dataFolder: string): Mailer {
  const folder = folderIn(dataFolder);
  return {
    async handOver({ id, mime }, barrier) {
      const waiting = join(folder, `.${id}.tmp`);
      let isThere = false;
      try {
        await mkdir(folder, { recursive: true, mode: 0o700 });
        await writeDurably(waiting, mime);
        if (!(await barrier())) {
          await rm(waiting);
          return { end: "fenced" };
        }
        await rename(waiting, join(folder, `${id}.eml`));
        isThere = true;
        await syncFolder(folder);
        return { end: "accepted", code: 250, text: "250 kept", relayId: null };
      } catch (fault) {
        // A disk is as fallible as a mail server, and tried again like one.
        if (!isThere) await rm(waiting, { force: true }).catch(() => undefined);
        const { code = "not_kept" } = fault as { code?: string };
        return { end: "cut", lastByteSent: isThere, cause: code.toLowerCase() };
      }
    },
    async rest() {},
  };
}

/** The newest messages first; empty while there is no mailbox. */
export async function listMailbox(dataFolder: string): Promise<MailboxItem[]> {
  const names = await readdir(folderIn(dataFolder)).catch(() => []);
  const ids = names.flatMap((name) => (name.endsWith(".eml") ? (asId<MessageId>(name.slice(0, -4)) ?? []) : []));
  // Ids sort by the time they were made.
  const newest = ids.sort().reverse().slice(0, listed);
  const items = await Promise.all(newest.map((id) => readMailboxItem(dataFolder, id)));
  return items.filter((item) => item !== null);
}

/** Null for an id that is none, and for a message that is not there. */
export async function readMailboxItem(dataFolder: string, id: string): Promise<MailboxItem | null> {
  const known = asId<MessageId>(id);
  if (known === null) return null;
  const bytes = await readFile(join(folderIn(dataFolder), `${known}.eml`)).catch(() => null);
  if (bytes === null) return null;
  const mail = await PostalMime.parse(bytes);
  return {
    id: known,
    at: new Date(mail.date ?? 0),
    from: written(mail.from),
    to: (mail.to ?? []).map(written).join(", "),
    subject: mail.subject ?? "",
    text: (mail.text ?? "").trimEnd(),
  };
}

function folderIn(dataFolder: string): string {
  return join(dataFolder, "mailbox");
}

function written(mailbox: { name?: string; address?: string | undefined } | undefined): string {
  const { name = "", address = "" } = mailbox ?? {};
  return name === "" ? address : `${name} <${address}>`;
}

async function writeDurably(file: string, bytes: Buffer): Promise<void> {
  const handle = await open(file, "w", 0o600);
  try {
    await handle.writeFile(bytes);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
