// A mailbox for tests, as a server that speaks as much IMAP4rev1 as a client needs that reads, marks and deletes.
import { once } from "node:events";
import { createServer, type Socket } from "node:net";
import { createInterface } from "node:readline";

interface Kept {
  readonly uid: number;
  readonly bytes: Buffer;
  readonly flags: Set<string>;
}

export interface ImapMailbox {
  readonly url: string;
  /** Puts a mail in, unread; answers its UID. */
  put(bytes: Buffer): number;
  /** UIDs of what is there, and of those that are marked as read. */
  all(): number[];
  read(): number[];
  close(): Promise<void>;
}

export async function startImapMailbox(): Promise<ImapMailbox> {
  let mails: Kept[] = [];
  let next = 1;
  const sockets = new Set<Socket>();
  const find = (uid: string | undefined) => mails.find((mail) => mail.uid === Number(uid));
  const answer = (command: string): (string | Buffer)[] => {
    const [, verb = "", uid, rest = ""] = /^((?:UID )?\w+)(?: (\d+))?(.*)$/i.exec(command) ?? [];
    const mail = find(uid);
    switch (verb.toUpperCase()) {
      case "CAPABILITY":
        return ["* CAPABILITY IMAP4rev1 UIDPLUS\r\n"];
      case "LIST":
        return [`* LIST () "/" "INBOX"\r\n`];
      case "SELECT":
        return [`* ${mails.length} EXISTS\r\n* FLAGS (\\Seen \\Deleted)\r\n* OK [UIDVALIDITY 1] ok\r\n`];
      case "UID SEARCH":
        return [`* SEARCH ${mails.flatMap((one) => (one.flags.has("\\Seen") ? [] : one.uid)).join(" ")}\r\n`];
      case "UID FETCH": {
        if (!mail) return [];
        const head = `* ${mails.indexOf(mail) + 1} FETCH (UID ${mail.uid} BODY[]<0> {${mail.bytes.length}}\r\n`;
        return [head, mail.bytes, ")\r\n"];
      }
      case "UID STORE":
        for (const flag of rest.match(/\\\w+/g) ?? []) mail?.flags.add(flag);
        return [];
      case "UID EXPUNGE":
        mails = mails.filter(({ flags }) => !flags.has("\\Deleted"));
        return [];
      default:
        return verb.toUpperCase() === "LOGOUT" ? ["* BYE\r\n"] : [];
    }
  };
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on("error", () => undefined).on("close", () => sockets.delete(socket));
    socket.write("* OK [CAPABILITY IMAP4rev1 UIDPLUS] here\r\n");
    createInterface({ input: socket }).on("line", (line) => {
      const [tag = "", ...words] = line.split(" ");
      for (const piece of answer(words.join(" "))) socket.write(piece);
      socket.write(`${tag} OK done\r\n`);
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as { port: number };
  return {
    url: `imap://postbag:secret@127.0.0.1:${port}/INBOX`,
    put(bytes) {
      mails.push({ uid: next, bytes, flags: new Set() });
      return next++;
    },
    all: () => mails.map(({ uid }) => uid),
    read: () => mails.flatMap(({ uid, flags }) => (flags.has("\\Seen") ? uid : [])),
    async close() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
