// A mailbox for tests that speaks as much of IMAP4rev1 (RFC 3501, with UID EXPUNGE of RFC 4315) as fetching mail needs.
// It notes what it heard and can cut the line or refuse at any command.
import { createServer, type Socket } from "node:net";

export interface KeptMail {
  readonly uid: number;
  readonly bytes: Buffer;
  readonly flags: Set<string>;
}

/** What comes of a command before it is carried out: nothing special, no answer and no line any more, or a no. */
export type Whim = "cut" | "refuse" | undefined;

export interface MailboxServer {
  readonly port: number;
  readonly url: string;
  /** What lies in it now. */
  readonly mails: KeptMail[];
  readonly heard: string[];
  put(bytes: Uint8Array): number;
  /** Set anew at any time. */
  before: (command: string) => Promise<Whim> | Whim;
  close(): Promise<void>;
}

export const mailboxPassword = "open sesame";

export async function startMailbox(mails: readonly Uint8Array[] = []): Promise<MailboxServer> {
  let nextUid = 1;
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on("error", () => undefined).on("close", () => sockets.delete(socket));
    socket.write("* OK a mailbox\r\n");
    let heard = "";
    let turn = Promise.resolve();
    socket.on("data", (bytes) => {
      heard += bytes.toString("latin1");
      for (let end = heard.indexOf("\r\n"); end >= 0; end = heard.indexOf("\r\n")) {
        const line = heard.slice(0, end);
        heard = heard.slice(end + 2);
        turn = turn.then(() => answer(socket, mailbox, line));
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as { port: number };
  const mailbox: MailboxServer = {
    port,
    url: `imap://catchall:${encodeURIComponent(mailboxPassword)}@127.0.0.1:${port}/INBOX`,
    mails: [],
    heard: [],
    put(bytes) {
      mailbox.mails.push({ uid: nextUid, bytes: Buffer.from(bytes), flags: new Set() });
      nextUid += 1;
      return nextUid - 1;
    },
    before: () => undefined,
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => resolve());
      }),
  };
  for (const bytes of mails) mailbox.put(bytes);
  return mailbox;
}

async function answer(socket: Socket, mailbox: MailboxServer, line: string): Promise<void> {
  const [tag = "*", ...words] = line.split(" ");
  const command = words.join(" ");
  mailbox.heard.push(command);
  const whim = await mailbox.before(command);
  if (whim === "cut") {
    socket.destroy();
    return;
  }
  const found = whim === "refuse" ? null : obey(mailbox, command);
  if (found === null) socket.write(`${tag} NO not now\r\n`);
  else {
    for (const part of found) socket.write(part);
    socket.write(`${tag} OK done\r\n`);
    if (/^LOGOUT/i.test(command)) socket.end();
  }
}

/** The lines before the last one; null for a no. */
function obey(mailbox: MailboxServer, command: string): (string | Buffer)[] | null {
  const { mails } = mailbox;
  const [, verb = "", rest = ""] = /^((?:UID )?[A-Z]+) ?(.*)$/is.exec(command) ?? [];
  const uid = Number(/^\d+/.exec(rest)?.[0]);
  const at = mails.findIndex((mail) => mail.uid === uid);
  switch (verb.toUpperCase()) {
    case "CAPABILITY":
      return ["* CAPABILITY IMAP4rev1 UIDPLUS\r\n"];
    case "LOGIN":
      return rest === `"catchall" "${mailboxPassword}"` || rest === `catchall "${mailboxPassword}"` ? [] : null;
    case "LIST":
      return ['* LIST (\\HasNoChildren) "/" INBOX\r\n'];
    case "SELECT":
      return [
        ...["* FLAGS (\\Seen \\Deleted)\r\n", "* OK [PERMANENTFLAGS (\\Seen \\Deleted)] ok\r\n"],
        ...[`* ${mails.length} EXISTS\r\n`, "* 0 RECENT\r\n", "* OK [UIDVALIDITY 7] ok\r\n"],
        `* OK [UIDNEXT ${(mails.at(-1)?.uid ?? 0) + 1}] ok\r\n`,
      ];
    case "UID SEARCH": {
      const unread = mails.filter(({ flags }) => !flags.has("\\Seen"));
      return [`* SEARCH ${unread.map((mail) => mail.uid).join(" ")}\r\n`];
    }
    case "UID FETCH":
      return at < 0 ? [] : fetched(mails[at]!, at, rest);
    case "UID STORE": {
      for (const flag of rest.match(/\\\w+/g) ?? []) mails[at]?.flags.add(flag);
      return [];
    }
    case "UID EXPUNGE":
      if (at < 0 || !mails[at]!.flags.has("\\Deleted")) return [];
      mails.splice(at, 1);
      return [`* ${at + 1} EXPUNGE\r\n`];
    case "NOOP":
    case "CLOSE":
      return [];
    case "LOGOUT":
      return ["* BYE until next time\r\n"];
    default:
      return null;
  }
}

function fetched({ uid, bytes, flags }: KeptMail, at: number, asked: string): (string | Buffer)[] {
  const most = Number(/BODY\.PEEK\[\]<0\.(\d+)>/.exec(asked)?.[1] ?? bytes.length);
  const part = bytes.subarray(0, most);
  const start = `* ${at + 1} FETCH (UID ${uid} FLAGS (${[...flags].join(" ")}) BODY[]<0> {${part.length}}\r\n`;
  return [start, part, ")\r\n"];
}
