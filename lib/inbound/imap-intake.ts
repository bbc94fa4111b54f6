// Fetches mail from a mailbox that collects everything sent to our domain (IMAP4rev1, RFC 3501). A mail leaves the mailbox
// when what it meant is committed; one that belongs to nobody is marked as read and left to the mailbox's owner. One that
// cannot be taken in stays unread, and keeps no other waiting.
import { ImapFlow } from "imapflow";
import { isLoopback } from "@/lib/config";
import { logFault } from "@/lib/log";
import { type InboundWorld, isOurs, takeMail } from "./intake";
import { receivedBytesMax } from "./received";

/** How many are done with in one go? The rest has its turn a little later. */
const atOnce = 200;
/** So many faults in a row are not the mails' own: the next turn tries again. */
const faultsInARow = 20;

/** Answers how many mails were ours. Throws when the mailbox cannot be reached: the next turn tries again. */
export async function fetchMail(of: InboundWorld, url: string): Promise<number> {
  const client = clientFor(url);
  // An error after the connection ended is told by the call that fails.
  client.on("error", () => undefined);
  await client.connect();
  try {
    const lock = await client.getMailboxLock(decodeURIComponent(new URL(url).pathname.slice(1)) || "INBOX");
    try {
      return await takeUnread(of, client);
    } finally {
      lock.release();
    }
  } finally {
    await client.logout().catch(() => client.close());
  }
}

function clientFor(url: string): ImapFlow {
  const { protocol, hostname, port, username, password } = new URL(url);
  const secure = protocol === "imaps:";
  const host = hostname.replace(/^\[|\]$/g, "");
  return new ImapFlow({
    host,
    port: Number(port) || (secure ? 993 : 143),
    secure,
    // A server, or somebody in between, that offers no TLS does not get the password.
    ...(secure || isLoopback(host) ? {} : { doSTARTTLS: true }),
    auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) },
    logger: false,
    socketTimeout: 60_000,
    greetingTimeout: 15_000,
  });
}

async function takeUnread(of: InboundWorld, client: ImapFlow): Promise<number> {
  const unread = (await client.search({ seen: false }, { uid: true })) || [];
  let [taken, read, faults] = [0, 0, 0];
  for (const uid of unread) {
    if (read === atOnce) break;
    try {
      const end = await takeOne(of, client, String(uid));
      if (end === "taken") taken += 1;
      if (end !== "left") read += 1;
      faults = 0;
    } catch (fault) {
      faults += 1;
      if (!client.usable || faults === faultsInARow) throw fault;
      logFault("mail_not_received", "inbound", fault);
    }
  }
  return taken;
}

/** `left`: it is not time for it yet, and it stays unread. */
async function takeOne(of: InboundWorld, client: ImapFlow, uid: string): Promise<"taken" | "not_ours" | "left"> {
  const mail = await client.fetchOne(uid, { source: { maxLength: receivedBytesMax } }, { uid: true });
  const source = mail ? mail.source : undefined;
  if (!source) return "left";
  const to = addressedTo(source).filter((address) => isOurs(of, address));
  if (to.length === 0) {
    await client.messageFlagsAdd(uid, ["\\Seen"], { uid: true });
    return "not_ours";
  }
  if (!(await takeMail(of, to, source))) return "left";
  await client.messageDelete(uid, { uid: true });
  return "taken";
}

const headerNames = /^(?:delivered-to|x-original-to|envelope-to|x-envelope-to|apparently-to|to|cc)\s*:(.*)$/gim;

/** The envelope is lost in a mailbox; what it was stands in one of these headers, as the mail server writes it. */
export function addressedTo(source: Uint8Array): string[] {
  const text = Buffer.from(source.subarray(0, 64 * 1024)).toString("latin1");
  const headers = (text.split(/\r?\n\r?\n/)[0] ?? "").replace(/\r?\n[ \t]+/g, " ");
  const found = [...headers.matchAll(headerNames)].flatMap(
    ([, value = ""]) => value.match(/[^\s<>,;:"()]+@[^\s<>,;:"()]+/g) ?? [],
  );
  return [...new Set(found.map((address) => address.toLowerCase()))];
}
