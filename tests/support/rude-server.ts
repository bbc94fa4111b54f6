// A mail server for tests that says what it is told to, byte for byte and as slowly as it is told to; and somebody in the
// middle, between us and a mail server, who hears all and changes what he likes.
import { connect, createServer, type Server, type Socket } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";

export type Moment = "greeting" | "EHLO" | "MAIL" | "RCPT" | "DATA" | "dot";

const polite: Record<Moment, string> = {
  greeting: "220 rude ESMTP\r\n",
  EHLO: "250 rude\r\n",
  MAIL: "250 ok\r\n",
  RCPT: "250 ok\r\n",
  DATA: "354 go on\r\n",
  dot: "250 2.0.0 queued as R1\r\n",
};

export interface RudeServer {
  readonly port: number;
  readonly url: string;
  /** How many bytes it got rid of, over all connections. */
  readonly said: number;
  /** How often the whole message came, its dot included. */
  readonly ended: number;
  close(): Promise<void>;
}

/** `says` replaces its polite words; `drip`: one byte each so many milliseconds, at these moments; `deaf`: never reads a message. */
export async function startRudeServer({
  says = {},
  drip = {},
  deaf = false,
}: {
  says?: Partial<Record<Moment, string>>;
  drip?: Partial<Record<Moment, number>>;
  deaf?: boolean;
}): Promise<RudeServer> {
  let said = 0;
  let ended = 0;
  const say = async (socket: Socket, moment: Moment) => {
    const bytes = Buffer.from(says[moment] ?? polite[moment], "latin1");
    const step = drip[moment] === undefined ? 64 * 1024 : 1;
    for (let at = 0; at < bytes.length && !socket.destroyed; at += step) {
      const part = bytes.subarray(at, at + step);
      if (!socket.write(part)) await new Promise((resolve) => socket.once("drain", resolve).once("close", resolve));
      said += part.length;
      if (drip[moment] !== undefined) await sleep(drip[moment]);
    }
  };
  const server = createServer((socket) => {
    let heard = "";
    let inMessage = false;
    void say(socket, "greeting");
    socket.on("data", (bytes) => {
      heard += bytes.toString("latin1");
      for (let end = heard.indexOf(inMessage ? "\r\n.\r\n" : "\r\n"); end >= 0; ) {
        const moment = inMessage ? "dot" : momentOf(heard);
        heard = heard.slice(end + (inMessage ? 5 : 2));
        if (moment === "dot") ended += 1;
        inMessage = moment === "DATA";
        if (inMessage && deaf) socket.pause();
        void say(socket, moment);
        end = heard.indexOf(inMessage ? "\r\n.\r\n" : "\r\n");
      }
    });
  });
  const { port, close } = await listen(server);
  return {
    ...{ port, url: `smtp://127.0.0.1:${port}`, close },
    get said() {
      return said;
    },
    get ended() {
      return ended;
    },
  };
}

function momentOf(line: string): Moment {
  const word = line.slice(0, 4).toUpperCase();
  return word === "EHLO" || word === "RCPT" || word === "DATA" ? word : "MAIL";
}

export interface Meddler {
  readonly port: number;
  /** What he heard from us, and could read. */
  readonly overheard: () => string;
  close(): Promise<void>;
}

/** In front of the server at `port`; he changes what the client and the server say. */
export async function startMeddler(
  port: number,
  {
    client = (said) => said,
    server = (said) => said,
  }: { client?: (said: string) => string; server?: (said: string) => string },
): Promise<Meddler> {
  let overheard = "";
  const between = createServer((near) => {
    const far = connect(port, "127.0.0.1");
    near.on("data", (bytes) => {
      overheard += bytes.toString("latin1");
      far.write(Buffer.from(client(bytes.toString("latin1")), "latin1"));
    });
    far.on("data", (bytes) => near.write(Buffer.from(server(bytes.toString("latin1")), "latin1")));
    near.on("close", () => far.destroy());
    far.on("error", () => undefined).on("close", () => near.destroy());
  });
  return { ...(await listen(between)), overheard: () => overheard };
}

async function listen(server: Server): Promise<{ port: number; close: () => Promise<void> }> {
  const sockets = new Set<Socket>();
  server.on("connection", (socket) => {
    sockets.add(socket);
    socket.on("error", () => undefined).on("close", () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    port: (server.address() as { port: number }).port,
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => resolve());
      }),
  };
}
